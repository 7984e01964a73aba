"""What a channel's schedule is to be: what a member asks for, and for the rest what it was before."""

from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

import discord

from bot.front.refusals import Plain
from bot.front.rights import Postable
from bot.front.schedules import has_followers
from digests.compose.zones import zone_named
from digests.errors import AmbiguousPlace, InputError, UnknownPlace
from digests.places.resolve import resolve
from digests.publish.recurrence import Days, Recurrence
from digests.render.messages.harmless import harmless
from digests.storage.records import Schedule

MOST_COUNTRIES = 10
_SENTENCES = 3
"""On names that are not understood, in one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for. None: as before, and for a new schedule as usual."""

    at: time
    days: Days | None = None
    zone: ZoneInfo | None = None
    countries: tuple[str, ...] | None = None
    """Codes; empty: all."""
    role: discord.Role | None = None
    no_role: bool = False
    crosspost: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is kept of a schedule, but for whose it is."""

    rule: str
    zone: str
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    role_id: str | None
    crosspost: bool


def terms(wish: Wish, before: Schedule | None, place: Postable, *, usual_zone: str) -> Terms:
    """The wish, and what the channel's schedule was where it says nothing.

    What cannot be kept is not: a rule or a zone that is not understood, a role that was deleted, followers that a
    channel no longer has.
    """
    countries = wish.countries if wish.countries is not None else before.countries if before else ()
    published = wish.crosspost if wish.crosspost is not None else before is not None and before.crosspost
    return Terms(
        rule=str(Recurrence(wish.days or _days_of(before), wish.at)),
        zone=(wish.zone or (zone_named(before.zone) if before else None) or ZoneInfo(usual_zone)).key,
        countries=countries,
        topics=before.topics if before else (),
        role_id=_role_id(wish, before, place.guild),
        crosspost=published and has_followers(place),
    )


def countries_named(typed: str) -> tuple[str, ...]:
    """The codes of names with commas between; of “all” none. Raises Plain with what is not understood."""
    names = list(dict.fromkeys(name for part in typed.split(",") if (name := part.strip())))
    if [name.casefold() for name in names] == ["all"]:
        return ()
    if not names:
        raise Plain("Name a country, or several with commas between, or `all`.")
    if len(names) > MOST_COUNTRIES:
        raise Plain(f"These are {len(names)} countries: name at most {MOST_COUNTRIES}, or `all`.")
    codes: list[str] = []
    wrong: list[str] = []
    for name in names:
        try:
            codes.append(resolve(name))
        except (AmbiguousPlace, UnknownPlace) as error:
            wrong.append(harmless(str(error)))
    if wrong:
        raise Plain("\n".join(wrong[:_SENTENCES]))
    return tuple(dict.fromkeys(codes))


def _days_of(before: Schedule | None) -> Days:
    try:
        return Recurrence.parse(before.rule).days if before else "daily"
    except InputError:
        return "daily"


def _role_id(wish: Wish, before: Schedule | None, guild: discord.Guild) -> str | None:
    if wish.role is not None:
        return str(wish.role.id)
    if wish.no_role or before is None or before.role_id is None:
        return None
    return before.role_id if guild.get_role(int(before.role_id)) is not None else None
