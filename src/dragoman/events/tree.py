"""Walks over a dependency tree: prepositions, passives, relatives, light verbs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.events.aside import PEOPLE, above_people, are_people, is_set_off
from dragoman.events.clefts import singled_out
from dragoman.events.words import in_class

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVES = frozenset({"nsubjpass", "csubjpass"})
_INSIDE = frozenset({"compound", "amod", "det", "poss", "nummod", "nmod"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "CARDINAL", "QUANTITY", "MONEY"})
_PARTICIPLES = frozenset(
    {"taken", "given", "beaten", "driven", "shown", "stolen", "forbidden", "overthrown", "hidden", "eaten"}
)
"""Words that are no past tense."""
TIMING = frozenset({"when", "while", "if", "once", "until", "unless", "though", "although"})
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC"})


def torn_dative(verb: Token) -> list[Token]:
    """ "sold *Iraq* tanks", "offered the *rebels* asylum": to whom, where the parser joined it to what is given."""
    things = [t for t in children(verb, "dobj") if t.i > verb.i]
    if len(things) > 1 and things[1].left_edge.i == things[0].right_edge.i + 1:
        return things[:1]
    inner = [c for t in things for c in children(t, "compound") if children(c, "det") and c.tag_ in ("NNS", "NNPS")]
    return inner[:1] or [t for t in things[:1] if _before_span_of_time(t, verb)]


def _before_span_of_time(noun: Token, verb: Token) -> bool:
    """ "gave *the firms* ten days": a length of time right after it, which the parser took for "when"."""
    return any(t.left_edge.i == noun.right_edge.i + 1 and children(t, "nummod") for t in children(verb, "npadvmod"))


def children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def is_passive(verb: Token) -> bool:
    """True for "was arrested" and for the reduced "the man arrested on Monday"."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return not _has_done(verb)
    if _lacks_object(verb) or is_brought_about(verb) or is_set_off(verb):
        return True
    if verb.tag_ not in ("VBN", "VBD") or any(child.dep_ == "aux" for child in verb.children) or whom_before(verb):
        return False
    if verb.lower_ in _PARTICIPLES and _phrases(verb, "by"):
        return True  # "the envoy *taken* hostage by rebels", which the parser may take for a finite verb
    if _is_bidden(verb) or _is_timed(verb) or (verb.dep_ == "advcl" and _agent(verb)):
        return True
    if verb.dep_ == "conj" and _agent(verb) and not children(verb, "dobj"):
        return is_passive(verb.head)  # "was declared the winner and congratulated by Moscow"
    if verb.tag_ == "VBD":
        return False
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT":
        # A clause read as a noun with a participle ("The bloc called on ..."): passive only with its agent named.
        return any(c.lower_ == "by" for c in verb.children)
    if verb.dep_ in ("acl", "amod"):
        return True
    return verb.dep_ == "conj" and is_passive(verb.head) and not children(verb, *SUBJECTS)


def _is_bidden(verb: Token) -> bool:
    """ "*Pressed* to resign, the minister smiled": who bids somebody says whom, or is bidden himself."""
    bare = not children(verb, "aux", "dobj", "dative", "prt", *SUBJECTS)
    on_whom = any(children(p, "pobj") for p in children(verb, "prep") if p.lower_ != "by")
    bids = in_class(verb, "bidding") and (verb.tag_ == "VBN" or any(map(is_infinitive, verb.children)))
    return bare and bids and not on_whom and verb.dep_ in ("advcl", "acl")


def _is_timed(verb: Token) -> bool:
    """ "named Lund *when asked* to choose": a participle right after its conjunction."""
    before = verb.doc[verb.i - 1] if verb.i and verb.tag_ == "VBN" else verb
    return before.lower_ in TIMING and before.head == verb and not children(verb, *SUBJECTS, *PASSIVES)


def first_word(verb: Token) -> int:
    """Where a verb starts with its helpers and adverbs: "*has* never urged"."""
    return min(t.i for t in (verb, *children(verb, "aux", "auxpass", "neg", "advmod")))


def whom_before(verb: Token) -> Token | None:
    """ "Lund, *whom* a gunman wounded": the pronoun before the noun that the parser gave a participle."""
    start = verb.head.left_edge.i
    before = verb.doc[start - 1] if verb.dep_ == "acl" and start and verb.tag_ in ("VBN", "VBD") else None
    return before if before is not None and before.lower_ == "whom" and before.dep_ != "pobj" else None


def is_brought_about(verb: Token) -> bool:
    """ "had two editors *arrested*": done to its subject, at the wish of who has it done."""
    bare = not children(verb, "aux", "auxpass", "dobj") and verb.tag_ in ("VBN", "VBD")
    subject = [s for s in children(verb, *SUBJECTS) if all(t.tag_ != "PRP$" for t in s.children)]
    return bare and verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_.lower() == "have" and bool(subject)


def _lacks_object(verb: Token) -> bool:
    """ "Carmaker *accused* of fraud": verbs that always have an object, told without their auxiliary."""
    if verb.tag_ not in ("VBN", "VBD") or not in_class(verb, "accusative"):
        return False
    full = children(verb, "aux", "dobj", "ccomp", "xcomp", "dative", "oprd", "conj", "prt")
    return not full and verb.dep_ in ("ROOT", "advcl", "dep") and bool(_phrases(verb, "of"))


def _phrases(verb: Token, name: str) -> list[Token]:
    return [p for p in children(verb, "prep") if p.lower_ == name]


def _has_done(verb: Token) -> bool:
    """ "She's backed the bill": with an object, the short form is "has"."""
    short = any(child.dep_ == "auxpass" and child.lower_ in ("'s", "\u2019s") for child in verb.children)
    return short and bool(children(verb, "dobj")) and not _agent(verb)


def _agent(verb: Token) -> bool:
    return any(c.dep_ == "agent" and c.lower_ == "by" for c in verb.children) and not children(verb, *SUBJECTS)


def prepositions(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "PART", "VERB"):
            yield child
            yield from (c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP")
            yield from _told_again(child)
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield child  # "was rebuked by Oslo in a note and *by* Bern in another"


def _told_again(prep: Token) -> Iterator[Token]:
    """ "by Oslo, *by* Bern": the same word after a comma, which the parser may hang on the noun before it."""
    nouns = children(prep, "pobj")
    return (p for noun in nouns for p in children(noun, "prep") if p.lower_ == prep.lower_ and p.nbor(-1).text == ",")


def prep_objects(token: Token, name: str) -> list[Token]:
    """Objects of the preposition `name` that hangs on the token ("against" also under "out against")."""
    found = []
    for prep in prepositions(token):
        inner = [prep, *children(prep, "prep")] if prep.lower_ != "according" else []
        objects = [o for p in inner if p.lower_ == name for o in children(p, "pobj", "pcomp") or _torn_object(p)]
        objects = [o for o in objects if not tells_of_others(o, prep)]
        found += objects if name == "for" else [relative_head(o, token) for o in objects]
    return found


def tells_of_others(clause: Token, prep: Token) -> bool:
    """ "condemned the raid, *with Chad calling* it a lie": what another does beside the act."""
    if clause.dep_ != "pcomp" or prep.lower_ != "with" or is_infinitive(clause):  # "pleaded with Chad to go"
        return False
    return bool(children(clause, *SUBJECTS, *PASSIVES))


def _torn_object(prep: Token) -> list[Token]:
    """The noun phrase right after a preposition that the parser left bare."""
    if prep.dep_ != "prep" or prep.i + 1 >= len(prep.doc) or any(True for _ in prep.children):
        return []
    noun = prep.doc[prep.i + 1]
    while noun.dep_ in _INSIDE and noun.head.i > noun.i:
        noun = noun.head
    return [noun] if noun.pos_ in ("NOUN", "PROPN") and noun.left_edge.i == prep.i + 1 else []


def relative_head(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    clause = verb
    while clause.dep_ == "conj" or _is_purpose_of(clause, token):
        clause = clause.head
    if token.lower_ in _RELATIVES and clause.dep_ == "relcl":
        noun = _described(clause.head, clause, person=token.lower_ in ("who", "whom"))
        told = token.dep_ in SUBJECTS | PASSIVES and token.head == clause and clause.left_edge.nbor(-1).text == ","
        return _agreeing(noun, clause, person=token.lower_ == "who") if told else noun
    if token.lower_ in _RELATIVES and clause.dep_ == "ccomp" and (found := singled_out(clause)):
        return found[0]
    return token


def _is_purpose_of(verb: Token, pronoun: Token) -> bool:
    """ "the rebels *whom* Oslo vowed to *crush*"; not "whom Oslo vowed to vote *for*"."""
    if verb.dep_ != "xcomp" or pronoun.dep_ != "dobj" or not is_infinitive(verb):
        return False
    return children(verb, "dobj") == [pronoun] and all(p.right_edge != p for p in children(verb, "prep"))


def _agreeing(noun: Token, clause: Token, *, person: bool) -> Token:
    """ "*Chad* and Mali, which have", "Chad and *Mali*, which has", "Chad and *its premier*, who": whom they fit."""
    finite = next((t for t in (*children(clause, "aux", "auxpass"), clause) if t.tag_ in ("VBZ", "VBP", "VBD")), clause)
    if noun.tag_ == "NNP" and (later := _joined_before(noun, clause.left_edge.i)):
        other = person and noun.ent_type_ == "GPE" and later[-1].ent_type_ != "GPE"
        return later[-1] if other or finite.tag_ == "VBZ" or finite.lower_ == "was" else noun
    plural = finite.tag_ == "VBP" or finite.lower_ == "were"
    while plural and noun.dep_ == "conj" and noun.tag_ in ("NN", "NNP") and noun.head.pos_ == noun.pos_:
        noun = noun.head
    return noun


def _joined_before(noun: Token, end: int) -> list[Token]:
    """What is joined to a noun, and to that in turn, before a place in the text."""
    found = [noun]
    for item in found:
        found.extend(c for c in children(item, "conj") if c.i < end)
    return found[1:]


def _described(noun: Token, clause: Token, *, person: bool) -> Token:
    """The noun that a relative clause set off by a comma is about, where the parser took one below it.

    "*guerrillas* of the Front, who killed": no body is "who"; "*Chad*, the largest of the states, which signed".
    """
    first = clause.left_edge.i
    if person and _is_home_of(noun, befallen=bool(children(clause, "auxpass"))):
        return noun.head.head
    if not first or noun.doc[first - 1].lower_ != ",":
        return noun
    if not person and are_people(noun):
        return above_people(noun)
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return noun
    above = noun.head.head
    if above.tag_ == "JJS" and above.dep_ == "appos":
        return above.head
    body = noun.ent_type_ in ("ORG", "GPE") or in_class(noun, "body")
    if not (person and body) or above.pos_ != "NOUN" or above.ent_type_ in _MEASURES:
        return noun
    return above.head if above.dep_ == "appos" and above.head.ent_type_ == "PERSON" else above


def _is_home_of(place: Token, *, befallen: bool) -> bool:
    """ "a clerk from *Oslo* who was jailed": a place or body told of people is no "who", they are.

    What befalls one of a body befalls him alone; what he does and says is the body's.
    """
    if (
        place.dep_ != "pobj"
        or place.head.lower_ not in ("from", "in", "near", "of", "for", "at")
        or place.pos_ != "PROPN"
    ):
        return False
    above = place.head.head
    if place.head.lower_ in ("of", "for", "at"):  # "a member of *the Front* who was jailed"
        return befallen and above.pos_ == "NOUN" and place.ent_type_ == "ORG" and not in_class(above, "quantity")
    people = place.ent_type_ in ("GPE", "LOC") or (befallen and place.ent_type_ == "ORG")
    people = people or any(in_class(above, name) for name in PEOPLE)
    return above.pos_ == "NOUN" and people


def may_name(modifier: Token) -> bool:
    """ "a *US* airstrike", "an *Iranian* offer", but not "an *armed* attack"."""
    return modifier.pos_ == "PROPN" or modifier.ent_type_ in _NAMED or modifier.text[:1].isupper()


def is_gerund_object(verb: Token) -> bool:
    """ "ruled out *sending* troops", which the parser may take for an adverbial clause."""
    if verb.tag_ != "VBG" or verb.i < verb.head.i or children(verb, "mark", "nsubj"):
        return False
    between = verb.doc[verb.head.i + 1 : verb.i]
    return all(t.dep_ in ("prt", "advmod", "neg", "aux", "prep") and not list(t.children) for t in between)


def is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def verb_conjuncts(verb: Token) -> list[Token]:
    """The verb and the verbs coordinated with it."""
    found = [verb]
    for item in found:
        found.extend(c for c in item.children if c.dep_ == "conj")
    return found


def shared_agent(verb: Token) -> list[Token]:
    """ "was armed and paid *by Chad*", "was seized by Chad and beaten": the agent of a passive verb it is joined to."""
    first, second = (verb.head, verb) if verb.dep_ == "conj" else (verb, next(iter(children(verb, "conj")), verb))
    forms = ("VBN", "VBG") if second != verb else ("VBN",)  # "killed in raids and *shelling* by rebels"
    plain = first != second and not children(second, "neg", "aux", *SUBJECTS, *PASSIVES) and second.tag_ in forms
    if not plain or [c.lower_ for c in children(first, "cc")] != ["and"]:
        return []
    return _agents(first) or (_agents(second) if second.tag_ == "VBN" else prep_objects(second, "by"))


def _agents(verb: Token) -> list[Token]:
    return [o for c in children(verb, "agent") for o in children(c, "pobj")]


def support_verb(noun: Token) -> Token | None:
    """The light verb that carries a nominal predicate: "launched an attack", "an attack was launched"."""
    if noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and in_class(noun.head.head, "onset"):
        noun = noun.head.head  # "announced the *launch* of an assault"
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and (in_class(head, "support") or _is_excused(head)):
        return head
    if noun.dep_ == "nsubj" and head.pos_ == "VERB" and in_class(head, "support-of"):
        return head
    if noun.dep_ == "pobj" and head.lower_ == "in" and _is_sum(_before(head)):
        verb = _before(head).head
        return verb if in_class(verb, "support") else None
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ == "VERB":
        verb = head.head
        return verb if head.lower_ in ("in", "into", "on", "with") and in_class(verb, "support-in") else None
    return None


def _is_excused(verb: Token) -> bool:
    """ "used the riots to *justify* a crackdown": one's own."""
    return verb.lower_ == "justify" and is_infinitive(verb) and in_class(verb.head, "pretext")


def _before(prep: Token) -> Token:
    """What stands before a preposition: the noun or number it hangs on, else the object of its verb."""
    if prep.head.pos_ != "VERB":
        return prep.head
    objects = [c for c in children(prep.head, "dobj") if c.i < prep.i]
    return objects[-1] if objects else prep.head


def _is_sum(token: Token) -> bool:
    """ "$5 *million* (in aid)", "80 *tonnes* (in aid)"."""
    return token.dep_ == "dobj" and (token.pos_ in ("NUM", "SYM") or token.ent_type_ in ("MONEY", "QUANTITY"))


def parted(one: Token, other: Token, marks: str = ";") -> bool:
    """True where a semicolon stands between them: what is joined across it belongs to another clause."""
    first, last = sorted((one.i, other.i))
    return any(t.text in marks for t in one.doc[first:last])


def set_apart(clause: Token, verb: Token) -> bool:
    """ "Rome accused Bern; Vienna *called* it a lie": what stands before a semicolon or colon is no part of it."""
    return clause.i < verb.i and parted(clause, verb, ";:")
