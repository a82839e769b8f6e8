"""What a run costs as it grows: processor seconds, memory, bytes and commits an article, by stage of the driver.

    python bench/bench_scale.py grow --articles 300 --times 10 --corpus FILE [--model]
    python bench/bench_scale.py read PATH...

`grow` codes the articles again and again under changed titles (so that each is a new article) into a record, in one
process, and prints a line each time round. `read` reads files (pages, WARC ...) without coding them. Processor seconds
are those of the process. docs/scale.md says what was measured.
"""

from __future__ import annotations

import json
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dragoman.api import versions
from dragoman.model import Article
from dragoman.record import Run, open_record
from dragoman.scale.keep import Keeper
from dragoman.scale.local import code_shards
from dragoman.scale.measure import Row, read_rows
from dragoman.scale.shards import Plan
from dragoman.settings import Settings
from dragoman.sources import read

app = typer.Typer(add_completion=False)


@app.command()
def grow(
    corpus: Annotated[Path, typer.Option(help="A .jsonl.gz of articles.")],
    articles: int = 300,
    times: int = 10,
    chars: Annotated[int, typer.Option(help="Letters taken of each article.")] = 10**9,
    model: bool = False,
) -> None:
    """Code `articles` articles `times` times."""
    folder = Path(tempfile.mkdtemp())
    settings = Settings(judge=model)
    record = open_record(folder / "record")
    keeper = Keeper(record, Run())
    by = versions(settings)
    rows = [row for row in read_rows(corpus) if len(row.text) > 400][:articles]
    for turn in range(times):
        file = _written(folder / f"{turn}.jsonl", rows, turn, chars)
        begun, clock = time.process_time(), time.monotonic()
        coded = _coded(file, settings, Plan(versions=by, holds=lambda id_: record.holds(id_, by)), keeper)
        _say(turn, coded, (time.process_time() - begun, time.monotonic() - clock), file, folder / "record")
    typer.echo(f"commits {record.versions().height}")
    shutil.rmtree(folder)


def _coded(file: Path, settings: Settings, plan: Plan, keeper: Keeper) -> int:
    before = keeper.added
    for outcome in code_shards([file], settings, 1, plan):
        keeper.take(outcome)
    keeper.flush()
    return keeper.added - before


def _written(path: Path, rows: list[Row], turn: int, chars: int) -> Path:
    lines = (
        {"title": f"{row.title or 'Dispatch'} {turn}", "text": row.text[:chars], "published": row.date} for row in rows
    )
    path.write_text("\n".join(map(json.dumps, lines)))
    return path


def _say(turn: int, coded: int, spent: tuple[float, float], file: Path, record: Path) -> None:
    files = [path for path in record.rglob("*") if path.is_file()]
    typer.echo(
        f"turn {turn} articles {coded} cpu_ms {1000 * spent[0] / coded:.1f} "
        f"clock_ms {1000 * spent[1] / coded:.1f} "
        f"peak_mb {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} "
        f"read_bytes {file.stat().st_size / coded:.0f} record_bytes {_bytes(files) / (coded * (turn + 1)):.0f} "
        f"files {len(files)}",
    )


def _bytes(files: list[Path]) -> int:
    return sum(path.stat().st_size for path in files)


@app.command(name="read")
def read_only(paths: list[Path]) -> None:
    """Read files and code nothing."""
    begun = time.process_time()
    articles = sum(1 for path in paths for _ in _articles(path))
    spent = time.process_time() - begun
    typer.echo(f"articles {articles} cpu_ms {1000 * spent / max(articles, 1):.2f}")


def _articles(path: Path) -> Iterator[Article]:
    return (item for item in read(path, Settings()) if isinstance(item, Article))


if __name__ == "__main__":
    app()
