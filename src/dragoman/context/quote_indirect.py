"""Reported speech and thought without marks: what a cue's grammar takes as its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.context.quote_lexicon import CueEntry
from dragoman.context.quote_page import Draft, Page
from dragoman.context.quote_tree import (
    FINITE,
    Range,
    agent,
    child,
    is_passive,
    passive_subject,
    phrase,
    speaker_range,
    subject,
    trim,
)

_OBJECT_PREPS = frozenset({"of", "for", "over", "as", "on", "about"})
_CLOSE_PREPS = frozenset({"of", "for", "to", "over", "about", "as", "against", "between", "without"})
_EMPTY_OBJECTS = frozenset({"it", "this", "that", "which", "what", "so", "these", "those", "him", "her", "them", "me"})
_REMARKS = frozenset({"though", "although", "while", "when"})
_REACH = 14
"""How many words may stand between a cue and its "that"."""
_CLOSERS = frozenset({",", ";", ":", "“", '"', "''"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday weekend week month year "
    "morning afternoon evening night day".split()
)


def verb_drafts(page: Page) -> Iterator[Draft]:
    """A draft for every verb cue whose grammar yields content."""
    for at, entry in page.cues.items():
        draft = verb_draft(page, page.doc[at], entry)
        if draft is not None:
            yield draft


def verb_draft(page: Page, verb: Token, entry: CueEntry) -> Draft | None:
    """What `verb` reports, by the first of its patterns that the parse bears out."""
    for pattern, content in _attempts(page, verb, entry):
        spans = [span for span in content if span[0] < span[1]]
        if spans:
            return _draft(page, verb, entry, tuple(spans), pattern)
    return None


def _attempts(page: Page, verb: Token, entry: CueEntry) -> Iterator[tuple[str, list[Range]]]:
    if entry.takes("clause"):
        yield "clause", clause_after(page, verb)
    if entry.takes("clause") or entry.takes("quote"):
        yield "postposed", postposed(page, verb)
    if entry.takes("infinitive"):
        yield "infinitive", infinitive(verb)
    if entry.takes("predicative"):
        yield "predicative", predicative(verb)
    if entry.takes("as"):
        yield "as", with_as(verb)
    if entry.takes("on-infinitive"):
        yield "on-infinitive", on_infinitive(verb)
    if entry.takes("object+infinitive"):
        yield "object+infinitive", object_infinitive(verb)
    if entry.takes("object+prep"):
        yield "object+prep", object_prep(verb, entry)
    for word in entry.preps():
        yield f"prep:{word}", after_preposition(verb, word)
    if entry.takes("gerund"):
        yield "gerund", gerund(verb)
    if entry.takes("object"):
        yield "object", plain_object(verb)


def _reporting(page: Page, verb: Token) -> Token:
    """The verb whose subject speaks: of "said it was late, adding that ..." that of "said"."""
    head = verb.head
    inside = verb.dep_ in ("advcl", "conj") and head.dep_ == "ccomp" and head.i < verb.i and head.head.i in page.cues
    if inside and page.quotable(verb.i) is not None and child(verb, "nsubj") is None:
        return head.head
    return verb


def _draft(page: Page, verb: Token, entry: CueEntry, content: tuple[Range, ...], pattern: str) -> Draft:
    found = agent(verb) if is_passive(verb) else subject(_reporting(page, verb))
    if found is not None and any(start <= found.i < end for start, end in content):
        found = None
    particle = child(verb, "prt")
    end = particle.i + 1 if particle is not None and particle.i == verb.i + 1 else verb.i + 1
    return Draft(
        content=content,
        act=entry.kind,
        why=pattern,
        cue=(verb.i, end),
        speaker=None if found is None else speaker_range(found, verb.i),
        addressee=_addressee(verb, entry, content),
        head=verb.i,
    )


def _addressee(verb: Token, entry: CueEntry, content: tuple[Range, ...]) -> Range | None:
    if not entry.takes("addressee"):
        return None
    found = passive_subject(verb) if is_passive(verb) else child(verb, "dobj", "dative")
    if found is None or any(start <= found.i < end for start, end in content):
        return None
    return phrase(found)


def clause_after(page: Page, verb: Token) -> list[Range]:
    """A clausal complement to the right: "said (that) the port was closed", "asked whether it was"."""
    for each in verb.children:
        if each.dep_ == "ccomp" and each.i > verb.i and each.left_edge.i > verb.i:
            if not _is_finite(each):
                continue
            return [trim(verb.doc, (clause_start(each, verb.i), clause_end(page, each)))]
    return _that_clause(verb)


def clause_end(page: Page, head: Token) -> int:
    """Where the content ends: before the reporter's next cue (", adding that ...", "and said ...") or own remark."""
    doc = page.doc
    for each in head.children:
        if each.i < head.i or each.dep_ not in ("advcl", "conj"):
            continue
        start = each.left_edge.i
        mark = child(each, "mark", "advmod")
        remark = mark is not None and mark.lower_ in _REMARKS and doc[start - 1].text == ","
        if remark or (page.quotable(each.i) is not None and _is_reporters(each)):
            while start - 1 > head.i and (doc[start - 1].dep_ == "cc" or doc[start - 1].text == ","):
                start -= 1
            return start
    return head.right_edge.i + 1


def _is_reporters(verb: Token) -> bool:
    """Whether a second cue within a content is the outer speaker's: a participle, or a verb with no subject of its own."""
    return verb.tag_ == "VBG" or child(verb, "nsubj") is None or verb.dep_ == "advcl"


def _that_clause(verb: Token) -> list[Range]:
    """A "that" clause the parser hung elsewhere: "tweeted in the morning hours that ..."."""
    doc = verb.doc
    for at in range(verb.i + 1, min(verb.i + _REACH, len(doc))):
        token = doc[at]
        if token.dep_ == "mark" and token.lower_ == "that" and token.head.i > at:
            return [trim(doc, (at + 1, token.head.right_edge.i + 1))]
        if token.tag_ in FINITE or token.is_sent_start or token.text in _CLOSERS:
            return []
    return []


def _is_finite(head: Token) -> bool:
    if head.tag_ in FINITE or child(head, "mark") is not None:
        return True
    return any(each.tag_ in FINITE for each in head.children if each.dep_ in ("aux", "auxpass"))


def clause_start(head: Token, cue: int) -> int:
    """Where the content begins: after "that", and after a time word that belongs to the cue."""
    mark = child(head, "mark")
    if mark is not None and mark.lower_ == "that" and mark.i > cue:
        return mark.i + 1
    start = head.left_edge.i
    for each in head.children:
        if each.i < head.i and each.dep_ == "npadvmod" and each.left_edge.i == start and each.lower_ in _DAYS:
            following = each.right_edge.i + 1
            return start if head.doc[following].text == "," else following
    return start


def postposed(page: Page, verb: Token) -> list[Range]:
    """The sentence around a cue that follows its content: "The bridge, Tan argued, was doomed"."""
    if verb.tag_ not in FINITE and child(verb, "aux") is None:
        return []
    start, end = page.sentence[verb.i]
    first, last = cue_clause(page, verb)
    before = trim(page.doc, (start, first))
    if before[1] - before[0] < 1 or first == start or page.doc[first - 1].text not in (",", "—", "–", "―", "--"):
        return []
    if verb.dep_ == "parataxis" and verb.head.i < verb.i:
        return [before]
    if verb.dep_ == "parataxis":
        return [before, trim(page.doc, (last, end))]
    left = [each for each in verb.children if each.dep_ == "ccomp" and each.i < first]
    return [before] if left else []


def cue_clause(page: Page, verb: Token) -> Range:
    """The words of a parenthetical cue: "the envoy said", "said Mia Holt on Monday"."""
    start, end = verb.i, verb.i + 1
    for each in verb.children:
        if each.dep_ in ("aux", "auxpass", "neg") and each.i < verb.i:
            start = min(start, each.i)
        elif each.dep_ == "nsubj":
            start, end = min(start, each.left_edge.i), max(end, each.right_edge.i + 1)
        elif each.dep_ == "advmod" and each.i == start - 1:
            start = each.i
    stop = page.stop_after(end)
    comma = next((at for at in range(end, stop) if page.doc[at].text in (",", "—", "–", "―", "--")), stop)
    return start, comma


def is_to(head: Token) -> bool:
    """Whether `head` is an infinitive with "to"."""
    return any(each.tag_ == "TO" for each in head.children)


def infinitive(verb: Token) -> list[Range]:
    """ "vowed to fight", "was determined to stay"."""
    for each in verb.children:
        near = each.dep_ == "advcl" and each.left_edge.i == verb.i + 1
        if (near or each.dep_ in ("xcomp", "ccomp")) and is_to(each) and each.left_edge.i > verb.i:
            if child(verb, "dobj") is None and child(each, "nsubj") is None:
                return [trim(verb.doc, (each.left_edge.i, _with_more_verbs(verb, each.right_edge.i + 1)))]
    return []


def _with_more_verbs(verb: Token, end: int) -> int:
    """ "wants to cut rents, build flats and ...": further bare verbs that the parser hung on the cue."""
    for each in verb.children:
        if each.dep_ == "conj" and each.tag_ == "VB" and verb.tag_ != "VB" and child(each, "aux", "nsubj") is None:
            end = max(end, each.right_edge.i + 1)
    return end


def object_infinitive(verb: Token) -> list[Range]:
    """ "urged both sides to stop", "wants the army to leave"; a passive gives its subject as the first part."""
    found = child(verb, "dobj")
    if (
        found is not None
        and found.i > verb.i
        and any(each.dep_ in ("relcl", "acl") and is_to(each) for each in found.children)
    ):
        return [phrase(found)]
    for each in verb.children:
        if each.dep_ in ("xcomp", "ccomp", "advcl") and each.i > verb.i and is_to(each):
            whole = (each.left_edge.i, each.right_edge.i + 1)
            return _with_object(verb, whole) if each.dep_ != "advcl" or found is not None else []
    return []


def _with_object(verb: Token, rest: Range) -> list[Range]:
    """`rest` together with the object before it (or the subject of a passive, as a part of its own)."""
    if is_passive(verb):
        found = passive_subject(verb)
        return [trim(verb.doc, rest)] if found is None else [phrase(found), trim(verb.doc, rest)]
    found = child(verb, "dobj")
    if found is None or found.i > rest[1]:
        return [trim(verb.doc, rest)]
    start = min(found.left_edge.i, rest[0])
    return [trim(verb.doc, (start if start > verb.i else rest[0], max(rest[1], found.right_edge.i + 1)))]


def predicative(verb: Token) -> list[Range]:
    """ "called the vote a sham"; a passive only where it says by whom ("a party called Dawn" is a name)."""
    if is_passive(verb) and agent(verb) is None:
        return []
    for each in verb.children:
        if each.dep_ == "oprd" and each.i > verb.i:
            return _with_object(verb, (each.left_edge.i, each.right_edge.i + 1))
        small = each.dep_ in ("ccomp", "xcomp") and each.pos_ in ("ADJ", "NOUN", "PROPN") and not _is_finite(each)
        if small and each.left_edge.i > verb.i:
            return [trim(verb.doc, (each.left_edge.i, each.right_edge.i + 1))]
    return _two_nouns(verb)


def _two_nouns(verb: Token) -> list[Range]:
    """ "called the vote a sham" where the parser takes the second noun for another object or an apposition."""
    objects = [each for each in verb.children if each.dep_ in ("dobj", "dative") and each.i > verb.i]
    if len(objects) == 1:
        objects += [
            each for each in objects[0].children if each.dep_ == "appos" and verb.doc[each.left_edge.i - 1].text != ","
        ]
    if len(objects) < 2:
        return []
    return [trim(verb.doc, (objects[0].left_edge.i, objects[-1].right_edge.i + 1))]


def with_as(verb: Token) -> list[Range]:
    """ "described the plan as a trap"."""
    found = child(verb, "dobj")
    holders = [verb] if found is None else [verb, found]
    for holder in holders:
        for each in holder.children:
            if each.dep_ == "prep" and each.lower_ == "as" and each.i > verb.i:
                return _with_object(verb, (each.i, each.right_edge.i + 1))
    return []


def on_infinitive(verb: Token) -> list[Range]:
    """ "called on Iran to leave the pact"."""
    on = next((each for each in verb.children if each.dep_ == "prep" and each.lower_ in ("on", "upon", "to")), None)
    if on is None or child(on, "pobj") is None:
        return []
    for each in (*verb.children, *on.subtree):
        if each.dep_ in ("xcomp", "advcl", "acl") and is_to(each) and each.i > on.i:
            return [trim(verb.doc, (on.i + 1, each.right_edge.i + 1))]
    return []


def object_prep(verb: Token, entry: CueEntry) -> list[Range]:
    """ "accused the army of shelling the port", "criticised the deal"."""
    found = passive_subject(verb) if is_passive(verb) else child(verb, "dobj")
    words = _OBJECT_PREPS.union(entry.preps())
    preps = [each for each in verb.children if each.dep_ == "prep" and each.i > verb.i and each.lower_ in words]
    if found is None or (found.i > verb.i and found.left_edge.i < verb.i):
        return []
    if is_passive(verb):
        return [phrase(found), trim(verb.doc, (preps[0].i + 1, preps[0].right_edge.i + 1))] if preps else []
    if found.i < verb.i:
        return []
    return [trim(verb.doc, (found.left_edge.i, _with_phrases(found.right_edge.i + 1, preps)))]


def _with_phrases(end: int, preps: Iterable[Token]) -> int:
    """`end` moved past the prepositional phrases that follow without a gap."""
    for each in preps:
        if each.i == end:
            end = each.right_edge.i + 1
    return end


def after_preposition(head: Token, word: str) -> list[Range]:
    """ "called for talks", "spoke of a plot"."""
    for each in head.children:
        if each.dep_ in ("prep", "agent", "dative") and each.lower_ == word and each.i > head.i:
            found = child(each, "pobj", "pcomp")
            if found is not None and found.lower_ not in _EMPTY_OBJECTS:
                end = _with_phrases(each.right_edge.i + 1, _close_phrases(head))
                return [trim(head.doc, (each.i + 1, end))]
    return []


def _close_phrases(head: Token) -> list[Token]:
    """Prepositional phrases that belong to the noun before them even where the parser hangs them on the verb."""
    return [each for each in head.children if each.dep_ == "prep" and each.lower_ in _CLOSE_PREPS]


def gerund(verb: Token) -> list[Range]:
    """ "denied bombing the town"."""
    for each in verb.children:
        if each.dep_ in ("xcomp", "ccomp") and each.tag_ == "VBG" and each.left_edge.i > verb.i:
            return [trim(verb.doc, (each.left_edge.i, each.right_edge.i + 1))]
    return []


def plain_object(verb: Token) -> list[Range]:
    """ "denied the charges", "announced a ceasefire"."""
    if is_passive(verb):
        found = passive_subject(verb)
        return [] if found is None or agent(verb) is None else [phrase(found)]
    found = child(verb, "dobj")
    if found is None or found.left_edge.i < verb.i or found.lower_ in _EMPTY_OBJECTS:
        return []
    end = _with_phrases(found.right_edge.i + 1, _close_phrases(verb))
    return [trim(verb.doc, (found.left_edge.i, end))]
