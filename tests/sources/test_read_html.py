"""HTML pages: body, title, date, metadata, offsets, encodings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from dragoman.settings import Settings


def test_page_gives_title_body_and_what_it_declares(read_one, page_of, body) -> None:
    article = read_one("page.html", page_of())
    assert article.title == "Kenya and Uganda to reopen Busia crossing"
    assert article.text == article.title + "\n\n" + "\n\n".join(body)
    assert article.text[article.body_start :] == "\n\n".join(body)
    assert article.published == "2004-03-15"
    assert article.published_from == "meta"
    assert article.sections == ("East Africa",)
    assert article.source == "The Lake Courier"
    assert article.author == "Achieng Otieno"
    assert article.url == "https://lakecourier.example/2004/03/busia-crossing"
    assert article.language == "en"
    assert article.path is not None and article.path.endswith("page.html")
    assert article.raw_sha256 == hashlib.sha256(page_of().encode()).hexdigest()


def test_date_of_the_page_wins_over_the_given_one(read_one, page_of) -> None:
    assert read_one("page.html", page_of(), Settings(published="2020-01-01")).published == "2004-03-15"


def test_given_date_is_taken_where_the_page_has_none(read_one, page_of) -> None:
    dated = '<meta property="article:published_time" content="2004-03-15T08:30:00+03:00">'
    page = page_of().replace(dated, "").replace("/2004/03/", "/")
    article = read_one("page.html", page, Settings(published="2020-01-01"))
    assert (article.published, article.published_from) == ("2020-01-01", "given")
    assert read_one("page.html", page).published is None


def ld_json(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("head", "published", "evidence"),
    [
        ('<meta name="pubdate" content="20110302">', "2011-03-02", "meta"),
        (ld_json('{"@type":"NewsArticle","datePublished":"1999-07-01"}'), "1999-07-01", "json-ld"),
        (
            ld_json('{"@graph":[{"@type":["NewsArticle"],"datePublished":"2001-02-03T00:00Z"}]}'),
            "2001-02-03",
            "json-ld",
        ),
        (
            ld_json("{broken") + '<meta property="og:url" content="https://a.example/2013/jul/09/x">',
            "2013-07-09",
            "url",
        ),
    ],
)
def test_evidence_of_the_date(read_one, page_of, head: str, published: str, evidence: str) -> None:
    page = page_of().replace("article:published_time", "x").replace('<link rel="canonical"', head + "<link")
    article = read_one("page.html", page)
    assert (article.published, article.published_from) == (published, evidence)


@pytest.mark.parametrize(
    ("og", "h1", "title", "expected"),
    [
        ("Envoys meet in Doha", "Envoys meet in Doha", "Envoys meet in Doha - The Lake Courier", "Envoys meet in Doha"),
        ("Doha: envoys meet again", "Six envoys meet again in Doha", "x", "Six envoys meet again in Doha"),
        ("Envoys meet in Doha | The Lake Courier", "The Lake Courier", "", "Envoys meet in Doha"),
        ("Envoys from six states meet", "World | Envoys from six states meet", "", "Envoys from six states meet"),
        ("Doha - the city that talks - The Lake Courier", "News", "", "Doha - the city that talks"),
    ],
)  # fmt: skip
def test_title(read_one, page_of, og: str, h1: str, title: str, expected: str) -> None:
    old = "Kenya and Uganda to reopen Busia crossing"
    page = page_of().replace(f'"{old}"', f'"{og}"').replace(f"<h1>{old}", f"<h1>{h1}")
    page = page.replace(f"<title>{old} | The Lake Courier", f"<title>{title}")
    assert read_one("page.html", page).title == expected


def test_spaces_hyphens_and_marks(read_one, page_of, body) -> None:
    odd = "The two\u00a0 ministers\tsigned the agree\u00adment in “Kampala” – at last, it’s said, they were agreed."
    article = read_one("page.html", page_of(odd, *body))
    assert "The two ministers signed the agreement in “Kampala” – at last, it’s said, they were agreed." in article.text


def test_mojibake_is_mended_and_curly_marks_stay(read_one, page_of, body) -> None:
    broken = "Kenya’s envoy called it “a long road” and thanked São Tomé for its patience with the talks."
    article = read_one("page.html", page_of(broken.encode().decode("cp1252", "replace"), *body[:2]))
    assert "São Tomé" in article.text
    article = read_one("page.html", page_of(broken, *body))
    assert broken in article.text


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(read_one, page_of, body, charset: str) -> None:
    line = "The envoy of São Tomé met his Côte d'Ivoire counterpart in Malmö on the third day of the conference."
    page = page_of(line, body[0], body[1]).replace('charset="utf-8"', f'charset="{charset}"')
    assert line in read_one("page.html", page.encode(charset)).text


def test_undeclared_windows_page(read_one, page_of, body) -> None:
    line = "“The envoy of São Tomé has left Malmö,” a clerk at the foreign ministry told the waiting reporters."
    page = page_of(line, body[0], body[1]).replace('<meta charset="utf-8">', "")
    assert "São Tomé has left Malmö" in read_one("page.html", page.encode("cp1252")).text


def test_other_language_is_kept_and_named(read_one, page_of) -> None:
    french = (
        "La ministre des Affaires étrangères a déclaré lundi que les deux pays rouvriraient leur frontière commune.",
        "Le poste avait été fermé après des échanges de tirs entre les soldats des deux armées sur le lac.",
        "Les commerçants des villes frontalières ont salué cette annonce et demandé une baisse des droits de douane.",
    )
    assert read_one("page.html", page_of(*french)).language == "fr"


def test_dateline_is_marked_and_stays_in_the_text(read_one, page_of, body) -> None:
    article = read_one("page.html", page_of("KAMPALA, Uganda, March 14 (LNA) — " + body[0], *body[1:]))
    assert article.dateline is not None
    assert article.dateline.text == "KAMPALA, Uganda, March 14 (LNA) —"
    assert article.text[article.dateline.start : article.dateline.end] == article.dateline.text
    assert article.dateline.start == article.body_start


def test_page_without_article(read_all) -> None:
    _, unread = read_all("empty.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert [one.reason for one in unread] == [
        "found no text of an article; expected at least one paragraph; check that the page is an article and not a "
        "list of links or a page that its scripts fill in"
    ]


def test_gzipped_page_with_and_without_its_suffix(read_one, page_of: Callable[..., str]) -> None:
    import gzip

    packed = gzip.compress(page_of().encode())
    assert read_one("page.html.gz", packed).text == read_one("page.htm", packed).text
