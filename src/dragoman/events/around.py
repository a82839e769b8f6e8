"""Who is on either side of a hostile act told as a noun, when the words around the noun say it.

"defended *Goma* against the assault", "an offensive has taken *Goma*", "a *rebel* raid", "the raid that *Chad* led".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.events.aside import are_people
from dragoman.events.codebook import word_classes
from dragoman.events.passives import is_passive
from dragoman.events.prepositions import prep_objects
from dragoman.events.relatives import relative_head
from dragoman.events.tree import PASSIVES, SUBJECTS, VERBS, children, may_name
from dragoman.events.words import in_class

_AGAINST = frozenset({"against", "from"})
_MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "CARDINAL"})
_ARMS = ("armament", "bomb", "artillery", "drone", "missile", "poison", "gun", "aircraft")
_FORCE = frozenset({"force", "gas", "violence", "ammunition", "batons"})
_LIFTING = frozenset({"put", "push", "lift", "carry", "help", "propel", "keep", "give"})
_HURTING = frozenset(
    {"abuse", "mistreat", "maltreat", "ill-treat", "torture", "beat", "rape", "kill", "injure", "wound"}
)
_DONE = frozenset({"carried", "launched", "mounted", "staged", "conducted", "committed", "perpetrated"})
"""Of deeds, never of places: "a raid on Goma *carried* out by rebels"."""
_HURT = frozenset({"dead", "wounded", "injured"})
_LED = frozenset({"led", "launched"})
_VOLLEYS = frozenset({"barrage", "salvo", "volley", "bombardment"})
_FIRE = frozenset({"fire", "gunfire", "shelling", "bombing", "airstrikes", "strikes", "raids"})


def befallen(act: Token, *, done: bool) -> list[Token]:
    """Whom the act befalls, by the clause around it; [] where that does not say.

    `done` says that the words name a doer. Without one, to be "under attack" may be mere words, and to "defend the
    town against attacks" tells of none.
    """
    found = _of_its_own_clause(act) or _of_the_verb_it_does(act) or _of_the_passive(act) or _of_its_time(act)
    if found or not done:
        return found
    return _of_the_verb(act) or _of_the_preposition(act) or _place_before(act)


def stands_under_in(noun: Token) -> bool:
    """ "in Chad", "in Chad and *Togo*"."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "in"


def touched(act: Token) -> list[Token]:
    """Whom words or help reach as the agent of a passive: "*the regime*, bolstered by support from Chad".

    Also "*Lund* wavered in the face of criticism from Chad".
    """
    verb = act.head.head
    if act.dep_ == "pobj" and verb.lower_ == "face" and verb.head.lower_ == "in":
        return _subject(verb.head.head)
    told = act.dep_ == "pobj" and act.head.lower_ == "by" and in_class(verb, "touch") and is_passive(verb)
    return _subject(verb) if told else []


def helped(act: Token) -> list[Token]:
    """ "support from Bern put *Lund* in front", "to Goma, where *the army* won, with support from Bern"."""
    verb = act.head
    while verb.dep_ in ("prep", "pobj", "conj", "nsubj") and verb.pos_ not in VERBS and not are_people(verb):
        verb = verb.head
    if act.i < verb.i and verb.pos_ == "VERB" and (verb.lemma_ in _LIFTING or in_class(verb, "touch")):
        return children(verb, "dobj") if act.dep_ == "nsubj" or act.head.lower_ == "with" else []
    return _of_nearest_clause(act)


def _of_nearest_clause(act: Token) -> list[Token]:
    """Who acts in the clause that ends at the comma before "with support from"."""
    comma = act.head.i - 1
    if act.dep_ != "pobj" or act.head.lower_ != "with" or comma < 1 or act.doc[comma].text != ",":
        return []
    ending = (t for t in act.doc[comma - 1].ancestors if t.dep_ == "relcl" and t.right_edge.i == comma - 1)
    clause = next(ending, None)
    return _subject(clause) if clause is not None and clause not in act.ancestors else []


def doers(act: Token, *, aimed: bool) -> list[Token]:
    """Who does the act, by the words on it that are no name: "a *government* raid", "the raid that *Chad* led".

    `aimed` says that the words name whom it befalls: only then a common noun counts.
    """
    clauses = [c for c in children(act, "relcl", "acl") if in_class(c, "support") and not children(c, "dobj", "xcomp")]
    clauses += [c for o in prep_objects(act, "on") for c in children(o, "acl") if c.lower_ in _DONE]
    acting = [clause for clause in clauses if not in_class(clause, "undergo")]  # not "the raid that Chad suffered"
    if told := [t for clause in acting for t in _clause_doers(act, clause)]:
        return told
    if led := _leaders(act):
        return led
    whose = [t for t in prep_objects(act, "of") if not in_class(t, "edifice")]
    if whose and in_class(act, "sally") and (aimed or all(in_class(t, "fighter") for t in whose)):
        return whose
    if whose and prep_objects(act, "against"):
        return whose
    if used := _users(act) or volleys(act):
        return used
    beside = children(act, "compound", "amod", "nmod")
    further = [c for t in beside for c in children(t, "compound")]  # "a *coalition* bombing raid"
    return [t for t in (*beside, *further) if in_class(t, "belligerent")] if aimed else []


def volleys(act: Token) -> list[Token]:
    """ "a barrage of army *rockets*": what is fired, and so whose it is; nobody is hit by the words."""
    fired = prep_objects(act, "of") if act.lemma_.lower() in _VOLLEYS else []
    return [
        t for t in fired if t.lower_ in _FIRE or any(in_class(t, name) for name in ("artillery", "bomb", "missile"))
    ]


def _users(act: Token) -> list[Token]:
    """ "*Chad* used shells during an attack on Bor": who uses arms in it."""
    verb = act.head.head
    during = act.dep_ == "pobj" and act.head.lower_ in ("during", "in") and in_class(verb, "wield")
    return _subject(verb) if during and not is_passive(verb) and any(map(_is_arms, children(verb, "dobj"))) else []


def _is_arms(thing: Token) -> bool:
    return thing.lower_ in _FORCE or any(in_class(thing, name) for name in _ARMS)


def _leaders(act: Token) -> list[Token]:
    """ "the *Saudi*-led bombing": who leads it, joined by a hyphen."""
    led = [t for t in children(act, "amod") if t.lower_ in _LED]
    return [n for t in led for n in children(t, "npadvmod", "amod", "compound", "nmod") if may_name(n)]


def _clause_doers(act: Token, clause: Token) -> list[Token]:
    if is_passive(clause):
        return prep_objects(clause, "by")
    return [s for s in children(clause, *SUBJECTS) if relative_head(s, clause) != act]


def _of_its_own_clause(act: Token) -> list[Token]:
    """ "strikes targeting *a base*", "an assault to drive out *rebels*", "a raid by drones targeting *a port*"."""
    for clause in (c for t in (act, *prep_objects(act, "by"), *prep_objects(act, "from")) for c in children(t, "acl")):
        if in_class(clause, "harm") and not is_passive(clause):
            return children(clause, "dobj")
    return []


def _of_the_verb(act: Token) -> list[Token]:
    """ "*Villagers* fled the raid": the subject of a verb of flight, with the act as its object."""
    verb = _measured(act).head
    undergoes = in_class(verb, "flight") or in_class(verb, "undergo")
    if act.dep_ != "nsubj" and _measured(act).dep_ == "dobj" and undergoes:
        return _subject(verb)
    return []


def _of_the_preposition(act: Token) -> list[Token]:
    """The act under a preposition: of a verb, or of a word for whom it is aimed at."""
    prep = act.head
    if act.dep_ != "pobj":
        return []
    above = prep.head
    if prep.lower_ == "under":
        return _subject(above) if above.pos_ in VERBS else [above] if above.pos_ in ("NOUN", "PROPN") else []
    if prep.lower_ in _AGAINST and in_class(above, "shield"):
        return children(above, "dobj")
    if prep.lower_ in ("from", "to") and (in_class(above, "flight") or in_class(above, "succumb")):
        return _subject(above)
    if prep.lower_ == "in" and (in_class(above, "dying") or _loses_life(above)):
        return _subject(above)
    if prep.lower_ == "of" and above.lemma_.lower() in word_classes()["butt"] and above.dep_ in ("attr", "pobj"):
        return _subject(above.head if above.dep_ == "attr" else above.head.head)
    return []


def _loses_life(verb: Token) -> bool:
    """ "ten *lost* their lives in the raid"."""
    return verb.lemma_ == "lose" and any(t.lower_ in ("life", "lives") for t in children(verb, "dobj"))


def _of_the_passive(act: Token) -> list[Token]:
    """ "*The port* was hit by airstrikes"."""
    verb = act.head.head
    told = act.dep_ == "pobj" and act.head.lower_ == "by" and in_class(verb, "harm") and is_passive(verb)
    return _subject(verb) if told else []


def _of_its_time(act: Token) -> list[Token]:
    """ "*Miners* are beaten during detention in Chad": to whom something is done meanwhile."""
    verb = act.head.head
    told = act.dep_ == "pobj" and act.head.lower_ == "during" and verb.lemma_.lower() in _HURTING
    return _subject(verb) if told and is_passive(verb) else []


def _of_the_verb_it_does(act: Token) -> list[Token]:
    """ "The offensive has taken *Goma*"."""
    verb = act.head
    dead = verb.lemma_ == "leave" and any(t.lower_ in _HURT for t in children(verb, "oprd"))  # "left *ten* dead"
    if act.dep_ == "nsubj" and (dead or in_class(verb, "harm")):
        return children(verb, "dobj")
    return []


def _place_before(act: Token) -> list[Token]:
    """ "Kagame's *Congo* incursion": the name between the doer and the act."""
    return [t for t in children(act, "amod", "compound", "nmod") if may_name(t)] if children(act, "poss") else []


def _measured(act: Token) -> Token:
    """ "a *month* of airstrikes", "a *wave* of attacks": the noun that stands in the clause."""
    if act.dep_ != "pobj" or act.head.lower_ != "of":
        return act
    above = act.head.head
    counts = above.ent_type_ in _MEASURES or in_class(above, "quantity")
    return above if counts else act


def _subject(verb: Token) -> list[Token]:
    if verb.pos_ not in VERBS:
        return []
    while not children(verb, *SUBJECTS, *PASSIVES) and verb.dep_ in ("xcomp", "conj") and verb.head != verb:
        verb = verb.head
    found = [relative_head(t, verb) for t in children(verb, *SUBJECTS, *PASSIVES)]
    return found or list(_noun_of(verb))


def _noun_of(verb: Token) -> Iterator[Token]:
    """ "*families* fleeing the raid"."""
    if verb.dep_ in ("acl", "relcl"):
        yield verb.head
