"""What stands in a recipient's slot and is nobody the act is done to.

"deplored *it*", "asked for troops, a *commission* and money", "in *Oslo* Lund called for calm", "closed its *embassy*".
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.arguments import Arguments
from dragoman.events.around import volleys
from dragoman.events.aside import are_people
from dragoman.events.codebook import Frame, word_classes
from dragoman.events.prepositions import prep_objects
from dragoman.events.tree import PASSIVES, children, is_infinitive, may_name
from dragoman.events.words import in_class

_OF_DEEDS = frozenset({"ACCUSE", "REJECT", "AGREE", "PROTEST", "SUPPORT"})
"""Types of acts that are about deeds and words as often as about somebody."""
_IN_WORDS = frozenset({"ACCUSE", "REJECT", "AGREE", "SUPPORT", "REQUEST", "THREATEN"})
"""Types of acts done in words: where these are spoken is told before the verb."""
ATTITUDES = frozenset({"ACCUSE", "SUPPORT"})
"""Acts whose recipients are the doers of what they speak of, never its victims: "condemned the raid on Goma"."""
_MOVED = frozenset({"return", "send"})
"""Acts against somebody where they are refused; a wish for them helps him: "asked that he be *sent* home"."""
_TERMS = frozenset({"term", "condition", "basis", "ground", "occasion"})
"""What things are asked for on: "asked for a briefing on Senate *terms*"."""
_GROUNDS = frozenset({"square", "park", "plaza", "street", "stadium", "crossroads", "intersection", "beach"})
"""Where crowds stand, whoever they are against; a station is also the police's."""
_RAILS = frozenset({"train", "railway", "rail", "bus", "metro", "underground", "subway", "central", "main"})
_OF_STAFF = frozenset({"police", "fire", "power", "radio", "tv", "television", "polling"})
"""Before "station" these tell whose it is, not where."""
_ON_OTHERS = frozenset({"resolution", "motion", "referendum", "inquiry"})
_PLACING = frozenset({"in", "at", "on", "from"})


def is_unmeant(frame: Frame, arguments: Arguments, token: Token) -> bool:
    """True for a word in a slot of the frame that names nobody the act is done to."""
    if frame.type == "REQUEST" and (_is_asked_for(token, arguments.token) or _is_done_with(token, arguments.token)):
        return True
    if frame.type in _IN_WORDS and arguments.verbal and not arguments.passive and _is_where(token, arguments.token):
        return True
    if frame.type != "ASSAULT" and in_class(token, "casualty"):
        return True
    if frame.type == "AID" and in_class(token, "campaign") and not _is_somebodys(token):
        return True
    if frame.type in ATTITUDES and (_is_victim(token, arguments.token) or _is_listener(token, arguments.token)):
        return True
    if frame.type in ATTITUDES and arguments.verbal and _is_reason(token, arguments.token):
        return True
    if frame.type == "ACCUSE" and (token.lower_ == "nobody" or _is_forum(token) or _is_laid(arguments, token)):
        return True
    if frame.type in ("SUPPORT", "REJECT") and arguments.verbal and _is_opposed(token, arguments.token):
        return True
    if frame.type == "ASSAULT" and (_is_machine(token) if arguments.verbal else token in volleys(arguments.token)):
        return True
    own = frame.mode == "withdraw" and _is_own(token)
    return own or _is_deed(frame, arguments, token) or _is_setting(frame, arguments.token, token)


def _is_machine(token: Token) -> bool:
    """ "shot down dozens of *drones*": nobody is in them, and no word says whose they are."""
    things = prep_objects(token, "of") if in_class(token, "quantity") or token.pos_ == "NUM" else [token]
    return bool(things) and all(in_class(thing, "missile") and not _is_somebodys(thing) for thing in things)


def _is_somebodys(thing: Token) -> bool:
    """ "*Iranian* drones", "*its* drones", "rockets *from Gaza*"."""
    named = any(may_name(c) or c.dep_ == "poss" for c in children(thing, "poss", "amod", "compound", "nmod"))
    return named or bool(prep_objects(thing, "of")) or any(prep_objects(word, "from") for word in (thing, thing.head))


def _is_deed(frame: Frame, arguments: Arguments, token: Token) -> bool:
    """ "France deplored *it*", "agreed to *it*": what was told before, not somebody; but "accused it *of*"."""
    if token.lower_ != "it" or frame.type not in _OF_DEEDS or not arguments.verbal:
        return False
    if frame.type == "SUPPORT" and token.dep_ != "dobj":
        return False
    if frame.type != "ACCUSE":
        return True
    return token.dep_ != "dobj" or not any(arguments.slot(name) for name in ("of", "with", "for"))


def _is_asked_for(noun: Token, verb: Token) -> bool:
    """ "asked for troops, *money* and arms": the second of a list, which the parser took for the object."""
    before = noun.left_edge.i - 1
    preps = [p for p in children(verb, "prep") if p.lower_ == "for" and verb.i < p.i < noun.i]
    return noun.dep_ == "dobj" and before > verb.i and noun.doc[before].text == "," and bool(preps)


def _is_done_with(noun: Token, verb: Token) -> bool:
    """ "demanded that *it* be lifted", "called for the *refugees* to be moved": what is to be done with, not by, them.

    But "called for the *envoy* to be expelled" is aimed at the envoy.
    """
    clause = noun.head
    against = in_class(clause, "adverse") and clause.lemma_ not in _MOVED
    helped = (is_infinitive(clause) or (_is_bare(clause) and clause != verb)) and not against
    return noun.dep_ in PASSIVES and (noun.lower_ == "it" or helped)


def _is_bare(clause: Token) -> bool:
    """ "demanded that the crews *be freed*"."""
    return clause.tag_ == "VBN" and any(c.tag_ == "VB" for c in children(clause, "auxpass"))


def _is_where(noun: Token, verb: Token) -> bool:
    """ "in *Oslo* Lund urged calm", "Lund, on holiday in *Bern*, urged calm": a place told before the verb."""
    placed = noun.dep_ == "pobj" and noun.head.lower_ in _PLACING
    return placed and (in_class(noun, "venue") or (noun.i < verb.i and verb in noun.ancestors))


def _is_victim(noun: Token, act: Token) -> bool:
    """ "deplored the harassment of *editors*": whom it befell, where its doer would be blamed."""
    deed = noun.head.head
    told = noun.dep_ == "pobj" and noun.head.lower_ == "of" and deed != act
    return told and (in_class(deed, "befalling") or in_class(deed, "infliction"))


def _is_listener(noun: Token, verb: Token) -> bool:
    """ "voiced support for the plan in a call with *Oslo*": to whom it was said."""
    prep = noun.head
    told = noun.dep_ == "pobj" and prep.lower_ in ("with", "to") and in_class(prep.head, "exchange")
    return told and prep.head != verb


def _is_reason(token: Token, verb: Token) -> bool:
    """ "praised the law for *helping Chad*": what one praises or blames it for."""
    clause = token.head if token.dep_ == "dobj" else token
    prep = clause.head
    own = prep.head == verb or (prep.head.dep_ == "dobj" and prep.head.head == verb)
    return clause.dep_ == "pcomp" and prep.lower_ == "for" and own and not children(clause, "nsubj")


def _is_laid(arguments: Arguments, token: Token) -> bool:
    """ "blamed *the raid* on a film": what is laid at somebody's or something's door."""
    if token.dep_ not in ("dobj", *PASSIVES) or arguments.token.lemma_ != "blame":
        return False
    # "blamed *his refusal* to go on a cold": the parser hangs the words on the clause inside.
    inside = (c for t in (token, arguments.token) for c in children(t, "xcomp", "acl") if is_infinitive(c))
    doors = arguments.slot("on") or [o for c in inside for o in prep_objects(c, "on")]
    return any(not in_class(door, "time-word") for door in doors)


def _is_forum(noun: Token) -> bool:
    """ "filed a complaint with *the commission*": who is to judge, not who is blamed."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("with", "before") and in_class(noun, "tribunal")


def _is_opposed(noun: Token, verb: Token) -> bool:
    """ "supports barring *migrants*": whom the act that is backed, or opposed, goes against."""
    first = noun.left_edge
    if noun.dep_ == "dobj" and first.tag_ in ("VBG", "JJ") and first.lower_.endswith("ing") and first != noun:
        # "opposed *defunding* the clinics", which the parser takes for a word on them.
        return not word_classes()["adverse"].isdisjoint((first.lower_[:-3], first.lower_[:-4], first.lower_[:-3] + "e"))
    clause = noun.head
    return noun.dep_ == "dobj" and clause != verb and clause.pos_ == "VERB" and in_class(clause, "adverse")


def _is_topic(text: Token) -> bool:
    """ "vetoed the *Sudan resolution*": on whom it was, not whose; but "a *Swedish* resolution"."""
    about = [c for c in children(text, "compound", "nmod") if c.ent_type_ in ("GPE", "LOC") and c.tag_ == "NNP"]
    return text.lemma_.lower() in _ON_OTHERS and bool(about) and not children(text, "poss")


def _is_own(token: Token) -> bool:
    """ "closed *its* embassy": one's own envoys and embassies are not whom their withdrawal is aimed at."""
    noun = token.head if token.tag_ == "PRP$" else token
    abroad = in_class(noun, "emissary") or in_class(noun, "legation")
    return abroad and any(c.tag_ == "PRP$" for c in noun.children)


def _is_setting(frame: Frame, act: Token, token: Token) -> bool:
    """What is told beside an act: the terms of a request, the ground of a crowd, what is promised to be removed."""
    if frame.type == "REJECT":
        return _is_topic(token)
    if frame.type == "AGREE":
        return _is_done_away_with(token, act)
    if frame.type == "REQUEST":
        return token.dep_ == "pobj" and token.lemma_ in _TERMS and token.head.lower_ == "on"
    return frame.type == "PROTEST" and _is_ground(token)


def _is_ground(noun: Token) -> bool:
    """ "a march at *the main station* in Lyon": where anybody may stand."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "at", "on", "near", "outside", "around"):
        return False
    named = [t for t in noun.lefts if t.pos_ == "PROPN" and t.lower_ not in _OF_STAFF]  # "at *Lime Street* station"
    rails = noun.lower_ == "station" and (bool(named) or any(t.lower_ in _RAILS for t in noun.lefts))
    return rails or noun.lemma_.lower() in _GROUNDS


def _is_done_away_with(thing: Token, verb: Token) -> bool:
    """ "offered to destroy the junta's *rockets*": what is promised is against their owner, so to somebody else."""
    clause = thing.head
    told = thing.dep_ == "dobj" and clause != verb and clause.lemma_ in ("remove", "destroy", "dismantle", "scrap")
    return told and not are_people(thing)
