"""JSONL and CSV: columns found by name, dialects, places in errors."""

from __future__ import annotations

import json

import pytest

from dragoman.errors import SettingError
from dragoman.settings import Settings
from dragoman.sources.columns import COLUMNS, find_columns, given_columns


@pytest.mark.parametrize(
    ("names", "field", "column"),
    [
        (["id", "story", "pub_date"], "text", "story"),
        (["id", "date", "event_text"], "text", "event_text"),
        (["maintext", "date_publish", "title_page"], "published", "date_publish"),
        (["maintext", "title", "title_page"], "title", "title"),
        (["Headline", "Body Text"], "text", "Body Text"),
        (["publishing_date", "body"], "published", "publishing_date"),
        (["SOURCEURL", "SQLDATE", "text"], "url", "SOURCEURL"),
        (["Text", "Date-Published"], "published", "Date-Published"),
    ],
)
def test_known_names(names: list[str], field: str, column: str) -> None:
    assert find_columns(names)[field][0] == column


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
    articles, unread = read_all("news.csv", f'id,text\n1,{body[1]}\n2,"{body[1]}\n' + "x\n" * 50)
    assert len(articles) == 1
    assert [(one.path.rsplit(":", 1)[1], one.reason) for one in unread] == [
        (
            "3",
            "found a quoted field that never ends, which swallows the rows after it; expected quoted fields with "
            "quotes doubled inside; mend the row, or export as JSONL",
        )
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_tables_as_spreadsheets_save_them(read_one, body, encoding: str) -> None:
    article = read_one("news.csv", f"id\ttext\r\n1\t{body[2]} São Tomé\r\n".encode(encoding))
    assert article.text == f"{body[2]} São Tomé"


def test_json_with_nan_and_double_keys(read_one, read_all, body) -> None:
    row = f'{{"score": NaN, "id": 1, "id": 2, "title": "Busia", "title": "Busia", "text": "{body[0]}"}}'
    assert read_one("news.jsonl", row).text == f"Busia\n\n{body[0]}"
    _, unread = read_all("news.jsonl", f'{{"text": "x", "text": "{body[0]}"}}')
    reason = "found 'text' more than once, with values that differ; expected each name once; rename one"
    assert [one.reason for one in unread] == [reason]
    _, unread = read_all("news.csv", f"text,text\nx,{body[1]}\n")
    assert [one.reason for one in unread] == [reason]


def test_given_columns_win(read_one, body) -> None:
    given = Settings(columns=("text=Inhalt", "published = Datum", "title=text"))
    article = read_one("news.csv", f'Datum;Inhalt;text\n2004-03-15;"{body[0]}";Busia\n', given)
    assert (article.text, article.published) == (f"Busia\n\n{body[0]}", "2004-03-15")
    row = json.dumps({"Inhalt": body[0], "date": "2004-03-15"})
    assert read_one("news.jsonl", row, given).text == body[0]


def test_given_columns_that_are_not_there(read_all, body) -> None:
    given = Settings(columns=("text=Inhalt",))
    _, unread = read_all("news.csv", f"id,text\n1,{body[1]}\n", given)
    assert [one.reason for one in unread] == [
        "found the columns id, text; expected 'Inhalt' among them, which is given; correct --column"
    ]
    _, unread = read_all("news.jsonl", json.dumps({"text": body[0]}), given)
    assert [one.reason for one in unread] == [
        "found the columns text; allowed for the text is 'Inhalt', which is given; name the column that holds the "
        "text with --column text=NAME"
    ]


@pytest.mark.parametrize("pair", ["Inhalt", "text=", "words=Inhalt"])
def test_given_columns_that_are_no_pairs(pair: str) -> None:
    with pytest.raises(SettingError) as error:
        given_columns((pair,))
    assert str(error.value) == (
        f"columns: found {pair!r}; allowed is FIELD=COLUMN with one of the fields text, title, published, url, source, "
        "author, language, sections, such as text=Inhalt; correct it"
    )


def test_rows_as_tools_write_them(read_one, body) -> None:
    news_please = {"text": None, "maintext": "\n".join(body), "date_publish": "2004-03-15 08:00:00", "title_rss": None}
    fundus = {"body": {"summary": [], "sections": [{"headline": [], "paragraphs": [*body]}]}, "topics": ["Africa"]}
    markup = {"webTitle": "Busia", "body": "".join(f"<p>{text}</p>" for text in body)}
    for row in (news_please, fundus, markup):
        article = read_one("news.jsonl", json.dumps(row))
        assert article.text[article.body_start :] == "\n\n".join(body)


def test_deep_json_is_refused(read_all) -> None:
    _, unread = read_all("news.jsonl", '{"text":' + "[" * 100_000 + "\n")
    assert unread[0].reason.startswith("found a line that is no JSON (")


def test_reason_shared_by_many_rows_is_said_twice_only(read_all) -> None:
    _, unread = read_all("news.jsonl", '{"a": 1}\n' * 40)
    assert [one.path.rsplit("/", 1)[1] for one in unread] == ["news.jsonl:1", "news.jsonl"]
    assert unread[1].reason.startswith("39 more rows: found the columns a; allowed for the text are text, ")
