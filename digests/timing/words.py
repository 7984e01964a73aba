"""The words of dates: months, weekdays, small numbers, zone abbreviations."""

from digests.text.dating import MONTHS as MONTHS

_DAY_NAMES = (
    "monday mon",
    "tuesday tues tue",
    "wednesday wed",
    "thursday thurs thur thu",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
WEEKDAYS = {
    name: number
    for number, names in enumerate(_DAY_NAMES)
    for name in names.split()
    if len(name) > 4 or name in {"mon", "tue", "wed", "thu", "fri"}
}
"""English weekdays, lower case, to 0 (Monday) – 6; "sat" and "sun" are words and left out."""

_COUNTS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NUMBERS = {word: n for n, word in enumerate(_COUNTS.split(), start=1)}
"""Number words of durations."""

ZONES = {
    "GMT": "Etc/UTC", "UTC": "Etc/UTC", "EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "BST": "Europe/London", "CET": "Europe/Paris",
    "CEST": "Europe/Paris", "MSK": "Europe/Moscow", "MOSCOW TIME": "Europe/Moscow", "KST": "Asia/Seoul",
    "KOREAN TIME": "Asia/Seoul", "KOREA TIME": "Asia/Seoul", "JST": "Asia/Tokyo", "IST": "Asia/Kolkata",
    "PKT": "Asia/Karachi", "PST PAKISTAN": "Asia/Karachi", "BEIJING TIME": "Asia/Shanghai", "HKT": "Asia/Hong_Kong",
    "SGT": "Asia/Singapore", "ICT": "Asia/Bangkok", "WIB": "Asia/Jakarta", "EAT": "Africa/Nairobi",
    "WAT": "Africa/Lagos", "CAT": "Africa/Harare", "SAST": "Africa/Johannesburg", "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland", "TRT": "Europe/Istanbul",
    "LOCAL TIME": "",
}  # fmt: skip
"""Zone abbreviations as agencies use them, to IANA names; "local time" is the venue's."""
