"""Matrix products by numpy's own BLAS.

spaCy multiplies by `blis`, whose kernels reach about a third of what OpenBLAS reaches on recent processors (measured
in docs/performance.md). Labels, heads and entities come out the same. One thread: several processes code side by side,
and a product is too small to share.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

_GOOD = ("openblas", "mkl")


class BlasOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations on numpy arrays, with products by numpy and one thread."""

    def __init__(self, threads: ThreadpoolController) -> None:
        super().__init__(use_blis=False)
        self._threads = threads

    def gemm(self, *arguments: Any, **named: Any) -> Any:
        """As `Ops.gemm`."""
        with self._threads.limit(limits=1):
            return super().gemm(*arguments, **named)


def use_blas(nlp: Language) -> bool:
    """Have a model on the processor multiply by numpy's BLAS where that is a fast one; tell whether it does."""
    threads = ThreadpoolController().select(internal_api=list(_GOOD))
    if not threads:
        return False
    ops = BlasOps(threads)
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:
                node.ops = ops
    return True
