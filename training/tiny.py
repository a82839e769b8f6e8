"""Make tests/events/fixtures/tiny_judge.onnx, a judge of random weights with the inputs and outputs of the real one.

python -m training.tiny      (in the training environment)
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

OUT = Path("tests/events/fixtures/tiny_judge.onnx")
WORDS, WIDTH, PLACES = 21, 8, 3
SIZES = {"type": 3, "mode": 3, "status": 2, "root": 2, "sides": 2}


class Tiny(nn.Module):
    """Heads over the words at the places and the mean of all."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.heads = nn.ModuleList(nn.Linear((PLACES + 1) * WIDTH, size) for size in SIZES.values())

    def forward(self, ids: Tensor, mask: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        words = self.words(ids) * mask[:, :, None].to(torch.float32)
        at = words.gather(1, places[:, :, None].expand(-1, -1, WIDTH)).flatten(1)
        joined = torch.cat([at, words.mean(1)], dim=1)
        return tuple(head(joined) for head in self.heads)


def main() -> None:
    torch.manual_seed(5)
    ids = torch.ones((2, 7), dtype=torch.int64)
    free = {"ids": {0: "rows", 1: "length"}, "mask": {0: "rows", 1: "length"}, "places": {0: "rows"}}
    torch.onnx.export(
        Tiny(),
        (ids, torch.ones_like(ids), torch.ones((2, PLACES), dtype=torch.int64)),
        str(OUT),
        input_names=["ids", "mask", "places"],
        output_names=list(SIZES),
        dynamic_axes={**free, **{head: {0: "rows"} for head in SIZES}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
