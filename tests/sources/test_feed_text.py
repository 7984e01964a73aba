"""Titles and texts of entries come out as their readers would see them."""

import unicodedata

import pytest

from tests.sources.feeds import atom, one, read, rss


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Ministers &lt;b&gt;meet&lt;/b&gt; again", "Ministers meet again"),
        ("<![CDATA[Ministers <b>meet</b> &amp; talk]]>", "Ministers meet & talk"),
        ("Ministers &amp;amp; &amp;#8217;envoys&amp;#8217;", "Ministers & ’envoys’"),
        ("Ministers &amp;lt;i&amp;gt;meet&amp;lt;/i&amp;gt;", "Ministers meet"),
        ("L&lt;i&gt;eu&lt;/i&gt;r &lt;span class='x'&gt;a&lt;/span&gt;!", "Leur a!"),
        ("One&lt;br/&gt;two", "One two"),
        ("List&lt;String&gt; &lt;3 and a &lt; b", "List<String> <3 and a < b"),
        ("  spread\n\t over   lines \u2028 ", "spread over lines"),
        ("A\u00a0B\u200bC\ufeffD", "A B C D"),
        ("", ""),
    ],
)
def test_titles_are_one_line_without_markup(written: str, seen: str) -> None:
    assert one(rss(f"<title>{written}</title><link>/1</link>")).title == seen


def test_titles_end_somewhere() -> None:
    assert len(one(rss(f"<title>{'long ' * 100_000}</title>")).title) <= 2_000


@pytest.mark.parametrize(
    "title", ["وزير الخارجية يلتقي نظيره", "שר החוץ נפגש", "外交部長", "👨‍👩‍👧 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "A\u200fB\u200eC"]
)
def test_letters_and_marks_of_all_scripts_stay(title: str) -> None:
    assert one(rss(f"<title>{title}</title>")).title == title


@pytest.mark.parametrize("control", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "&#x202E;"])
def test_what_turns_the_direction_of_a_line_is_left_out(control: str) -> None:
    entry = one(rss(f"<title>a{control}b</title><description>c{control}d</description><author>e{control}f</author>"))
    assert (entry.title, entry.summary, entry.author) == ("ab", "cd", "ef")


def test_no_control_character_is_in_any_line() -> None:
    everything = "".join(map(chr, range(0x9FF))).replace("<", "").replace("&", "")
    entry = one(rss(f"<title>{everything}</title><author>{everything}</author><guid>{everything}</guid>"))
    for line in (entry.title, entry.author, entry.guid):
        assert line
        assert not [one for one in line if unicodedata.category(one) == "Cc"]


ATOM_KINDS = [
    ("", "A &amp;amp; B", "A & B"),
    ("", "Use &lt;b&gt; wisely", "Use <b> wisely"),
    ("", "Use &lt;b&gt;bold&lt;/b&gt;", "Use bold"),
    ("text", "Use &lt;b&gt; wisely", "Use <b> wisely"),
    ("text", "A &amp;amp; B", "A & B"),
    ("text/plain", "Use &lt;b&gt; wisely", "Use <b> wisely"),
    ("html", "Use &lt;b&gt;bold&lt;/b&gt;", "Use bold"),
    ("text/html", "Use &lt;b&gt;bold&lt;/b&gt;", "Use bold"),
    ("html", "1 &amp;lt; 2", "1 < 2"),
    ("xhtml", '<div xmlns="http://www.w3.org/1999/xhtml">Use <b>bold</b>: 1 &lt; 2</div>', "Use bold: 1 < 2"),
    ("xhtml", '<h:div xmlns:h="http://www.w3.org/1999/xhtml">Use <h:b>bold</h:b></h:div>', "Use bold"),
    ("xhtml", "Use <b>bold</b>", "Use bold"),
    ("HTML", "Use &lt;b&gt;bold&lt;/b&gt;", "Use bold"),
]


@pytest.mark.parametrize(("kind", "written", "seen"), ATOM_KINDS)
def test_atom_says_whether_its_words_are_markup(kind: str, written: str, seen: str) -> None:
    said = f' type="{kind}"' if kind else ""
    entry = one(
        atom(f"<title{said}>{written}</title><summary{said}>{written}</summary><content{said}>{written}</content>")
    )
    assert (entry.title, entry.summary, entry.content) == (seen, seen, seen)


def test_markup_that_calls_itself_text_is_markup_all_the_same() -> None:
    entry = one(atom('<title>T</title><content type="text">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>'))
    assert entry.content == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("One.\n\nTwo.\nStill two.", "One.\n\nTwo. Still two."),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."),
        ("&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;", "One."),
        ("<![CDATA[<p>One &amp; <a href='x'>two</a>.</p><script>x()</script><style>p {}</style>]]>", "One & two."),
        ("<![CDATA[<p>One]]><![CDATA[ and one.</p>]]>", "One and one."),
        ("&lt;img src='x'/&gt;", ""),
        ("&lt;p&gt;&amp;nbsp;&lt;/p&gt;", ""),
        ("a &lt; b &gt; c", "a < b > c"),
    ],
)
def test_texts_are_paragraphs(written: str, seen: str) -> None:
    assert one(rss(f"<title>T</title><description>{written}</description>")).summary == seen


def test_the_feed_s_own_title_is_read_like_any_other() -> None:
    assert read(rss(channel="<title><![CDATA[World &amp; <b>more</b>]]></title>")).title == "World & more"
    assert read(rss(channel="<image><title>Logo</title></image><title>World</title>")).title == "World"


@pytest.mark.parametrize(
    ("data", "language"),
    [
        (rss(channel="<language> en-GB </language>"), "en-GB"),
        (rss(channel="<dc:language>fr</dc:language>"), "fr"),
        (atom(attributes='xml:lang="de"'), "de"),
        (rss(channel=f"<language>{'x' * 500}</language>"), "x" * 35),
        (rss(), None),
    ],
)
def test_the_language_is_the_feed_s(data: bytes, language: str | None) -> None:
    assert read(data).language == language
