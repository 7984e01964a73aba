"""The rules that a value must keep, as annotations that pydantic understands and that load nothing by themselves."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class _Rule:
    """Called with a value of the right type; raises ValueError with what is wrong, as the end of a sentence."""

    def __call__(self, value: Any) -> Any:
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema  # only while a configuration is being checked

        return core_schema.no_info_after_validator_function(self, handler(source))


@dataclass(frozen=True)
class Within(_Rule):
    """A number between two bounds, both allowed."""

    low: float
    high: float

    def __call__(self, value: float) -> float:
        """Raises ValueError beyond the bounds."""
        if not self.low <= value <= self.high:
            raise ValueError(f"{value:g} is not between {self.low:g} and {self.high:g}")
        return value


class Zone(_Rule):
    """The name of an IANA time zone."""

    def __call__(self, value: str) -> str:
        """Raises ValueError, with the nearest names, when there is no such zone."""
        from zoneinfo import ZoneInfo, available_timezones

        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:  # OSError: a folder of zones, such as "Europe"
            names = sorted(available_timezones())
            raise ValueError(f"there is no time zone “{value}”{nearest(value, names)}") from error
        return value


class Code(_Rule):
    """A country's or organisation's code."""

    def __call__(self, value: str) -> str:
        """Raises ValueError for what is no code; gives it back in capitals."""
        from digests.places.names import is_code

        code = value.strip().upper()
        if not is_code(code):
            raise ValueError(f"“{value}” is no country code such as FR, KR or EU")
        return code


class Url(_Rule):
    """A web address."""

    def __call__(self, value: str) -> str:
        """Raises ValueError for what is not http or https with a host; never repeats it, for it may hold a secret."""
        try:
            parts = urlsplit(value.strip())
            if parts.scheme in {"http", "https"} and parts.hostname:
                return value.strip()
        except ValueError:  # a broken IPv6 host
            pass
        raise ValueError("this is not a web address that starts with http:// or https://")


def nearest(wrong: str, right: list[str]) -> str:
    """“; did you mean …?” with the one name most like `wrong`, or nothing when none is like it."""
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in right}
    found = get_close_matches(wrong.casefold(), by_folded, n=1, cutoff=0.6)
    return f"; did you mean {by_folded[found[0]]}?" if found else ""
