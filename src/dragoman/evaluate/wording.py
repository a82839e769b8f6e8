"""Comparing words: white space, quotation marks and letters' forms do not count."""

from __future__ import annotations

import re
import unicodedata

import msgspec

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Runs of white space as one space, straight quotation marks, no edge white space."""
    return _SPACE.sub(" ", text.translate(_PLAIN)).strip()


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for case, accents, marks and white space."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", plain(name))
    return "".join(c for c in letters.casefold() if c.isalnum())


class Text(msgspec.Struct, frozen=True):
    """A text as `plain` sees it, and where each of its characters stood in the original."""

    flat: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Text:
        """Flatten `text`; offsets point into it, with one more for the end."""
        flat: list[str] = []
        offsets: list[int] = []
        for at, char in enumerate(text.translate(_PLAIN)):
            if not char.isspace():
                flat.append(char)
            elif flat and flat[-1] != " ":
                flat.append(" ")
            else:
                continue
            offsets.append(at)
        return cls("".join(flat), (*offsets, len(text)))

    def places_of(self, words: str) -> list[tuple[int, int]]:
        """[start, end) in the original of every place where `words` stand as whole words."""
        wanted = plain(words)
        found = []
        at = self.flat.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if self._whole(at, end):
                found.append((self.offsets[at], self.offsets[end - 1] + 1))
            at = self.flat.find(wanted, at + 1)
        return found

    def _whole(self, start: int, end: int) -> bool:
        before = self.flat[start - 1 : start] + self.flat[start]
        after = self.flat[end - 1] + self.flat[end : end + 1]
        return not (before.isalnum() and len(before) == 2) and not (after.isalnum() and len(after) == 2)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two [start, end) spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
