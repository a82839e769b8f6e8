"""Pages from the network into a folder that `read` reads: the one place of dragoman that asks another machine."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec

from dragoman.errors import InputError
from dragoman.model import Unread
from dragoman.sources.fetched import META
from dragoman.sources.get import Answer, Getter, Limits
from dragoman.sources.robots import NAME, Manners

STATE = ".dragoman-fetch.json"
"""In the folder: what each address answered last (hidden, so that no reader takes it for news)."""

_SUFFIXES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_ODD = re.compile(r"[^a-z0-9.-]+")


class Known(msgspec.Struct, frozen=True):
    """What an address answered last; `file` is a name in the folder."""

    file: str
    etag: str | None = None
    last_modified: str | None = None


class Fetched(msgspec.Struct, frozen=True):
    """A page of the folder. `changed` is false where the host said that it is as it was."""

    url: str
    path: Path
    changed: bool


def fetch(
    urls: Iterable[str],
    folder: Path,
    *,
    limits: Limits | None = None,
    contact: str | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Fetched | Unread]:
    """Fetch each of `urls` into `folder`; yield it, or Unread with the reason.

    Polite: robots.txt is obeyed, requests to one host are `limits.delay` seconds apart, the User-Agent names dragoman
    (and `contact`, an address of yours), and a page fetched before is asked for only if it changed. Each page lies
    beside its `.meta.json` (url, final_url, fetched, status, headers, sha256). Private addresses are refused, after
    redirects too, unless `limits.allow_private`.
    """
    known = _load(folder / STATE)
    agent = f"{NAME}/{version('dragoman')} (reads news for research{f'; {contact}' if contact else ''})"
    getter = Getter(agent, limits or Limits(), sleep)
    manners = Manners(getter)
    for url in dict.fromkeys(urls):
        before = known.get(url)
        if before is not None and not (folder / before.file).is_file():
            before = None
        try:
            answer = getter.get(url, manners.before, _conditions(before))
            if answer.status == 304 and before is not None:
                yield Fetched(url, folder / before.file, changed=False)
                continue
            known[url] = _saved(url, answer, folder)
            _write(folder / STATE, msgspec.json.format(msgspec.json.encode(known, order="sorted"), indent=1))
        except InputError as error:
            yield Unread(url, str(error))
            continue
        yield Fetched(url, folder / known[url].file, changed=True)


def _conditions(before: Known | None) -> dict[str, str]:
    if before is None:
        return {}
    named = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified}
    return {name: value for name, value in named.items() if value}


def _saved(url: str, answer: Answer, folder: Path) -> Known:
    """Write the page and its meta file. Raises InputError for an answer that is no page."""
    if answer.status != 200:
        raise InputError(f"found status {answer.status}; expected a page (status 200); check the address, or try later")
    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in _SUFFIXES:
        raise InputError(
            f"found content of the type {kind or '(none)'!r}; allowed are {', '.join(_SUFFIXES)}; give the address of "
            "a page or a feed"
        )
    if not answer.content.strip():
        raise InputError("found a page without content; expected a text; check the address, or try later")
    file = _name(url) + _SUFFIXES[kind]
    meta = {
        "url": url,
        "final_url": answer.url,
        "fetched": datetime.now(UTC).isoformat(timespec="seconds"),
        "content_type": answer.headers.get("content-type"),
        "etag": answer.headers.get("etag"),
        "last_modified": answer.headers.get("last-modified"),
        "sha256": hashlib.sha256(answer.content).hexdigest(),
    }
    _write(folder / file, answer.content)
    _write(folder / (file + META), msgspec.json.format(msgspec.json.encode(meta), indent=1))
    return Known(file, answer.headers.get("etag"), answer.headers.get("last-modified"))


def _name(url: str) -> str:
    """Return the name of a page's file: what can be read of its address, and a hash that parts it from others."""
    shown = _ODD.sub("-", url.lower().split("://", 1)[-1].split("?", 1)[0])[:80].strip(".-")
    return f"{shown}-{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _load(path: Path) -> dict[str, Known]:
    if not path.exists():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Known])
    except msgspec.MsgspecError as error:
        raise InputError(
            f"{path}: found no record of earlier fetching ({error}); expected the file that dragoman wrote; delete it, "
            "and every page is fetched anew"
        ) from error


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises InputError where it cannot be written."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise InputError(
            f"found that {path} cannot be written ({error.strerror}); expected a folder with room and the right to "
            "write; give another folder"
        ) from error
