"""Ray: the rows of a local run, whatever dies on the way. Skipped where the extra dragoman[ray] is not installed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

pytest.importorskip("ray.data", reason="Ray is not installed: pip install 'dragoman[ray]'")

import ray
from ray.cluster_utils import Cluster

from dragoman.api import code_all, versions
from dragoman.model import Article, Coding, Unread
from dragoman.record import Finished, Record, Run, open_record
from dragoman.scale.keep import Keeper
from dragoman.scale.ray_engine import code_shards
from dragoman.scale.shards import Outcome, Passed, Plan
from dragoman.settings import Settings
from dragoman.sources import read

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.timeout(400)]
SETTINGS = Settings(judge=False, batch=4)
STORE = 100 * 2**20
QUICK = {"health_check_initial_delay_ms": 0, "health_check_period_ms": 500, "health_check_failure_threshold": 4}
"""A node that is dead is missed after two seconds."""
HASTY = "import sys; from dragoman.scale import keep; keep.FIRST_SECONDS = 0.1; from dragoman.cli import main; main()"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Six files of 20 articles; one holds a line that is no JSON."""
    folder = tmp_path / "news"
    folder.mkdir()
    text = "Togo thanked Ghana for its help on Monday. Chad accused Libya of lying. "
    for name in "abcdef":
        rows = ({"title": f"Dispatch {name}{n}", "text": text * 5, "published": "2021-05-03"} for n in range(20))
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "c.jsonl").write_text("{no json\n" + (folder / "c.jsonl").read_text())
    return folder


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Two nodes of one core."""
    both = Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": STORE, "_system_config": QUICK}
    )
    both.add_node(num_cpus=1, object_store_memory=STORE)
    ray.init(address=both.address, log_to_driver=False)
    yield both
    ray.shutdown()
    both.shutdown()


def rows(codings: Any) -> list[tuple[str, bytes]]:
    return sorted((coding.article.id, msgspec.json.encode(coding)) for coding in codings)


def expected(news: Path) -> list[tuple[str, bytes]]:
    return rows(code_all([item for item in read(news, SETTINGS) if isinstance(item, Article)], SETTINGS))


def plan(record: Record) -> Plan:
    record.refresh()
    return Plan(versions=versions(SETTINGS), finished=record.finished(), stored=record.keys)


def coders(node: Any) -> int:
    """Processes that code on a node."""
    (raylet,) = node.all_processes["raylet"]
    mark = f"RAY_RAYLET_PID={raylet.process.pid}".encode()
    found = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            coder = b"dragoman.scale.worker" in (process / "cmdline").read_bytes()
            found += coder and mark in (process / "environ").read_bytes().split(b"\0")
        except OSError:  # it has ended since
            continue
    return found


def test_a_node_is_killed_and_the_rows_are_those_of_a_local_run(news: Path, tmp_path: Path, cluster: Any) -> None:
    record = open_record(tmp_path / "r")
    keeper = Keeper(record, Run())
    seen: list[Outcome] = []
    (doomed,) = cluster.worker_nodes
    killed = False
    for outcome in code_shards([news], SETTINGS, 2, plan(record)):
        seen.append(outcome)
        keeper.take(outcome)
        if not killed and len(seen) > 20 and coders(doomed):
            cluster.remove_node(doomed, allow_graceful=False)
            killed = True
    keeper.flush()
    assert killed
    assert sum(isinstance(outcome, Coding) for outcome in seen) == 120
    assert [outcome.reason.split(" (")[0] for outcome in seen if isinstance(outcome, Unread)] == [
        "found a line that is no JSON"
    ]
    assert sum(isinstance(outcome, Finished) for outcome in seen) == 6
    assert rows(record.codings()) == expected(news)
    assert {type(outcome) for outcome in code_shards([news], SETTINGS, 2, plan(record))} == {Passed}


def test_a_driver_is_killed_and_the_next_one_goes_on(news: Path, tmp_path: Path) -> None:
    folder = tmp_path / "r"
    words = [sys.executable, "-c", HASTY, "code", str(news), "--record", str(folder), "--no-model", "--batch", "4"]
    words += ["--engine", "ray", "--workers", "2"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 150
        while not any((folder / "runs" / "_delta_log").glob("*.json")) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGKILL)
    kept = len([*open_record(folder).codings()])
    assert process.returncode == -signal.SIGKILL
    assert 0 < kept < 120
    again = subprocess.run(words, capture_output=True, text=True, check=False)
    assert f"dragoman: {folder}: {120 - kept} articles added, {kept} known already\n" in again.stderr
    assert again.returncode == 1  # the line that is no JSON
    assert rows(open_record(folder).codings()) == expected(news)
    assert open_record(folder).check().ok
