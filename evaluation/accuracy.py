"""Write docs/accuracy.md: the figures of every set of floors.json that is there, and what was judged by hand.

    python evaluation/accuracy.py [FILE ...]

FILE are outputs of `dragoman evaluate --json`, one object each, which hold no reliability table; without any, every set
is evaluated now.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from rich.console import Console

from dragoman.evaluate import calibration
from dragoman.evaluate.floors import Floors, load_floors
from dragoman.evaluate.judged import load_judged, section
from dragoman.evaluate.report import stamp, table
from dragoman.evaluate.run import Evaluation, Figures
from dragoman.evaluate.sets import evaluate_path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
FLOORS = ROOT / "evaluation" / "floors.json"
JUDGED = ROOT / "evaluation" / "gold" / "judged.jsonl"
COMMAND = "python evaluation/accuracy.py"
OPENING = """# Accuracy

{stamp}

Every figure can be made again: `dragoman evaluate SET --json`. Figures are shares between 0 and 1, or counts; `null`
means that the stage is not built. A floor is what `make test` holds the figure to (for `not_events_hit`: a ceiling).
The sets named `_dev`, `seed` and `pages` lie outside the project and are used for measuring only; other halves of the
same sources are held out.
"""


def main(files: list[str]) -> None:
    """Write the page."""
    floors = load_floors(FLOORS)
    results = [_read(Path(file)) for file in files] or list(_evaluated(floors))
    parts = [OPENING.format(stamp=stamp(ROOT, COMMAND))]
    parts += [_section(result, floors) for result in results]
    if JUDGED.is_file():
        parts.append(section(load_judged(JUDGED)))
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    Console().print(f"{PAGE.relative_to(ROOT)}: {len(results)} sets")


class _Output(msgspec.Struct, forbid_unknown_fields=True):
    """What `dragoman evaluate --json` prints."""

    set: str
    records: int
    sha256: str
    figures: Figures


def _read(path: Path) -> Evaluation:
    output = msgspec.json.decode(path.read_bytes(), type=_Output)
    return Evaluation(output.set, output.records, output.sha256, output.figures)


def _evaluated(floors: Floors) -> list[Evaluation]:
    paths = {name: (ROOT / floor.path).resolve() for name, floor in floors.sets.items()}
    found = ((name, evaluate_path(path)) for name, path in paths.items() if path.exists())
    return [msgspec.structs.replace(result, set=name) for name, result in found]


def _section(result: Evaluation, floors: Floors) -> str:
    held = floors.sets[result.set].floors if result.set in floors.sets else {}
    rows = [(name, _shown(value), held.get(name, "")) for name, value in result.figures.items()]
    head = f"## {result.set}\n\n{result.records} records, sha256 `{result.sha256[:16]}`\n"
    believed = f"\n{calibration.section(result.reliability)}" if result.reliability else ""
    return f"{head}\n{table(('figure', 'value', 'floor'), rows)}\n{believed}"


def _shown(value: float | None) -> str:
    if value is None:
        return "null"
    return f"{value:.4f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main(sys.argv[1:])
