"""Which words stand between quotation marks."""

from __future__ import annotations

from spacy.tokens import Doc

OPENING = frozenset(("“", "«", "„", "``"))
CLOSING = frozenset(("”", "»"))
STRAIGHT = frozenset(('"', "''"))


def in_quotes(doc: Doc) -> list[bool]:
    """For each token, whether it stands in a double quotation; every paragraph starts outside one."""
    inside = False
    flags = []
    for token in doc:
        if "\n" in token.text:
            inside = False
        elif token.text in OPENING or (token.text in STRAIGHT and not inside):
            inside = True
        elif token.text in CLOSING or token.text in STRAIGHT:
            inside = False
        flags.append(inside)
    return flags
