"""A text is tagged without loading what only a typed name needs."""

import subprocess
import sys


def test_tagging_loads_neither_babel_nor_the_spelling_help() -> None:
    code = (
        "import sys; from digests.places.tag import tag; tag('France'); "
        "print([name for name in ('babel', 'rapidfuzz', 'spacy', 'sqlalchemy', 'pydantic') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- our own interpreter and text
    assert ran.stdout.strip() == "[]"


def test_an_english_name_is_resolved_without_the_other_languages() -> None:
    code = (
        "from digests.places.resolve import resolve; from digests.places.world_names import world_names; "
        "resolve('South Korea'); resolve('Seoul'); resolve('kr'); print(world_names.cache_info().currsize)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- our own interpreter and text
    assert ran.stdout.strip() == "0"
