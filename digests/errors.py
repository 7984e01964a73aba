"""The errors a person may meet: each says what happened and what to do, and keeps its cause."""

from collections.abc import Sequence


class DigestsError(Exception):
    """The root of every expected failure. `str(error)` is one sentence for the person at the terminal."""


class InputError(DigestsError):
    """What was handed in cannot be read: a missing file, bytes that are no text, a broken feed."""


class FeedError(InputError):
    """Bytes that are not a feed, or a feed beyond the limits."""


class FetchError(DigestsError):
    """An address could not be fetched, or the guard refused it. `url` never carries its secrets."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url} could not be fetched: {reason}")
        self.url = url
        self.reason = reason


class UnknownPlace(DigestsError):
    """A name that is no country and no known organisation. `suggestions` are display names, best first."""

    def __init__(self, asked: str, suggestions: Sequence[str] = ()) -> None:
        hint = (
            f" Did you mean {' or '.join(suggestions)}?"
            if suggestions
            else " Ask by a country's name, code or flag, such as France, FR or 🇫🇷."
        )
        super().__init__(f"No country or organisation is called “{asked}”.{hint}")
        self.asked = asked
        self.suggestions = tuple(suggestions)


class AmbiguousPlace(DigestsError):
    """A name that several countries share. `choices` are display names; nothing is decided silently."""

    def __init__(self, asked: str, choices: Sequence[str]) -> None:
        super().__init__(f"“{asked}” can mean {', '.join(choices[:-1])} or {choices[-1]}: ask for one of them.")
        self.asked = asked
        self.choices = tuple(choices)


class ModelMissing(DigestsError):
    """No English parsing model is installed."""


class StoreError(DigestsError):
    """The store cannot be used. `path` is the file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"The store {path} {reason}")
        self.path = path
        self.reason = reason


class NewerStore(StoreError):
    """The store was written by a newer Communiqué; nothing was changed."""


class ForeignStore(StoreError):
    """The file is not a Communiqué store; nothing was changed."""


class LockedStore(StoreError):
    """Another process holds the store's write lock for longer than the busy timeout."""


class ReadOnlyStore(StoreError):
    """The file or its folder cannot be written."""


class SettingsError(DigestsError):
    """The configuration is broken. `problems` holds every one, each as “key: what is wrong”."""

    def __init__(self, source: str, problems: Sequence[str]) -> None:
        many = "s" if len(problems) > 1 else ""
        head = f"The configuration {source} has {len(problems)} problem{many}:"
        super().__init__("\n".join([head, *(f"  {problem}" for problem in problems)]))
        self.problems = tuple(problems)
