"""The day on which something was published, from a moment that may stand for no more than a day."""

from datetime import UTC, date, datetime, time, tzinfo


def publication_day(moment: datetime, zone: tzinfo) -> tuple[date, bool]:
    """The day of publication where the publisher is, and whether no more than a day was given.

    Midnight, in the publisher's zone or in UTC, stands for a bare day: feeds write “Mon, 27 Jun 2016 00:00:00 GMT” for
    it, and mean that day wherever the publisher is.
    """
    utc = moment.astimezone(UTC)
    local = utc.astimezone(zone)
    if utc.time() == time() and local.time() != time():
        return utc.date(), True
    return local.date(), local.time() == time()
