"""Whose a thing, a deed or a text is: "*Iran's* sites", "a bill introduced by *Lund*"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.events.beside import is_count_of
from dragoman.events.clauses import lacks_object
from dragoman.events.codebook import word_classes
from dragoman.events.lists import counted
from dragoman.events.prepositions import prep_objects
from dragoman.events.relatives import relative_head
from dragoman.events.tree import SUBJECTS, VERBS, children
from dragoman.events.words import in_class

_INNER_PREPS = frozenset({"of", "from", "by", "between", "among", "including"})

_LED = frozenset({"led", "headed"})
_PUBLISHING = frozenset({"pass", "propose", "issue", "publish", "draft", "introduce", "table"})
_WITHHOLDING = frozenset({"refuse", "decline"})
_MADE = frozenset(
    {"led", "drafted", "brokered", "sponsored", "proposed", "imposed", "authored", "hosted", "mediated", "convened"}
)
"""Whose a thing is, after a hyphen: "a *British*-drafted text"; a backed one is another's."""
_STEMMING = frozenset({"coming", "emanating", "emerging", "stemming", "originating"})


def possessor(token: Token) -> Token:
    """Whose it is: for "Lund, *whose* courage Ruiz praised" the noun before the clause."""
    if token.tag_ != "WP$":
        return token
    clause = token.head.head
    while clause.dep_ in ("dobj", "nsubj", "nsubjpass", "prep", "pobj", "conj") and clause.head != clause:
        clause = clause.head
    return relative_head(token, clause)


def _wholes(noun: Token) -> list[Token]:
    """ "the Chadian wing *of the Front*": what a part is a part of tells more than the words before it."""
    return prep_objects(noun, "of") if in_class(noun, "limb") else []


def owners_of(token: Token) -> Iterable[Token]:
    """Words that own or name a noun. "*US*- and EU-backed forces" are not the backers'."""
    if token.pos_ in VERBS and token.dep_ in ("pcomp", "ccomp"):
        named = [o for o in children(token, "dobj") if o.pos_ in ("PROPN", "PRON")]
        yield from children(token, "nsubj") or named  # "approves of what *Chad* does", "opposed to electing *Ruiz*"
        return
    yield from (c for c in children(token, "appos") if c.pos_ == "PROPN")
    yield from _wholes(token)
    befalls = token.lemma_.lower() in word_classes()["befalling"]
    yield from [] if befalls else map(possessor, children(token, "poss"))
    beside = children(token, "amod", "compound", "nmod", "appos")
    yield from (c for c in beside if not c.text.endswith("-") and not is_count_of(c))
    yield from _authors(token)
    yield from before_hyphen(token)
    for prep in children(token, "prep", "agent"):
        if befalls and prep.lower_ != "by":
            continue  # "deplored the death *of Lund*": the victim is no side
        if prep.lower_ == "of" and in_class(token, "infliction"):
            continue  # "dismissed criticism *of Lund*": against whom it is
        if prep.lower_ in _INNER_PREPS:
            yield from children(prep, "pobj")
        elif prep.lower_ == "in":
            yield from (o for o in children(prep, "pobj") if o.ent_type_ == "GPE")


def before_hyphen(noun: Token) -> list[Token]:
    """ "*Chad*-led talks, a *British*-drafted text": who is joined by a hyphen to what was done with it."""
    done = [c for c in children(noun, "amod") if c.lower_ in _MADE]
    return [t for c in done for t in c.lefts if t.dep_ != "punct" and t.i + 1 < c.i and t.nbor().text == "-"]


def holders(verb: Token) -> list[Token]:
    """ "demanded the release of two nurses held by *rebels*": who holds those of whom a noun is told."""
    things = [*children(verb, "dobj"), *prep_objects(verb, "for")]
    held = [o for thing in things for o in prep_objects(thing, "of")]
    return [p for noun in held for c in children(noun, "acl") for p in prep_objects(c, "by")]


def against_by_name(heads: Iterable[Token]) -> list[Token]:
    """ "hundreds of anti-*Lund* protesters": the name that tells against whom others are."""
    marks = [c for head in heads for noun in counted(head) for c in noun.lefts if c.lower_ == "anti"]
    names = [mark.doc[mark.i + 2] for mark in marks if mark.nbor().lower_ == "-"]
    return [name for name in names if name.text[:1].isupper()]


def led_by(noun: Token) -> list[Token]:
    """ "Western states led by *Chad*"."""
    return [o for c in children(noun, "acl") if c.lower_ in _LED for o in prep_objects(c, "by")]


def _authors(noun: Token) -> Iterator[Token]:
    """ "an accord signed *with Oslo*", "arms that *Chad* sends", "threats coming from *Oslo*"."""
    for clause in children(noun, "acl"):
        if in_class(clause, "issue") or in_class(clause, "holding") or in_class(noun, "accord"):
            for prep in children(clause, "agent", "prep"):
                if prep.lower_ == "by" or (prep.lower_ == "with" and in_class(noun, "accord")):
                    yield from children(prep, "pobj")
        elif clause.lower_ in _STEMMING:
            yield from prep_objects(clause, "from")
    if in_class(noun, "states"):
        yield from led_by(noun)
    for clause in children(noun, "relcl"):
        if noun.lower_ == "way" or (_gives(clause) and lacks_object(clause)):
            yield from (s for s in children(clause, *SUBJECTS) if relative_head(s, clause) == s)


def _gives(clause: Token) -> bool:
    """ "arms that Chad *sends*, keeps *sending*", "a bill the senate *passed*"; but "what Chad *refuses* to give"."""
    if clause.lemma_ in _PUBLISHING or in_class(clause, "giving"):
        return True
    return clause.lemma_ not in _WITHHOLDING and any(in_class(c, "giving") for c in children(clause, "xcomp"))
