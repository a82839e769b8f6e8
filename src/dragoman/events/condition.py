"""What opens a condition over an act: "if they leave", "until they left", "before they leave", and promises on terms.

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.denial import negation
from dragoman.events.finite import is_half_sure
from dragoman.events.question import in_question
from dragoman.events.statuswords import in_group, plain, status_words
from dragoman.events.tree import children

_AS_SOON = frozenset({"soon", "long"})
_INVERTED = frozenset({"had", "should", "were"})
_ANYBODY = frozenset({"i", "we", "you", "one"})
"""Of whom "when I visit Togo" tells what they do at any time."""


def condition(tokens: Sequence[Token]) -> Token | None:
    """The word that opens a condition, or a clause of what has to come first, at one of the verbs."""
    words = status_words()["condition"]
    marks = (c for t in tokens for c in children(t, "mark", "advmod", "prep"))
    opened = next((c for c in marks if c.lower_ in words and not (_came(c) or _is_deadline(c))), None)
    opened = opened or next((word for t in tokens if (word := _inverted(t)) is not None), None)
    opened = opened or next((word for t in tokens if (word := _once_done(t)) is not None), None)
    present = [token for token in tokens if _is_present(token)]
    opened = opened or next((word for t in tokens if (word := _in_case(t) or _as_long_as(t)) is not None), None)
    clauses = (_to_come_first, _scenario, _whoever, _who_would)
    found = (word for t in present for clause in clauses if (word := clause(t)) is not None)
    return opened or next(found, None) or next((word for t in tokens if (word := unconfirmed(t)) is not None), None)


def terms(clause: Sequence[Token]) -> Token | None:
    """The "if" of "will withdraw only if they disarm", and "*should* they disarm, it will": a promise on terms."""
    words = status_words()["condition"]
    subs = [sub for verb in clause for sub in children(verb, "advcl")]
    marks = (m for sub in subs for m in children(sub, "mark"))
    mark = next((m for m in marks if m.lower_ in words and m.lower_ != "until"), None)
    return mark or next((word for sub in subs if (word := _inverted(sub)) is not None), None)


def unconfirmed(clause: Token) -> Token | None:
    """ "has *not* confirmed that they will come", "is *not* sure that they came": nobody says so."""
    over = clause.head
    if clause.dep_ != "ccomp" or clause.i < over.i or not in_group(over, "confirming") or is_half_sure(over):
        return None
    return negation([over, over.head] if over.pos_ == "ADJ" else [over])


def _in_case(verb: Token) -> Token | None:
    """ "in *case* they attack", "in *case* they are attacking", whatever the parser hangs the clause on."""
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    if subject is None or subject.left_edge.i < 2:
        return None
    case = subject.left_edge.nbor(-1)
    return case if case.lower_ == "case" and case.nbor(-1).lower_ == "in" else None


def _as_long_as(verb: Token) -> Token | None:
    """ "as *long* as they do not attack": a condition, in the present tense."""
    long = verb.head
    marks = children(verb, "mark") if long.lower_ == "long" and verb.tag_ != "VBD" else []
    past = any(helper.tag_ == "VBD" for helper in children(verb, "aux", "auxpass"))
    return long if not past and any(mark.lower_ == "as" for mark in marks) else None


def _who_would(verb: Token) -> Token | None:
    """ "*until* they elect mayors who reject it", "*would* praise mayors who do": some who are only to come."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.tag_ != "NNS" or children(noun, "det", "poss"):
        return None
    over = next((word for word in noun.ancestors if word.pos_ not in ("NOUN", "ADP")), noun)
    marks = children(over, "mark") if over.dep_ == "advcl" and _is_present(over) else []
    would = (helper for helper in children(over, "aux") if helper.lower_ == "would")
    return next((mark for mark in marks if mark.lower_ in status_words()["condition"]), None) or next(would, None)


def _to_come_first(verb: Token) -> Token | None:
    """ "will leave *before* they attack", "once they attack", "as *long* as they do": not yet, as the present says."""
    marks = children(verb, "mark", "advmod") if verb.dep_ == "advcl" else []
    marks += [verb.head] if verb.head.lower_ in _AS_SOON else []
    return next((mark for mark in marks if mark.lower_ in status_words()["comes-first"]), None)


def _once_done(verb: Token) -> Token | None:
    """ "*once* they have left": the present perfect of what is still to come; "once they had left" came."""
    has = any(helper.tag_ in ("VBP", "VBZ") and helper.lemma_ == "have" for helper in children(verb, "aux"))
    marks = children(verb, "mark", "advmod") if has and verb.dep_ == "advcl" else []
    return next((mark for mark in marks if mark.lower_ == "once" and mark.i < verb.i), None)


def when_it_comes(tokens: Sequence[Token]) -> Token | None:
    """ "*when* they meet, they will sign": the present tense of what is to come, under a helper that puts it there."""
    return _when_under(tokens, "future")


def whenever(tokens: Sequence[Token]) -> Token | None:
    """ "this can happen *when* they are attacked", "*when* I visit Togo, I sleep": at any time, if ever."""
    under = _when_under(tokens, "modal")
    mine = (v for v in tokens if v.dep_ == "advcl" and v.i < v.head.i and _is_present(v) and _is_present(v.head))
    mine = (v for v in mine if any(doer.lower_ in _ANYBODY for doer in children(v, "nsubj")))
    return under or next((w for v in mine for w in children(v, "advmod", "mark") if w.lower_ == "when"), None)


def _when_under(tokens: Sequence[Token], group: str) -> Token | None:
    clauses = (verb for verb in tokens if verb.dep_ == "advcl" and _is_present(verb))
    ahead = status_words()[group]
    coming = [c for c in clauses if any(plain(h) in ahead for h in children(c.head, "aux"))]
    return next((w for c in coming for w in children(c, "advmod", "mark") if w.lower_ == "when"), None)


def _inverted(verb: Token) -> Token | None:
    """ "*had* they attacked", "*should* they attack": a helper before its subject opens a condition."""
    subjects = children(verb, "nsubj", "nsubjpass")
    if not subjects or subjects[0].tag_ in ("WP", "WDT"):
        return None
    helpers = (h for h in children(verb, "aux", "auxpass") if h.lower_ in _INVERTED and h.i < subjects[0].i)
    helper = next(helpers, None)
    return None if helper is None or (verb.dep_ != "advcl" and in_question(verb)) else helper


def _is_deadline(mark: Token) -> bool:
    """ "until *Thursday*" names a day."""
    return mark.dep_ == "prep" and any(day.ent_type_ in ("DATE", "TIME") for day in children(mark, "pobj"))


def _scenario(verb: Token) -> Token | None:
    """ "a *scenario* in which they attack": told in the present tense of what is imagined or planned."""
    named = (verb.head, verb.head.head.head) if verb.head.dep_ == "pobj" else (verb.head,)  # "a deal of states where"
    if verb.dep_ != "relcl" or all(noun.lower_ not in status_words()["scenario"] for noun in named):
        return None
    where = any(word.lower_ == "where" for word in children(verb, "advmod"))
    which = any(o.lower_ == "which" for prep in children(verb, "prep") for o in children(prep, "pobj"))
    return verb.head if where or which else None


def _whoever(verb: Token) -> Token | None:
    """ "*any* party that breaks the truce", "*those* who attack": whoever does it, if anybody."""
    subjects = children(verb, "nsubj", "nsubjpass") if verb.dep_ == "relcl" else []
    if not any(subject.tag_ in ("WP", "WDT") for subject in subjects):
        return None
    return next((w for w in (verb.head, *children(verb.head, "det")) if w.lower_ in status_words()["whoever"]), None)


def _is_present(verb: Token) -> bool:
    """ "*attacks*", "*is* attacked"; not "has attacked", "is attacking"."""
    helpers = children(verb, "aux", "auxpass")
    tags = {verb.tag_, *(helper.tag_ for helper in helpers)}
    return not tags.isdisjoint({"VBZ", "VBP"}) and verb.tag_ != "VBG" and all(h.lemma_ != "have" for h in helpers)


def _came(mark: Token) -> bool:
    """ "until the tanks came": told in the past, so it did come about; but "*would* stay until the tanks came"."""
    over = mark.head.head
    open_ended = any(plain(word) in status_words()["modal"] for word in children(over, "aux"))
    open_ended = open_ended or in_group(
        over, "negating-governor"
    )  # "*ruled out* a truce until they gave up their guns"
    return mark.lower_ == "until" and mark.head.tag_ in ("VBD", "VBN") and not open_ended
