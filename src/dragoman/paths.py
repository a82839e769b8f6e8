"""Where files lie: a folder of this machine, or an object store (`s3://bucket/folder`)."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any, cast

from dragoman.errors import SettingError


def located(text: str | Path) -> Path:
    """The path that `text` names: of this machine, or an object with the same methods where it begins with a scheme
    such as "s3://". Keys and endpoints of a store are taken from the environment (AWS_ACCESS_KEY_ID ...).

    Raises SettingError for a scheme that cannot be read, naming the package to install.
    """
    if not isinstance(text, str):
        return text
    if "://" not in text:
        return Path(text)
    try:
        remote = importlib.import_module("upath").UPath(text, use_listings_cache=False)
        remote.fs  # noqa: B018 - the package of the scheme is imported here
    except (ImportError, ValueError) as error:
        raise SettingError(
            f"{text} lies in an object store that cannot be read ({error}); "
            "install what it needs with: pip install 'dragoman[s3]'"
        ) from error
    return cast(Path, remote)


def is_remote(path: Path) -> bool:
    """Whether a path lies in an object store."""
    return not isinstance(path, Path)


def store_of(path: Path) -> Any:
    """The fsspec file system of a remote path."""
    return cast(Any, path).fs


def fingerprint(path: Path) -> str:
    """What an object store says of the content of a file: it changes with it."""
    return str(store_of(path).ukey(cast(Any, path).path))
