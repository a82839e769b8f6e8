"""JSONL and CSV: columns found by name, dialects, places in errors."""

from __future__ import annotations

import json

import pytest

from dragoman.sources.tables import COLUMNS, find_columns


@pytest.mark.parametrize(
    ("names", "field", "column"),
    [
        (["id", "story", "pub_date"], "text", "story"),
        (["maintext", "date_publish", "title_page"], "published", "date_publish"),
        (["maintext", "title", "title_page"], "title", "title"),
        (["Headline", "Body Text"], "text", "Body Text"),
        (["publishing_date", "body"], "published", "publishing_date"),
        (["SOURCEURL", "SQLDATE", "text"], "url", "SOURCEURL"),
        (["Text", "Date-Published"], "published", "Date-Published"),
    ],
)
def test_known_names(names: list[str], field: str, column: str) -> None:
    assert find_columns(dict.fromkeys(names))[field] == column


def test_names_belong_to_one_field() -> None:
    names = [name for names in COLUMNS.values() for name in names]
    assert len(names) == len(set(names))


def test_row_of_json(read_one, body) -> None:
    row = {
        "headline": "Busia crossing to reopen",
        "content": "\n".join(body),
        "date": "2004-03-15T10:00:00",
        "link": "https://a.example/1",
        "publisher": {"name": "The Lake Courier"},
        "authors": ["Achieng Otieno", "Ruth Amin"],
        "lang": "en",
        "categories": ["World", "Africa"],
    }
    article = read_one("news.jsonl", json.dumps(row))
    assert article.text == "Busia crossing to reopen\n\n" + "\n\n".join(body)
    assert (article.title, article.published, article.published_from) == (row["headline"], "2004-03-15", "meta")
    assert (article.url, article.source, article.author) == (
        "https://a.example/1",
        "The Lake Courier",
        "Achieng Otieno | Ruth Amin",
    )
    assert article.sections == ("World", "Africa")
    assert article.path is not None and article.path.endswith("news.jsonl:1")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_dialects(read_one, body, mark: str) -> None:
    text = " ".join(body).replace('"', '""')
    article = read_one("news.csv", f'id{mark}date{mark}text\r\n7{mark}15 March 2004{mark}"{text}"\r\n')
    assert article.text == " ".join(body)
    assert article.published == "2004-03-15"


def test_csv_field_over_several_lines_and_line_numbers(read_all, body) -> None:
    joined = "\n\n".join(body)
    articles, unread = read_all("news.csv", f'text,id\n"{joined}",1\n,2\n"{joined}",3,4\n"{joined}",5\n')
    assert [article.path.rsplit(":", 1)[1] for article in articles] == ["2", "17"]
    assert articles[0].text == joined
    assert [(one.path.rsplit(":", 1)[1], one.reason) for one in unread] == [
        ("9", "found nothing in 'text'; expected the text of an article; fill or drop the row"),
        (
            "10",
            "found 3 fields under 2 columns; expected one field a column; quote the fields that hold the delimiter",
        ),
    ]


def test_windows_csv_with_byte_order_mark(read_one, body) -> None:
    assert read_one("news.csv", b"\xef\xbb\xbftext\n" + body[0].encode()).text.startswith("Kenya")
    assert "São Tomé" in read_one("n.csv", "text;id\nThe envoy of São Tomé left the hall early;1".encode("cp1252")).text


def test_csv_that_never_closes_its_quote(read_all, body) -> None:
    articles, unread = read_all("news.csv", f'text,id\n{body[1]},1\n"{body[1]},2\n' + "x\n" * 50)
    assert len(articles) == 2
    assert not unread


def test_json_with_nan_and_double_keys(read_one, body) -> None:
    article = read_one("news.jsonl", f'{{"score": NaN, "text": "x", "text": "{body[0]}"}}')
    assert article.text == body[0]


def test_deep_json_is_refused(read_all) -> None:
    _, unread = read_all("news.jsonl", '{"text":' + "[" * 100_000 + "\n")
    assert unread[0].reason.startswith("found a line that is no JSON (")


def test_reason_shared_by_many_rows_is_said_twice_only(read_all) -> None:
    _, unread = read_all("news.jsonl", '{"a": 1}\n' * 40)
    assert [one.path.rsplit("/", 1)[1] for one in unread] == ["news.jsonl:1", "news.jsonl"]
    assert unread[1].reason.startswith("39 more rows: found the columns a; allowed for the text are text, ")
