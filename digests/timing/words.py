"""The words of dates: months, weekdays, small numbers, time zones."""

import re

from digests.text.dating import MONTHS as MONTHS

SHORT_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
"""Abbreviated months, lower case; several are also given names."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
"""English weekdays, lower case, to 0 (Monday) – 6."""

DAYS = tuple(name for name in WEEKDAYS if name.endswith("day"))
"""The weekdays' full names; abbreviations are words or names as well ("Sat", "Mon") and need a date beside them."""

NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ),
        start=1,
    )
}
"""Number words of durations."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The seasons to the month in which each begins."""

ZONES = {
    "GMT": "Etc/UTC",
    "UTC": "Etc/UTC",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "ET": "America/New_York",
    "CDT": "America/Chicago",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "BRT": "America/Sao_Paulo",
    "BST": "Europe/London",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "EET": "Europe/Athens",
    "EEST": "Europe/Athens",
    "MSK": "Europe/Moscow",
    "TRT": "Europe/Istanbul",
    "EAT": "Africa/Nairobi",
    "WAT": "Africa/Lagos",
    "CAT": "Africa/Harare",
    "SAST": "Africa/Johannesburg",
    "GST": "Asia/Dubai",
    "PKT": "Asia/Karachi",
    "IST": "Asia/Kolkata",
    "NPT": "Asia/Kathmandu",
    "ICT": "Asia/Bangkok",
    "WIB": "Asia/Jakarta",
    "PHT": "Asia/Manila",
    "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong",
    "KST": "Asia/Seoul",
    "JST": "Asia/Tokyo",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
    "KOREA TIME": "Asia/Seoul",
    "KOREAN TIME": "Asia/Seoul",
    "LOCAL TIME": "",
}
"""Zone abbreviations as agencies use them, upper case, to IANA names; "local time" is the venue's."""


def any_of(words: "dict[str, int] | dict[str, str] | frozenset[str] | tuple[str, ...]") -> str:
    """The words as one regular expression's alternatives, longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
