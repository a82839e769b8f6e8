"""Cues that are no verbs: nouns ("his claim that ..."), adjectives ("is confident that ...") and "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.context.quote_clauses import clause_start
from dragoman.context.quote_lexicon import CueEntry
from dragoman.context.quote_objects import after_preposition
from dragoman.context.quote_page import Draft, Page
from dragoman.context.quote_tree import FINITE, Range, child, is_to, phrase, speaker_range, subject, trim

_LIGHT = frozenset(
    "make issue express voice have reiterate repeat announce unveil release give deliver offer outline submit "
    "send file hold share show raise cite withdraw drop abandon defend lay spell".split()
)
_REACH = 14
_COPULAS = frozenset({"be", "seem", "feel", "become", "remain", "appear", "sound", "look", "stay"})


def nominal_drafts(page: Page) -> Iterator[Draft]:
    """Drafts for every noun cue, adjective cue and "according to" of the page."""
    for token in page.doc:
        draft = _draft_of(page, token)
        if draft is not None:
            yield draft


def _draft_of(page: Page, token: Token) -> Draft | None:
    if token.pos_ == "NOUN":
        noun = page.lexicon.nouns.get(token.lemma_.lower())
        return None if noun is None else noun_draft(token, noun)
    if token.pos_ == "ADJ" or (token.tag_ == "VBN" and not _is_perfect(token)):
        adjective = page.lexicon.adjectives.get(token.lower_)
        return None if adjective is None else adjective_draft(token, adjective)
    if token.lower_ == "according":
        return according_draft(page, token)
    return None


def _is_perfect(verb: Token) -> bool:
    """ "have committed" is a verb; "are committed" and "have been committed" may be adjectives."""
    helpers = [each.lemma_.lower() for each in verb.children if each.dep_ in ("aux", "auxpass")]
    return "have" in helpers and "be" not in helpers


def noun_draft(noun: Token, entry: CueEntry) -> Draft | None:
    """ "his claim that the vote was rigged", "the pledge to leave", "a call for talks"."""
    content = _noun_content(noun, entry)
    if content is None:
        return None
    cue, found = _noun_speaker(noun)
    if found is None and entry.kind not in ("accusation",):
        return None
    speaker = None if found is None else speaker_range(found, noun.i)
    return Draft(content=(content,), act=entry.kind, why="noun", cue=cue, speaker=speaker, head=noun.i)


def _noun_content(noun: Token, entry: CueEntry) -> Range | None:
    for each in noun.children:
        if each.dep_ not in ("acl", "ccomp", "relcl") or each.i < noun.i:
            continue
        mark = child(each, "mark")
        if entry.takes("clause") and _is_that(mark):
            return trim(noun.doc, (clause_start(each, noun.i), each.right_edge.i + 1))
        if entry.takes("infinitive") and is_to(each):
            return trim(noun.doc, (each.left_edge.i, each.right_edge.i + 1))
    for word in entry.preps():
        spans = after_preposition(noun, word)
        if spans:
            return spans[0]
    return _right_after(noun, entry)


def _right_after(word: Token, entry: CueEntry) -> Range | None:
    """ "that ..." or "to ..." right after the cue, where the parser hung it on another word."""
    doc, at = word.doc, word.i + 1
    if at + 1 >= len(doc):
        return None
    if doc[at].tag_ == "TO" and entry.takes("infinitive") and doc[at].head.i > at:
        return trim(doc, (at, doc[at].head.right_edge.i + 1))
    if not entry.takes("clause") or doc[at].lower_ not in ("that", "whether") or doc[at].tag_ == "WDT":
        return None
    verb = next((doc[i] for i in range(at + 1, min(at + _REACH, len(doc))) if doc[i].tag_ in FINITE), None)
    if verb is None or verb.sent != word.sent:
        return None
    head = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    start = at + 1 if doc[at].lower_ == "that" else at
    return trim(doc, (start, max(head.right_edge.i, verb.i) + 1))


def _noun_speaker(noun: Token) -> tuple[Range, Token | None]:
    owner = child(noun, "poss")
    if owner is not None:
        return (noun.i, noun.i + 1), owner
    for each in noun.children:
        if each.dep_ in ("prep", "agent") and each.lower_ in ("by", "from") and child(each, "pobj") is not None:
            return (noun.i, noun.i + 1), child(each, "pobj")
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in _LIGHT:
        return (verb.i, noun.i + 1), subject(verb)
    return (noun.i, noun.i + 1), None


def adjective_draft(word: Token, entry: CueEntry) -> Draft | None:
    """ "is confident that ...", "was willing to talk", "are worried about ..."."""
    content = _adjective_content(word, entry)
    found = _adjective_subject(word)
    if content is None or found is None:
        return None
    return Draft(
        content=(content,),
        act=entry.kind,
        why="adjective",
        cue=(word.i, word.i + 1),
        speaker=speaker_range(found, word.i),
        head=word.i,
    )


def _adjective_content(word: Token, entry: CueEntry) -> Range | None:
    # The parser hangs the clause on the adjective or on the verb "be" above it.
    above = word.head.children if word.dep_ == "acomp" else ()
    for each in (*word.children, *above):
        if each.i < word.i or each.left_edge.i < word.i:
            continue
        marked = each.dep_ == "ccomp" or (each.dep_ == "advcl" and _is_that(child(each, "mark")))
        if marked and entry.takes("clause") and not is_to(each):
            return trim(word.doc, (clause_start(each, word.i), each.right_edge.i + 1))
        if each.dep_ in ("xcomp", "ccomp") and entry.takes("infinitive") and is_to(each):
            return trim(word.doc, (each.left_edge.i, each.right_edge.i + 1))
    for preposition in entry.preps():
        spans = after_preposition(word, preposition)
        if spans:
            return spans[0]
    return _right_after(word, entry)


def _is_that(mark: Token | None) -> bool:
    return mark is not None and mark.lower_ in ("that", "whether")


def _adjective_subject(word: Token) -> Token | None:
    if word.tag_ == "VBN":
        holders = (word, *(each for each in word.children if each.dep_ in ("aux", "auxpass")))
        own = next((found for each in holders if (found := child(each, "nsubjpass", "nsubj"))), None)
        if own is not None:
            return own
    if word.dep_ in ("acomp", "oprd", "conj") and word.head.lemma_.lower() in _COPULAS:
        return subject(word.head)
    if word.dep_ == "amod" and word.head.i < word.i:
        return word.head
    return subject(word) if word.tag_ == "VBN" and word.dep_ in ("ROOT", "conj") else None


def according_draft(page: Page, word: Token) -> Draft | None:
    """ "According to the ministry, ..." and "..., according to the ministry."."""
    doc = page.doc
    if word.i + 2 >= len(doc) or doc[word.i + 1].lower_ != "to":
        return None
    start, end = page.sentence[word.i]
    found = child(doc[word.i + 1], "pobj") or child(word, "pobj")
    if found is None or found.i < word.i:
        return None
    source = phrase(found)
    last = min(max(source[1], found.i + 1), page.stop_after(word.i))
    comma = next((at for at in range(found.i, last) if doc[at].text == ","), last)
    if word.i == start or (word.i == start + 1 and word.is_title is False):
        spans = [trim(doc, (last if doc[min(last, end - 1)].text == "," else comma, end))]
    else:
        spans = [trim(doc, (start, word.i)), trim(doc, (last, end))]
    spans = [span for span in spans if span[0] < span[1]]
    if not spans:
        return None
    return Draft(
        content=tuple(spans),
        act="statement",
        why="according",
        cue=(word.i, word.i + 2),
        speaker=trim(doc, (word.i + 2, last)),
        head=word.i,
    )
