"""Where to look for an event's other reports: only reports of one bucket can be one story."""

from digests.model import Event
from digests.places.names import is_organisation
from digests.stories.words import words


def bucket(event: Event) -> str:
    """A key such as `meeting:FR+KR`, `multilateral:NATO` or `multilateral:shangri la dialogue`.

    A meeting is not a visit, nor a pledge an agreement. Of a table of many, papers name different states: its
    organisation says which it is, else a form that is a proper name, else the states named.
    """
    if event.kind == "multilateral":
        organisations = [code for code in event.countries if is_organisation(code)]
        if organisations:
            return f"multilateral:{'+'.join(organisations)}"
        if event.form and _is_proper(event.form):
            return f"multilateral:{' '.join(words(event.form))}"
    return f"{event.kind}:{'+'.join(event.countries)}"


def _is_proper(form: str) -> bool:
    """“Shangri-La Dialogue” and “G20 summit” name one forum; “Summit” and “trilateral talks” do not."""
    found = form.split()
    return any(char.isdigit() for char in form) or (len(found) > 1 and all(word[:1].isupper() for word in found))
