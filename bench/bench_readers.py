"""How the readers bear size and damage.

    python bench/bench_readers.py warc [MB]        an archive of so many megabytes (1000) in less than 300 MB of memory
    python bench/bench_readers.py fuzz [SECONDS]   damaged input to each reader for so long (60): no crash, no hang

All pages are made up. Memory is the peak of a process of its own that does nothing but read.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman.model import Article
from dragoman.settings import Settings
from dragoman.sources import read

ROOT = Path(__file__).resolve().parent.parent
MB = 1_000_000
_HEAD = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{n}\r\n"
_PAGE = (
    '<html><head><meta property="article:published_time" content="2004-03-15">'
    "<title>Envoys of Fiji and Tonga meet ({n})</title><script>{script}</script></head><body>"
    "<h1>Envoys of Fiji and Tonga meet ({n})</h1>"
    + "<p>The envoys of Fiji and Tonga met in Apia on Monday and spoke about the fishing grounds between them.</p>" * 5
    + "</body></html>"
)


def record(n: int, size: int) -> bytes:
    """Return one response record of a WARC: a page of about `size` bytes, most of them script."""
    page = _PAGE.replace("{n}", str(n)).replace("{script}", "var a=1;" * (size // 8)).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = f"{_HEAD.format(n=n)}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def write_warc(path: Path, megabytes: int, size: int = 50_000) -> int:
    """Write an archive of that many megabytes out of small records; return how many records."""
    count = 0
    with path.open("wb") as file:
        while file.tell() < megabytes * MB:
            count += 1
            file.write(record(count, size))
    return count


def stream(path: Path) -> None:
    """Read an archive; print the number of articles and this process's peak memory in megabytes."""
    articles = sum(isinstance(found, Article) for found in read(path, Settings()))
    sys.stdout.write(f"{articles} {peak_kilobytes() * 1024 / MB:.0f}\n")


def peak_kilobytes() -> int:
    """Return this process's peak memory. What getrusage says on Linux counts in the process that started this one."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def loaded_by(statement: str) -> set[str]:
    """Return the packages that a fresh process has loaded after a statement."""
    code = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def measured(megabytes: int, folder: Path, size: int = 50_000) -> tuple[int, int, int]:
    """Return (records written, articles read, peak megabytes) of streaming an archive in a process of its own."""
    path = folder / "made.warc"
    records = write_warc(path, megabytes, size)
    command = [sys.executable, str(Path(__file__).resolve()), "stream", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    path.unlink()
    articles, peak = done.stdout.split()
    return records, int(articles), int(peak)


def bench_warc(megabytes: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        records, articles, peak = measured(megabytes, Path(folder))
        seconds = time.perf_counter() - began
    say(f"WARC of {megabytes} MB, {records} records: {articles} articles, peak {peak} MB, {seconds:.0f} s")


def bench_fuzz(seconds: int) -> None:
    """Run the fuzz tests for so many seconds each."""
    test = ROOT / "tests" / "sources" / "test_read_fuzz.py"
    command = [sys.executable, "-m", "pytest", "-n0", "-v", "--durations=0", "--timeout=0", str(test)]
    environment = os.environ | {"DRAGOMAN_FUZZ_SECONDS": str(seconds)}
    sys.exit(subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    wanted, *rest = sys.argv[1:] or ["warc"]
    if wanted == "stream":
        stream(Path(rest[0]))
    elif wanted == "fuzz":
        bench_fuzz(int(rest[0]) if rest else 60)
    else:
        bench_warc(int(rest[0]) if rest else 1000)


if __name__ == "__main__":
    main()
