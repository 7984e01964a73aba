"""Lists of feeds: what other programs write is read, what is written is read back, and nobody's secret is told."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from digests.errors import InputError
from digests.sources.parse.opml import MAX_BYTES, MAX_DEPTH, MAX_FEEDS, Outline, read_opml, write_opml

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=timezone(timedelta(hours=9)))
SITE = "https://news.example/"


def _opml(body: str, *, version: str = "2.0") -> bytes:
    head = "<head><title>x</title></head>"
    return f'<?xml version="1.0"?>\n<opml version="{version}">{head}<body>{body}</body></opml>'.encode()


def _one(body: str) -> Outline:
    (outline,) = read_opml(_opml(body))
    return outline


def _feed(number: int, **more: str) -> str:
    written = {"text": f"Feed {number}", "xmlUrl": f"{SITE}{number}.xml"} | more
    return "".join(["<outline", *(f" {key}='{value}'" for key, value in written.items()), "/>"])


@pytest.mark.parametrize("version", ["1.0", "1.1", "2.0", ""])
def test_feeds_and_their_folders_are_read_in_order(version: str) -> None:
    body = f"""<outline text="World" title="World"><outline text="Asia">{_feed(1, type="rss", htmlUrl=SITE)}</outline>
    {_feed(2)}</outline><outline text="Empty"/>{_feed(3, title="Other")}"""
    assert read_opml(_opml(body, version=version)) == (
        Outline(f"{SITE}1.xml", "Feed 1", SITE, ("World", "Asia")),
        Outline(f"{SITE}2.xml", "Feed 2", None, ("World",)),
        Outline(f"{SITE}3.xml", "Feed 3", None, ()),
    )


@pytest.mark.parametrize("key", ["xmlUrl", "xmlurl", "XMLURL", "url", "URL"])
@pytest.mark.parametrize("type_", ["", "type='rss'", "type='RSS'", "type='atom'", "type='feed'"])
def test_the_address_is_found_however_it_is_called(key: str, type_: str) -> None:
    assert _one(f"<outline {type_} text='x' {key}=' {SITE}rss '/>").url == f"{SITE}rss"


@pytest.mark.parametrize("type_", ["link", "include", "LINK"])
def test_the_url_of_a_page_or_of_another_list_is_no_feed(type_: str) -> None:
    assert read_opml(_opml(f"<outline type='{type_}' text='x' url='{SITE}'/>")) == ()


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("text='Mine' title='Theirs'", "Mine"),
        ("title='Theirs'", "Theirs"),
        ("text=' ' title='Theirs'", "Theirs"),
        ("text='' title=''", None),
        (f"text='{SITE}rss'", None),
        ("text='A &amp;lt; B &quot;C&quot;'", 'A &lt; B "C"'),
        ("text='one&#10;two&#9;three'", "one two three"),
    ],
)
def test_the_title_is_what_the_owner_of_the_list_sees(written: str, title: str | None) -> None:
    assert _one(f"<outline {written} xmlUrl='{SITE}rss'/>").title == title


@pytest.mark.parametrize(
    ("category", "folders"),
    [("/World/Asia,/Talks", ("World", "Asia")), ("Talks", ("Talks",)), (" / ", ()), ("", ())],
)
def test_a_category_counts_where_a_feed_stands_in_no_folder(category: str, folders: tuple[str, ...]) -> None:
    assert _one(_feed(1, category=category)).folders == folders
    assert _one(f"<outline text='Mine'>{_feed(1, category=category)}</outline>").folders == ("Mine",)


def test_each_address_is_kept_once_where_it_stands_first() -> None:
    twice = f"<outline text='A'>{_feed(1)}</outline>{_feed(2)}{_feed(1, xmlUrl='HTTPS://News.example/1.xml#top')}"
    assert [(outline.title, outline.folders) for outline in read_opml(_opml(twice))] == [
        ("Feed 1", ("A",)),
        ("Feed 2", ()),
    ]


def test_addresses_that_differ_in_their_query_are_different() -> None:
    assert len(read_opml(_opml(_feed(1, xmlUrl=f"{SITE}?a=1") + _feed(2, xmlUrl=f"{SITE}?a=2")))) == 2


def test_a_feed_behind_a_password_keeps_it() -> None:
    assert _one(_feed(1, xmlUrl="https://ann:secret@news.example/rss")).url == "https://ann:secret@news.example/rss"


def test_what_is_commented_out_is_left_out() -> None:
    body = f"<outline text='Old' isComment='true'>{_feed(1)}</outline><!-- {_feed(2)} -->{_feed(3)}"
    assert _one(body).title == "Feed 3"


@pytest.mark.parametrize(
    "data",
    [
        f"<opml>{_feed(1)}</opml>",
        f"<body>{_feed(1)}</body>",
        f"<outline text='x'>{_feed(1)}</outline>",
        f"<OPML><Body>{_feed(1).replace('outline', 'Outline')}</Body></OPML>",
        f"\ufeff  <?xml version='1.1' encoding='utf-8'?><!DOCTYPE opml><!-- <html> --><opml>{_feed(1)}</opml>",
        f"<opml><body><fz:x/>{_feed(1, **{'fz:filter': '1'})}</body></opml>",
        f"{SITE}1.xml\n",
        f"# mine\n\n  {SITE}1.xml  \r\n{SITE}1.xml",
    ],
)  # fmt: skip
def test_lists_without_their_wrapping_are_read_too(data: str) -> None:
    (outline,) = read_opml(data.encode())
    assert outline.url == f"{SITE}1.xml"


@pytest.mark.parametrize(
    ("written", "url", "title"),
    [
        (f"text='A' xmlUrl='{SITE}?a=1&b=2&copy=3'", f"{SITE}?a=1&b=2&copy=3", "A"),
        (f"text='Caf&eacute; &amp; Co &AMP; R&D' xmlUrl='{SITE}'", SITE, "Café & Co & R&D"),
        (f"text='a&nbsp;b&#0;&#xFFFF;&#x1F600;&bogus;' xmlUrl='{SITE}'", SITE, "a\xa0b😀&bogus;"),
        (f"text='a\x01b' xmlUrl='{SITE}'", SITE, "ab"),
        ("text='A' xmlUrl='feed://news.example/'", "http://news.example/", "A"),
    ],
)
def test_common_slips_lose_nothing(written: str, url: str, title: str) -> None:
    outline = _one(f"<outline {written}/>")
    assert (outline.url, outline.title, outline.problem) == (url, title, None)


def test_a_list_in_another_charset_is_read() -> None:
    text = f"<?xml version='1.0' encoding='{{}}'?><opml><body>{_feed(1, text='뉴스')}</body></opml>"
    for charset in ("euc-kr", "utf-8", "utf-16"):
        assert read_opml(text.format(charset).encode(charset))[0].title == "뉴스"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ftp://x.example/rss", "/rss", "x.example", "http://[::1", "https://x.example:99999/",
     "http://", "https://x.example/" + "a" * 2000],
)  # fmt: skip
def test_a_bad_address_is_kept_with_a_sentence_on_it(address: str) -> None:
    outline = _one(f"<outline text='The  Times' xmlUrl='{address}'/>")
    assert (outline.url, outline.title) == (address, "The  Times")
    assert outline.problem == (
        "“The Times” has no address that can be read: it must begin with http:// or https:// "
        "and have at most 2000 characters."
    )


def test_feeds_without_an_address_are_told_one_by_one() -> None:
    body = f"{_feed(1)}<outline type='rss' text='A'/><outline type='rss'/><outline xmlUrl=''/>{_feed(2)}"
    assert [outline.problem for outline in read_opml(_opml(body))] == [
        None,
        "“A” has no address.",
        "Feed 3 of the list has no address.",
        "Feed 4 of the list has no address.",
        None,
    ]


@pytest.mark.parametrize(
    "title", ["ftp://ann:hunter2@x.example/rss", "ann:hunter2@x.example", "?token=hunter2", "hunter2", "x%68unter2"]
)
def test_the_sentence_on_a_bad_address_tells_no_secret(title: str) -> None:
    problem = _one(f"<outline text='{title}' xmlUrl='ftp://ann:hunter2@x.example/rss?token=hunter2'/>").problem
    assert problem is not None
    assert problem.startswith("Feed 1 of the list has no address that can be read")


NESTED = "<outline text='x'>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "My list is empty"),
        (b"%PDF-1.7", "My list is a PDF file"),
        (b"\x00" * 50 + b"x", "My list is binary data"),
        (b"Dear all,\nhello", "My list is neither OPML nor a list of web addresses, one a line: see its line 1"),
        (b"https://x.example/\n{}", "see its line 2"),
        (b"<!DOCTYPE html><html><br><p>no", "is no OPML list of feeds: its outermost element is <html>"),
        (b"<?xml version='1.0'?><!-- x --><rss version='2.0'/>", "its outermost element is <rss>"),
        (b"<!-- x -->", "it holds no element"),
        (b"<opml><body><outline", "is not well-formed XML at line 1"),
        (b"<opml>\n<body>\n<outline text='a' text='b'/>\n</body></opml>", "is not well-formed XML at line 3"),
        (b"<opml/><opml/>", "is not well-formed XML"),
        (b" " * MAX_BYTES + b"x", "is larger than 2 MiB"),
        (_opml(NESTED * (MAX_DEPTH + 1) + _feed(1) + "</outline>" * (MAX_DEPTH + 1)), "nests more than 32 outlines"),
        (f"{SITE}\n".encode() * (MAX_FEEDS + 1), "lists more than 10000 feeds"),
        (_opml(NESTED * 100_000), "nests more than 256 elements"),
        (b"<!DOCTYPE opml [<!ENTITY a 'aaaa'>]><opml>&a;</opml>", "defines XML entities"),
        (b"<!DOCTYPE opml [\n<!ENTITY % a SYSTEM 'file:///etc/passwd'>%a;]><opml/>", "defines XML entities"),
        (b"<!DOCTYPE opml [<!ATTLIST outline text CDATA 'x'>]><opml><outline/></opml>", "a grammar of its own"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match="My list") as error:
        read_opml(data, name="My list")
    assert words in str(error.value)
    assert str(error.value).count("\n") == 0


def test_folders_may_nest_as_deep_as_is_said() -> None:
    assert len(_one(NESTED * (MAX_DEPTH - 1) + _feed(1) + "</outline>" * (MAX_DEPTH - 1)).folders) == MAX_DEPTH - 1


def test_a_file_that_the_list_names_is_not_opened() -> None:
    assert read_opml(b"<!DOCTYPE opml SYSTEM 'http://127.0.0.1:1/opml.dtd'><opml><body/></opml>") == ()


@pytest.mark.parametrize(
    "data",
    [b"<opml>" + b"<a:outline/>" * 170_000 + b"</opml>", b"<opml>" + b"<outline url='x'/>" * 110_000 + b"</opml>",
     b"<?xml" * 400_000, b"<!DOCTYPE" * 200_000, b"<!--" * 500_000, b"<" * 2_000_000, b"&" * 2_000_000,
     b"<opml " + b"&a" * 1_000_000, b"http://a\n" * 200_000, b"<opml>" + b"&#1;" * 500_000],
    ids=["prefixes", "addresses", "declarations", "types", "comments", "brackets", "ands", "names", "lines", "numbers"],
)  # fmt: skip
def test_hostile_lists_end_with_feeds_or_one_sentence(data: bytes) -> None:
    outlines, said = _read(data)
    assert len(outlines) <= 1
    assert said is None or said.startswith("The file ")


def _read(data: bytes) -> tuple[tuple[Outline, ...], str | None]:
    """The feeds, or none and what was said instead."""
    try:
        return read_opml(data), None
    except InputError as error:
        return (), str(error)


def test_a_list_is_written_as_the_standard_has_it() -> None:
    outlines = [
        Outline(f"{SITE}1.xml?a=1&b=2", 'A "1" <b>', SITE, ("World", "Asia")),
        Outline(f"{SITE}2.xml", None, None, ("World",)),
        Outline(f"{SITE}3.xml", "C", None, ()),
    ]
    assert write_opml(outlines, title="Feeds & more", created=NOW).decode() == (
        """<?xml version='1.0' encoding='UTF-8'?>
<opml version="2.0">
  <head>
    <title>Feeds &amp; more</title>
    <dateCreated>Fri, 20 Nov 2026 03:30:00 GMT</dateCreated>
  </head>
  <body>
    <outline text="World" title="World">
      <outline text="Asia" title="Asia">
        <outline type="rss" text="A &quot;1&quot; &lt;b&gt;" title="A &quot;1&quot; &lt;b&gt;" """
        """xmlUrl="https://news.example/1.xml?a=1&amp;b=2" htmlUrl="https://news.example/"/>
      </outline>
      <outline type="rss" text="https://news.example/2.xml" title="https://news.example/2.xml" """
        """xmlUrl="https://news.example/2.xml"/>
    </outline>
    <outline type="rss" text="C" title="C" xmlUrl="https://news.example/3.xml"/>
  </body>
</opml>
"""
    )


def test_control_characters_are_written_as_spaces() -> None:
    outline = Outline(SITE, "a\x00b\nc\ud800", None, ("x\x1by",))
    assert read_opml(write_opml([outline], title="\x00", created=NOW)) == (
        Outline(SITE, "a b c\ufffd", None, ("x y",)),
    )


TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=12
).filter(lambda text: bool(text.strip()))
PATHS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"], exclude_characters="\ufffe\uffff#"))
ADDRESSES = st.builds(
    "{}://{}/{}".format,
    st.sampled_from(["http", "https"]),
    st.sampled_from(["news.example", "ann:s&c\"r't@news.example:8080", "[2001:db8::1]", "bücher.example"]),
    PATHS,
)
OUTLINES = st.lists(
    st.builds(
        Outline,
        url=ADDRESSES,
        title=st.none() | TEXTS,
        site_url=st.none() | ADDRESSES,
        folders=st.lists(st.sampled_from(["A", "B", "A/B", "&amp;"]) | TEXTS, max_size=3).map(tuple),
    ),
    unique_by=lambda outline: outline.url,
    max_size=8,
)


@settings(deadline=None)
@given(OUTLINES, st.text())
def test_what_is_written_is_read_back(outlines: list[Outline], title: str) -> None:
    written = write_opml(outlines, title=title, created=datetime(2026, 11, 20, tzinfo=UTC))
    assert read_opml(written) == tuple(outlines)
    assert etree.fromstring(written).tag == "opml"


PIECES = [
    "<opml>", "</opml>", "<body>", "</body>", "<outline ", "<outline>", "</outline>", "/>", ">", "text='", "xmlUrl='",
    "'", "url=", '"', "https://x.example/", "ftp://", "feed:", "type='rss' ", "category='/a/b' ", "isComment='true' ",
    "&", ";", "&#", "&#x", "&amp;", "&nbsp;", "FFFE", "\x00", "\x85", "\u2028", "\n", " ", "<!--", "-->", "<![CDATA[",
    "]]>", "<?x", "?>", "<!DOCTYPE opml", "[", "]", "<!ENTITY", "a:b='", "#",
]  # fmt: skip


@settings(deadline=None)
@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: "".join(parts).encode())
)
def test_any_bytes_give_feeds_or_one_sentence(data: bytes) -> None:
    outlines, said = _read(data)
    assert said is None or (said.startswith("The file ") and said.endswith("."))
    assert read_opml(write_opml(outlines, title="Again", created=NOW)) == outlines
