"""Every reader on damaged and random bytes: articles or reasons, never a crash, and every span true.

The number of cases is bounded here; DRAGOMAN_FUZZ_CASES raises it for a long run.
"""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources import read

CASES = int(os.environ.get("DRAGOMAN_FUZZ_CASES", "25"))
SENTENCE = "The two envoys left the hall in São Tomé on Monday, and “nobody” said why."


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + SENTENCE.encode() * 3 + b"</p></body>"
WARC = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(HTTP)}\r\n\r\n"
PAGE = f"<html><head><title>Envoys leave</title></head><body><h1>Envoys leave</h1><p>{SENTENCE}</p></body>"
FEED = f"<rss><channel><item><title>Envoys</title><description>{SENTENCE}</description></item></channel></rss>"
PIECES = (b"", b"<", b"\x00", b'"', b"{", b"\\", b"\n\n", b"\xff\xfe", b"&#x0;")
SEEDS = {
    ".html": PAGE.encode(),
    ".txt": f"IranIraqMiddle East\n\nEnvoys leave\n\nBy Ana Ruiz\n\nLIMA (LNA) — {SENTENCE}\n\nBack to top".encode(),
    ".jsonl": (json.dumps({"text": SENTENCE, "date": "2004-03-15"}) + "\n").encode() * 3,
    ".csv": f'text,date\n"{SENTENCE}",2004-03-15\n'.encode() * 2,
    ".warc": WARC.encode() + HTTP + b"\r\n\r\n",
    ".xml": FEED.encode(),
    ".rtf": b"{\\rtf1\\ansi The two envoys left the hall on Monday.\\par}",
    ".docx": word_file(),
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


@pytest.mark.parametrize("suffix", sorted(SEEDS))
def test_damaged_input(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"news{suffix}"

    @settings(max_examples=CASES, deadline=5_000, database=None, suppress_health_check=list(HealthCheck))
    @given(damaged(SEEDS[suffix]))
    def run(content: bytes) -> None:
        path.write_bytes(content)
        check(path)

    run()
