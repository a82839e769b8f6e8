"""Every reader on damaged and random bytes: articles or reasons, never a crash, and every span true.

The number of cases is bounded here; `make fuzz` gives each seed a minute instead.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import time
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources import read

SECONDS = float(os.environ.get("DRAGOMAN_FUZZ_SECONDS", "0"))
CASES = 200 if SECONDS else 25
HANG = 20_000 if SECONDS else 5_000
"""Milliseconds for one case."""
SENTENCE = "The two envoys left the hall in São Tomé on Monday, and “nobody” said why."


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.add_table(1, 2).cell(0, 1).text = SENTENCE
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def repacked(content: bytes) -> bytes:
    """The Word file with other bytes for its text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == INNER else old.read(entry))
    return packed.getvalue()


INNER = "word/document.xml"
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + SENTENCE.encode() * 3 + b"</p></body>"
WARC = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(HTTP)}\r\n\r\n"
PAGE = f"<html><head><title>Envoys leave</title></head><body><h1>Envoys leave</h1><p>{SENTENCE}</p></body>"
FEED = f"<rss><channel><item><title>Envoys</title><description>{SENTENCE}</description></item></channel></rss>"
PIECES = (b"", b"<", b"\x00", b'"', b"{", b"\\", b"\n\n", b"\xff\xfe", b"&#x0;")
FACTIVA = (
    "SE World\nHD Envoys leave\nBY By Ana Ruiz\nWC 104 words\nPD 15 March 2004\nET 10:15\nSN The Lake Courier\nLA English\n"  # noqa: E501
    f"LP {SENTENCE}\nTD {SENTENCE}\n\nCO\nlakep : Lake Press\nAN\nDocument LAKEC0002\n\n"
)
NEXIS = (
    "Envoys leave\n\nThe Lake Courier\n\nMarch 15, 2004 Monday\n\nSection: NEWS; Pg. 12\n\nLength: 104 words\n\n"
    f"Byline: Ana Ruiz\n\nBody\n\n{SENTENCE}\n\nClassification\n\nLanguage: ENGLISH\n\nLoad-Date: March 16, 2004\n\n"
    "End of Document\n\n"
)
LD = json.dumps({"@type": "NewsArticle", "headline": "Envoys leave", "articleBody": SENTENCE * 6})
STATE = json.dumps({"stories": [{"title": "Envoys leave", "body": [{"content": SENTENCE}] * 5}]})
FILLED = (
    f'<html><head><title>Envoys leave</title><script type="application/ld+json">{LD}</script></head><body>'
    f'<h1>Envoys leave</h1><script type="application/json">{STATE}</script><script>window.x = {STATE};</script></body>'
)
SEEDS = {
    "page.html": PAGE.encode(),
    "filled.html": FILLED.encode(),
    "factiva.txt": FACTIVA.encode() * 2,
    "nexis.txt": NEXIS.encode() * 2,
    "news.txt": f"IranIraqMiddle East\n\nEnvoys leave\n\nBy Ana Ruiz\n\nLIMA (LNA) — {SENTENCE}\n\nBack to top".encode(),  # noqa: E501
    "news.jsonl": (json.dumps({"text": SENTENCE, "date": "2004-03-15"}) + "\n").encode() * 3,
    "news.json": json.dumps([{"text": SENTENCE, "date": "2004-03-15"}] * 3, indent=1).encode(),
    "news.csv": f'text,date\n"{SENTENCE}",2004-03-15\n'.encode() * 2,
    "news.warc": WARC.encode() + HTTP + b"\r\n\r\n",
    "news.xml": FEED.encode(),
    "news.rtf": b"{\\rtf1\\ansi The two envoys left the hall on Monday.\\par}",
    "news.docx": word_file(),
    "inner.docx": zipfile.ZipFile(io.BytesIO(word_file())).read(INNER),
}


@st.composite
def damaged(draw: st.DrawFn, seed: bytes) -> bytes:
    """The seed with pieces cut out, doubled or overwritten; now and then bytes of no format at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=400))
    content = seed
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(len(content) - 1, 0)))
        end = min(len(content), start + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from([*PIECES, content[start:end] * 3]))
        content = content[:start] + piece + content[end:]
    return gzip.compress(content) if draw(st.booleans()) else content


def check(path: Path) -> None:
    for found in read(path, Settings(max_bytes=1_000_000)):
        if isinstance(found, Unread):
            assert found.path and found.reason
            continue
        assert isinstance(found, Article)
        assert found.text[found.body_start :].strip()
        assert found.text.encode()
        if found.title:
            assert found.text.startswith(found.title + "\n\n")
        if found.dateline:
            assert found.text[found.dateline.start : found.dateline.end] == found.dateline.text


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_damaged_input(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    until = time.monotonic() + SECONDS

    @settings(
        max_examples=CASES,
        deadline=HANG,
        database=None,
        derandomize=not SECONDS,
        suppress_health_check=list(HealthCheck),
    )
    @given(damaged(SEEDS[name]))
    def run(content: bytes) -> None:
        path.write_bytes(repacked(content) if name == "inner.docx" else content)
        check(path)

    run()
    while time.monotonic() < until:
        run()
