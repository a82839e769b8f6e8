"""Score the actor stage against hand-annotated mentions: mention F1, countries, and links of pointing words.

A gold file is JSON lines. The first line describes the set; each other line is one article: `id`, `range` (the
annotated characters of the article's text), `actors` (id → country code or null, "?" where readers may differ)
and `mentions`: `[start, end, actor, kind]`, offsets into the article's text. `start` and `end` cover the head words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import DataError
from dragoman.model import Actor, Mention

POINTING = frozenset(("pronoun", "description"))
UNTOLD = "?"


Found = tuple[tuple[Actor, ...], tuple[Mention, ...]]


class GoldArticle(msgspec.Struct, frozen=True):
    """The annotated part of one article."""

    id: str
    range: tuple[int, int]
    actors: dict[str, str | None]
    mentions: tuple[tuple[int, int, str, str], ...]


class ActorScores(msgspec.Struct, frozen=True):
    """Counts and the figures made of them."""

    found: int
    gold: int
    right: int
    countries: int
    countries_right: int
    links: int
    links_right: int

    @property
    def precision(self) -> float:
        """Share of the mentions found that are in the gold."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold mentions that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def country(self) -> float:
        """Share of the matched mentions resolved to a country whose country is right."""
        return self.countries_right / self.countries if self.countries else 0.0

    @property
    def link(self) -> float:
        """Share of the matched pronouns and descriptions that lead to the right actor."""
        return self.links_right / self.links if self.links else 0.0


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """Read a gold file. Raises DataError that names the line that breaks the format."""
    articles = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if number == 1 or not line.strip():
            continue
        try:
            articles.append(msgspec.json.decode(line, type=GoldArticle))
        except msgspec.DecodeError as error:
            raise DataError(f"{path}:{number}: {error}; see the head of dragoman.evaluate.actors") from error
    return tuple(articles)


def score(pairs: Sequence[tuple[GoldArticle, Found]]) -> ActorScores:
    """Sum the counts of many articles, each with what the actor stage found in its whole text."""
    total: Counter[str] = Counter()
    for gold, (actors, mentions) in pairs:
        total.update(_count(gold, actors, mentions))
    return ActorScores(**{field: total[field] for field in ActorScores.__struct_fields__})


def measure(
    gold: Sequence[GoldArticle],
    articles: Mapping[str, tuple[str, str | None]],
    find: Callable[[str, str | None], Found],
) -> ActorScores:
    """Run `find` (text, published → actors and mentions) on every annotated article and score what it finds.

    `articles` maps ids to text and date. Raises DataError where an annotated article is missing.
    """
    missing = [article.id for article in gold if article.id not in articles]
    if missing:
        raise DataError(f"{len(missing)} annotated articles are not among the texts, such as {missing[0]!r}")
    return score([(article, find(*articles[article.id])) for article in gold])


def match(gold: GoldArticle, mentions: Sequence[Mention]) -> tuple[dict[int, Mention], list[Mention]]:
    """Pair gold mentions (by index) with found ones whose head overlaps; return also the found ones left over."""
    free = [mention for mention in mentions if gold.range[0] <= mention.head.start < gold.range[1]]
    pairs: dict[int, Mention] = {}
    for index, (start, end, _, _) in enumerate(gold.mentions):
        fitting = [mention for mention in free if mention.head.start < end and start < mention.head.end]
        if fitting:
            best = min(fitting, key=lambda mention: abs(mention.head.end - end) + abs(mention.head.start - start))
            pairs[index] = best
            free.remove(best)
    return pairs, free


def _count(gold: GoldArticle, actors: Sequence[Actor], mentions: Sequence[Mention]) -> dict[str, int]:
    pairs, spare = match(gold, mentions)
    names = _names_of(gold, pairs)
    countries: dict[str, str | None] = {actor.id: actor.country for actor in actors}
    counts: Counter[str] = Counter(found=len(pairs) + len(spare), gold=len(gold.mentions), right=len(pairs))
    for index, mention in pairs.items():
        _, _, name, kind = gold.mentions[index]
        wanted, got = gold.actors[name], countries[mention.actor]
        if got is not None and wanted != UNTOLD:
            counts["countries"] += 1
            counts["countries_right"] += got == wanted
        if kind in POINTING:
            counts["links"] += 1
            counts["links_right"] += names.get(mention.actor) == name
    return dict(counts)


def _names_of(gold: GoldArticle, pairs: dict[int, Mention]) -> dict[str, str]:
    """Which gold actor each found actor is: what most of its mentions that are no pointing words say."""
    votes: dict[str, Counter[str]] = {}
    for index, mention in pairs.items():
        _, _, name, kind = gold.mentions[index]
        weight = 1 if kind in POINTING else 100
        votes.setdefault(mention.actor, Counter())[name] += weight
    return {actor: max(names, key=lambda name: names[name]) for actor, names in votes.items()}


def as_row(scores: ActorScores) -> dict[str, Any]:
    """The counts and figures of a score, for a report."""
    figures = {name: round(getattr(scores, name), 4) for name in ("precision", "recall", "f1", "country", "link")}
    return {**msgspec.structs.asdict(scores), **figures}
