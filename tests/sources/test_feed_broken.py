"""Feeds as they are published: broken, cut off, in the wrong charset. What they say comes out all the same."""

import codecs

import pytest

from digests.sources.parse.decode import decode
from tests.sources.feeds import one, read, rss

CHANNEL = '<rss version="2.0"><channel><title>W</title>'
NOT_SOUND = "The feed is not well-formed; what could be read was read."


def _titles(text: str) -> list[str]:
    return [entry.title for entry in read(text.encode()).entries]


@pytest.mark.parametrize(
    "soup",
    [
        f"{CHANNEL}<item><title>A</title></item><item><title>B</title></item>",
        f"{CHANNEL}<item><title>A</title></item><item><title>B</title></ite",
        f"{CHANNEL}<item><title>A</title></item><item><title>B",
        f"{CHANNEL}<item><title>A</title><item><title>B</title></channel></rss>",
        f"{CHANNEL}<item><title>A<link>/1</link></item><item><title>B</title></item></channel></rss>",
        f"{CHANNEL}<item><title>A<description>x</item><item><title>B</title></item></channel></rss>",
        f"{CHANNEL}<item><description>x <p>y <br> z<pubDate>2016</pubDate><title>A</title></item><item><title>B</item>",
        f"{CHANNEL}<item><title>A</title></b></p></item></item><item><title>B</title></item></channel></rss>",
        f"{CHANNEL}<item><title>A</title></item></channel></rss><item><title>B</title></item>",
        f"{CHANNEL}<item><title>A</title></item><item><title>B</title></item></channel></rss><script>x</script> done",
        f"{CHANNEL}</channel><item><title>A</title></item></channel><item><title>B</title></item>",
        f"<br /><b>Warning</b>: x<?xml version='1.0'?>{CHANNEL}<item><title>A</title></item><item><title>B</title>",
        f"Warning: x<?xml version='1.0'?>{CHANNEL}<item><title>A</title></item><item><title>B</title></item></rss>",
        f"Warning: x\n{CHANNEL}<item><title>A</title></item><item><title>B</title></item></channel></rss>",
        f"{CHANNEL}<item a=1 a='2' b c=><title>A</title></item><item <title>B</title></item></channel></rss>",
        f'{CHANNEL}<item><title x="y>A</title></item><item><title>B</title></item></channel></rss>',
        f"{CHANNEL}<item><TITLE>A</title></ITEM><Item><title>B</Title></Item></channel></rss>",
        f"{CHANNEL}<item><title>A</title><!-- never closed </item><item><title>B</title></item></channel></rss>",
        f"{CHANNEL}<item><title>A</title><![CDATA[x]]]]></item><item><title>B</title>]]></item></channel></rss>",
        f"{CHANNEL}<item><title>A</title><enclosure url='/a'></item><item><enclosure url='/a'><title>B</title></item>",
        f"{CHANNEL}<item><media:content url='/a'><title>A</title></item><item><media:content url='/a'><title>B</title>",
        f"{CHANNEL}<item><title>A</title><1></item><item><title>B</title>< ></item></channel></rss>",
        f"{CHANNEL}<item><title>A</title><é></item><item><title>B</title><:a/></item></channel></rss>",
    ],
)
def test_every_entry_of_a_broken_feed_is_found(soup: str) -> None:
    assert _titles(soup) == ["A", "B"]
    assert NOT_SOUND in read(soup.encode()).problems


def test_fields_that_were_left_open_end_where_the_next_begins() -> None:
    item = "<title>A &amp; B<link>/1<description>One. <b>Two.<p>Three.<pubDate>15 Jun 2016<guid>g"
    entry = one(f"{CHANNEL}<item>{item}</item></channel></rss>".encode())
    assert (entry.title, entry.url, entry.guid) == ("A & B", "https://news.example/1", "g")
    assert entry.published is not None
    assert entry.summary == "One. Two.\n\nThree."


def test_markup_that_was_not_escaped_is_read_as_markup() -> None:
    markup = "<p>One <b>two</b>.</p><ul><li>Three</li><li>Four</li></ul>"
    sound = f"<title>A <i>b</i> c</title><description>{markup}</description>"
    broken = sound.replace("</p>", "").replace("</li>", "").replace("One", "One<img src=x>")
    for item in (sound, broken):
        entry = one(f"{CHANNEL}<item>{item}</item></channel></rss>".encode())
        assert (entry.title, entry.summary) == ("A b c", "One two.\n\nThree\n\nFour")


def test_html_that_was_not_escaped_keeps_words_that_are_named_like_fields() -> None:
    markup = "<svg><title>Logo</title></svg><video><source src=x></video>Text.<br>"
    item = f"<title>T</title><description>{markup}</description>"
    entry = one(f"{CHANNEL}<item>{item}</item></channel></rss>".encode())
    assert (entry.title, entry.summary) == ("T", "Text.")


@pytest.mark.parametrize(
    ("before", "sound"),
    [
        ("\n \t", True),
        ("\ufeff", True),
        ("\ufeff\n\ufeff", True),
        ("<!-- a <rss> -->\n", True),
        ("<?php ?><!-- a --><?xml-stylesheet href='a'?>", True),
        ("<!DOCTYPE html>", True),
        ("<!DOCTYPE rss [<!ENTITY a 'b'> <!-- ]> --> ]>", True),
        ("\x00\x00", True),
    ],
)
def test_what_stands_before_the_feed_is_passed_over(before: str, sound: bool) -> None:
    for declaration in ("", "<?xml version='1.1' encoding='utf-8' standalone='yes'?>"):
        data = f"{before}{declaration}".encode() + rss("<title>T</title>")
        assert one(data).title == "T"
        assert (NOT_SOUND not in read(data).problems) == sound


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("A & B && C&", "A & B && C&"),
        ("A &nbsp;&ndash; B &hellip;", "A – B …"),
        ("A &nobody; &x=1", "A &nobody; &x=1"),
        ("A&#8217;s &#x201c;B&#X201D;", "A’s “B”"),
        ("A&#146;s &#150; B", "A’s – B"),
        ("A\x92s \x96 B", "A’s – B"),
        ("A&#0;&#8;&#55357;&#xFFFF;&#99999999;B", "AB"),
        ("A\x00\x0b\x1b\x7fB", "AB"),
        ("A &lt; B", "A < B"),
        ("A &#38;amp; B", "A & B"),
    ],
)
def test_references_and_characters_that_xml_forbids_cost_nothing_else(written: str, read_as: str) -> None:
    assert one(rss(f"<title>{written}</title>")).title == read_as


def test_numbers_of_thousands_of_digits_are_no_characters() -> None:
    entry = one(rss(f"<title>A&#{'1' * 5_000};</title><description>B&amp;#{'1' * 5_000};</description>"))
    assert entry.title.startswith("A")
    assert entry.summary == "B\ufffd"


def test_names_of_characters_that_the_feed_defines_are_known() -> None:
    entities = '<!DOCTYPE rss [<!ENTITY eacute "&#233;"><!ENTITY firm "A &amp; B"><!ENTITY firm "C">]>'
    assert one(entities.encode() + rss("<title>&eacute;t&eacute; &firm;</title>")).title == "été A & B"


def test_sets_of_names_that_old_templates_refer_to_are_not_fetched_and_known() -> None:
    entities = (
        '<!DOCTYPE rdf:RDF [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" '
        '"http://www.w3.example/TR/xhtml1/DTD/xhtml-lat1.ent"> %HTMLlat1;]>'
    )
    assert one(entities.encode() + rss("<title>&eacute;t&eacute;</title>")).title == "été"


def test_text_that_was_encoded_twice_is_decoded_twice() -> None:
    assert one(rss(f"<title>{'Genève – été'.encode().decode('cp1252')}</title>")).title == "Genève – été"
    assert one(rss("<title>Ã is a letter, and so is â</title>")).title == "Ã is a letter, and so is â"


WORDS = {
    "windows-1251": "Министр иностранных дел провёл переговоры в Москве",
    "koi8-r": "Министр иностранных дел провёл переговоры в Москве",
    "iso-8859-5": "Министр иностранных дел провёл переговоры в Москве",
    "windows-1252": "Le ministre « a rencontré » son homologue à Genève – l’été",
    "iso-8859-1": "Le ministre a rencontré son homologue à Genève",
    "iso-8859-2": "Minister spraw zagranicznych spotkał się z ambasadorem w Łodzi",
    "iso-8859-15": "Le coût : 5 €, à Genève",
    "windows-1253": "Ο υπουργός Εξωτερικών συναντήθηκε στην Αθήνα",
    "windows-1254": "Dışişleri Bakanı Ankara'da görüştü",
    "windows-1255": "שר החוץ נפגש עם השגריר בירושלים",
    "windows-1256": "وزير الخارجية يلتقي نظيره في القاهرة",
    "gb2312": "外交部长在北京会见了来访的代表团并举行会谈",
    "gb18030": "外交部长在北京会见了来访的代表团并举行会谈",
    "big5": "外交部長在台北會見代表團並舉行會談",
    "shift_jis": "外務大臣は東京で会談を行い、協定に署名した",
    "euc-jp": "外務大臣は東京で会談を行い、協定に署名した",
    "iso-2022-jp": "外務大臣は東京で会談を行い、協定に署名した",
    "euc-kr": "외교부 장관은 서울에서 회담을 가졌다",
    "utf-8": "Élysée – 서울 – 🕊️",
    "utf-16": "Élysée – 서울 – 🕊️",
    "utf-16-le": "외교부 장관은 서울에서 회담을 가졌다",
    "utf-16-be": "외교부 장관은 서울에서 회담을 가졌다",
    "utf-32": "Élysée – 서울 – 🕊️",
    "utf-32-le": "서울",
    "utf-32-be": "서울",
}


def _plain(title: str) -> str:
    return f'<rss version="2.0"><channel><item><title>{title}</title></item></channel></rss>'


@pytest.mark.parametrize("charset", WORDS)
def test_the_charset_that_the_feed_declares_is_used(charset: str) -> None:
    data = f'<?xml version="1.0" encoding="{charset}"?>{_plain(WORDS[charset])}'.encode(charset)
    assert one(data).title == WORDS[charset]


@pytest.mark.parametrize("charset", [name for name in WORDS if not name.startswith("utf")])
def test_the_charset_of_the_header_is_used_where_the_feed_declares_none(charset: str) -> None:
    header = f'application/rss+xml; charset="{charset.upper()}"'
    assert one(_plain(WORDS[charset]).encode(charset), content_type=header).title == WORDS[charset]


GUESSED = "windows-1251 koi8-r windows-1252 windows-1253 windows-1256 gb18030 big5 shift_jis euc-kr".split()


@pytest.mark.parametrize("charset", [*GUESSED, "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "claim", ["", '<?xml version="1.0" encoding="utf-8"?>', '<?xml version="1.0" encoding="none"?>']
)
def test_the_charset_is_found_where_nothing_or_the_wrong_thing_is_claimed(charset: str, claim: str) -> None:
    assert one(f"{claim}{_plain(WORDS[charset])}".encode(charset)).title == WORDS[charset]


def test_a_server_that_calls_everything_latin_is_believed_last() -> None:
    data = f'<?xml version="1.0" encoding="windows-1251"?>{_plain(WORDS["windows-1251"])}'.encode("windows-1251")
    assert one(data, content_type="text/xml; charset=ISO-8859-1").title == WORDS["windows-1251"]


def test_single_broken_bytes_spoil_nothing_else() -> None:
    data = f'<?xml version="1.0" encoding="windows-1252"?>{_plain("Élysée – 서울 – 🕊️")}'.encode()
    assert one(data.replace("É".encode(), b"\xc3")).title == "\ufffdlysée – 서울 – 🕊️"
    assert one(data[: data.index(b"</title>") - 2]).title.startswith("Élysée – 서울 –")


def test_a_mark_of_byte_order_is_never_part_of_the_text() -> None:
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF8 * 2, b"\n" + codecs.BOM_UTF8):
        assert one(mark + rss("<title>Élysée</title>")).title == "Élysée"
    assert decode(codecs.BOM_UTF8 + "é".encode("cp1252"), name="It") == "é"


def test_zero_bytes_in_a_feed_do_not_make_it_binary() -> None:
    assert one(rss("<title>T</title>").replace(b"<item>", b"\x00<item>\x00")).title == "T"


def test_where_our_tables_make_nothing_of_a_feed_feedparser_is_asked() -> None:
    items = "".join(f"<item><title>T{n}</title><link>https://n.example/{n}</link></item>" for n in (1, 2))
    parsed = read(f'<rss version="2<![CDATA[.0"><channel><title>W</title>{items}</channel></rss>'.encode())
    assert [(one.title, one.url) for one in parsed.entries] == [(f"T{n}", f"https://n.example/{n}") for n in (1, 2)]
    assert parsed.problems[0] == "The feed is not well-formed; what could be read was read."
