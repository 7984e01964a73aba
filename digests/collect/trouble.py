"""How a feed is, in words that a person understands. Pure."""

from datetime import datetime, timedelta

from digests.sources.fetch.client import Fetched
from digests.storage.records import Feed

_SAYS = {
    401: "the site asks for a login",
    402: "the site asks for payment",
    403: "the site refuses programs like this one",
    404: "there is nothing at this address",
    406: "the site does not give it in a form that is read",
    410: "the feed is gone for good",
    429: "the site asks to be asked less often",
    451: "the site may not show it here, for legal reasons",
    500: "the site is broken at present",
    502: "the site is broken at present",
    503: "the site is overloaded or being worked on",
    504: "the site is broken at present",
}
_DAY = timedelta(days=1)


def refusal(answer: Fetched) -> str:
    """What an answer without a feed says, as the end of a sentence that begins with the feed."""
    if answer.challenged:
        return f"answers {answer.status}; the site asks for a browser"
    says = _SAYS.get(answer.status, "that is no feed")
    return f"answers {answer.status}; {says}"


def health(feed: Feed, now: datetime) -> str:
    """One line on how a feed is: "answers 403; the site … since 3 May; next try in 6 h". No feed's address in it."""
    state = feed.poll
    if state.state == "gone":
        since = _since(state.failing_since, now)
        return f"gone for good{since} (410), not asked any more; add it again to try once more"
    if not feed.enabled:
        return f"switched off: {_end(feed.note)}" if feed.note else "switched off"
    if state.state == "failing":
        since = _since(state.failing_since, now)
        times = f", {state.failures} times in a row" if state.failures > 1 else ""
        return f"{state.problem or 'fails'}{since}{times}; next try {_ahead(state.next_check_at, now)}"
    if state.checked_at is None:
        return f"not asked yet; first look {_ahead(state.next_check_at, now)}"
    pace = f"about {state.weekly} a week" if state.weekly is not None else "dates do not tell how many a week"
    last = f", last new {_ago(state.new_at, now)}" if state.new_at else ", nothing new yet"
    return f"fine: {pace}{last}; next look {_ahead(state.next_check_at, now)}"


def _since(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return ""
    day = f"{moment.day} {moment:%B}" + (f" {moment.year}" if moment.year != now.year else "")
    return f" since {day}" if now - moment >= _DAY or moment.date() != now.date() else f" since {moment:%H:%M}"


def _ahead(moment: datetime | None, now: datetime) -> str:
    if moment is None or moment <= now:
        return "now"
    return f"in {span(moment - now)}"


def _ago(moment: datetime, now: datetime) -> str:
    return f"{span(now - moment)} ago" if now - moment >= timedelta(minutes=1) else "just now"


def span(time: timedelta) -> str:
    """A span in its largest fitting unit: "6 h", "25 min", "3 days"."""
    minutes = max(round(time.total_seconds() / 60), 1)
    if minutes < 120:  # two hours read better as minutes than as "1 h"
        return f"{minutes} min"
    hours = round(minutes / 60)
    return f"{hours} h" if hours < 48 else f"{round(hours / 24)} days"  # the same


def _end(sentence: str) -> str:
    return sentence.rstrip(".")
