"""Input that cannot be read: the whole message, and the rest of the run goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources import read

FORMATS = "allowed are "


def reasons(found: list[Unread]) -> list[str]:
    return [one.reason for one in found]


def test_empty_file(read_all) -> None:
    articles, unread = read_all("empty.html", b"")
    assert not articles
    assert reasons(unread) == ["found 0 bytes; expected a text; check that the file was saved or downloaded whole"]


def test_white_space_only(read_all) -> None:
    assert reasons(read_all("blank.txt", b" \n\n ")[1]) == [
        "found 4 bytes of white space; expected a text; check that the file was saved or downloaded whole"
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG image"),
        (bytes(range(256)) * 40, "binary data"),
    ],
)
def test_binary_file_named_html(read_all, content: bytes, what: str) -> None:
    assert reasons(read_all("page.html", content)[1]) == [
        f"found {what}; expected text; convert it to HTML or plain text, or name it by its real suffix"
    ]


def test_truncated_gzip(read_all, page_of) -> None:
    packed = gzip.compress(page_of().encode())
    articles, unread = read_all("page.html.gz", packed[: len(packed) // 2])
    assert not articles
    assert reasons(unread) == [
        "found gzip data that breaks off before its end; expected a whole file; download or copy it again"
    ]


def test_damaged_gzip(read_all, page_of) -> None:
    packed = bytearray(gzip.compress(page_of().encode() * 20))
    packed[60:90] = b"\xff" * 30
    (reason,) = reasons(read_all("page.html.gz", bytes(packed))[1])
    assert reason.startswith("found damaged gzip data (")
    assert reason.endswith("); expected a whole file; download or copy it again")


def test_gz_suffix_on_plain_bytes_is_read_as_what_it_is(read_one, page_of) -> None:
    assert read_one("page.html.gz", page_of()).title


def test_large_page(read_all, page_of) -> None:
    content = page_of() + " " * 1_000_000
    assert reasons(read_all("big.html", content, Settings(max_bytes=500_000))[1]) == [
        "found more than 500000 bytes; allowed are 500000 bytes a document (setting max_bytes); split the file or "
        "raise max_bytes"
    ]


def test_page_of_50_mb(read_all) -> None:
    content = b"<html><body>" + b"<p>The envoys met again on Monday.</p>" * 1_400_000
    assert len(content) > 50_000_000
    _, unread = read_all("big.html", content, Settings(max_bytes=16 * 2**20))
    assert reasons(unread) == [
        "found more than 16777216 bytes; allowed are 16777216 bytes a document (setting max_bytes); split the file or "
        "raise max_bytes"
    ]


def test_decompression_bomb(read_all) -> None:
    packed = gzip.compress(bytes(80_000_000))
    assert reasons(read_all("bomb.html.gz", packed, Settings(max_bytes=20_000_000))[1]) == [
        f"found {len(packed)} compressed bytes that unpack to more than 20000000, as a decompression bomb does; "
        "allowed are 20000000 bytes a document (setting max_bytes); unpack and inspect the file yourself"
    ]


def test_bomb_of_one_line_in_a_table_is_left(read_all) -> None:
    packed = gzip.compress(b"x" * 50_000_000)
    _, unread = read_all("bomb.jsonl.gz", packed, Settings(max_bytes=1_000_000))
    assert reasons(unread) == [
        "found a line above 1000000 bytes; allowed is one JSON object a line below that (setting max_bytes); raise "
        "max_bytes or split the object; nothing after it was read"
    ]


def test_line_that_is_no_json(read_all, body) -> None:
    good = json.dumps({"text": " ".join(body)})
    articles, unread = read_all("news.jsonl", f"{good}\n{{'text': oops}}\n{good}\n[1]\n")
    assert len(articles) == 2
    assert [one.path.rsplit(":", 1)[1] for one in unread] == ["2", "4"]
    assert reasons(unread) == [
        "found a line that is no JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1)); "
        "expected one JSON object a line; mend the line",
        "found JSON that is list; expected an object with a text; mend the line",
    ]


def test_csv_without_text_column(read_all) -> None:
    (reason,) = reasons(read_all("news.csv", "id,when\n1,2004-03-15\n")[1])
    assert reason.startswith("found the columns id, when; allowed for the text are text, body, content, maintext, ")
    assert reason.endswith("; name the column that holds the text with --column text=NAME")


def test_truncated_table_keeps_the_rows_before(read_all, body) -> None:
    rng = os.urandom(60_000).hex()
    rows = "".join(json.dumps({"text": " ".join(body), "id": n, "noise": rng}) + "\n" for n in range(20))
    packed = gzip.compress(rows.encode())
    articles, unread = read_all("news.jsonl.gz", packed[: len(packed) // 2])
    assert 5 < len(articles) < 20
    assert reasons(unread) == [
        "found gzip data that breaks off before its end; expected a whole file; download or copy it again"
    ]


def test_unknown_suffix_given_by_name(read_all) -> None:
    (reason,) = reasons(read_all("notes.xyz", b"words")[1])
    assert reason.startswith("found the suffix '.xyz'; allowed are .atom, .csv, ")
    assert reason.endswith(", each also with .gz; rename or convert the file")
    (reason,) = reasons(read_all("notes", b"words")[1])
    assert reason.startswith("found no suffix; allowed are ")


def test_missing_path(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.html"
    assert list(read(path, Settings())) == [
        Unread(str(path), "found nothing at this path; expected a file or a folder; check the spelling")
    ]


def test_folder_is_read_sorted_and_one_failure_stops_nothing(tmp_path: Path, page_of, body) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.html").write_bytes(b"")
    (tmp_path / "b" / "c.html").write_text(page_of(), encoding="utf-8")
    (tmp_path / "d.txt").write_text("\n\n".join(body), encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("Words.")
    found = list(read(tmp_path, Settings()))
    assert [type(one) for one in found] == [Unread, Article, Article]
    assert [Path(str(one.path)).name for one in found] == ["a.html", "c.html", "d.txt"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, page_of, body) -> None:
    row = json.dumps({"text": " ".join(body)})
    table = 'title,text\nBusia,"' + " ".join(body) + '"\n'
    listed = json.dumps([{"text": " ".join(body)}], indent=1)
    page, texts = page_of(), ("\n\n".join(body), row, listed, listed[1:-1], table)
    for content in (page.encode(), gzip.compress(page.encode()), *map(str.encode, texts)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        (article,) = read(Path("-"), Settings())
        assert isinstance(article, Article)
        assert article.path is not None and article.path.startswith("-")
        assert body[1] in article.text


def test_folder_without_anything_to_read(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (one,) = read(tmp_path, Settings())
    assert isinstance(one, Unread)
    assert one.reason.startswith("found no file that is read in this folder; allowed are .atom, .csv, ")


def test_link_that_leads_nowhere_and_loop_of_links(tmp_path: Path, body) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(body), encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    found = list(read(tmp_path, Settings()))
    assert [type(one) for one in found] == [Article, Unread]
    assert isinstance(found[1], Unread)
    assert found[1].reason == (
        "found a link that leads nowhere, or a file gone since; expected a file; mend or remove the link"
    )


def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Words.")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    (one,) = read(path, Settings())
    assert isinstance(one, Unread)
    assert one.reason == (
        "found a file that may not be read; expected read permission; change its permissions or owner"
    )
