"""A web archive is streamed: memory does not grow with it.

DRAGOMAN_WARC_MB=1000 makes the archive 1 GB (unpacked); by default it is small.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MEGABYTES = int(os.environ.get("DRAGOMAN_WARC_MB", "40"))
ALLOWED = 300
"""Megabytes, the program itself and its libraries counted."""

READ = """
import resource, sys
from pathlib import Path
from dragoman.model import Article
from dragoman.settings import Settings
from dragoman.sources import read
found = [0, 0]
for one in read(Path(sys.argv[1]), Settings()):
    found[isinstance(one, Article)] += 1
print(found[1], found[0], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def record(number: int, page: str) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.replace("Busia", f"Busia {number}").encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.timeout(0)
@pytest.mark.parametrize("packed", [False, True])
def test_archive_is_streamed(tmp_path: Path, page_of: Callable[..., str], packed: bool) -> None:
    # As of real pages, most of its bytes are the site's programs.
    page = page_of().replace("</body>", f"<script>{'var nets = [1, 2, 3];' * 5_000}</script></body>")
    path = tmp_path / "news.warc.gz"
    count = MEGABYTES * 1_000_000 // len(record(0, page)) + 1
    with path.open("wb") as file:
        for number in range(count):
            one = record(number, page)
            file.write(gzip.compress(one, 1) if packed else one)
    ran = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    articles, unread, peak = map(int, ran.stdout.split())
    assert (articles, unread) == (count, 0)
    assert peak < ALLOWED, f"{peak} MB for {count} records"
    print(f"{MEGABYTES} MB, {count} records, packed={packed}: peak {peak} MB")  # noqa: T201 - shown by pytest -s
