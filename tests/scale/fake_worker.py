"""A worker without models: it dies over articles that say so, and marks the rest with its process id.

An empty module stands in for the pipeline, so that it starts in a moment: spaCy is not imported.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

stages = ModuleType("dragoman.pipeline")
stages.Pipeline = None  # type: ignore[attr-defined]
sys.modules["dragoman.pipeline"] = stages

from dragoman.errors import SettingError  # noqa: E402
from dragoman.model import Article, Coding, Versions  # noqa: E402
from dragoman.scale.worker import main  # noqa: E402
from dragoman.settings import Settings  # noqa: E402


class Fake:
    def __init__(self, settings: Settings) -> None:
        if settings.spacy_model == "none":
            raise SettingError("spacy_model is 'none'")
        if settings.spacy_model == "dies":
            os.kill(os.getpid(), signal.SIGKILL)

    def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
        for article in articles:
            word, _, rest = article.text.partition(" ")
            if word == "poison" or (word == "once" and not Path(rest).exists()):
                Path(rest or os.devnull).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if word == "fault":
                raise SystemExit(3)
            time.sleep(float(rest) if word == "slow" else 0)
            yield Coding(article, Versions("fake", "none", "none"), skipped=str(os.getpid()))


if __name__ == "__main__":
    main(Fake)
