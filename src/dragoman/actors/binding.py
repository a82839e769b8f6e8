"""Who a pronoun cannot be: "him" is never the subject or the owner of its own predicate."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from dragoman.actors.words import HARM, SPEECH, SUBJECTS

OBJECTS = frozenset(("dobj", "dative", "iobj"))
BESIDE = frozenset("with around behind before after near beside above below under among against".split())
"""After an object these tell where it is: "she kept the box with her"."""
KEEPING = frozenset("keep bring take carry have leave find".split())
"""Verbs after whose object "with" tells where it is, and not with whom something was done."""
RELATIVES = frozenset(("WP", "WDT"))
WHOSE = frozenset(("WP", "WDT", "WP$"))
BARE = frozenset(("VB", "VBP"))
ONE = frozenset(("he", "she", "it"))
TELLING = SPEECH | frozenset(("continue", "go"))
CLOSERS = frozenset((",", '"', "”", "''", "’"))
BREAKS = frozenset((";", ":", "-", "–", "—", "\n"))
AUXILIARIES = frozenset(("aux", "auxpass"))
MODIFIERS = frozenset(("poss", "compound", "amod", "nmod"))
MADE_TO = frozenset(("of", "from", "into", "for"))
"""Prepositions before what an object does or did: "accused Chad *of* shelling", "stopped Peru *from* leaving"."""
LETTING_KNOW = frozenset("show remind teach convince persuade".split())
"""Verbs whose hearer is who it is about: "showed *Chad* that it cannot win"."""
HARMING = HARM | frozenset("beat torture rape mistreat shoot hang murder".split())
TRYING = frozenset("jail sentence convict acquit clear imprison charge remand".split())
BACKING = frozenset("back support arm help aid assist train equip join fund supply reinforce".split())
FIGHTING = frozenset("fight attack battle advance push launch spearhead capture seize retake besiege storm".split())
"""What one does while another helps: "France armed *Chad* as it fought"."""
STRIKING = HARMING | frozenset(
    "attack bomb shell strike target violate threaten hit raid seize invade insult damage destroy storm breach loot "
    "capture hijack intercept ambush".split()
)
"""What one does to others, and to their people and goods."""
BLAMING = frozenset("accuse condemn blame denounce criticise criticize".split())
DUTIES = frozenset(("must", "should", "ought", "need"))
NOUNY = frozenset(("NOUN", "PROPN", "ADP", "ADJ", "DET", "PRON", "NUM"))
COUNTED = NOUNY - {"ADP"}
CLIMB = 6
"""Verbs to climb at most until one has a subject."""


def barred(token: Token) -> Iterator[Token]:
    """The words that an object pronoun cannot stand for; none for "his" and "himself"."""
    if token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves")):
        return
    verb: Token | None = None
    if token.dep_ in OBJECTS:
        verb = token.head
    elif token.dep_ == "nsubj" and _is_infinitive(token.head):  # "Mr Osei wants *him* to go"
        verb = token.head.head
    elif token.dep_ == "pobj":
        governor = token.head.head
        if governor.pos_ in COUNTED:  # also "killing *two* of them"
            yield from (child for child in governor.children if child.dep_ == "poss")
            verb = governor.head if governor.dep_ == "dobj" else None
        elif not _is_where(token.head, governor):
            verb = governor
    subject = subject_of(verb) if verb is not None else None
    if subject is not None and subject.i != token.i:
        yield subject
        yield from (other for other in subject.conjuncts if other.i != token.i)


def _is_where(preposition: Token, verb: Token) -> bool:
    """True for "kept the box *with*" and "saw a car *behind*", not for "held talks *with*"."""
    held = any(child.dep_ == "dobj" for child in verb.children)
    return held and preposition.lower_ in BESIDE and (preposition.lower_ != "with" or verb.lemma_ in KEEPING)


def _is_infinitive(verb: Token) -> bool:
    """True for "to go"."""
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def is_wished(token: Token) -> bool:
    """True for the subject of what is demanded: "asked that *he* resign", "demanded that *she* be freed"."""
    verb = token.head
    if token.lower_ not in ONE or verb.dep_ != "ccomp" or token.dep_ not in SUBJECTS:
        return False
    helpers = [child.lower_ for child in verb.children if child.dep_ in AUXILIARIES]
    return helpers == ["be"] if helpers else verb.tag_ in BARE


def others_than(token: Token) -> Iterator[Token]:
    """Who a subject pronoun is not: who is named in its words, who demands that it act, "Mr Osei, whom *he* met"."""
    verb = token.head
    if token.dep_ not in SUBJECTS:
        return
    if verb.dep_ == "relcl" and any(word.tag_ in WHOSE for word in verb.doc[verb.head.i + 1 : token.i]):
        yield verb.head
    if is_wished(token) and (asking := subject_of(verb.head)) is not None:
        yield asking
    if verb.lemma_ in TELLING:
        yield from _words_told(token, verb)


def _words_told(token: Token, verb: Token) -> Iterator[Token]:
    """The words before "*he* said" that he said, as far back as a colon, a dash or the like."""
    first = min(token.i, verb.i)
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < first), None)
    if clause is None or token.doc[first - 1].text not in CLOSERS:
        return
    for word in reversed(token.doc[clause.left_edge.i : first]):
        if word.text in BREAKS:
            return
        yield word


def met_by(verb: Token, things: Sequence[Token], names: Collection[str]) -> list[Token]:
    """Who is met: the objects of the verb, and those of the prepositions that hang on it or on what is held."""
    preps = [c for word in (verb, *things) for c in word.children if c.dep_ == "prep" and c.lower_ in names]
    return [word for parent in (verb, *preps) for word in parent.children if word.dep_ in ("dobj", "pobj")]


def subject_of(verb: Token) -> Token | None:
    """Who does what a verb tells, also where the subject stands with a verb above it."""
    doing = verb.tag_ == "VBG"
    for _ in range(CLIMB):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return verb.head if subject.tag_ in RELATIVES and verb.dep_ == "relcl" else subject
        above = verb.head
        if verb.dep_ == "acl" or (verb.dep_ == "relcl" and _is_infinitive(verb)):
            if verb.tag_ != "VB":
                return above if verb.tag_ == "VBG" else None
            above = above.head
        elif verb.dep_ in ("xcomp", "ccomp"):
            controller = next((child for child in above.children if child.dep_ == "dobj"), None)
            if controller is not None:
                return controller
        elif verb.dep_ == "pcomp":
            made = _made_to(above) if doing else None
            if made is not None:
                return made
            above = above.head
        elif verb.dep_ not in ("conj", "advcl"):
            return _lent(verb)
        verb = above
    return None


def _made_to(preposition: Token) -> Token | None:
    """Who does what follows in "accused *Chad* of shelling" and "stopped *Chad* from shelling"."""
    if preposition.lower_ not in MADE_TO or preposition.head.pos_ != "VERB":
        return None
    objects = (child for child in preposition.head.children if child.dep_ == "dobj" and child.i < preposition.i)
    return next(objects, None)


def _lent(verb: Token) -> Token | None:
    """The subject of "*Mr Osei*, later claiming a win, said": the parser gave it to the participle."""
    clauses = (c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i < verb.i)
    lenders = (word for clause in clauses for word in clause.children if word.dep_ == "nsubj" and word.i < clause.i)
    return next(lenders, None)


def doer_of_own(token: Token) -> Token | None:
    """Who has what is said to be "his own": the owner or the subject of what is done to it."""
    following = token.nbor() if token.tag_ == "PRP$" and token.i + 1 < len(token.doc) else None
    if following is None or following.lower_ != "own":
        return None
    noun = token.head
    while noun.pos_ in NOUNY and noun.dep_ != "ROOT":
        noun = noun.head
        owner = next((child for child in noun.children if child.dep_ == "poss" and noun.pos_ == "NOUN"), None)
        if owner is not None:
            return owner
    return subject_of(noun) if noun.pos_ in ("VERB", "AUX") else None


def hearer(token: Token) -> Token | None:
    """Who is told what he must do: "Ghana told *Mr Osei* that he should go", "showed *Chad* that it cannot win"."""
    clause = token.head
    if token.dep_ not in SUBJECTS or clause.dep_ != "ccomp" or clause.head.i > token.i:
        return None
    must = any(child.lower_ in DUTIES for child in clause.children if child.dep_ == "aux")
    if clause.head.lemma_ not in LETTING_KNOW and not must:
        return None
    return object_before(clause.head, token)


def aided(token: Token) -> Token | None:
    """Who is helped while he fights: "France armed *Chad* as it attacked the rebels"."""
    clause = token.head
    if token.dep_ not in SUBJECTS or clause.dep_ != "advcl" or clause.lemma_ not in FIGHTING:
        return None
    helped = clause.head
    if helped.i > token.i or helped.lemma_ not in BACKING:
        return None
    return object_before(helped, token)


def object_before(verb: Token, token: Token) -> Token | None:
    """The object of a verb that stands before a word."""
    return next((child for child in verb.children if child.dep_ in OBJECTS and child.i < token.i), None)


def wronged(token: Token) -> Token | None:
    """Whose people or goods others strike, as he tells: "*Iran* said Israel had bombed its embassy"."""
    noun = token.head
    verb = noun.head
    if token.tag_ != "PRP$" or noun.dep_ != "dobj" or verb.lemma_ not in STRIKING or token.nbor().lower_ == "own":
        return None
    if verb.dep_ == "pcomp" and verb.head.head.lemma_ in BLAMING:
        return _told_by(verb.head.head, token)
    doer = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in SPEECH or doer is None or doer.pos_ == "PRON":
        return None
    return _told_by(verb.head, token)


def _told_by(verb: Token, token: Token) -> Token | None:
    """The subject of a verb that stands before a word."""
    subject = subject_of(verb)
    return subject if subject is not None and subject.i < token.i else None


def subjects_above(token: Token) -> Iterator[Token]:
    """The subjects of the verbs over a description: none of them is called by it in their own sentence."""
    for above in token.ancestors:
        yield from (child for child in above.children if child.dep_ in SUBJECTS and child.i != token.i)


def owner_of_clause(token: Token) -> Token | None:
    """The owner of the noun whose clause a pronoun is the subject of: "Peru's promise that it would pay"."""
    clause = token.head
    if token.dep_ not in SUBJECTS or clause.dep_ not in ("acl", "ccomp") or clause.head.pos_ != "NOUN":
        return None
    return next((child for child in clause.head.children if child.dep_ in MODIFIERS and child.ent_type_), None)


def teller(token: Token) -> Token | None:
    """Who tells what a pronoun is the subject of: "*Mr Osei*, who said that Mr Tello had lied, says he will go"."""
    clause = token.head
    while clause.dep_ == "conj" and clause.head.i < token.i:
        clause = clause.head
    if token.dep_ != "nsubj" or clause.dep_ != "ccomp" or clause.head.lemma_ not in SPEECH or is_wished(token):
        return None
    return _told_by(clause.head, token)


def subject_ahead(token: Token) -> Token | None:
    """The named subject of the main clause that a pronoun's clause or phrase stands before: "In his talk, Mr Osei"."""
    for fronted in (token, *token.ancestors):
        verb = fronted.head
        if fronted.dep_ in ("advcl", "prep") and verb.i > fronted.i and verb.pos_ in ("VERB", "AUX"):
            subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
            if subject is not None:
                owner = next((child for child in subject.children if child.dep_ == "poss"), subject)
                return owner if owner.tag_ == "NNP" and token.i < owner.i and fronted.i < owner.i else None
        if fronted.dep_ in ("ROOT", "ccomp"):
            return None
    return None


def place_ahead(token: Token) -> Token | None:
    """The place that a clause begins with whose subject is "they": "In *Athens* they burned a flag"."""
    if token.dep_ != "nsubj" or _follows_many(token):
        return None
    return _place_told(token.head, token)


def _place_told(verb: Token, until: Token) -> Token | None:
    """The place told with "in" before a word."""
    before = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in" and c.i < until.i)
    return next((word for c in before for word in c.children if word.dep_ == "pobj" and word.tag_ == "NNP"), None)


def place_of_there(token: Token) -> Token | None:
    """The place told first where something is: "In *Kenya* there is anger that the rebels it armed have fled"."""
    for verb in token.ancestors:
        if any(child.dep_ == "expl" for child in verb.children):
            return _place_told(verb, verb)
    return None


def _follows_many(token: Token) -> bool:
    """True where the sentence before is of several things, which "they" may be: "The *jets* took off"."""
    start = token.sent.start
    root = token.doc[start - 1].sent.root if start else None
    return root is not None and any(child.dep_ in SUBJECTS and child.tag_ == "NNS" for child in root.children)


def is_tried(token: Token) -> bool:
    """True for whom a court judges, no judge himself: "the jury found *him* guilty", "*he* was jailed"."""
    verb = token.head
    if verb.lemma_ == "find" or verb.lower_ == "guilty":  # "they found *him* guilty"
        return any(word.lower_ == "guilty" for word in (verb, *verb.children))
    return verb.lemma_ in TRYING and token.dep_ in ("nsubjpass", "dobj")


def is_harmed(token: Token) -> bool:
    """True for who is shot, held or driven out: "*they* have been arrested", "to kill *them*"."""
    return token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_ in HARMING
