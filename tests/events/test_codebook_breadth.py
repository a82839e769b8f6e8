"""How much the shipped codebook covers: predicates with their senses, modes and boundary rules with their examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from dragoman.events import ontology
from dragoman.events.codebook import Example, Frame, load_codebook

FRAMES = tuple(load_codebook().frames.values())
MODES = [(name, mode) for name in ontology.event_types() for mode in ontology.modes(name)]
LEAST = 5
PREDICATES = 1500


def coded(frame: Frame, example: Example) -> tuple[str, str | None, str]:
    """Type, mode and CAMEO code that the example says it has; its frame's, where it says nothing of its own."""
    type_ = example.type or frame.type
    cameo = example.cameo or frame.cameo
    if example.mode is not None:
        return type_, example.mode, cameo
    if example.cameo is None or frame.operator is None:
        return type_, frame.mode if type_ == frame.type else None, cameo
    composed = ontology.plover_of(cameo)
    return type_, composed.mode if composed and composed.type == type_ else None, cameo


EXAMPLES = [(frame, *coded(frame, example)) for frame in FRAMES for example in frame.examples]


def senses() -> Iterator[tuple[str, str, str, str]]:
    """(part of speech, head, type, CAMEO code): a head counts once for each code it can be given, however many
    frames, objects and particles lead to it."""
    for frame in FRAMES:
        for part in ("verb", "noun", "adjective"):
            for head in getattr(frame.predicate, part):
                yield part, head, frame.type, frame.cameo


def test_the_codebook_knows_enough_predicates_with_their_senses() -> None:
    assert len(set(senses())) >= PREDICATES


def test_it_knows_enough_heads_without_counting_senses() -> None:
    assert len({(part, head) for part, head, *_ in senses()}) >= PREDICATES


@pytest.mark.parametrize(("type_", "mode"), MODES, ids=lambda value: str(value))
def test_each_mode_has_examples(type_: str, mode: str) -> None:
    assert Counter((t, m) for _, t, m, _ in EXAMPLES)[type_, mode] >= LEAST


Rule = Callable[[Frame, str, str | None, str], bool]


def ids(*names: str) -> Rule:
    return lambda frame, *_: frame.id in names


def of(type_: str, *codes: str) -> Rule:
    return lambda _frame, t, _mode, cameo: t == type_ and cameo.startswith(codes)


def words(type_: str, *heads: str) -> Rule:
    """Frames of a type whose heads or objects are among the words."""

    def holds(frame: Frame, t: str, _mode: str | None, _cameo: str) -> bool:
        p = frame.predicate
        return t == type_ and not set(heads).isdisjoint((*p.verb, *p.noun, *p.adjective, *p.object))

    return holds


RULES: dict[str, Rule] = {
    "AGREE: future meeting or invitation": of("AGREE", "036"),
    "AGREE: future CONCEDE or RETREAT stays CONCEDE": lambda f, t, _m, _c: (
        t == "CONCEDE" and f.operator in ("agree", "offer")
    ),
    "AGREE: a party to a conflict calls for its end": of("AGREE", "037"),
    "CONSULT: no clear host, everyone is an actor": lambda f, t, _m, _c: t == "CONSULT" and f.reciprocal,
    "CONSULT: an ambassador summoned is ACCUSE": ids("summon-ambassador"),
    "SUPPORT: pardon, amnesty, regret are CONCEDE": words("CONCEDE", "pardon", "amnesty", "regret"),
    "SUPPORT: military cooperation is COOPERATE": lambda f, t, _m, _c: t == "COOPERATE" and "military" in f.contexts,
    "CONCEDE: announced future withdrawal": lambda f, t, _m, _c: t == "CONCEDE" and f.id.startswith("announce-"),
    "CONCEDE: actual release is RETREAT": lambda _f, t, m, _c: (t, m) == ("RETREAT", "release"),
    "COOPERATE: joint exercise": lambda f, t, _m, _c: t == "COOPERATE" and "joint" in f.id,
    "COOPERATE: exercise of one country is MOBILIZE": words("MOBILIZE", "exercise", "drill"),
    "AID: court-ordered payment is SANCTION": ids("order-to-pay", "court-awards", "impose-fine"),
    "AID: army or police sent for disaster relief": lambda f, t, _m, _c: t == "AID" and "disasters" in f.contexts,
    "AID: broad promise of aid is AGREE": of("AGREE", "033"),
    "RETREAT: refugees fleeing are SANCTION expel": words("SANCTION", "flee"),
    "REQUEST: demand made by demonstrating is PROTEST": lambda f, t, _m, _c: t == "PROTEST" and "rally" in f.id,
    "REQUEST: a demand withdrawn is CONCEDE": words("CONCEDE", "demand"),
    "ACCUSE: a charge proven in court is SANCTION convict": lambda _f, t, m, _c: (t, m) == ("SANCTION", "convict"),
    "ACCUSE: diplomatic or social-media protest": ids("protest-officially", "protest-online", "lodge-complaint"),
    "REJECT: withdrawn aid is SANCTION": of("SANCTION", "162"),
    "REJECT: barring entry": ids("deny-someone-entry", "bar-entry", "bar-someone", "ban-traveller", "ban-from-country"),
    "THREATEN: arrest warrant": words("THREATEN", "arrest warrant"),
    "SANCTION: prison is COERCE arrest": words("COERCE", "sentence", "jail", "imprison"),
    "SANCTION: deporting an individual is COERCE": lambda _f, t, m, _c: (t, m) == ("COERCE", "deport"),
    "MOBILIZE: mobilising supporters is PROTEST": lambda f, t, _m, _c: t == "PROTEST" and "supporters" in f.id,
    "COERCE: combatants captured are ASSAULT abduct": ids("capture-combatants", "capture-of-combatants"),
    "ASSAULT: two-sided violence has two actors": lambda f, t, _m, _c: t == "ASSAULT" and f.reciprocal,
    "ASSAULT: no weapon named is beat": lambda _f, t, m, _c: (t, m) == ("ASSAULT", "beat"),
}


@pytest.mark.parametrize("rule", RULES)
def test_each_boundary_rule_has_examples(rule: str) -> None:
    assert sum(RULES[rule](*example) for example in EXAMPLES) >= LEAST
