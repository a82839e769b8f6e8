"""Every cue of the lexicon: its example yields the quote it marks, its near miss none by that word."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.context.quote_lexicon import CueEntry, lexicon, parse_lexicon
from dragoman.context.quotes import find_quotes
from dragoman.errors import DataError
from dragoman.model import Quote

ENTRIES = lexicon().entries()
MARKS = re.compile(r"[\[\]<>]")


def entry_id(entry: CueEntry) -> str:
    return f"{entry.pos}-{entry.lemma}"


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> dict[str, Doc]:
    """All sentences of the lexicon, parsed in one go."""
    texts = [MARKS.sub("", text) for entry in ENTRIES for text in (entry.example, entry.near) if text]
    return dict(zip(texts, nlp.pipe(texts), strict=True))


def plain(text: str) -> str:
    return text.rstrip(" ,.").removesuffix("’s").removesuffix("’")


@pytest.mark.parametrize("entry", ENTRIES, ids=entry_id)
def test_example(entry: CueEntry, parsed: dict[str, Doc]) -> None:
    speaker = re.findall(r"\[([^]]+)\]", entry.example)[0]
    content = [plain(part) for part in re.findall(r"<([^>]+)>", entry.example)]
    quotes = find_quotes(parsed[MARKS.sub("", entry.example)])
    found = [
        (plain(quote.speaker.text), [plain(span.text) for span in quote.content])
        for quote in quotes
        if quote.speaker and quote.act == entry.kind
    ]
    assert (plain(speaker), content) in found


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.near], ids=entry_id)
def test_near_miss(entry: CueEntry, parsed: dict[str, Doc]) -> None:
    assert entry.near is not None
    assert [quote for quote in find_quotes(parsed[entry.near]) if _cued_by(quote, entry)] == []


def _cued_by(quote: Quote, entry: CueEntry) -> bool:
    return quote.cue is not None and entry.lemma[:3] in quote.cue.text.lower()


def test_it_is_large() -> None:
    assert len(ENTRIES) >= 350
    assert len({entry.kind for entry in ENTRIES}) >= 12


SAY = 'lemma = "say"\npos = "verb"\nkind = "statement"\npatterns = ["clause"]\nexample = "[Bo] said <it rained>."\n'
BAD = [
    ("[[cue]\n", "mine.toml: not valid TOML"),
    ("[[cue]]\n" + SAY.replace('"verb"', '"adverb"'), "pos is 'adverb'; allowed: verb, noun, adjective"),
    (
        "[[cue]]\n" + SAY.replace('"statement"', '"gossip"'),
        "mine.toml, cue 1 (say): kind is 'gossip'; allowed: statement",
    ),
    ("[[cue]]\n" + SAY.replace('"clause"', '"clauses"'), "pattern is 'clauses'; allowed: quote, clause"),
    ("[[cue]]\n" + SAY + 'colour = "red"\n', "fields are lemma, pos"),
    ("[[cue]]\n" + SAY.replace("example", "sample"), "fields are lemma, pos"),
    ("[[cue]]\n" + SAY + "[[cue]]\n" + SAY, "verb 'say' is listed twice"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_broken_lexicon_says_what_is_allowed(text: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        parse_lexicon(text, "mine.toml")
    assert message in str(error.value)


def test_every_form_of_a_verb_is_known() -> None:
    words = parse_lexicon("[[cue]]\n" + SAY.replace('"say"', '"deny"') + 'forms = ["denyeth"]\n')
    assert set(words.forms) == {"deny", "denies", "denied", "denying", "denyeth"}
