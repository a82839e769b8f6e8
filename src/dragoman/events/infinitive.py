"""Is an act told as an infinitive said to have come about ("flew in to meet them"), and is one far back in the past?

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events import ontology
from dragoman.events.candidate import Candidate
from dragoman.events.scope import calls_for, chain
from dragoman.events.statuswords import in_group, plain, status_words
from dragoman.events.tree import TIMES, children, is_infinitive, under
from dragoman.events.words import is_year

_SAID = frozenset({"ACCUSE", "REQUEST", "CONSULT", "ASSAULT", "COERCE", "PROTEST"})
"""Types of acts that an attempt is one of already."""
_UTTERED = frozenset({"ACCUSE", "REQUEST", "SUPPORT"})
"""Types of acts done by speaking: who broke his silence to denounce somebody, denounced him."""
_TELEPHONED = frozenset({"SUPPORT", "CONSULT", "REQUEST", "ACCUSE", "AGREE"})
"""Types of acts done on the telephone."""
_HELP = frozenset({"AID", "COOPERATE"})
_STRUGGLES = frozenset({"fight", "battle"})
"""Verbs whose infinitive tells what the fight was for: who "fought to drive them out" attacked them."""
_STRAINING = frozenset({"scramble", "struggle"})
"""Verbs of pains that somebody takes over what he says: who scrambles to condemn it, condemns it."""
_VOICED = _UTTERED | {"REJECT"}
_SPOKEN = 3
"""The quad of those that demand, accuse and turn down, whatever the age of what they turn down."""
_NEAR = 8
"""Words after a verb among which it is told how many times."""
_AGES = frozenset({"years", "decades", "centuries", "generations"})


def bare_infinitive(candidate: Candidate) -> Token | None:
    """ "to" on an act whose governor does not assert it: "raised taxes to fund the rebels".

    Who went to meet somebody, met him; who went to fight, may not have fought.
    """
    token = _first_infinitive(chain(candidate.arguments.support or candidate.token)[-1])
    said_there = candidate.type != "ASSAULT" and not _is_called_for(candidate, token)
    while (marker := _to(token)) is not None and token.dep_ != "ROOT" and not (said_there and _is_errand(token)):
        done = in_group(token.head, "implicative") or _is_ranked(token) or _is_deed(token) or _took_time(token)
        done = done or _is_sequel(token, marker) or is_motion(token.head) or _is_unhesitating(token.head)
        if not (done or has_tried(candidate, token.head) or _is_uttered(candidate, token)):
            return marker
        token = chain(token.head)[-1]  # "must do more to *persuade* Togo to leave"
    return None


def _first_infinitive(verb: Token) -> Token:
    """ "are said to have raided it and *to hold* two men": joined to an infinitive, governed with it."""
    joined = verb.dep_ == "conj" and _to(verb) is not None and _to(verb.head) is not None
    within = verb.dep_ == "pcomp" and verb.head.lower_ == "in" and _to(verb.head.head) is not None
    return verb.head.head if within else verb.head if joined else verb  # "wrong to join Togo *in bombing* it"


def is_to(candidate: Candidate) -> Token | None:
    """The "to" of "they *are to* lift the ban", "is *certain* to veto it": told of as coming, by the present tense."""
    verb = chain(candidate.arguments.support or candidate.token)[-1]
    over = verb.head
    copula = over.head if over.pos_ == "ADJ" else over
    if verb.dep_ != "xcomp" or not in_group(over, "to-come") or copula.tag_ not in ("VBZ", "VBP"):
        return None
    return None if any(in_group(subject, "aim") for subject in children(copula, "nsubj")) else _to(verb)


def lapsed(plan: Token) -> Token | None:
    """The helper of "*had* planned to attack", "*were* going to", "*would* expect it"; "said it was going to" keeps."""
    if not in_group(plan, "planning"):
        return None
    told = plan.dep_ == "ccomp" and in_group(plan.head, "report") and plan.head.tag_ != "VBZ"
    were = plan.lower_ == "going" and not told
    would = status_words()["modal"] if plan.lemma_ == "expect" else ()
    helpers = children(plan, "aux")
    return next((h for h in helpers if h.lower_ == "had" or plain(h) in would or (were and h.tag_ == "VBD")), None)


def _is_sequel(infinitive: Token, marker: Token) -> bool:
    """ "announced a march, *only* to call it off", "went so far *as* to accuse him"; not "meant only to bomb it"."""
    over = infinitive.head.head if infinitive.head.pos_ == "ADV" else infinitive.head
    past = over.tag_ == "VBD" or any(c.lower_ in ("had", "has", "have") for c in children(over, "aux"))
    return past and marker.i > 0 and infinitive.dep_ != "xcomp" and marker.nbor(-1).lower_ in ("only", "as")


def is_motion(going: Token) -> bool:
    """ "was jailed for *going* to fight them": who went, not what is to come."""
    return going.lower_ == "going" and going.dep_ == "pcomp" and not children(going, "aux")


def _is_unhesitating(verb: Token) -> bool:
    """ "did *not hesitate* to condemn it": did so at once."""
    return verb.lemma_ == "hesitate" and any(word.dep_ == "neg" for word in verb.children)


def _is_deed(infinitive: Token) -> bool:
    """ "his first *act was* to order it", "one of its *answers was* to accuse Togo"."""
    copula = infinitive.head
    subjects = children(copula, "nsubj")
    of = [o for subject in subjects for prep in children(subject, "prep") for o in children(prep, "pobj")]
    return copula.lower_ == "was" and any(in_group(noun, "deed") for noun in (*subjects, *of))


def _took_time(infinitive: Token) -> bool:
    """ "*took* ninety minutes to convict him"."""
    verb = infinitive.head
    return verb.lower_ == "took" and any(o.ent_type_ in TIMES for o in children(verb, "dobj", "npadvmod"))


def _is_uttered(candidate: Candidate, infinitive: Token) -> bool:
    """ "*broke* with his party to denounce him", "*wrote* a letter to complain"; not "*sent* an envoy to ask him"."""
    over = infinitive.head
    verb = over.head if in_group(over, "utterance") and over.dep_ == "dobj" else over
    perfect = any(c.lower_ in ("had", "has", "have") for c in children(verb, "aux"))
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and perfect)
    if candidate.type not in _UTTERED or not told or infinitive.i < verb.i or in_group(verb, "sending"):
        return False
    return infinitive.dep_ == "advcl" or in_group(over, "utterance")


def has_tried(candidate: Candidate, governor: Token) -> bool:
    """ "*tried* to rebuke him", "tried to kill him", whatever came of it; not "tried to visit", "tried and failed"."""
    if governor.lemma_ in _STRUGGLES and candidate.type == "ASSAULT":
        return governor.tag_ in ("VBD", "VBN")
    if governor.lemma_ in _STRAINING and candidate.type in _VOICED:
        return True
    tried = governor.lemma_ == "try" and governor.tag_ in ("VBD", "VBN")
    tried = tried and all(joined.lemma_ != "fail" for joined in children(governor, "conj"))
    return tried and candidate.type in _SAID and candidate.mode != "visit"


def _to(verb: Token) -> Token | None:
    return next((c for c in children(verb, "aux") if c.lower_ == "to"), None)


def _is_called_for(candidate: Candidate, infinitive: Token) -> bool:
    """ "*called* to expel the envoy" asks for it; "*called* to thank him", "*called* Togo to offer help" telephoned."""
    call = infinitive.head
    return call.lemma_ == "call" and candidate.type not in _TELEPHONED and not children(call, "dobj")


def _is_errand(infinitive: Token) -> bool:
    """ "*flew* to Accra to meet him", "*rang* to thank him": who went or called, did what he went or called for."""
    verb = infinitive.head
    under_way = verb.tag_ == "VBG" and any(c.tag_ == "VBD" for c in children(verb, "aux"))
    went = (under_way or verb.tag_ in ("VBD", "VBN")) and infinitive.i > verb.i and in_group(verb, "errand")
    return went and infinitive.dep_ in ("advcl", "xcomp") and not calls_for(verb, infinitive)


def _is_ranked(infinitive: Token) -> bool:
    """ "the *first* minister to visit", "among the *first* to visit" did visit; "the only way to punish" is open."""
    head = infinitive.head
    nouns = [noun for noun in (head, *children(head, "attr")) if not in_group(noun, "means")]
    ranks = [rank for noun in nouns for rank in children(noun, "amod", "nummod")]
    among = under(head, "among")
    return any(c.lower_ in status_words()["rank"] for c in (*ranks, *among) if c.i < infinitive.i)


def _is_of_means(used: Token) -> bool:
    """ "*used* the law to jail him": something is put to use, once."""
    return bool(children(used, "dobj", "auxpass"))


def long_past(verb: Token) -> Token | None:
    """ "*used* to attack Togo", "eight *months* since they attacked Togo": words that put the clause far back."""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used" and is_infinitive(verb) and not _is_of_means(verb.head):
        return verb.head
    if verb.dep_ == "pcomp":
        return _length_before(verb.head)
    beside = [verb.head] if verb.dep_ == "relcl" else children(verb.head, "npadvmod") if _is_when(verb) else []
    times = [noun for noun in beside if noun.lower_ == "time"]
    if times and verb.tag_ == "VBD" and not children(verb, "aux"):
        return next((c for c in children(times[0], "amod") if c.lower_ in ("last", "previous")), None)
    mark = next((c for c in children(verb, "mark") if c.lower_ in ("since", "after")), None)
    if mark is None:
        return None
    lengths = (*mark.children, *children(verb, "npadvmod"), *children(verb.head, "attr", "npadvmod"))
    words = status_words()["long-time"]
    return next((c for c in lengths if c.lower_ in words and c.i < mark.i), None)


def _is_when(verb: Token) -> bool:
    """ "Last time *when* they attacked"."""
    return verb.dep_ == "advcl" and any(word.lower_ == "when" for word in children(verb, "advmod"))


def earlier(candidate: Candidate) -> Token | None:
    """ "a *previous* attack", "a *decades*-long war", "*once* occupied"."""
    acts = (candidate.token, candidate.arguments.support)
    spoken = ontology.quad(candidate.type) == _SPOKEN and candidate.arguments.verbal  # "turned down an *earlier* offer"
    for token in candidate.tokens if not spoken else (candidate.token,):
        for word in children(token, "amod", "advmod", "compound"):
            told = "background" if token in acts else "background-object"
            group = "background-adverb" if word.dep_ == "advmod" else told
            found = next((c for c in (word, *word.children) if c.lower_ in status_words()[group]), None)
            if found is not None and not children(word, "advmod") and not _opens(word):
                return found
    verb = candidate.arguments.support or candidate.token
    found = _in_the_past(candidate) or in_office(verb) or _years_off(candidate) or _early_in(candidate)
    return found or _months_after(candidate.token) or _for_years(candidate) or _before_now(candidate)


def _for_years(candidate: Candidate) -> Token | None:
    """ "*had* fought them *for years*", "had sheltered him *since 1980*": told in the past perfect of a long time."""
    verb = candidate.arguments.support or candidate.token
    if all(helper.lower_ != "had" for helper in children(verb, "aux")):
        return None
    ends = [(p, o) for p in children(verb, "prep") if p.lower_ in ("for", "since") for o in children(p, "pobj")]
    long = (o for p, o in ends if (p.lower_ == "for" and o.lower_ in _AGES) or (p.lower_ == "since" and is_year(o)))
    return next(long, None)


def _before_now(candidate: Candidate) -> Token | None:
    """ "has bombed it *before*"; "*had* armed them", told of help that went before, without a day of its own."""
    verb = candidate.arguments.support or candidate.token
    helpers = {helper.lower_ for helper in children(verb, "aux")}
    counted = _how_often(verb) if children(verb, "auxpass") else None
    if counted is not None and not helpers.isdisjoint(("has", "have", "had")):
        return counted
    if not helpers.isdisjoint(("has", "have")):
        adverbs = (word for word in children(verb, "advmod") if word.lower_ == "before" and not list(word.children))
        return next(adverbs, None)
    if candidate.type not in _HELP or "had" not in helpers:
        return None
    told = any(w.ent_type_ in TIMES or w.lower_ == "already" for c in verb.children for w in (c, *c.children))
    return None if told else verb


def _how_often(verb: Token) -> Token | None:
    """ "has been jailed three *times*", "had *twice* been jailed"; not "three times this week"."""
    twice = next((word for word in children(verb, "advmod") if word.lower_ in ("twice", "thrice")), None)
    near = verb.doc[verb.i + 1 : min(verb.i + _NEAR, verb.sent.end)]
    counted = twice or next((w for w in near if w.lower_ == "times" and children(w, "nummod", "amod")), None)
    after = counted.nbor() if counted is not None and counted.i + 1 < len(verb.doc) else None
    return None if after is not None and after.lower_ in ("this", "since", "in", "today") else counted


def in_office(verb: Token) -> Token | None:
    """ "*as governor* she vetoed it", told in the past of an office held then; "as the governor, she has vetoed it"."""
    if verb.tag_ != "VBD" or children(verb, "aux"):
        return None
    offices = (o for p in children(verb, "prep") if p.lower_ == "as" and p.i < verb.i for o in children(p, "pobj"))
    return next((o for o in offices if in_group(o, "office") and _is_any(o)), None)


def _is_any(office: Token) -> bool:
    """ "as *governor*", "as *a senator*"; not "as *the* governor"."""
    return not children(office, "poss") and all(word.lower_ in ("a", "an") for word in children(office, "det"))


def _months_after(act: Token) -> Token | None:
    """ "four *months* after the massacre", "in the *years* since the raid"."""
    return _length_before(act.head) if act.pos_ == "NOUN" and act.dep_ == "pobj" else None


def _length_before(after: Token) -> Token | None:
    """The "years" of "eight *years* after the raid", "eight *years* after raiding it"."""
    if after.lower_ not in ("after", "since"):
        return None
    lengths = (*children(after, "npadvmod"), after.head)
    return next((length for length in lengths if length.i < after.i and in_group(length, "long-time")), None)


def _years_off(candidate: Candidate) -> Token | None:
    """ "two *years later* he bombed Togo", "had been jailed *years before*"."""
    verb = candidate.arguments.support or candidate.token
    if verb.tag_ != "VBD" and all(helper.tag_ != "VBD" for helper in children(verb, "aux", "auxpass")):
        return None
    steps = (word for word in children(verb, "advmod") if word.lower_ in status_words()["step-in-time"])
    lengths = (length for step in steps for length in children(step, "npadvmod", "advmod"))
    return next((length for length in lengths if length.lower_ in status_words()["long-time"]), None)


def _opens(word: Token) -> bool:
    """ "*once* they had left": the word opens a clause."""
    first = next(iter(children(word.head, "nsubj", "nsubjpass")), None)
    return word.lower_ == "once" and word.head.dep_ == "advcl" and first is not None and word.i < first.i


def _early_in(candidate: Candidate) -> Token | None:
    """ "*earlier in the war* Togo armed them"; "earlier in the day" is of today."""
    verb = candidate.arguments.support or candidate.token
    words = (word for word in children(verb, "advmod") if word.lower_ in ("earlier", "early"))
    stretches = (o for word in words for p in (*word.children, *verb.children) if p.i == word.i + 1 for o in p.children)
    return next((o for o in stretches if in_group(o, "long-stretch")), None)


def _in_the_past(candidate: Candidate) -> Token | None:
    """ "has used gas in the *past*", not "in the past week", "in the past of the city"."""
    verb = candidate.arguments.support or candidate.token
    return next(
        (o for o in under(verb, "in") if o.lower_ == "past" and [c.lower_ for c in o.children] == ["the"]), None
    )
