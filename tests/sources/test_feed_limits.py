"""Feeds that are too much of something end in what could be read, or in one clear error."""

from collections.abc import Callable

import pytest

from digests.errors import FeedError
from digests.sources.parse.channel import MOST_TAGS
from digests.sources.parse.feed import MAX_BYTES, MAX_ENTRIES, parse_feed
from tests.sources.feeds import URL, atom, one, outcome, read, rss

MANY = 1024 * 1024
ITEM = "<item><title>T</title></item>"
OPEN = "<rss><channel><item><title>T</title>"


def _fill(part: str) -> str:
    return part * (MANY // len(part.encode()))


def test_entries_beyond_the_limit_are_left_out_and_counted() -> None:
    parsed = parse_feed(rss(*(f"<title>{n}</title>" for n in range(30))), url=URL, max_entries=20)
    assert [entry.title for entry in parsed.entries] == [str(n) for n in range(20)]
    assert "The feed holds 30 entries; the first 20 were read." in parsed.problems


def test_of_hundreds_of_thousands_of_entries_the_first_are_read() -> None:
    parsed = read(rss(*["<title>T</title>"] * 190_000))
    assert len(parsed.entries) == MAX_ENTRIES
    assert f"The feed holds 190000 entries; the first {MAX_ENTRIES} were read." in parsed.problems


def test_so_it_is_with_json() -> None:
    data = '{"title": "W", "items": [' + ",".join(['{"title": "T"}'] * 200_000) + "]}"
    assert len(read(data.encode()).entries) == MAX_ENTRIES


def test_elements_beyond_the_limit_are_left_out() -> None:
    parsed = read(rss("<title>A</title>", "<title>B</title>" + "<category/>" * 450_000, "<title>C</title>"))
    assert [entry.title for entry in parsed.entries] == ["A"]
    assert "The feed holds more than 400000 elements; those after them were left out." in parsed.problems


def test_markup_beyond_the_limit_is_left_out_and_its_entries_are_not() -> None:
    text = f"<description><![CDATA[{'<p>' * (MOST_TAGS // 8)}x]]></description>"
    parsed = read(rss(*(f"<title>{n}</title>{text}" for n in range(12))))
    assert [entry.title for entry in parsed.entries] == [str(n) for n in range(12)]
    assert [bool(entry.summary) for entry in parsed.entries] == [True] * 9 + [False] * 3
    assert f"The feed's texts hold more than {MOST_TAGS} tags; those after them were left out." in parsed.problems


def test_a_feed_beyond_the_limit_of_bytes_is_refused() -> None:
    with pytest.raises(FeedError, match="larger than 10 MiB"):
        read(b"<rss>" + b" " * MAX_BYTES)
    with pytest.raises(FeedError, match="larger than"):
        parse_feed(rss("<title>T</title>"), url=URL, max_bytes=100)


@pytest.mark.parametrize(
    "data",
    [
        rss("<title>T</title><description>" + "<b>" * 100_000),
        rss("<title>T</title><description>" + "<b>" * 100_000 + "</b>" * 100_000 + "</description>"),
        b"<b>" * 100_000,
        atom('<content type="xhtml">' + "<div>" * 600 + "</div>" * 600 + "</content>"),
    ],
)
def test_deep_nesting_is_refused(data: bytes) -> None:
    with pytest.raises(FeedError, match="nests more than 500 elements"):
        read(data)


def test_deep_nesting_of_escaped_markup_is_read() -> None:
    entry = one(rss(f"<title>T</title><description>{'&lt;b&gt;' * 100_000}x</description>"))
    assert entry.title == "T"


ENTITIES = {
    "billion laughs": "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30)),
    "one long": f'<!ENTITY a "{"a" * 5000}">',
    "a file": '<!ENTITY x SYSTEM "file:///etc/passwd">',
    "an address": "<!ENTITY x PUBLIC 'p' 'http://10.0.0.1/'>",
    "a parameter": '<!ENTITY % p SYSTEM "http://10.0.0.1/x.dtd"> %p;',
    "a parameter of words": "<!ENTITY % p '<!ENTITY x \"y\">'> %p;",
    "very many": "".join(f'<!ENTITY e{n} "x">' for n in range(400)),
    "a reference": '<!ENTITY x "&#38;y;">' + '<!ENTITY y "&x;">',
}


@pytest.mark.parametrize("definitions", ENTITIES.values(), ids=ENTITIES)
def test_entities_that_can_grow_or_read_files_are_refused(definitions: str) -> None:
    data = f'<!DOCTYPE rss [{definitions}]><rss version="2.0"><channel><title>&e9;&x;</title></channel></rss>'
    with pytest.raises(FeedError, match="entities that can grow"):
        read(data.encode())


def test_a_short_entity_may_be_used_often_and_not_endlessly() -> None:
    start = f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50}">]><rss><channel><item><title>T</title><description>'
    assert len(read(f"{start}{'&a;' * 1_000}</description></item></channel></rss>".encode()).entries) == 1
    with pytest.raises(FeedError, match="entities that can grow"):
        read(f"{start}{'&a;' * 100_000}</description></item></channel></rss>".encode())


def test_entities_after_the_first_element_define_nothing() -> None:
    assert one(f'{OPEN}<!ENTITY x SYSTEM "file:///etc/passwd">&x;</item>'.encode()).title == "T"


HEAPS: dict[str, Callable[[], str]] = {
    "one long title": lambda: rss(f"<title>{'x' * MANY}</title>").decode(),
    "one long text": lambda: rss(f"<title>T</title><description>{'x ' * (MANY // 2)}</description>").decode(),
    "one long attribute": lambda: f"<rss a='{'x' * MANY}'><channel/></rss>",
    "a million attributes": lambda: f"<rss {' '.join(f'a{n}=0' for n in range(300_000))}><channel>{ITEM}",
    "a million sound attributes": lambda: (
        "<rss><channel><item><title "
        + " ".join(f"a{n}='0'" for n in range(300_000))
        + ">T</title></item></channel></rss>"
    ),
    "the same attribute": lambda: f"<rss {_fill('a=0 ')}><channel>{ITEM}",
    "namespaces": lambda: (
        "<rss " + " ".join(f"xmlns:n{n}='urn:{n}'" for n in range(200_000)) + f"><channel>{ITEM}</channel></rss>"
    ),
    "foreign prefixes": lambda: "<rss><channel>" + "".join(f"<n{n}:a/>" for n in range(150_000)) + ITEM,
    "bases": lambda: (
        "<rss>" + f"<a xml:base='{'x' * 1_000}/'>" * 400 + "<item><title>T</title><link>x</link></item>" * 20_000
    ),
    "categories": lambda: (
        OPEN + "".join(f"<category>{n}</category>" for n in range(150_000)) + "</item></channel></rss>"
    ),
    "links": lambda: OPEN + "<link>x</link>" * 150_000 + "</item></channel></rss>",
    "authors": lambda: OPEN + "<author>a b</author>" * 150_000 + "</item></channel></rss>",
    "one long author": lambda: f"{OPEN}<author>{_fill('a.')}</author></item></channel></rss>",
    "long authors": lambda: "<rss><channel>" + f"<item><title>T</title><author>{'a.' * 800}</author></item>" * 5_000,
    "one long date": lambda: f"{OPEN}<pubDate>{_fill('1 jun ')}</pubDate></item></channel></rss>",
    "one long link": lambda: f"{OPEN}<link>{_fill(' /' + chr(10))}</link></item></channel></rss>",
    "one long guid": lambda: f"{OPEN}<guid>{_fill('x ')}</guid></item></channel></rss>",
    "one long name": lambda: f"<rss><channel><{'x' * MANY}/>{ITEM}",
    "less-than signs": lambda: f"{OPEN}<description>{_fill('<')}",
    "ampersands": lambda: f"{OPEN}<description>{'&' * 5 * 1024 * 1024}",
    "tags without end": lambda: f"{OPEN}{_fill('<a ')}",
    "quotes without end": lambda: f"{OPEN}{_fill('<a b=' + chr(34))}",
    "ends without beginning": lambda: f"{OPEN}{_fill('</a>')}",
    "comments": lambda: f"{OPEN}{_fill('<!-- -->')}",
    "comments without end": lambda: f"{OPEN}{_fill('<!--')}",
    "sections": lambda: f"{OPEN}<description>{_fill('<![CDATA[x]]>')}",
    "sections without end": lambda: f"{OPEN}{_fill('<![CDATA[')}",
    "instructions": lambda: f"{OPEN}{_fill('<?x?>')}",
    "instructions without end": lambda: f"{OPEN}{_fill('<?')}",
    "declarations": lambda: f"{OPEN}{_fill('<!')}",
    "document types": lambda: _fill("<!DOCTYPE a>") + "<rss><channel>" + ITEM,
    "document types without end": lambda: _fill("<!DOCTYPE a ["),
    "definitions without end": lambda: "<!DOCTYPE a [" + _fill("<!ENTITY "),
    "definition of spaces": lambda: "<!DOCTYPE a [<!ENTITY" + " " * MANY + '"x">]>' + "<rss/>",
    "quotes in a document type": lambda: "<!DOCTYPE a [" + _fill('"'),
    "comments before": lambda: _fill("<!-- -->") + "<rss><channel>" + ITEM,
    "lines before": lambda: "\n" * MANY + "<rss><channel>" + ITEM,
    "words before": lambda: _fill("warning ") + "<rss><channel>" + ITEM,
    "numbers": lambda: f"{OPEN}<description>{_fill('&#65;')}",
    "numbers of nothing": lambda: f"{OPEN}<description>{_fill('&#1;')}",
    "one long number": lambda: f"{OPEN}<description>&#{'1' * MANY};",
    "names": lambda: f"{OPEN}<description>{_fill('&eacute;')}",
    "names of nothing": lambda: f"{OPEN}<description>{_fill('&none;')}",
    "controls": lambda: f"{OPEN}<description>{chr(1) * MANY}",
    "old controls": lambda: f"{OPEN}<description>{_fill(chr(0x92))}",
    "emoji": lambda: f"{OPEN}<description>{_fill('🕊')}",
    "paragraphs": lambda: f"{OPEN}<description><![CDATA[{_fill('<p>')}]]></description>",
    "tables": lambda: f"{OPEN}<description><![CDATA[{_fill('<table><tr><td>')}]]></description>",
    "titles of tags": lambda: "<rss><channel>" + f"<item><title>{'&lt;b x' * 3_000}</title></item>" * 400,
    "fields left open": lambda: "<rss><channel>" + _fill("<item><title>T<link>b<description><p>c<br>d"),
    "json in depth": lambda: '{"title": "T", "items":' + "[" * 1_000_000,
    "json of one number": lambda: '{"title": "T", "items": [{"id": ' + "1" * MANY + "}]}",
    "page of titles": lambda: "<html>" + _fill("<title>"),
    "page of inputs": lambda: "<html>" + _fill("<input "),
}


@pytest.mark.parametrize("heap", HEAPS)
def test_heaps_of_one_thing_give_a_feed_or_one_sentence(heap: str) -> None:
    parsed = outcome(HEAPS[heap]().encode())
    if isinstance(parsed, str):
        assert parsed.startswith("The answer ")
        assert len(parsed) < 200
    else:
        assert {entry.title[:1] for entry in parsed.entries} <= {"T", "x", "<", ""}
        assert all(len(entry.title) <= 2_000 and len(entry.author or "") <= 200 for entry in parsed.entries)


@pytest.mark.parametrize("value", ["1", ">"])
def test_an_element_with_very_many_attributes_costs_no_more_than_its_length(value: str) -> None:
    attributes = " ".join(f'a{n}="{value}"' for n in range(40_000))
    parsed = read(f"<rss><channel><item {attributes}><title>A</title></item></channel></rss>".encode())
    assert [entry.title for entry in parsed.entries] == ["A"]


def test_very_many_namespaces_are_not_written_with_each_piece_of_markup() -> None:
    declared = " ".join(f'xmlns:a{n}="u:{n}"' for n in range(3_000))
    item = "<item><title>A</title><description><p>One.</p><p>Two.</p></description></item>"
    parsed = read(f"<rss {declared}><channel>{item * 2_000}</channel></rss>".encode())
    assert {entry.summary for entry in parsed.entries} == {"One.\n\nTwo."}


@pytest.mark.parametrize("root", ["rss", "unknown"])
def test_a_long_author_of_a_feed_without_entries_holds_nobody_up(root: str) -> None:
    try:
        parsed = read(f"<{root}><channel><author>{'a.' * 45_000}</author></channel></{root}>".encode())
    except FeedError:
        return
    assert parsed.entries == ()


def test_what_a_program_complains_of_before_a_feed_is_passed_over() -> None:
    notice = "[03-Jun-2025] PHP Notice: undefined index"
    parsed = read(
        f'{notice}\n<?xml version="1.0"?><rss><channel><item><title>A</title></item></channel></rss>'.encode()
    )
    assert [entry.title for entry in parsed.entries] == ["A"]


def test_a_charset_that_is_none_is_passed_over() -> None:
    data = "<rss><channel><item><title>caf\u00e9</title></item></channel></rss>".encode("latin-1")
    assert read(data, content_type="text/xml; charset=undefined").entries[0].title == "caf\u00e9"


def test_a_date_that_means_none_gives_way_to_the_next() -> None:
    dates = "<published>1970-01-01T00:00:00Z</published><updated>2025-06-03T10:00:00Z</updated>"
    data = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title>{dates}</entry></feed>'
    assert str(read(data.encode()).entries[0].published) == "2025-06-03 10:00:00+00:00"
