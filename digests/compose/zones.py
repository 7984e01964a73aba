"""Which zone a story's bare days are meant in: the venue's, else the publisher's, else UTC."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digests.model import Story, Venue
from digests.places.cities import city, zone_of
from digests.places.names import is_code


def zone_named(name: str | None) -> ZoneInfo | None:
    """The IANA zone called `name`; None when there is none."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def venue_zone(story: Story) -> ZoneInfo | None:
    """The zone of the city, else of the capital of the country where it happens; a visit happens at its host's."""
    found = _of_venue(story.venue)
    if found or story.venue or story.kind != "visit":
        return found
    hosts = [person.country for person in story.participants if person.capacity == "host" and person.country]
    return _of_country(hosts[0]) if len(set(hosts)) == 1 else None


def day_zone(story: Story) -> ZoneInfo:
    """The zone in which the story's bare days begin and end."""
    publisher = next((zone for report in reversed(story.reports) if (zone := zone_named(report.zone))), None)
    return venue_zone(story) or publisher or ZoneInfo("UTC")


def _of_venue(venue: Venue | None) -> ZoneInfo | None:
    if venue is None:
        return None
    known = city(venue.city) if venue.city else None
    if known and venue.country in (None, known.country):
        return zone_named(known.zone)
    return _of_country(venue.country) if venue.country else None


def _of_country(code: str) -> ZoneInfo | None:
    return zone_named(zone_of(code)) if is_code(code) else None
