"""Acts of long ago that a word away from them puts there: what one once was jailed *for*, the siege one survived.

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.events.bygone import bygone
from dragoman.events.candidate import Candidate
from dragoman.events.infinitive import in_office
from dragoman.events.statuswords import in_group, status_words
from dragoman.events.tree import agents, children

_DEEDS = frozenset({"ASSAULT", "AID"})
"""Types whose "for ten years" says how long it was done; "jailed for ten years" says how long it is to be."""
_SHARED = frozenset({"pcomp", "advcl", "conj"})
_AS = frozenset({"as", "when", "while", "because"})
_WHOLE = frozenset({"most", "much", "part", "all", "half"})


def long_ago(candidate: Candidate) -> Token | None:
    """The word that puts an act long ago, from the clause over it or from what is said of it; None of a newer one."""
    if not candidate.arguments.verbal:
        return next(_remembered(candidate.token), None)
    verb = candidate.arguments.support or candidate.token
    if verb.dep_ in _SHARED:
        found = _with_clause(verb) or next(_told_of(verb), None)
        if found is not None:
            return found
    return (
        next(_spent(verb), None)
        or next(_lasted(verb, candidate.type), None)
        or next(_through(verb), None)
        or next(_then(verb), None)
        or next(_by_the_dead(verb), None)
    )


def _by_the_dead(verb: Token) -> Iterator[Token]:
    """ "*Napoleon* invaded Russia", "was invaded by *Hitler*": what a ruler of history did is history."""
    if verb.tag_ in ("VBD", "VBN", "VBG"):
        yield from (who for who in (*children(verb, "nsubj"), *agents(verb)) if in_group(who, "ruler-of-old"))


def _with_clause(verb: Token) -> Token | None:
    """ "was *once* jailed for staging it", "*years ago*, as they took it, she fled", "*once* bombed it and took it"."""
    over = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if not _goes_with(verb, over):
        return None
    once = (w for w in children(over, "advmod") if w.lower_ in status_words()["background-adverb"] and w.i <= over.i)
    told = next(once, None) or in_office(over)
    return told or (bygone(over) if over.dep_ not in ("relcl", "advcl") else None)  # "*as* it had spent" compares


def _goes_with(verb: Token, over: Token) -> bool:
    """Told of the time of the clause over it: a gerund, "as they *took* it", "besieged it and *took* it"."""
    if verb.dep_ == "pcomp":
        return verb.tag_ == "VBG" and verb.head.lower_ != "before"
    if verb.dep_ == "advcl":
        finite = verb.tag_ == "VBD" and any(mark.lower_ in _AS for mark in children(verb, "mark", "advmod"))
        return finite or (verb.tag_ == "VBG" and verb.i > over.i and not children(verb, "mark", "aux"))
    own = children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "advmod", "npadvmod")
    return verb.tag_ == over.tag_ and verb.i > over.i and not own


def _told_of(verb: Token) -> Iterator[Token]:
    """ "*known* for prosecuting them", "made his *name* by blocking roads", "*erred* in supporting it"."""
    prep, over = verb.head, verb.head.head
    if verb.dep_ != "pcomp":
        return
    if prep.lower_ == "for" and in_group(over, "known"):
        yield over
    elif prep.lower_ == "in":
        yield from (word for word in (over, *children(over, "dobj")) if in_group(word, "erring"))
    elif prep.lower_ == "by" and over.lemma_ == "make":
        yield from (noun for noun in children(over, "dobj") if noun.lower_ in ("name", "career", "fortune"))


def _spent(verb: Token) -> Iterator[Token]:
    """ "*spent* most of his *career* denouncing it", "spent a *decade* in putting it down"; not "has spent years"."""
    over = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.tag_ != "VBG" or over.lower_ != "spent" or over.tag_ != "VBD":
        return
    for noun in children(over, "dobj", "npadvmod"):
        of = (o for prep in children(noun, "prep") for o in children(prep, "pobj") if noun.lower_ in _WHOLE)
        yield from (length for length in (noun, *of) if in_group(length, "long-spell"))


def _lasted(verb: Token, type_name: str) -> Iterator[Token]:
    """ "*for many years* it sheltered them", "tortured people for twenty *years*"."""
    if verb.tag_ != "VBD" or children(verb, "aux"):
        return
    for prep in children(verb, "prep"):
        if prep.lower_ == "for" and (prep.i < verb.i or type_name in _DEEDS):
            yield from (length for length in children(prep, "pobj") if in_group(length, "age-long"))


def _through(verb: Token) -> Iterator[Token]:
    """ "throughout *history*", "in *old* times", "in *college*", "her *college* days", "in the *last* election"."""
    for prep in children(verb, "prep"):
        if prep.lower_ in ("in", "at", "during", "throughout"):
            for noun in children(prep, "pobj"):
                yield from _age(noun, prep)
                yield from _of_studies(noun) if prep.i < verb.i else ()


def _age(noun: Token, prep: Token) -> Iterator[Token]:
    if (noun.lower_ == "history" and prep.lower_ == "throughout") or in_group(noun, "era"):
        yield noun
    before = children(noun, "amod")
    if noun.lower_ in ("times", "days", "era"):
        yield from (word for word in before if in_group(word, "of-old"))
    elif in_group(noun, "poll"):
        yield from (word for word in before if word.lower_ in ("last", "previous"))


def _then(verb: Token) -> Iterator[Token]:
    """Told in the past, after words for a time that is over: "in the *years* that followed", "*serving* as mayor"."""
    if verb.tag_ != "VBD" and all(helper.tag_ != "VBD" for helper in children(verb, "aux", "auxpass")):
        return
    for child in children(verb, "prep", "advcl"):
        if child.i > verb.i:
            return
        if child.dep_ == "advcl":
            yield from _as_it_was(child)
        for noun in children(child, "pobj") if child.dep_ == "prep" else ():
            yield from _stretch(noun, child)


def _as_it_was(clause: Token) -> Iterator[Token]:
    """ "while *serving* as mayor", "*growing* up in Togo"."""
    serving = clause.lower_ == "serving" and any(prep.lower_ == "as" for prep in children(clause, "prep"))
    growing = clause.lower_ == "growing" and any(part.lower_ == "up" for part in children(clause, "prt"))
    if serving or growing:
        yield clause


def _stretch(noun: Token, prep: Token) -> Iterator[Token]:
    """ "in the *following* years", "in the years *before* it", "during his time *as* mayor", "while *mayor*"."""
    if prep.lower_ == "while" and in_group(noun, "office") and not children(noun, "det", "poss"):
        yield noun
    if prep.lower_ not in ("in", "over", "during", "for", "at"):
        return
    after = [word.lower_ for word in children(noun, "prep")]
    if "as" in after and children(noun, "poss") and (noun.lower_ == "time" or in_group(noun, "time-in-office")):
        yield noun
    if noun.lower_ == "time" and [word.lower_ for word in noun.children] == ["one"]:
        yield noun
    if in_group(noun, "age-long"):
        yield from (word for word in children(noun, "amod") if in_group(word, "ensuing"))
        yield from (word for word in children(noun, "relcl") if word.lower_ == "followed")
        yield from (noun for word in after if word in ("before", "after"))


def _of_studies(noun: Token) -> Iterator[Token]:
    """ "in *college*", "in high *school*", "in one of her *college* columns"."""
    before = children(noun, "amod", "compound")
    if not children(noun, "det", "poss"):
        bare = noun.lower_ == "college" and not before
        if bare or (noun.lower_ == "school" and any(word.lower_ in ("high", "graduate", "law") for word in before)):
            yield noun
        of = (o for prep in children(noun, "prep") if noun.lower_ in ("one", "some") for o in children(prep, "pobj"))
        for thing in of:
            yield from _of_studies(thing)
    elif children(noun, "poss"):
        yield from (word for word in before if word.lower_ in ("college", "student", "school", "university"))


def _remembered(noun: Token) -> Iterator[Token]:
    """ "*worse than the siege*", "*memories* of the siege", "*survived* the siege"; not "survived a siege"."""
    owned = any(owner.ent_type_ != "DATE" for owner in children(noun, "poss"))  # "last Friday's summit"
    known = owned or any(word.lower_ == "the" for word in children(noun, "det"))
    if not known:
        return
    over = noun.head
    if noun.dep_ == "dobj" and in_group(over, "remembering"):
        yield from (over for prep in children(noun, "prep") if prep.lower_ == "of")
    elif noun.dep_ == "pobj" and over.lower_ == "than":
        yield over
    elif noun.dep_ == "pobj" and over.lower_ == "of" and in_group(over.head, "memory"):
        yield over.head
