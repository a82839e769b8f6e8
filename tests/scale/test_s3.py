"""Inputs and records in an object store, against moto's server. Skipped where it, or dragoman[s3], is not installed."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from dragoman.api import code_all
from dragoman.cli.app import app
from dragoman.errors import SettingError
from dragoman.model import Article
from dragoman.paths import located
from dragoman.record import open_record
from dragoman.settings import Settings
from dragoman.sources import from_text, read

pytestmark = pytest.mark.filterwarnings("ignore")
SETTINGS = Settings(judge=False)
TEXT = "Togo thanked Ghana for its help on Monday. Chad accused Libya of lying."


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket with two files of news."""
    for package in ("upath", "s3fs", "moto.server"):
        pytest.importorskip(package, reason=f"{package} is not installed: pip install 'dragoman[s3]' 'moto[server]'")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.setenv(name, "testing")
        for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
            monkeypatch.setenv(name, "us-east-1")
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
        wait_for(port)
        bucket = located("s3://press")
        bucket.mkdir()
        for name in "ab":
            rows = (json.dumps({"title": f"Dispatch {name}{n}", "text": TEXT}) for n in range(4))
            (bucket / "news" / f"{name}.jsonl").write_text("\n".join(rows))
        yield str(bucket).rstrip("/")
        server.kill()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def run(*words: str) -> tuple[int, str, str]:
    ran = CliRunner().invoke(app, words, catch_exceptions=False)
    return ran.exit_code, ran.stdout, ran.stderr


def test_news_and_record_in_a_bucket_are_as_on_a_disk(bucket: str, tmp_path: Path) -> None:
    record = f"{bucket}/relations"
    words = ("code", f"{bucket}/news", "--record", record, "--no-model", "--format", "jsonl")
    code, out, err = run(*words)
    assert (code, err) == (0, f"dragoman: {record}: 8 articles added, 0 known already\n")
    assert len(out.splitlines()) == 16
    assert run(*words) == (0, out, f"dragoman: {record}: 0 articles added, 8 known already\n")
    for name in "ab":
        (tmp_path / f"{name}.jsonl").write_text((located(bucket) / "news" / f"{name}.jsonl").read_text())
    local = [*code_all((item for item in read(tmp_path, SETTINGS) if isinstance(item, Article)), SETTINGS)]
    bare = [msgspec.json.encode(msgspec.structs.replace(c, article=c.article.id)) for c in local]  # paths differ
    stored = open_record(record)
    assert [msgspec.json.encode(msgspec.structs.replace(c, article=c.article.id)) for c in stored.codings()] == bare
    assert stored.check().ok and stored.verify().ok
    assert len(run("events", record, "--format", "jsonl")[1].splitlines()) == 16
    assert run("sql", record, "select count(*) as n from articles", "--format", "csv")[1].split() == ["n", "8"]
    later = from_text("Chad accused Libya of lying.", title="A later dispatch")
    stored.add(code_all([later], SETTINGS))
    compacted = stored.compact()
    assert compacted.files_after < compacted.files_before
    assert stored.vacuum(0)
    assert len([*open_record(record).codings()]) == 9


def test_a_store_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "upath", None)
    with pytest.raises(SettingError) as caught:
        open_record("s3://press/relations")
    assert str(caught.value).startswith("s3://press/relations lies in an object store that cannot be read (")
    assert str(caught.value).endswith("); install what it needs with: pip install 'dragoman[s3]'")
