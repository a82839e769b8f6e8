"""Schemes: what the classes of a gold set are called, as tables that a reader can check. The coder never sees them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import tomli

from dragoman.errors import DataError, SettingError

FOLDER = Path(__file__).parent / "schemes"


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From PLOVER types and CAMEO codes to the classes of a gold set, and from those to their quads."""

    name: str
    cameo: dict[str, str]
    type: dict[str, str]
    quad: dict[str, int]
    synonym: dict[str, str]

    def label(self, type_: str, cameo: str) -> str | None:
        """The class of an event: by the longest prefix of its CAMEO code listed, else by its type."""
        for length in (4, 3, 2):
            if len(cameo) >= length and cameo[:length] in self.cameo:
                return self.cameo[cameo[:length]]
        return self.type.get(type_)

    def root(self, name: str | None) -> str | None:
        """A class as gold spells it; None where it names none."""
        known = (name or "").strip().upper()
        known = self.synonym.get(known, known)
        return known if known in self.quad else None


def schemes() -> list[str]:
    """The names that `load_scheme` takes."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_scheme(name: str) -> Scheme:
    """Read a scheme. Raises SettingError for an unknown name, DataError for a broken table."""
    if name not in schemes():
        raise SettingError(f"scheme is {name!r}; allowed are {', '.join(schemes())}")
    path = FOLDER / f"{name}.toml"
    try:
        return msgspec.convert(tomli.loads(path.read_text(encoding="utf-8")), Scheme)
    except (tomli.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{path}: {error}") from error
