"""Is a verb passive, and by whom was done what it tells."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.aside import is_set_off
from dragoman.events.prepositions import prep_objects
from dragoman.events.tree import PASSIVES, SUBJECTS, agents, children, is_infinitive
from dragoman.events.words import in_class

_PARTICIPLES = frozenset(
    {"taken", "given", "beaten", "driven", "shown", "stolen", "forbidden", "overthrown", "hidden", "eaten"}
)
"""Words that are no past tense."""
TIMING = frozenset({"when", "while", "if", "once", "until", "unless", "though", "although"})


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


def shared_agent(verb: Token) -> list[Token]:
    """ "was armed and paid *by Chad*", "was seized by Chad and beaten": the agent of a passive verb it is joined to."""
    first, second = (verb.head, verb) if verb.dep_ == "conj" else (verb, next(iter(children(verb, "conj")), verb))
    forms = ("VBN", "VBG") if second != verb else ("VBN",)  # "killed in raids and *shelling* by rebels"
    plain = first != second and not children(second, "neg", "aux", *SUBJECTS, *PASSIVES) and second.tag_ in forms
    if not plain or [c.lower_ for c in children(first, "cc")] != ["and"]:
        return []
    return agents(first) or (agents(second) if second.tag_ == "VBN" else prep_objects(second, "by"))
