"""Which story a group of reports is: ids stay with their reports as far as that is possible. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence


def place(groups: Sequence[Sequence[int]], known: Mapping[int, int]) -> list[int | None]:
    """For each group of event ids the story it continues, or None for a new one.

    `known` says in which story an event stands, or stood before an edit replaced it. A story goes to the group that
    holds most of its events, then to the one with the oldest of them; a group continues one story at most.
    """
    votes = [
        (-count, min(group), index, story)
        for index, group in enumerate(groups)
        for story, count in Counter(known[event] for event in group if event in known).items()
    ]
    placed: list[int | None] = [None] * len(groups)
    taken: set[int] = set()
    for _, _, index, story in sorted(votes, key=lambda vote: (vote[0], vote[3], vote[1])):
        if placed[index] is None and story not in taken:
            placed[index] = story
            taken.add(story)
    return placed
