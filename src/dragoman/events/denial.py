"""What denies an act: "not" and its like on the verb, or nobody and nothing in the place of a party.

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.statuswords import in_group, plain, status_words
from dragoman.events.tree import PASSIVES, SUBJECTS, children

_AT = frozenset({"at", "under", "in", "on", "by"})
_CONCEDING = frozenset({"while", "though", "although"})
_MORE = frozenset({"longer", "more", "further"})
_PLACES = frozenset({"neg", "det", "advmod", "preconj", "cc"})


def denied(candidate: Candidate, clause: Sequence[Token]) -> Token | None:
    """The word that denies the act in its own clause, or over it as a whole."""
    return (
        negation(clause)
        or nobody(candidate)
        or never_was(candidate.token)
        or disowned(candidate.token)
        or misheld(clause[-1])
        or misreported(clause[-1])
    )


def undone(candidate: Candidate, over: Token) -> Token | None:
    """What says at a word over the act that it was not done."""
    return belied(over) or laughed_off(candidate, over) or fell_short(candidate, over) or given_up(over)


def negation(tokens: Sequence[Token]) -> Token | None:
    """The word that denies one of the verbs: "did *not* attack", "*neither* attacked nor spoke", "*no* longer went"."""
    words = status_words()["negation"]
    below = [child for token in tokens for child in token.children]
    below += [child for word in below if word.lower_ in status_words()["anymore"] for child in word.children]
    found = (child for child in below if plain(child) in words and child.dep_ in _PLACES)
    told = next((word for word in found if not (_adds(word) or _trails(word) or _numbers(word))), None)
    return told or next((word for token in tokens if (word := _left_undone(token)) is not None), None)


def never_was(verb: Token) -> Token | None:
    """ "there has *never* been a case when they attacked"."""
    over = verb.head
    copula = over.head if over.dep_ == "attr" else over
    if verb.dep_ not in ("relcl", "advcl") or not children(copula, "expl"):
        return None
    cases = (case for case in children(copula, "attr") if in_group(case, "occasion-of") and case.i < verb.i)
    return next((word for case in cases for word in (negation([copula]), negation([case])) if word is not None), None)


def disowned(verb: Token) -> Token | None:
    """ "it is *not true*, he says, that they attacked": the parser may hang it under the act."""
    said = [copula for copula in children(verb, "ccomp") if copula.lemma_ == "be" and copula.i < verb.i]
    that = bool(said) and any(mark.lower_ == "that" and mark.i > said[0].i for mark in children(verb, "mark"))
    words = children(said[0], "acomp") if that else []
    denied = negation(said[:1]) if any(word.lower_ in ("true", "so", "correct") for word in words) else None
    return denied or next((word for word in words if in_group(word, "untrue")), None)


def given_up(plan: Token) -> Token | None:
    """ "*scrapped* plans to attack it", "its plan to attack was *abandoned*"."""
    over = plan.head
    dropped_by = plan.dep_ in ("dobj", "nsubjpass") and in_group(over, "giving-up")
    return over if dropped_by and in_group(plan, "planning") and negation([over]) is None else None


def misreported(verb: Token) -> Token | None:
    """ "*falsely* said that they attacked"."""
    told = verb.dep_ == "ccomp" and verb.i > verb.head.i and in_group(verb.head, "holding")
    adverbs = children(verb.head, "advmod") if told else []
    return next((word for word in adverbs if in_group(word, "falsely")), None)


def misheld(verb: Token) -> Token | None:
    """ "is *wrong* to say that they attacked", "was *mistaken* in his belief that they did"."""
    over = verb.head
    that = verb.dep_ == "advcl" and any(mark.lower_ == "that" for mark in children(verb, "mark"))
    if not (that or verb.dep_ in ("ccomp", "acl", "relcl")) or verb.i < over.i:
        return None
    said = verb.dep_ == "ccomp" and over.dep_ in ("xcomp", "advcl", "csubj") and in_group(over, "holding")
    named = over.dep_ == "pobj" and over.head.lower_ == "in" and in_group(over, "evidence")
    at = over.head.head if named else over.head if said else over
    wrong = next((word for word in (at, *children(at, "acomp")) if in_group(word, "mistaken")), None)
    if wrong is None or not (said or named or any(prep.lower_ == "in" for prep in children(wrong, "prep"))):
        return None
    return wrong if negation([wrong, wrong.head]) is None else None


def is_flat_denial(clause: Sequence[Token]) -> bool:
    """ "*never* would have told him", "*though* she may not have his support": it is denied, not only possible."""
    if any(mark.lower_ in _CONCEDING for verb in clause for mark in children(verb, "mark")):
        return True
    below = {plain(word) for verb in clause for word in children(verb, "neg", "aux")}
    supposed = any(verb.dep_ == "advcl" or children(verb, "advcl") for verb in clause)
    return {"never", "would"} <= below and not supposed


def idle(verb: Token) -> Token | None:
    """ "*too* weak to attack them", "did not lift a *finger*"."""
    too = next((word for word in children(verb, "advmod") if word.lower_ == "too"), None)
    finger = next((word for word in children(verb, "dobj") if word.lower_ == "finger"), None)
    return too or (finger if finger is not None and negation([verb, finger]) is not None else None)


def is_ending(word: Token | None) -> bool:
    """ "*no* longer", "*no* more weapons": what was done until now is over."""
    return word is not None and word.i + 1 < len(word.doc) and word.nbor().lower_ in _MORE


def dropped(candidate: Candidate, negated: Token | None) -> Token | None:
    """ "*no* longer demands that he go": the word, where what was asked until now is given up."""
    return negated if candidate.type == "REQUEST" and is_ending(negated) else None


def nobody(candidate: Candidate) -> Token | None:
    """ "*No* troops entered", "*none* of them left", "accused *nobody*", "won *no* support"; not "sees *no* need"."""
    words = status_words()["nobody"]
    verbs = (candidate.arguments.support or candidate.token,) if candidate.type != "REJECT" else ()
    parties = (t for t in candidate.actors if t.dep_ in SUBJECTS | PASSIVES)
    objects = (t for verb in verbs for t in (*children(verb, "dobj", "nsubjpass"), *_at_its_end(verb)))
    taken = [*parties, *objects, *_of_what(candidate)]
    found = (w for t in taken for w in (t, *children(t, "det")) if w.lower_ in words)
    return next((word for word in found if not _numbers(word)), None) or next(
        (word for t in taken if (word := _not_one(t)) is not None), None
    )


def belied(noun: Token) -> Token | None:
    """ "*Rumours* that they had shot him were *groundless*", "called the *claim* that they had shot him *absurd*"."""
    if noun.dep_ in ("dobj", "ccomp") and in_group(noun.head, "calling") and in_group(noun, "evidence"):
        return next((word for word in noun.head.subtree if in_group(word, "untrue")), None)
    if noun.dep_ not in ("nsubj", "nsubjpass") or not (in_group(noun, "evidence") or in_group(noun, "word")):
        return None
    said = children(noun.head, "acomp", "attr") if not children(noun.head, "neg") else []
    return next((word for word in said if in_group(word, "untrue")), None)


def laughed_off(candidate: Candidate, over: Token) -> Token | None:
    """ "called its claim that they had shot him *absurd*", where the parser hangs the clause on the verb."""
    claims = [noun for noun in children(over, "dobj") if in_group(noun, "evidence")] if over.pos_ == "VERB" else []
    if not claims or claims[0] == candidate.token or not in_group(over, "calling"):
        return None
    return next((word for word in over.subtree if in_group(word, "untrue")), None)


def fell_short(candidate: Candidate, over: Token) -> Token | None:
    """ "came *close* to attacking it", "came *within* an hour of taking it"."""
    if not candidate.arguments.verbal or candidate.token.dep_ != "pcomp":
        return None
    if over.lower_ == "close" and over.head.lemma_ in ("come", "get", "be"):
        return over
    return over.head if over.dep_ == "pobj" and over.head.lower_ == "within" else None


def scant(noun: Token) -> Token | None:
    """ "*little* evidence that they had shot him"."""
    words = children(noun, "amod", "det") if in_group(noun, "evidence") else []
    return next((word for word in words if in_group(word, "scant")), None)


def _not_one(noun: Token) -> Token | None:
    """ "*Not* one soldier", "*not* a single soldier"."""
    first = noun.left_edge
    after = [word.lower_ for word in first.doc[first.i + 1 : first.i + 3]]
    return first if first.lower_ == "not" and (after[:1] == ["one"] or after == ["a", "single"]) else None


def _at_its_end(verb: Token) -> list[Token]:
    """ "apologised to *nobody*"; but "cut it to *nothing*", "at *no* time"."""
    ends = (o for prep in children(verb, "prep") if prep.i > verb.i for o in children(prep, "pobj"))
    return [end for end in ends if end.lower_ in ("nobody", "none", "one")]


def _of_what(candidate: Candidate) -> list[Token]:
    """ "asked for the extradition *of nobody*"."""
    asked = candidate.tokens if candidate.type == "REQUEST" else ()
    ofs = (prep for word in asked for prep in children(word, "prep") if prep.lower_ == "of")
    return [o for prep in ofs for o in children(prep, "pobj") if o.lower_ in ("nobody", "none", "one")]


def _left_undone(token: Token) -> Token | None:
    """ "left *without* signing it", "has *yet* to sign it", "at *no* time signed it"."""
    if token.dep_ == "pcomp" and token.head.lower_ in status_words()["lacking"]:
        return token.head
    never = _at_no_time(token)
    if never is not None:
        return never
    marker = next((child for child in children(token, "aux") if child.lower_ == "to"), None)
    before = token.doc[marker.i - 1] if marker is not None and marker.i else None
    return before if before is not None and before.lower_ in status_words()["still-to-do"] else None


def _at_no_time(verb: Token) -> Token | None:
    """ "at *no* time did he sign it", "under *no* circumstances"."""
    ends = (o for prep in children(verb, "prep") if prep.lower_ in _AT for o in children(prep, "pobj"))
    occasions = (o for o in ends if in_group(o, "at-no"))
    return next((word for o in occasions for word in children(o, "det") if word.lower_ == "no"), None)


def _trails(word: Token) -> bool:
    """ "shot at them, some *not* very well": a "not" after the verb denies something else."""
    return word.lower_ == "not" and word.head.pos_ == "VERB" and word.i > word.head.i


def _numbers(word: Token) -> bool:
    """ "*No* 10", "the government's *No*. 2"."""
    after = next((t for t in word.doc[word.i + 1 : word.i + 3] if t.text != "."), word)
    return word.text == "No" and after.text[0].isdigit()


def _adds(word: Token) -> bool:
    """ "not only", "don't just": more is said, nothing denied."""
    after = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    return plain(word) in ("not", "n't") and after in status_words()["adding"]
