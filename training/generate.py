"""Make the training rows of the judge: `python -m training.generate [--out build/judge]`. Same repository, same bytes.

Hand-written skeletons (`training/corpus/`) are filled with actors of the lexicons and put under constructions; the
codebook's examples and near misses go with them, and what was read in our own news. The dev split holds other skeletons than the train split. No row of an
evaluation set is read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.evaluate.report import commit
from dragoman.events.codebook import load_codebook
from dragoman.events.decide import Coder
from dragoman.events.judge import NO_EVENT, root
from dragoman.settings import Settings
from dragoman.text import Parser
from training import constructions, newsrows, operators
from training.skeletons import Filled, Label, Skeleton, fill, skeletons

CODEBOOK = operators.DATA / "codebook"
NONE = Label("NONE", None, "actual", "")
TARGET = 520
"""Train rows wanted of a type before reversed pairs and by-standers are added."""
_TURNABLE = frozenset("ACCUSE REQUEST REJECT THREATEN SANCTION COERCE AID PROTEST CONCEDE".split())
_HEAD = re.compile(r"(?:The|Our|His|A|An) [A-Za-z-]+|[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")

Row = dict[str, Any]


def root_of(label: Label) -> str | None:
    """The judge's CAMEO root of a label: "00" for no event, None where no code tells what is not actual."""
    if label.type == "NONE":
        return NO_EVENT
    return None if not label.cameo or label.status in ("negated", "hypothetical", "future") else root(label.cameo)


def split_of(key: str) -> str:
    """Every ninth skeleton is held out."""
    return "dev" if hashlib.sha256(key.encode()).digest()[0] % 9 == 0 else "train"


def row(filled: Filled, actor: str, recipient: str, label: Label, key: str, source: str = "corpus") -> Row:
    spans = filled.spans
    return {
        "text": filled.text,
        "actor": list(spans[actor]),
        "recipient": list(spans[recipient]) if recipient in spans else None,
        "trigger": None,
        "type": label.type,
        "mode": label.mode,
        "status": label.status,
        "cameo": label.cameo or None,
        "root": root_of(label),
        "sides": None,
        "skeleton": hashlib.sha256(key.encode()).hexdigest()[:10],
        "split": split_of(key),
        "source": source,
    }


def rows_of(skeleton: Skeleton, count: int) -> Iterator[Row]:
    """`count` sentences of one skeleton, with their pairs; some told as past, denied or doubted, some turned round."""
    for turn in range(count):
        rng = random.Random(f"{skeleton.line}|{turn}")
        filled = fill(skeleton.line, skeleton.kinds, rng)
        restated = None
        plain = all(p[2].status == "actual" for p in skeleton.pairs) and not re.search(
            r" (?:will|is|are|has|have|may|to be) ", skeleton.line
        )
        if plain and rng.random() < 0.2:
            restated = constructions.restate(filled, rng)
        filled = restated[0] if restated else constructions.construct(filled, rng)
        yield from _pairs(skeleton, filled, restated[1] if restated else None, rng)


def _pairs(skeleton: Skeleton, filled: Filled, status: str | None, rng: random.Random) -> Iterator[Row]:
    listed = {frozenset((a, r)) for a, r, _ in skeleton.pairs}
    for actor, recipient, label in skeleton.pairs:
        new = constructions.relabel(label, status) if status and label.type != "NONE" else label
        yield row(filled, actor, recipient, new, skeleton.line)
        if skeleton.symmetric and recipient and rng.random() < 0.25:
            yield row(filled, recipient, actor, new, skeleton.line)
        lone = len(skeleton.pairs) == 1 and not skeleton.symmetric
        if lone and recipient and label.type in _TURNABLE and rng.random() < 0.07:
            yield row(filled, recipient, actor, NONE, skeleton.line)
        elif lone and skeleton.source != "none.toml" and not recipient.isdigit() and recipient and rng.random() < 0.08:
            yield row(filled, actor, "", new, skeleton.line)
    others = [(a, b) for a in filled.spans for b in filled.spans if a != b and frozenset((a, b)) not in listed]
    if others and rng.random() < 0.3:
        yield row(filled, *rng.choice(others), NONE, skeleton.line)


def codebook_rows() -> Iterator[Row]:
    """The codebook's examples and near misses; frames without marked actors are left out."""
    misses: list[str] = []
    for path in sorted(CODEBOOK.glob("*.toml")):
        for frame in tomllib.loads(path.read_text(encoding="utf-8")).get("frame", ()):
            for example in frame.get("examples", ()):
                yield from _example(frame, example)
            misses += [miss["text"] for miss in frame.get("not", ())]
    for text in _quiet(misses):
        yield from _miss(text)


def _quiet(texts: Sequence[str]) -> Iterator[str]:
    """The near misses of which no frame at all speaks: what is no event of one frame may be one of another."""
    coder = Coder(load_codebook())
    for doc in Parser(Settings()).nlp.pipe(texts, batch_size=64):
        if not any(coder.candidates(sentence) for sentence in doc.sents):
            yield doc.text


def _find(text: str, words: str | None) -> tuple[int, int] | None:
    at = text.find(words) if words else -1
    return (at, at + len(words or "")) if at >= 0 else None


def _example(frame: Row, example: Row) -> Iterator[Row]:
    spans = {"A": _find(example["text"], example.get("actor")), "R": _find(example["text"], example.get("recipient"))}
    kept = {slot: span for slot, span in spans.items() if span}
    if "A" not in kept:
        return
    code: str = example.get("cameo") or frame["cameo"]
    type_name: str = example.get("type") or frame["type"]
    known, usual = operators.plover_of(code)
    own = frame.get("mode") if type_name == frame["type"] and code == frame["cameo"] else None
    mode = example.get("mode") or own or (usual if known == type_name else None)
    label = Label(type_name, mode, example.get("status", "actual"), "" if known == "NONE" else code)
    yield row(Filled(example["text"], kept, False), "A", "R", label, example["text"], "codebook")


def _miss(text: str) -> Iterator[Row]:
    """A near miss: its first noun phrase, and a second name where there is one, with no event between them."""
    found = [m.span() for m in _HEAD.finditer(text)]
    if found:
        spans = dict(zip("AR", found, strict=False))
        yield row(Filled(text, spans, False), "A", "R", NONE, text, "codebook")


def make() -> list[Row]:
    """All rows in a fixed order, without repeats."""
    hand, acts = list(skeletons()), list(operators.composites())
    lines = Counter(s.pairs[0][2].type for s in hand)
    found: list[Row] = []
    for skeleton in hand:
        found += rows_of(skeleton, min(10, max(3, round(TARGET / lines[skeleton.pairs[0][2].type]))))
    for skeleton in _sampled(acts):
        found += rows_of(skeleton, 1)
    found += codebook_rows()
    found += newsrows.rows()
    unique = {json.dumps([r["text"], r["actor"], r["recipient"], r["trigger"]]): r for r in found}
    return list(unique.values())


def _sampled(acts: Iterable[Skeleton]) -> list[Skeleton]:
    """At most 170 composites of each type and status, drawn in a fixed order."""
    kept: Counter[tuple[str, str]] = Counter()
    chosen = []
    for skeleton in sorted(acts, key=lambda s: hashlib.sha256(s.line.encode()).digest()):
        label = skeleton.pairs[0][2]
        most = {"actual": 170, "negated": 40, "hypothetical": 40}.get(label.status, 60)
        if kept[label.type, label.status] < most:
            kept[label.type, label.status] += 1
            chosen.append(skeleton)
    return chosen


def write(rows: list[Row], out: Path) -> str:
    """Writes train.jsonl, dev.jsonl and data.json (hash, commit, counts) and returns the hash of both files."""
    out.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    for split in ("train", "dev"):
        block = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows if r["split"] == split).encode()
        (out / f"{split}.jsonl").write_bytes(block)
        digest.update(block)
    facts = {"sha256": digest.hexdigest(), "commit": commit(operators.DATA.parent), "counts": counts(rows)}
    (out / "data.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return digest.hexdigest()


def counts(rows: list[Row]) -> dict[str, dict[str, int]]:
    """Rows by split, type, mode, status and root."""
    keys = {"split": "split", "type": "type", "status": "status", "root": "root"}
    found = {name: dict(sorted(Counter(str(r[key]) for r in rows).items())) for name, key in keys.items()}
    found["mode"] = dict(sorted(Counter(f"{r['type']}/{r['mode']}" for r in rows if r["mode"]).items()))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/judge"))
    out = parser.parse_args().out
    rows = make()
    digest = write(rows, out)
    sys.stdout.write(f"{len(rows)} rows, sha256 {digest}\n{json.dumps(counts(rows), indent=1)}\n")


if __name__ == "__main__":
    main()
