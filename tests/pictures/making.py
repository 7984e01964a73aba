"""Maps for tests."""

from digests.pictures.spec import Contact, MapSpec, Standing


def contact(*parties: str, standing: Standing = "held", venue: str | None = None) -> Contact:
    """A contact of these parties."""
    return Contact(parties=tuple(sorted(parties)), standing=standing, venue=venue)


def drawn(*contacts: Contact, title: str = "Who met whom") -> MapSpec:
    """A map of these contacts."""
    return MapSpec(title=title, contacts=contacts)
