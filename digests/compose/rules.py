"""The numbers of a digest, each in one place."""

from datetime import timedelta

PRINTED_FROM = 0.5
"""Confidence below which a story is not in a digest, since it is as likely wrong as right (docs/quality.md).

Look-ups show it, marked.
"""

DEFAULT_LENGTH = timedelta(days=14)
"""How far a digest looks back when no earlier run says where it begins."""

AHEAD_DAYS = 7
"""A date at most so many days ahead is listed, although nothing is new."""

DUE_AFTER = timedelta(hours=12)
"""A plan with a clock time is due so long after it."""

CLOSED_AFTER = timedelta(days=30)
"""So long after it became due a plan closes as “no report seen”."""

MAX_STORIES = 12
"""A digest lists so many stories; the rest stand behind More."""

MAX_LINE = 200
"""Characters of a line or a bullet."""

MAX_BULLETS = 3
"""Bullets under a line."""

MAX_LISTED = 20
"""Lines of one section of a look-up."""
