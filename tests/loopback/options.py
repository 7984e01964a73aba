"""What a person may type: a registered command with its options, as Discord's own client would let it through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.command_limits import GROUP, STRING, SUBCOMMAND
from tests.loopback.model import Channel, Member, Role, User
from tests.loopback.payloads import channel_json, member_json, role_json, user_json
from tests.loopback.world import World

_USER, _CHANNEL, _ROLE = 6, 7, 8
Given = Mapping[str, Any]


class Unavailable(AssertionError):
    """Discord's client would not let a person do that."""


@dataclass(slots=True)
class Typed:
    """A command being typed: the `data` of its interaction."""

    world: World
    command: dict[str, Any]
    resolved: dict[str, dict[str, Any]] = field(default_factory=dict)

    def data(self, words: list[str], given: Given, focused: str | None = None) -> dict[str, Any]:
        """The interaction's data. Raises Unavailable for what cannot be typed."""
        options = self._options(self.command, words, given, focused)
        data = {"id": self.command["id"], "name": self.command["name"], "type": 1, "options": options}
        data |= {"guild_id": self.command["guild_id"]} if "guild_id" in self.command else {}
        return data | ({"resolved": self.resolved} if self.resolved else {})

    def _options(
        self, holder: dict[str, Any], words: list[str], given: Given, focused: str | None
    ) -> list[dict[str, Any]]:
        known = {option["name"]: option for option in holder["options"] or []} if "options" in holder else {}
        if words:
            inner = known.get(words[0])
            if inner is None or inner["type"] not in (SUBCOMMAND, GROUP):
                raise Unavailable(f"/{self.command['name']} has no subcommand {words[0]}.")
            inside = self._options(inner, words[1:], given, focused)
            return [{"name": words[0], "type": inner["type"], "options": inside}]
        unknown = set(given) - set(known)
        if unknown:
            raise Unavailable(f"/{self.command['name']} has no option {', '.join(sorted(unknown))}.")
        missing = [name for name, option in known.items() if option.get("required") and name not in given]
        if missing and focused is None:
            raise Unavailable(f"/{self.command['name']} wants {', '.join(missing)}.")
        return [self._option(known[name], value, focused) for name, value in given.items()]

    def _option(self, option: dict[str, Any], value: Any, focused: str | None) -> dict[str, Any]:
        sent = {"name": option["name"], "type": option["type"], "value": self._value(option, value)}
        if focused == option["name"]:
            if not option.get("autocomplete"):
                raise Unavailable(f"{option['name']} has no autocomplete.")
            return sent | {"focused": True}
        choices = [choice["value"] for choice in option.get("choices") or []]
        if choices and value not in choices:
            raise Unavailable(f"{value!r} is no choice for {option['name']}: {choices}.")
        if option["type"] == STRING and len(value) > option.get("max_length", 6000):
            raise Unavailable(f"{option['name']} takes at most {option.get('max_length', 6000)} characters.")
        return sent

    def _value(self, option: dict[str, Any], value: Any) -> Any:
        kind = option["type"]
        if kind == _CHANNEL and isinstance(value, Channel):
            kinds = option.get("channel_types")
            if kinds and value.kind not in kinds:
                raise Unavailable(f"#{value.name} is of a kind that {option['name']} does not take.")
            guild = self.world.guild_of(value)
            permissions = 0 if guild is None else self.world.permissions(guild, self.world.bot, value)
            shown = channel_json(self.world, value) | {"permissions": str(int(permissions))}
            self.resolved.setdefault("channels", {})[value.id] = shown
            return value.id
        if kind == _ROLE and isinstance(value, Role):
            self.resolved.setdefault("roles", {})[value.id] = role_json(value)
            return value.id
        if kind == _USER and isinstance(value, Member | User):
            user = value.user if isinstance(value, Member) else value
            self.resolved.setdefault("users", {})[user.id] = user_json(user)
            if isinstance(value, Member):
                shown = {key: one for key, one in member_json(value).items() if key != "user"}
                self.resolved.setdefault("members", {})[user.id] = shown | {"permissions": "0"}
            return user.id
        expected: tuple[type, ...] = {3: (str,), 4: (int,), 5: (bool,), 10: (int, float)}.get(kind, ())
        if not isinstance(value, expected) or (isinstance(value, bool) and kind != 5):
            raise Unavailable(f"{value!r} cannot be typed for {option['name']}.")
        return value
