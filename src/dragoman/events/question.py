"""Is an act only asked about ("Did they attack?"), or taken as known in a question ("Why did they attack?")?"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.scope import chain
from dragoman.events.tree import children

_MARKS = frozenset({":", ";", "–", "—"})


def is_asked(act: Token) -> bool:
    """ "Did they *attack* it?": asked, not said."""
    return in_question(act) and not (_is_known(act) or _is_before(act) or _is_background(act) or _is_presupposed(act))


def is_asked_ahead(verb: Token) -> bool:
    """ "*Will* they attack it?": asked of what is to come."""
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    turned = subject is not None and any(helper.i < subject.i for helper in children(verb, "aux"))
    return turned and in_question(verb)


def in_question(token: Token) -> bool:
    """Whether the sentence of the word ends in a question mark."""
    return token.sent.text.rstrip(" \n\"”’'").endswith("?")


def _is_known(act: Token) -> bool:
    """ "Will they answer *the attack*?", "*his* arrest"; not "Will the attack come?"."""
    definite = any(w.lower_ in ("the", "this", "that") or w.dep_ == "poss" for w in children(act, "det", "poss"))
    return act.dep_ in ("pobj", "pcomp", "dobj") and definite


def _is_before(act: Token) -> bool:
    """ "He *attacked* them: had they slept?", "he *told* them so - did they go?": the question comes after the mark."""
    verb = chain(act)[-1]
    if verb.tag_ != "VBD" or children(verb, "aux"):
        return False
    after = act.doc[act.i + 1 : act.sent.end]
    return any(t.text in _MARKS or (t.text == "-" and t.idx > t.nbor(-1).idx + len(t.nbor(-1))) for t in after)


def _is_presupposed(act: Token) -> bool:
    """ "*How did* they take the town?", "*why was* he jailed?": that they did is not asked."""
    verb = chain(act)[-1]
    words = [c for c in children(verb, "advmod") if c.i < verb.i]
    past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in children(verb, "aux", "auxpass"))
    return past and any(word.lower_ in ("how", "why") for word in words)


def _is_background(token: Token) -> bool:
    """ "Why leave the widow whose son was *killed*?", "Who left *after* they attacked?": past, and taken as known."""
    verbs = (t for t in (token, *token.ancestors) if t.dep_ == "relcl" or _is_after(t))
    return any(v.tag_ == "VBD" or any(c.tag_ == "VBD" for c in children(v, "aux", "auxpass")) for v in verbs)


def _is_after(clause: Token) -> bool:
    """ "*after* they had fled", "*when* they fled"."""
    return clause.dep_ == "advcl" and any(c.lower_ in ("after", "when") for c in children(clause, "mark", "advmod"))
