"""Columns of tables and keys of JSON → articles: by the names that corpora and tools use, or by those a user gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from dragoman.errors import InputError, SettingError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.article import build
from dragoman.sources.clean import one_line
from dragoman.sources.fragment import fragment_text
from dragoman.sources.plain import plain

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": tuple(
        "text body content maintext story article article_text fulltext full_text articlebody article_body body_text "
        "bodytext story_text storytext plaintext plain_text cleaned_text clean_text main_text document doc raw_text "
        "news_text contents bodyplain event_text".split()
    ),
    "title": tuple("title headline head heading article_title hl webtitle title_page subject storytitle".split()),
    "published": tuple(
        "published date_publish publishing_date publish_date published_at publishedat publication_date pub_date "
        "pubdate date_published datepublished date dates webpublicationdate datetime timestamp seendate sqldate day "
        "dateadded publishdate created created_at".split()
    ),
    "url": tuple("url link sourceurl source_url weburl article_url canonical_url uri requested_url permalink".split()),
    "source": tuple(
        "source publisher source_domain site outlet newspaper publication source_name sitename domain "
        "sourcecommonname media_name".split()
    ),
    "author": tuple("author authors byline writer creator".split()),
    "language": tuple("language lang".split()),
    "sections": tuple("section sections category categories sectionname topics news_desk desk".split()),
}
"""For each field the column names taken for it, likeliest first; capitals, spaces and hyphens do not matter."""

_MARKUP = re.compile(r"</(?:p|div|span|a|li|h[1-6]|strong|em|b|i|blockquote)>|<(?:p|br)\b[^<>]{0,200}>", re.I)
_DEEPEST = 20


class Row(NamedTuple):
    """One row as it was read. `twice` are columns of which it holds several values that differ."""

    values: Mapping[str, Any]
    place: str
    sha256: str
    twice: frozenset[str] = frozenset()


@cache
def given_columns(pairs: tuple[str, ...]) -> Mapping[str, str]:
    """Return field → column from the setting `columns` ("text=Inhalt"). Raises SettingError for what is no pair."""
    found: dict[str, str] = {}
    for pair in pairs:
        field, mark, column = pair.partition("=")
        if field.strip() not in COLUMNS or not mark or not column.strip():
            raise SettingError(
                f"columns: found {pair!r}; allowed is FIELD=COLUMN with one of the fields {', '.join(COLUMNS)}, "
                "such as text=Inhalt; correct it"
            )
        found[field.strip()] = column.strip()
    return found


def find_columns(names: Iterable[str], given: Mapping[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return field → those of `names` that hold it, likeliest first; for a field with a `given` column that alone."""
    given = given or {}
    names = [*map(str, names)]
    keys = {_key(name): name for name in reversed(names)}
    known = {field: tuple(keys[key] for key in wanted if key in keys) for field, wanted in COLUMNS.items()}
    known |= {field: (name,) for field, name in given.items() if name in names}
    taken = set(given.values())
    own = {
        field: tuple(name for name in found if name not in taken or name == given.get(field))
        for field, found in known.items()
    }
    return {field: found for field, found in own.items() if found}


def _key(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def no_text_column(names: Iterable[str], given: Mapping[str, str]) -> str:
    """Return the reason for a table without a text."""
    found = ", ".join(map(str, names)) or "none"
    wanted = f"is {given['text']!r}, which is given" if "text" in given else f"are {', '.join(COLUMNS['text'])}"
    return (
        f"found the columns {found}; allowed for the text {wanted}; name the column that holds the text with "
        "--column text=NAME"
    )


def row_article(row: Row, settings: Settings) -> Article | Unread:
    """Return the article of a row, or why it has none."""
    given = given_columns(settings.columns)
    columns = find_columns(row.values, given)
    if "text" not in columns or given.get("text", columns["text"][0]) not in columns["text"]:
        return Unread(row.place, no_text_column(row.values, given))
    used = {name for names in columns.values() for name in names}
    if doubled := sorted(used & row.twice):
        return Unread(
            row.place,
            f"found {doubled[0]!r} more than once, with values that differ; expected each name once; rename one",
        )
    text = next(filter(str.strip, (_prose(row.values[name]) for name in columns.pop("text"))), "")
    if not text:
        names = " or ".join(map(repr, find_columns(row.values, given)["text"]))
        return Unread(row.place, f"found nothing in {names}; expected the text of an article; fill or drop the row")
    values = {field: _first(row.values, names) for field, names in columns.items()}
    return _built(text, values, row, settings)


def _built(text: str, values: Mapping[str, str], row: Row, settings: Settings) -> Article | Unread:
    draft = plain(text, title=values.get("title") or None)
    draft.author = values.get("author") or draft.author
    draft.source, draft.url = values.get("source") or None, values.get("url") or None
    draft.language = values.get("language") or None
    draft.date(values.get("published", ""), "meta")
    labels = values.get("sections", "").replace(";", "|").split("|")
    draft.sections = tuple(dict.fromkeys(filter(None, map(str.strip, labels)))) or draft.sections
    draft.path, draft.raw_sha256 = row.place, row.sha256
    try:
        return build(draft, settings)
    except InputError as error:
        return Unread(row.place, str(error))


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of the columns that says anything, on one line."""
    return next(filter(None, (one_line(_string(row[name])) for name in names)), "")


def _string(value: object) -> str:
    if isinstance(value, list | tuple):
        return " | ".join(map(_string, value))
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("title") or "")
    return "" if value is None else str(value)


def _prose(value: object, depth: int = 0) -> str:
    """Return a text: markup taken off; the paragraphs of lists and objects (Fundus's `body`) parted by blank lines."""
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list | tuple) and depth < _DEEPEST:
        return "\n\n".join(filter(None, (_prose(part, depth + 1) for part in value)))
    if isinstance(value, str):
        return fragment_text(value) if _MARKUP.search(value) else value
    return "" if value is None or isinstance(value, list | tuple) else str(value)
