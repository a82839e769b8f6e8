"""Train the judge on a CPU: `python -m training.train` reads build/judge and writes src/dragoman/data/judge.

Same repository, same machine kind, same figures: seeds are fixed and torch runs on one thread.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from dragoman.events.judge import HEADS, Marker
from training import data, export
from training.model import JudgeModel, package_file

MAX_TOKENS = 72
HEAD_WEIGHTS = {"type": 1.0, "mode": 0.5, "status": 0.5, "root": 1.0, "sides": 0.5}


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/judge"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/judge"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument(
        "--rate", type=float, default=1e-4, help="peak learning rate of the encoder; the heads take 10 times it"
    )
    parser.add_argument("--threads", type=int, default=1, help="more are quicker, and round differently")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a smoke run)")
    parser.add_argument("--bfloat16", action="store_true", help="quicker on CPUs that have it; other figures")
    parser.add_argument("--seed", type=int, default=11)
    return parser.parse_args()


def losses(labels: dict[str, tuple[str, ...]], rows: Sequence[data.Row]) -> list[nn.CrossEntropyLoss]:
    return [
        nn.CrossEntropyLoss(data.weights(rows, labels, head), ignore_index=data.IGNORED, label_smoothing=0.1)
        for head in HEADS
    ]


def loss_of(outputs: tuple[Tensor, ...], targets: Tensor, criteria: Sequence[nn.Module]) -> Tensor:
    """The weighted sum over the heads that have anything to learn from the batch."""
    total = outputs[0].sum() * 0.0
    for i, head in enumerate(HEADS):
        if bool((targets[:, i] != data.IGNORED).any()):
            total = total + HEAD_WEIGHTS[head] * criteria[i](outputs[i], targets[:, i])
    return total


def optimiser(model: JudgeModel, rate: float) -> torch.optim.AdamW:
    """AdamW; word embeddings stay as they are: they know more words than the corpus has."""
    model.words.weight.requires_grad_(False)
    fresh = [p for name, p in model.named_parameters() if name.startswith(("heads", "shared"))]
    known = [p for name, p in model.named_parameters() if p.requires_grad and not name.startswith(("heads", "shared"))]
    return torch.optim.AdamW([{"params": known, "lr": rate}, {"params": fresh, "lr": rate * 10}], weight_decay=0.01)


def fit(
    model: JudgeModel, rows: Sequence[data.Row], dev: Sequence[data.Row], marker: Marker, args: argparse.Namespace
) -> None:
    labels = data.names([*rows, *dev])
    found = data.examples(rows, marker, labels)
    rng = random.Random(args.seed)
    chooser = optimiser(model, args.rate)
    steps = args.steps or args.epochs * -(-len(rows) // args.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        chooser,
        [args.rate, args.rate * 10],
        total_steps=steps + 1,
        pct_start=0.1,
        anneal_strategy="linear",
        cycle_momentum=False,
    )
    criteria = losses(labels, rows)
    done, begun = 0, time.perf_counter()
    for epoch in range(args.epochs):
        model.train()
        for inputs, targets in data.batches(found, args.batch, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bfloat16):
                outputs = model(**inputs)
            loss = loss_of(tuple(o.float() for o in outputs), targets, criteria)
            chooser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            chooser.step()
            schedule.step()
            done += 1
            if done % 50 == 0 or done == steps:
                pace = (time.perf_counter() - begun) / done
                say(
                    f"step {done}/{steps}  loss {loss.item():.3f}  "
                    f"{pace:.2f} s a step, {pace * (steps - done) / 60:.0f} min left"
                )
            if done >= steps:
                return
        say(f"epoch {epoch + 1}: {json.dumps(export.accuracy(model, dev, marker, labels))}")


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    torch.use_deterministic_algorithms(True)
    facts: dict[str, Any] = json.loads((args.data / "data.json").read_text(encoding="utf-8"))
    say(f"data sha256 {facts['sha256']}")
    rows, dev = data.read(args.data / "train.jsonl"), data.read(args.data / "dev.jsonl")
    marker = Marker(Tokenizer.from_file(str(package_file("tokenizer.json"))), MAX_TOKENS)
    labels = data.names([*rows, *dev])
    model = JudgeModel({head: len(labels[head]) for head in HEADS})
    model.load_pretrained()
    fit(model, rows, dev, marker, args)
    source = {"data_sha256": facts["sha256"], "data_commit": facts["commit"]}
    settings = {"max_tokens": MAX_TOKENS, **source, "codes": data.codes(rows)}
    report = export.ship(model, dev, labels, settings, args.out)
    say(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
