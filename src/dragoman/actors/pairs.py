"""Two or more actors together: "both countries", "the two leaders", and the "they" of those who met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.actors.binding import met_by, subjects_above
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import FAR, Known, Registry
from dragoman.actors.words import COMPLEMENTS, COUNTRY_WORDS, DUOS, SUBJECTS

HEADS = frozenset(("president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "dictator"))
MEETING = frozenset("meet speak talk confer chat dine sit negotiate receive welcome telephone phone".split())
"""Verbs after which "they" are who met and whom they met."""
TALKS = frozenset("talk meeting conversation consultation discussion negotiation call summit".split())
"""What two hold who meet: "held *talks* with"."""
HOLDING = frozenset(("hold", "have"))
TOGETHER = frozenset("leader minister president premier chancellor king diplomat ambassador envoy delegation".split())
"""Offices that in the plural are of those who met, after they did."""
COUNTED = frozenset(("two", "three", "four", "five"))
NUMBERS = {"three": 3, "four": 4, "five": 5}
OTHERS = frozenset(("man", "woman", "candidate", "rival"))
"""What nobody calls himself and another."""
NAMED_TOGETHER = DUOS | {"man", "woman"}
"""What two are called who were named in one breath."""
PLACED = frozenset("in at into inside near across outside".split())
OFTEN = 3
"""Mentions from which on who was named last counts: the sides of a quarrel are named more than once."""
WITHIN = 16
"""Sentences within which the sides of a quarrel are named."""
ALONE = 5
"""Times as often as any other that a state is named whose own sides are meant."""
QUARRELLING = frozenset("warring fighting feuding rival opposing belligerent".split())
PAIR = 2
SINGLE = frozenset(("person", "country"))


def pair(registry: Registry, phrase: Phrase) -> tuple[Known, ...] | None:
    """The two actors that "both countries" or "the two leaders" stand for, in the order they were named."""
    here = registry.sentence_of(phrase.head)
    if any(token.lower_ in QUARRELLING for token in registry.doc[phrase.start : phrase.head]):
        return _own_sides(registry, here)
    before = _pair_before(registry, phrase, here)
    if before is not None:
        return before
    if phrase.name == "country":
        partners = _partners(registry, registry.doc[phrase.head])
        if partners is not None:
            return partners
        rivals = _rivals(registry, here, phrase.role_noun not in COUNTRY_WORDS)
        if rivals is not None:
            return rivals
    joined = _joined(registry, phrase, here)
    if joined is not None:
        return joined
    near = [known for known in registry.actors if known.kind == phrase.name and here - known.sentence <= FAR]
    apart = [*_hosts_of(registry, registry.doc[phrase.head]), *_tellers(registry, phrase)]
    latest = _latest_two([known for known in near if known not in apart and not is_held(registry.doc, known)], phrase)
    if len(latest) < 2:
        return None
    first, second = sorted(latest, key=registry.actors.index)
    return first, second


def _own_sides(registry: Registry, here: int) -> tuple[Known, ...] | None:
    """The state whose own two sides "both warring parties" are; of several states nobody can tell."""
    sides = _rivals(registry, here, inner=True)
    return sides if sides is not None and len(sides) == 1 else None


def _partners(registry: Registry, token: Token) -> tuple[Known, ...] | None:
    """The two states that did something together just before; those who urge "both sides" are neither."""
    heads = couple(registry, token)
    above = {subject.i for subject in subjects_above(token)}
    two = [registry.at[head] for head in heads]
    both = len(two) == PAIR and above.isdisjoint(heads)
    if both and {known.kind for known in two} == {"country"}:
        return tuple(two)
    apart = {known.country for known in two} - {None}
    men = both and {known.kind for known in two} == {"person"}
    return tuple(two) if men and len(apart) == PAIR else None  # "Oslo's envoy met *his Chadian counterpart*"


def _rivals(registry: Registry, here: int, inner: bool) -> tuple[Known, ...] | None:
    """The two states that an article speaks of most, or (`inner`) the one it speaks of almost alone: its two sides."""
    tally: Counter[str] = Counter()
    for known in registry.actors:
        if known.country is not None and not known.members and here - known.sentence <= WITHIN:
            tally[known.country] += known.count
    top = [*tally.most_common(3), *[("", 0)] * 3][:3]
    if inner and top[0][1] > ALONE * max(top[1][1], 1):
        return (_best(registry, top[0][0]),)
    if top[1][1] <= max(top[2][1], OFTEN - 1):
        return None
    return tuple(sorted((_best(registry, country) for country, _ in top[:2]), key=registry.actors.index))


def _best(registry: Registry, country: str) -> Known:
    """The state, else who is named most of those of it."""
    those = [known for known in registry.actors if known.country == country and not known.members]
    return max(those, key=lambda known: (known.kind == "country", known.count))


def _tellers(registry: Registry, phrase: Phrase) -> list[Known | None]:
    """Who says something of "the two men": he is neither, while "the two leaders" may be he and another."""
    token = registry.doc[phrase.head]
    return [registry.at.get(subject.i) for subject in subjects_above(token)] if phrase.role_noun in OTHERS else []


def _pair_before(registry: Registry, phrase: Phrase, here: int) -> tuple[Known, Known] | None:
    """The two who were called two a sentence or so before: "both armies" after "the two countries"."""
    reach = FAR if phrase.name == "person" and phrase.role_noun in NAMED_TOGETHER else 1
    of_kind = (two for _, two in _twos(registry, here - reach) if two[0].kind == two[1].kind == phrase.name)
    return next(of_kind, None)


def _twos(registry: Registry, since: int) -> Iterator[tuple[Known, tuple[Known, Known]]]:
    """The pairs spoken of from a sentence on and who they are, the one named last first."""
    by_id = {known.id: known for known in registry.actors}
    pairs = [k for k in registry.actors if k.sort == "pair" and len(k.members) == PAIR and k.sentence >= since]
    for known in sorted(pairs, key=lambda known: -known.last):
        first, second = (by_id[member] for member in known.members)
        yield known, (first, second)


def _joined(registry: Registry, phrase: Phrase, here: int) -> tuple[Known, Known] | None:
    """The two people named together before who are "the pair" or "the two men": "Ann Lee *and* Bo Lee"."""
    if phrase.role_noun not in NAMED_TOGETHER:
        return None
    pairs = list(_pairs_of_people(registry, phrase.head, here))
    return max(pairs, key=lambda two: min(min(known.count for known in two), OFTEN), default=None)


def _pairs_of_people(registry: Registry, token: int, here: int) -> Iterator[tuple[Known, Known]]:
    """The people named two and two before a word, the nearest first."""
    for head in registry.heads_before(token):
        if here - registry.sentence_of(head) > FAR:
            return
        word, known = registry.doc[head], registry.at[head]
        beside = word.conjuncts if word.dep_ == "conj" else ()
        others = [o for other in beside if (o := registry.at.get(other.i)) is not None and o.kind == "person"]
        if len(others) == 1 and _are_named(known, others[0]):
            yield others[0], known


def _are_named(*people: Known) -> bool:
    """True for persons named, each of them one."""
    return all(known.sort == "person" and not known.plural for known in people) and people[0] is not people[1]


def is_held(doc: Doc, known: Known) -> bool:
    """True for a country where something was held or done when it was named last: "at talks in Brazil"."""
    token = doc[known.last]
    return known.kind == "country" and token.dep_ == "pobj" and token.head.lower_ in PLACED


def _latest_two(fitting: list[Known], phrase: Phrase) -> list[Known]:
    """The two named last: those of the office asked for before others, and of two countries before one."""
    noun = phrase.role_noun
    held = [known for known in fitting if _has_office(known, noun)] if phrase.name == "person" else []
    latest = sorted(held if len(held) > 1 else fitting, key=lambda known: (-min(known.count, OFTEN), -known.last))
    other = next((known for known in latest[1:] if known.country not in (None, latest[0].country)), None)
    return [latest[0], other] if other is not None else latest[:2]


def _has_office(known: Known, noun: str) -> bool:
    """True for a president among "leaders", a foreign minister among "ministers"."""
    if noun == "leader":
        return known.role in HEADS or known.role_noun == noun
    return known.role_noun == noun


def _hosts_of(registry: Registry, token: Token) -> list[Known | None]:
    """The subjects of the verb whose object holds a phrase: a host of "envoys of the two countries" is neither."""
    verb = token
    while verb.dep_ in ("dobj", "pobj", "prep", "poss") and verb.head.i != verb.i:
        verb = verb.head
    if verb is token or verb.pos_ != "VERB":
        return []
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    return [registry.at.get(host.i) for host in (subject, *subject.conjuncts)] if subject is not None else []


def couple(registry: Registry, token: Token) -> list[int]:
    """The heads of those who were joined as subjects, or met, in the sentence before or earlier in this one."""
    here = registry.sentence_of(token.i)
    for head in registry.heads_before(token.i):
        if here - registry.sentence_of(head) > 1:
            break
        subject = registry.doc[head]
        if subject.dep_ in SUBJECTS and _is_single(registry, head):
            others = [other.i for other in (*_beside(subject), *_met(subject)) if _is_single(registry, other.i)]
            alike = [i for i in others if i < token.i and registry.at[i].kind == registry.at[head].kind]
            if alike and registry.at[head] not in [registry.at[i] for i in alike]:
                return [head, *alike]
    return []


def examples(registry: Registry, group: Known | None) -> Known | None:
    """Those who are named after a plural that was a subject: "many donors, such as *Peru* and *Chad*"."""
    noun = registry.doc[group.last] if group is not None and group.kind == "group" else None
    if noun is None or noun.tag_ != "NNS" or noun.dep_ not in SUBJECTS:
        return None
    told = (
        word for word in registry.doc[noun.i : noun.head.i] if word.lower_ == "as" and word.nbor(-1).lower_ == "such"
    )
    first = next((word for hinge in told for word in hinge.children if word.dep_ == "pobj"), None)
    named = [registry.at[word.i] for word in (first, *first.conjuncts) if word.i in registry.at] if first else []
    return registry.joint(named) if len(named) > 1 else None


def _beside(subject: Token) -> list[Token]:
    """Who is joined with a subject: "Mr Osei, *Mr Tello* and *Mr Diaz*", also where the parser set the second aside."""
    aside = [c for c in subject.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.conjuncts]
    return [*subject.conjuncts, *(word for second in aside for word in (second, *second.conjuncts))]


def _is_single(registry: Registry, head: int) -> bool:
    """True for a state, a person, and a body told by a singular: "the CIA", "the Peruvian army"."""
    known = registry.at.get(head)
    if known is None or known.members:
        return False
    body = known.kind in ("organisation", "group") and registry.doc[head].tag_ in ("NN", "NNP")
    return body or (known.kind in SINGLE and not known.plural)


def _met(subject: Token) -> list[Token]:
    """Whom a subject met or spoke to."""
    verb = subject.head
    held = [child for child in verb.children if child.dep_ == "dobj" and child.lemma_ in TALKS]
    if verb.lemma_ not in MEETING and not (held and verb.lemma_ in HOLDING):
        return []
    return met_by(verb, held, ("with", "to"))


def together(registry: Registry, phrase: Phrase) -> Known | None:
    """Those who met just before, as "the leaders" or "the ministers"."""
    head, owned = phrase.head, phrase.country or phrase.owner is not None or phrase.possessor is not None
    if phrase.role_noun not in TOGETHER or not phrase.plural or owned or phrase.regional or phrase.qualified:
        return None
    before = [token.lower_ for token in registry.doc[phrase.start : head]]
    after = registry.doc[head + 1].lower_ if head + 1 < len(registry.doc) else ""
    if before[:1] != ["the"] or not COUNTED.issuperset(before[1:]) or after in (*COMPLEMENTS, "who"):
        return None
    members = [registry.at[i] for i in couple(registry, registry.doc[head])]
    apart = len({known.country for known in members}) > 1 and all(known.kind == "person" for known in members)
    return registry.joint(members) if apart else _shared_before(registry, phrase) or _called_two(registry, phrase)


def _called_two(registry: Registry, phrase: Phrase) -> Known | None:
    """Those who were "the two ministers" some sentences before, as "the ministers"."""
    twos = _twos(registry, registry.sentence_of(phrase.head) - 2 * FAR)
    return next((known for known, two in twos if all(_has_office(one, phrase.role_noun) for one in two)), None)


def counted(registry: Registry, phrase: Phrase) -> Known | None:
    """The states named in one breath that "the three countries" are: "Peru, Chile and Bolivia"."""
    words = registry.doc[phrase.start : phrase.head]
    number = next((NUMBERS[token.lower_] for token in words if token.lower_ in NUMBERS), 0)
    if not number or not phrase.definite or phrase.role_noun not in COUNTRY_WORDS or phrase.country is not None:
        return None
    here = registry.sentence_of(phrase.head)
    for head in registry.heads_before(phrase.head):
        if here - registry.sentence_of(head) > FAR:
            return None
        beside = registry.doc[head].conjuncts
        states = [registry.at[i] for i in sorted((head, *(w.i for w in beside))) if i in registry.at]
        if len(beside) == number - 1 and len(states) == number and all(known.kind == "country" for known in states):
            return registry.joint(states)
    return None


def _shared_before(registry: Registry, phrase: Phrase) -> Known | None:
    """The officials of several states who did something in the sentence before: "the *envoys* of Peru and Chile"."""
    here = registry.sentence_of(phrase.head)
    for head in registry.heads_before(phrase.head):
        if here - registry.sentence_of(head) > 1:
            break
        known = registry.at[head]
        alike = phrase.role_noun in (known.role_noun, "leader", "diplomat")
        subject = registry.doc[head].dep_ in SUBJECTS
        if known.members and alike and (subject or phrase.role_noun == known.role_noun):
            return known
    return None
