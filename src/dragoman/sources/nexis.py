"""Nexis Uni and LexisNexis exports ("Length: 523 words ... Body ... Load-Date ... End of Document") → drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.sources.article import Draft
from dragoman.sources.dates import day
from dragoman.sources.furniture import furniture, strip_furniture
from dragoman.sources.plain import split_paragraphs

_SPLIT = re.compile(r"^[ \t]*(?:End of Document|(?:Document )?\d+ of \d+ DOCUMENTS?)[ \t]*$", re.M | re.I)
_LENGTH = re.compile(r"^[ \t]*length:[ \t]*[\d,]+ words", re.M | re.I)
_SIGN = re.compile(
    r"^[ \t]*(?:load-date:.*|body:?[ \t]*|end of document|(?:document )?\d+ of \d+ documents?)[ \t]*$", re.M | re.I
)
_FIELD = re.compile(
    r"(section|length|byline|dateline|highlight|headline|copyright|series|column|editor|language|load-date|subject|"
    r"publication-type|journal code|acc-no|graphic|distribution|type|company|organization|industry|geographic|person|"
    r"state|city|country|ticker|correction(?:-date)?|notes|url)\s*:\s*(.*)",
    re.I | re.S,
)
_BODY = re.compile(r"body\s*:?(?:\s+(?=\S)|$)", re.I)
_TAIL = frozenset(
    "language load-date subject publication-type graphic company organization industry geographic person state city "
    "country ticker notes url acc-no".split()
) | {"journal code"}
_RIGHTS = re.compile(r"copyright\b|©|all rights reserved", re.I)


def is_nexis(text: str) -> bool:
    """Tell an export from any other text: a count of words and a mark of the format."""
    return bool(_LENGTH.search(text) and _SIGN.search(text))


def nexis(text: str) -> Iterator[Draft]:
    """Yield a draft for each document of an export; lists of search terms before the first are passed over."""
    for part in _SPLIT.split(text):
        if _LENGTH.search(part):
            yield _document(list(split_paragraphs(part.replace("\n", "\n\n") if _one_a_line(part) else part)))


def _one_a_line(part: str) -> bool:
    """Tell an export whose paragraphs are single lines (no blank line between them)."""
    return "\n\n" not in part.strip()


def _document(lines: list[str]) -> Draft:
    fields: dict[str, str] = {}
    above: list[str] = []
    body: list[str] = []
    place = "above"
    for line in lines:
        field = _FIELD.fullmatch(line)
        name = field.group(1).lower() if field else ""
        if place == "above" and _BODY.match(line):
            place, line = "body", line[_BODY.match(line).end() :]  # type: ignore[union-attr]
        if place == "body" and (line.lower() == "classification" or name in _TAIL):
            place = "tail"
        if field and place != "body":
            fields.setdefault(name, field.group(2))
        elif place != "tail" and line:
            (above if place == "above" else body).append(line)
    return _draft(fields, above, body)


def _draft(fields: dict[str, str], above: list[str], body: list[str]) -> Draft:
    dated = next((index for index, line in enumerate(above) if day(line) and len(line) < 60), None)
    names = above[:dated] if dated is not None else above[:2]
    after = [line for line in above[dated + 1 :] if not _RIGHTS.search(line)] if dated is not None else above[2:]
    title = fields.get("headline") or (names[0] if len(names) > 1 else next(iter(after), None))
    if not body:  # old exports have no "Body" line: what follows the headline is the body
        body = [line for line in after if line != title]
    section = fields.get("section", "").split(";")[0].strip()
    draft = Draft(
        title=title,
        paragraphs=strip_furniture(line for line in body if not furniture(line)),
        sections=(section,) if section else (),
        author=fields.get("byline"),
        source=names[-1] if names else None,
        language="en" if "english" in fields.get("language", "").lower() else None,
    )
    draft.date(above[dated] if dated is not None else fields.get("load-date", ""), "meta")
    return draft
