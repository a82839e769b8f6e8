"""Lists: who else stands in a place of the clause, joined to the first, beside it, or torn from it by the parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from dragoman.events.codebook import word_classes
from dragoman.events.prepositions import prep_objects
from dragoman.events.tree import NAMED, TENSED, children, under

_BODIES = NAMED | {"FAC"}
_OF_ONE = frozenset({"former", "alleged", "suspected", "convicted", "accused", "veteran", "notorious", "self-styled"})
"""Before two titles, words that are said of one man."""
_INSTEAD = ("rather", "than")
_SHARES = frozenset({"most", "many", "some", "several", "part", "half"})


def conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated with it, in order."""
    found = [_named_last(token)]
    for item in found:
        joined = (c for c in item.children if c.dep_ == "conj" and c.pos_ != "VERB" and not is_place_beside(item, c))
        joined = (c for c in joined if not is_left_out(c))
        found.extend((*joined, *(c for c in item.children if _is_listed(c))))
        if beside := children(item, "appos"):
            found.extend(_after_description(item, beside))
            found.extend(_after_name(item, beside))
            found.extend(c for c in beside if _is_next(c))
    return found


def _named_last(title: Token) -> Token:
    """ "the former guard and smuggler *Ali Lund*": the name of one man who has two titles."""
    if title.tag_ != "NN" or not any(t.lower_ in _OF_ONE for t in title.lefts):
        return title
    names = [c for c in title.children if c.dep_ == "conj" and c.pos_ == "PROPN" and c.ent_type_ == "PERSON"]
    plain = [n for n in names if n.left_edge.text.islower() and n.left_edge.nbor(-1).lower_ == "and"]
    return plain[0] if len(plain) == 1 and not any(t.dep_ in ("det", "poss") for t in plain[0].lefts) else title


def is_left_out(noun: Token) -> bool:
    """ "Chad rather than *Mali*", "Chad but not *Mali*": named as none of them."""
    first = noun.left_edge
    denied = noun.dep_ == "conj" and first.lower_ == "not"
    return denied or (first.i > 1 and (first.nbor(-2).lower_, first.nbor(-1).lower_) == _INSTEAD)


def is_place_beside(noun: Token, other: Token) -> bool:
    """ "police in Lagos and *Abuja*", "envoys in Bern, *Oslo* and Rome": a place, which the parser joined to people."""
    if noun.pos_ != "NOUN" or other.pos_ != "PROPN" or other.ent_type_ == "ORG" or any(other.lefts):
        return False
    places = [o for o in under(noun, "in") if o.i < other.i]
    between = [*noun.doc[places[-1].i + 1 : other.i]] if places and places[-1].ent_type_ == "GPE" else []
    return bool(between) and all(t.pos_ == "PROPN" or t.lower_ in (",", "and", "or") for t in between)


def _after_description(noun: Token, beside: Sequence[Token]) -> list[Token]:
    """ "thanked Lund, her aide, and *Ruiz*": those whom the parser joined to what is set beside the one before them.

    What is set beside one is one, so that after a comma somebody else comes.
    """
    told = [c for c in beside if noun.tag_ in ("NN", "NNP") and "PROPN" in (noun.pos_, c.pos_)]
    closed = [c for c in told if any(t.text == "," for t in children(c, "punct") if t.i > c.i)]
    return [second for c in closed for second in children(c, "conj") if second.pos_ in ("NOUN", "PROPN")]


def _after_name(office: Token, beside: Sequence[Token]) -> list[Token]:
    """ "his Omani counterpart, Said Badr, and *the premier*": joined to the office, where the parser took the name."""
    names = [c for c in beside if c.ent_type_ == "PERSON" and office.tag_ == "NN"]
    closed = [c for c in names if c.i + 1 < len(c.doc) and c.nbor().text == ","]
    owned = [c for name in closed for c in children(name, "conj", "appos") if c.tag_ == "NN"]
    return [c for c in owned if (c.dep_ == "conj" or c.lemma_ == office.lemma_) and children(c, "det", "poss")]


def _is_listed(second: Token) -> bool:
    """ "Chad, *Mali*, Togo and Niger": the second name of a list, which the parser may read as set beside the first."""
    if second.dep_ != "appos":
        return False
    last = _chain(second)
    if not any(children(item, "cc") for item in (second, *last)):
        return False
    if last and all(map(_is_of_nation, (second.head, second, *last))):
        return True  # "the French minister, two Danish deputies and the Thai envoy"
    if second.pos_ != "PROPN" or second.head.pos_ != "PROPN":
        return False
    if last and second.ent_type_ == second.head.ent_type_ == "PERSON":
        return True  # nobody is set beside another
    named = second.head.ent_type_ in _BODIES or second.head.tag_ == "NNPS"
    alike = second.ent_type_ in _BODIES and named
    return alike and (_ends_list(last[-1]) if last else _is_torn(second)) and not (last and _is_closed(second))


def _ends_list(last: Token) -> bool:
    """ "Chad, Mali and *Togo*", "Chad, Mali and *most* of the Nordic states"."""
    return last.pos_ == "PROPN" or (last.lower_ in _SHARES and bool(prep_objects(last, "of")))


def _is_torn(second: Token) -> bool:
    """ "Chad, *Mali* and, a day later, Togo": an "and" with nothing joined by it, the last being torn off."""
    after = max(c.i for c in children(second, "cc")) + 1
    return after < len(second.doc) and second.doc[after].text == ","


def _is_closed(noun: Token) -> bool:
    """Whether a comma stands after a noun and all that hangs on it."""
    end = noun.right_edge.i + 1
    return end < len(noun.doc) and noun.doc[end].lower_ == ","


def _chain(first: Token) -> list[Token]:
    """What is joined to a word, and to that in turn."""
    found = [first]
    for item in found:
        found.extend(children(item, "conj"))
    return found[1:]


def _is_of_nation(noun: Token) -> bool:
    return any(c.ent_type_ == "NORP" for c in children(noun, "amod"))


def _is_next(second: Token) -> bool:
    """ "two daughters, *two nieces* and a son": the second of a list of people or things that each have their article.

    Not a description, which a comma closes, or which tells of as many: "two women, a nurse and a cook".
    """
    first, items = second.head, [second, *children(second, "conj")]
    plain = first.pos_ == second.pos_ == "NOUN" and bool(children(second, "cc"))
    if not plain or not all(children(t, "det", "nummod", "poss") for t in items):
        return False
    told = first.tag_ == "NNS" and all(t.tag_ == "NN" for t in items) and not children(first, "poss")
    return not told and not _is_closed(second)


def along_with(verb: Token) -> list[Token]:
    """ "arrested Lund along with *Ruiz*": to whom else it is done."""
    preps = [p for p in children(verb, "prep", "advmod") if p.lower_ in ("along", "together") and p.i > verb.i]
    return [o for p in preps for o in under(p, "with")]


def spread(tokens: Iterable[Token]) -> list[Token]:
    """All conjuncts of the tokens, each once, in order."""
    found: dict[int, Token] = {}
    for token in tokens:
        for item in conjuncts(token):
            found.setdefault(item.i, item)
    return list(found.values())


def counted(noun: Token) -> Iterator[Token]:
    """The noun, and what it counts: "thousands of *soldiers*"."""
    yield noun
    if noun.lemma_.lower() in word_classes()["quantity"] or noun.pos_ in ("NUM", "DET"):
        for item in prep_objects(noun, "of"):
            yield from spread([item])


def torn_last(verb: Token) -> list[Token]:
    """ "freed Lund, a baker, and *six* of her aides": the last of a list of objects, joined to the verb by the parser.

    Not the subject of a clause to come: "freed Lund, and the *police*, they say, will follow".
    """
    objects = [t for t in children(verb, "dobj") if t.i > verb.i]
    after = [c for c in children(verb, "conj") if c.pos_ in ("NOUN", "PROPN", "NUM") and _is_added(c)]
    return [t for t in after if objects and t.i > objects[0].i]


def _is_added(noun: Token) -> bool:
    first, rest = noun.left_edge, noun.doc[noun.right_edge.i + 1 : noun.sent.end]
    return first.i > 0 and first.nbor(-1).lower_ == "and" and all(t.tag_ not in TENSED for t in rest)


def before_title(start: int, name: Token) -> int:
    """Where the name starts with its title: "*Sen.* Chuck Lund"."""
    while (
        start - 1 > name.left_edge.i and name.doc[start - 1].text.endswith(".") and name.doc[start - 1].pos_ == "PROPN"
    ):
        start -= 1
    return start
