"""WARC, feeds, Factiva and Nexis exports, RTF, Word."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx

from dragoman.model import Article
from dragoman.settings import Settings
from dragoman.sources import read


def record(content: bytes, *, url: str, kind: str = "text/html", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-08-26T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000001-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_warc_gives_its_pages_and_passes_over_the_rest(read_all, page_of: Callable[..., str]) -> None:
    page = page_of().encode()
    archive = (
        record(page, url="https://a.example/1")
        + record(b"\x89PNG", url="https://a.example/2", kind="image/png")
        + record(page, url="https://a.example/3", status="404 Not Found")
        + record(b"<html></html>", url="https://a.example/4")
        + record(page, url="https://a.example/5")
    )
    for content in (archive, gzip.compress(archive)):
        articles, unread = read_all("news.warc.gz", content)
        assert [article.path.rsplit(":", 1)[1] for article in articles] == ["1", "5"]
        assert articles[0].published == "2004-03-15"
        assert [one.path.rsplit(":", 1)[1] for one in unread] == ["4"]
        assert unread[0].reason == (
            "https://a.example/4: found no text of an article; expected at least one paragraph; check that the page "
            "is an article and not a list of links or a page that its scripts fill in"
        )


def test_warc_of_many_members_and_cut_short(read_all, page_of) -> None:
    member = gzip.compress(record(page_of().encode(), url="https://a.example/1"))
    articles, unread = read_all("news.warc.gz", member * 3 + member[: len(member) // 2])
    assert len(articles) == 3
    assert [one.reason for one in unread] == [
        "found gzip data that breaks off before its end; expected a whole file; download or copy it again"
    ]


def test_no_warc(read_all) -> None:
    _, unread = read_all("news.warc", b"no archive at all\n" * 50)
    assert [one.reason for one in unread] == [
        "found no WARC record after record 0 (Invalid WARC header); expected WARC records with HTML pages or plain "
        "text; check that the archive was downloaded whole"
    ]


def test_large_record_is_refused_and_the_next_is_read(read_all, page_of) -> None:
    big = record(b"<p>" + b"x" * 300_000, url="https://a.example/1")
    articles, unread = read_all(
        "news.warc", big + record(page_of().encode(), url="https://a.example/2"), Settings(max_bytes=200_000)
    )
    assert len(articles) == 1
    assert [one.reason for one in unread] == [
        "found a record above 200000 bytes; allowed are 200000 bytes a document (setting max_bytes); raise max_bytes"
    ]


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Lake Courier</title><language>en-gb</language>
<item><title>Busia crossing to reopen</title><link>https://a.example/1</link>
<pubDate>Mon, 15 Mar 2004 08:30:00 GMT</pubDate><category>Africa</category>
<description>&lt;p&gt;{0}&lt;/p&gt;&lt;p&gt;{1}&lt;/p&gt;&lt;p&gt;Read more&lt;/p&gt;</description>
</item>
<item><title>Lake fishermen ask both navies for patrols</title><link>https://a.example/2</link></item>
</channel></rss>"""


def test_feed(read_all, body) -> None:
    articles, unread = read_all("feed.xml", RSS.format(*body))
    assert not unread
    first, second = articles
    assert first.text == "Busia crossing to reopen\n\n" + "\n\n".join(body[:2])
    assert (first.published, first.published_from, first.sections) == ("2004-03-15", "meta", ("Africa",))
    assert (first.source, first.url) == ("The Lake Courier", "https://a.example/1")
    assert first.path is not None and first.path.endswith("feed.xml:1")
    assert (second.text, second.title) == ("Lake fishermen ask both navies for patrols", None)


def test_atom(read_one, body) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>Busia</title>'
        f"<updated>2004-03-15T08:30:00Z</updated><summary>{body[0]}</summary></entry></feed>"
    )
    assert read_one("feed.atom", feed).published == "2004-03-15"


def test_xml_that_is_no_feed(read_all) -> None:
    _, unread = read_all("page.xml", "<?xml version='1.0'?><nitf><body>Words.</body></nitf>")
    assert [one.reason for one in unread] == [
        "found XML without an entry of a feed; expected RSS or Atom; save a page with the suffix .html, or "
        "export the articles as JSONL"
    ]


def test_feed_that_breaks_off(read_all, body) -> None:
    text = RSS.format(*body)
    articles, unread = read_all("feed.rss", text[: text.index("<item><title>Lake")])
    assert len(articles) == 1
    (one,) = unread
    assert one.reason.startswith("found XML that breaks off or is broken (")


def test_entities_that_multiply(read_all) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "word" * 10}">' for n in range(9))
    items = "<channel><item><title>&e8;</title></item></channel>"
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss>{items}</rss>'
    articles, _ = read_all("feed.xml", bomb)
    assert all(len(article.text) < 1_000_000 for article in articles)


def factiva(body: tuple[str, ...], mark: str = "\n") -> str:
    one = (
        f"SE{mark}World\nHD{mark}Busia crossing to reopen\nBY{mark}By Achieng Otieno\nWC{mark}104 words\n"
        f"PD{mark}15 March 2004\nSN{mark}The Lake Courier\nSC{mark}LAKEC\nLA{mark}English\nCY{mark}(c) 2004 Lake\n"
        f"LP{mark}{body[0]}\n\n{body[1]}\nTD{mark}{body[2]}\n\nIN BUSIA, traders waited for the gate to open.\n\n"
        f"CO\nlakep : Lake Press\nNS\ngdip : Diplomacy\nAN\nDocument LAKEC00020040315e03f0001\n\n"
    )
    return "Search summary\n\n" + one + one.replace("Busia crossing", "Malaba crossing")


def test_factiva(read_all, body) -> None:
    for mark in ("\n", " ", "\t", "   "):
        articles, unread = read_all("export.txt", factiva(body, mark))
        assert not unread
        assert [article.title for article in articles] == ["Busia crossing to reopen", "Malaba crossing to reopen"]
        first = articles[0]
        assert first.text[first.body_start :].split("\n\n") == [
            *body[:3],
            "IN BUSIA, traders waited for the gate to open.",
        ]
        assert (first.published, first.source, first.author) == ("2004-03-15", "The Lake Courier", "Achieng Otieno")
        assert first.sections == ("World",)
        assert first.path is not None and first.path.endswith("export.txt:1")


NEXIS = """{title}

The Lake Courier

March 15, 2004 Monday

Copyright 2004 Lake Press All Rights Reserved

Section: NEWS; Pg. 12

Length: 104 words

Byline: Achieng Otieno

Dateline: KAMPALA

Body

{body}

Classification

Language: ENGLISH

Subject: DIPLOMACY (90%); BORDERS (80%)

Load-Date: March 16, 2004

End of Document

"""


def nexis(body: tuple[str, ...]) -> str:
    titles = ("Busia crossing to reopen", "Malaba crossing to reopen")
    return "".join(NEXIS.format(title=title, body="\n\n".join(body)) for title in titles)


def check_nexis(articles: list[Article], body: tuple[str, ...]) -> None:
    assert [article.title for article in articles] == ["Busia crossing to reopen", "Malaba crossing to reopen"]
    first = articles[0]
    assert first.text[first.body_start :] == "\n\n".join(body)
    assert (first.published, first.published_from) == ("2004-03-15", "meta")
    assert (first.source, first.author, first.sections) == ("The Lake Courier", "Achieng Otieno", ("NEWS",))


def test_nexis_text(read_all, body) -> None:
    articles, unread = read_all("export.txt", nexis(body))
    assert not unread
    check_nexis(articles, body)


def test_nexis_word(tmp_path: Path, body) -> None:
    document = docx.Document()
    for line in nexis(body).split("\n\n"):
        document.add_paragraph(line)
    path = tmp_path / "export.docx"
    document.save(str(path))
    check_nexis([one for one in read(path, Settings()) if isinstance(one, Article)], body)


def test_nexis_rtf(read_all, body) -> None:
    def escaped(text: str) -> str:
        return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in text)

    rtf = "{\\rtf1\\ansi " + escaped(nexis(body)).replace("\n", "\\par\n") + "}"
    articles, unread = read_all("export.rtf", rtf)
    assert not unread
    check_nexis(articles, body)


def test_old_lexisnexis(read_all, body) -> None:
    one = (
        "                               1 of 2 DOCUMENTS\n\n                     The Lake Courier\n\n"
        "                  March 15, 2004 Monday\n\nBusia crossing to reopen\n\nBYLINE: Achieng Otieno\n\n"
        "SECTION: NEWS\n\nLENGTH: 104 words\n\n" + "\n\n".join(body) + "\n\nLOAD-DATE: March 16, 2004\n\n"
    )
    articles, unread = read_all("old.txt", one + one.replace("1 of 2", "2 of 2"))
    assert not unread
    assert len(articles) == 2
    first = articles[0]
    assert (first.title, first.published) == ("Busia crossing to reopen", "2004-03-15")
    assert first.source == "The Lake Courier"
    assert first.text[first.body_start :] == "\n\n".join(body)


def test_word_page(tmp_path: Path, body) -> None:
    document = docx.Document()
    document.add_heading("Busia crossing to reopen after years", 0)
    for text in (*body, "Share this article"):
        document.add_paragraph(text)
    path = tmp_path / "page.docx"
    document.save(str(path))
    (article,) = read(path, Settings())
    assert isinstance(article, Article)
    assert article.text == "Busia crossing to reopen after years\n\n" + "\n\n".join(body)


def test_word_page_laid_out_in_a_table(tmp_path: Path, body) -> None:
    document = docx.Document()
    document.add_paragraph(body[0])
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = body[1]
    table.cell(1, 0).text, table.cell(1, 1).text = body[2], body[3]
    path = tmp_path / "page.docx"
    document.save(str(path))
    (article,) = read(path, Settings())
    assert isinstance(article, Article)
    assert article.text == "\n\n".join(body)


def test_word_files_that_are_none(read_all) -> None:
    _, unread = read_all("page.docx", b"no zip at all")
    assert unread[0].reason == (
        "found no Word file (File is not a zip file); expected a .docx file as Word writes it; open it in Word or "
        "LibreOffice and save it again"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../word/document.xml", bytes(3_000_000))
    _, unread = read_all("bomb.docx", packed.getvalue(), Settings(max_bytes=2_000_000))
    assert unread[0].reason == (
        "found a .docx file that unpacks to 3000000 bytes; allowed are 2000000 bytes a document (setting max_bytes); "
        "take out its images or raise max_bytes"
    )
    _, unread = read_all("other.docx", packed.getvalue())
    assert unread[0].reason.startswith("found no Word file (")


def test_no_rtf(read_all) -> None:
    assert read_all("page.rtf", b"plain words")[1][0].reason == (
        "found no RTF; expected a file that starts with '{\\rtf'; name it by its real suffix"
    )
