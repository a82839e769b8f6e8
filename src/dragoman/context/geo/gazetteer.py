"""Read a gazetteer file and look names up in it."""

from __future__ import annotations

import zipfile
from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np

from dragoman.context.geo.names import name_key
from dragoman.context.geo.store import FORMAT, NONE, How, Kind
from dragoman.errors import DataError


class Entry(msgspec.Struct, frozen=True):
    """One place of the gazetteer. `index` is its number in this file; `admin1` and `admin2` are such numbers too."""

    index: int
    id: int | None
    name: str
    kind: Kind
    lat: float
    lon: float
    population: int
    country: str | None
    admin1: int | None
    admin2: int | None


class Candidate(msgspec.Struct, frozen=True):
    """An entry that a name may name, and how."""

    entry: Entry
    how: How


REMEMBERED = 20_000
"""Keys whose entries, and whether a longer key goes on from them, are remembered: news names the same places again."""


class Gazetteer:
    """Places by name. About 30 MB in memory; nothing but what it remembers changes after loading, so threads may share
    one."""

    def __init__(self, path: Path) -> None:
        """Load the file at `path`. Raises DataError where it is no gazetteer file of this version."""
        arrays = _read(path)
        self._ids = arrays["ids"]
        self._kinds = arrays["kinds"]
        self._lats = np.cumsum(arrays["lats"], dtype=np.int32)
        self._lons = np.cumsum(arrays["lons"], dtype=np.int32)
        self._populations = arrays["populations"]
        self._countries = arrays["countries"]
        self._country_codes = arrays["country_codes"].tobytes().decode().split("\n")
        self._admin1 = arrays["admin1"]
        self._admin2 = arrays["admin2"]
        self._names, self._name_ends = _lines(arrays["names"])
        self._keys, self._key_ends = _lines(arrays["keys"])
        self._postings = arrays["postings"]
        self._posting_ends = np.cumsum(arrays["counts"], dtype=np.int64)
        self._under = lru_cache(REMEMBERED)(self._read_under)
        self._goes_on = lru_cache(REMEMBERED)(self._read_goes_on)

    def __len__(self) -> int:
        return len(self._ids)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return every entry that bears `name`, in the order of the file; () where none does."""
        key = name_key(name)
        return self.by_key(key) if key else ()

    def by_key(self, key: str) -> tuple[Candidate, ...]:
        """Return the entries under a key that `name_key` made."""
        return self._under(key)

    def _read_under(self, key: str) -> tuple[Candidate, ...]:
        row = self._find(key.encode())
        if row < 0:
            return ()
        first = int(self._posting_ends[row - 1]) if row else 0
        numbers = self._postings[first : int(self._posting_ends[row])].tolist()
        return tuple(Candidate(self.entry(number >> 2), How(number & 3)) for number in numbers)

    def has_key(self, key: str) -> bool:
        """Whether any entry bears the name with this key."""
        return self._find(key.encode()) >= 0

    def starts_key(self, start: str) -> bool:
        """Whether any key begins with `start` and goes on with a further word."""
        return self._goes_on(start)

    def _read_goes_on(self, start: str) -> bool:
        wanted = start.encode() + b" "
        row = self._below(wanted)
        return row < len(self._key_ends) and self._key(row).startswith(wanted)

    def entry(self, index: int) -> Entry:
        """Return entry number `index`."""
        first = int(self._name_ends[index - 1]) + 1 if index else 0
        parent1, parent2 = int(self._admin1[index]), int(self._admin2[index])
        return Entry(
            index=index,
            id=int(self._ids[index]) or None,
            name=self._names[first : int(self._name_ends[index])].decode(),
            kind=Kind(int(self._kinds[index])),
            lat=int(self._lats[index]) / 10_000,
            lon=int(self._lons[index]) / 10_000,
            population=int(self._populations[index]),
            country=self._country_codes[int(self._countries[index])] or None,
            admin1=None if parent1 == NONE else parent1,
            admin2=None if parent2 == NONE else parent2,
        )

    def _key(self, row: int) -> bytes:
        first = int(self._key_ends[row - 1]) + 1 if row else 0
        return self._keys[first : int(self._key_ends[row])]

    def _below(self, wanted: bytes) -> int:
        """The first row whose key is not less than `wanted`."""
        return bisect_left(range(len(self._key_ends)), wanted, key=self._key)

    def _find(self, wanted: bytes) -> int:
        row = self._below(wanted)
        return row if row < len(self._key_ends) and self._key(row) == wanted else -1


def _lines(text: np.ndarray) -> tuple[bytes, np.ndarray]:
    """The bytes of a text of lines, and where each line ends."""
    ends = np.flatnonzero(text == 10).astype(np.uint32)
    return text.tobytes(), np.append(ends, np.uint32(len(text)))


def _read(path: Path) -> dict[str, np.ndarray]:
    try:
        with np.load(path, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        reason = error.strerror if isinstance(error, OSError) else "no archive of arrays"
        raise DataError(f"{path} is no gazetteer file ({reason}): build one with `dragoman places build`") from error
    found = int(arrays["format"][0]) if "format" in arrays else None
    if found != FORMAT:
        raise DataError(
            f"{path} has gazetteer format {found}, and this version reads format {FORMAT}: "
            "build the file again with `dragoman places build`"
        )
    return arrays


@lru_cache(maxsize=2)
def load(path: Path | None = None) -> Gazetteer:
    """Load a gazetteer file once; without `path` the one that comes with dragoman."""
    return Gazetteer(path or Path(str(files("dragoman") / "data" / "gazetteer" / "places.npz")))
