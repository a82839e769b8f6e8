"""Near-identical stories: syndicated copies and updates of one text, found by MinHash over the words of the body."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

import msgspec
from datasketch import MinHash, MinHashLSH

from dragoman.record.values import day

SHINGLE = 3
PERMUTATIONS = 128
SEED = 1
_WORD = re.compile(r"\w+")


class Text(msgspec.Struct, frozen=True):
    """What is compared of an article."""

    article: str
    body: str
    published: str | None


def stories(texts: Iterable[Text], alike: float, days: int) -> dict[str, str]:
    """Map each article id to its story: the least id among its copies.

    Two articles are copies where the estimated Jaccard similarity of their three-word shingles is at least `alike`
    and they appeared within `days` of each other (a date that is missing does not part them). Copies of copies are one
    story. The order of `texts` does not matter.
    """
    marked = {text.article: (_minhash(text.body), day(text.published)) for text in texts}
    index = MinHashLSH(threshold=alike, num_perm=PERMUTATIONS)
    for article, (minhash, _) in sorted(marked.items(), key=lambda item: item[0]):
        if minhash is not None:
            index.insert(article, minhash)
    leader = {article: article for article in marked}
    for article, (minhash, published) in marked.items():
        if minhash is None:
            continue
        for other in index.query(minhash):
            twin, date = marked[other]
            new = other < article and near(published, date, days)  # each pair once
            if new and twin is not None and minhash.jaccard(twin) >= alike:
                _join(leader, article, other)
    return {article: _leader(leader, article) for article in leader}


def near(one: datetime.date | None, other: datetime.date | None, days: int) -> bool:
    """Whether two days lie within `days` of each other; a missing day is near to any."""
    return one is None or other is None or abs((one - other).days) <= days


def _minhash(body: str) -> MinHash | None:
    words = _WORD.findall(body.lower())
    shingles = {" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)}
    if not shingles:
        return None
    minhash = MinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update_batch(sorted(shingles))
    return minhash


def _leader(leader: dict[str, str], article: str) -> str:
    while leader[article] != article:
        leader[article] = leader[leader[article]]
        article = leader[article]
    return article


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_leader(leader, one), _leader(leader, other)))
    leader[second] = first
