"""What the command says of engines that cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))

from dragoman.errors import SettingError
from dragoman.scale import ray_engine
from dragoman.scale.shards import Plan
from dragoman.settings import Settings


def test_without_ray_the_command_to_install_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setitem(sys.modules, "ray.data", None)
    with pytest.raises(SettingError) as caught:
        next(ray_engine.code_shards([tmp_path], Settings(), 1, Plan()))
    assert str(caught.value).startswith("engine is 'ray', and Ray cannot be imported (")
    assert str(caught.value).endswith("); install it with: pip install 'dragoman[ray]'")


def test_an_address_is_ray_s() -> None:
    from typer.testing import CliRunner

    from dragoman.cli.app import app

    ran = CliRunner().invoke(app, ["code", "x.txt", "--address", "auto"])
    assert ran.exit_code == 1
    assert ran.stderr == "dragoman: --address is 'auto' without --engine ray; add that, or leave --address out\n"
