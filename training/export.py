"""From trained weights to what ships: int8 ONNX, tokenizer, temperatures of the dev split, figures, model card."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from dragoman.events.judge import HEADS, Marker, feed, softmax
from training import data
from training.model import JudgeModel, package_file

LIMIT = 25_000_000
"""Most bytes that the weights file may have (issue 5)."""
Logits = list[NDArray[np.float32]]


def accuracy(
    model: JudgeModel, dev: Sequence[data.Row], marker: Marker, labels: dict[str, tuple[str, ...]]
) -> dict[str, float]:
    """Dev accuracy of each head of the model in training."""
    model.eval()
    found = data.examples(dev, marker, labels)
    parts = []
    with torch.no_grad():
        for i in range(0, len(found), 64):
            arrays = feed([e.marked for e in found[i : i + 64]])
            parts.append(model(**{key: torch.from_numpy(array) for key, array in arrays.items()}))
    logits = [torch.cat(part).numpy() for part in zip(*parts, strict=True)]
    return figures(logits, found, labels)


def figures(logits: Logits, found: Sequence[data.Example], labels: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Accuracy of each head and macro-F1 of types and roots."""
    report = {}
    for i, head in enumerate(HEADS):
        gold = np.array([e.labels[i] for e in found])
        kept = gold != data.IGNORED
        best = logits[i].argmax(1)
        report[f"{head} accuracy"] = round(float((best[kept] == gold[kept]).mean()), 4)
        if head in ("type", "root"):
            report[f"{head} macro-F1"] = round(_macro(best[kept], gold[kept], len(labels[head])), 4)
    return report


def _macro(best: NDArray[Any], gold: NDArray[Any], size: int) -> float:
    values = []
    for label in range(size):
        hits = int(((best == label) & (gold == label)).sum())
        total = int((best == label).sum() + (gold == label).sum())
        values.append(2 * hits / total if total else 0.0)
    return sum(values) / size


def ship(
    model: JudgeModel,
    dev: Sequence[data.Row],
    labels: dict[str, tuple[str, ...]],
    settings: dict[str, Any],
    out: Path,
) -> dict[str, Any]:
    """Writes judge.onnx, tokenizer.json, judge.json and model_card.md; returns the figures of the int8 model."""
    out.mkdir(parents=True, exist_ok=True)
    weights = out / "judge.onnx"
    _quantise(model, weights)
    tokenizer = Tokenizer.from_file(str(package_file("tokenizer.json")))
    marker = Marker(tokenizer, settings["max_tokens"])
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    found = data.examples(dev, marker, labels)
    logits = _run(weights, found)
    temperature = {
        head: _temperature(logits[i][rows], [found[n].labels[i] for n in rows])
        for i, head in enumerate(HEADS)
        for rows in [_rows_for(head, dev)]
    }
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    facts = {**settings, "weights_sha256": digest, "labels": labels, "temperature": temperature}
    (out / "judge.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    report = {**figures(logits, found, labels), "bytes": weights.stat().st_size, "weights_sha256": digest}
    (out / "model_card.md").write_text(_card(report, settings, temperature, len(dev)), encoding="utf-8")
    return report


def _rows_for(head: str, dev: Sequence[data.Row]) -> list[int]:
    """The rows on which a head's temperature is fitted: of other writers than the corpus, and that have a label."""
    source = "news" if head == "sides" else "codebook"
    return [i for i, r in enumerate(dev) if r["source"] == source]


def _quantise(model: JudgeModel, target: Path) -> None:
    """int8 by dynamic quantisation. Seven-bit weights (reduce_range) give the same sums on CPUs without VNNI."""
    model.eval()
    ids = torch.ones((2, 9), dtype=torch.int64)
    places = torch.ones((2, 3), dtype=torch.int64)
    free = {"ids": {0: "rows", 1: "length"}, "mask": {0: "rows", 1: "length"}, "places": {0: "rows"}}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            model,
            (ids, torch.ones_like(ids), places),
            str(full),
            input_names=["ids", "mask", "places"],
            output_names=list(HEADS),
            dynamic_axes={**free, **{head: {0: "rows"} for head in HEADS}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    size = target.stat().st_size
    if size > LIMIT:
        raise SystemExit(f"{target}: {size} bytes, more than the {LIMIT} allowed: prune the vocabulary")


def _run(weights: Path, found: Sequence[data.Example]) -> Logits:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
    parts = [session.run(list(HEADS), feed([e.marked for e in found[i : i + 32]])) for i in range(0, len(found), 32)]
    return [np.concatenate(part) for part in zip(*parts, strict=True)]


def _temperature(logits: NDArray[np.float32], gold: Sequence[int]) -> float:
    """The temperature of least cross-entropy on the dev split (Guo et al. 2017), by grid."""
    wanted = np.array(gold)
    kept = wanted != data.IGNORED
    rows, right = logits[kept], wanted[kept]

    def cost(value: float) -> float:
        return float(-np.log(softmax(rows / value)[np.arange(len(right)), right] + 1e-12).mean())

    return min((round(0.2 + 0.02 * n, 2) for n in range(150)), key=cost)


def _card(report: dict[str, Any], settings: dict[str, Any], temperature: dict[str, float], rows: int) -> str:
    lines = "\n".join(f"| {key} | {value} |" for key, value in report.items() if key != "weights_sha256")
    template = (Path(__file__).parent / "model_card.md").read_text(encoding="utf-8")
    return template.format(
        data=settings["data_sha256"],
        commit=settings["data_commit"],
        weights=report["weights_sha256"],
        temperature=json.dumps(temperature),
        rows=rows,
        figures=lines,
    )
