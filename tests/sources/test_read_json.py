"""JSON files: one object, a list of them, or objects one after the other, read piece by piece."""

from __future__ import annotations

import gzip
import json

import pytest

from dragoman.settings import Settings


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object(read_one, body, indent: int | None) -> None:
    row = {"maintext": "\n".join(body), "title": "Busia", "date_publish": "2004-03-15"}
    article = read_one("a.json", json.dumps(row, indent=indent))
    assert article.text == "Busia\n\n" + "\n\n".join(body)
    assert article.path is not None and article.path.endswith("a.json:1")
    assert article.raw_sha256 is not None


@pytest.mark.parametrize("between", [",\n", ", "])
def test_a_list(read_all, body, between: str) -> None:
    rows = [json.dumps({"text": text, "n": n}) for n, text in enumerate(body)]
    articles, unread = read_all("a.json", f"[{between.join(rows)}]\n")
    assert [article.text for article in articles] == list(body)
    assert not unread


def test_objects_one_after_the_other(read_all, body) -> None:
    articles, unread = read_all("a.json", "\n".join(json.dumps({"text": text}) for text in body))
    assert [article.text for article in articles] == list(body)
    assert not unread


def test_a_list_longer_than_one_document_may_be(read_all, body) -> None:
    rows = [{"text": body[0], "noise": "é" * 100_000, "n": n} for n in range(30)]
    content = "\ufeff" + json.dumps(rows, ensure_ascii=False)
    articles, unread = read_all("a.json.gz", gzip.compress(content.encode()), Settings(max_bytes=1_000_000))
    assert (len(articles), unread) == (30, [])


@pytest.mark.parametrize(
    ("content", "read", "reason"),
    [
        ("", 0, "found no JSON value; expected one object, or a list of them; check that the file is whole"),
        ("[]", 0, "found no JSON value; expected one object, or a list of them; check that the file is whole"),
        ("[ROW, 7]", 1, "found JSON that is int; expected an object with a text; mend the line"),
        (
            "[ROW, ROW",
            2,
            "found a list that breaks off; expected one JSON object, a list of them, or one a line; mend the file; "
            "nothing after it was read",
        ),
        (
            "[ROW, {broken}, ROW]",
            1,
            "found what is no JSON after value 1 (Expecting property name enclosed in double quotes); "
            "expected one JSON object, a list of them, or one a line; mend the file; nothing after it was read",
        ),
        (
            b'{"text": "\xff\xfe"}',
            0,
            "found bytes that are not UTF-8 (invalid start byte); JSON is UTF-8; save it so",
        ),
    ],
)
def test_what_is_broken(read_all, body, content: str | bytes, read: int, reason: str) -> None:
    row = json.dumps({"text": body[0]})
    written = content if isinstance(content, bytes) else content.replace("ROW", row)
    articles, unread = read_all("a.json", written)
    assert len(articles) == read
    (one,) = unread
    assert one.reason == reason


def test_objects_above_the_limit_and_cut_gzip(read_all, body) -> None:
    big = json.dumps([{"text": body[0]}, {"text": "x" * 3_000_000}])
    articles, unread = read_all("a.json", big, Settings(max_bytes=500_000))
    assert len(articles) == 1
    assert unread[0].reason.startswith("found no end of a JSON value within 500000 bytes; allowed are 500000 bytes an")
    packed = gzip.compress(big.encode())
    _, unread = read_all("a.json.gz", packed[: len(packed) // 2])
    assert unread[0].reason.startswith("found gzip data that breaks off")


def test_deep_json_is_refused(read_all) -> None:
    _, unread = read_all("a.json", "[" * 100_000)
    assert unread[0].reason.startswith("found what is no JSON after value 0 (")
