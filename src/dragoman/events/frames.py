"""Match codebook frames on a parsed sentence: predicates become candidates with actors and recipients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from dragoman.events.arguments import Arguments
from dragoman.events.codebook import Codebook, Frame, Predicate
from dragoman.events.tree import children, counted
from dragoman.events.words import forms, matches, near

_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
_PARTS = {"VERB": ("verb",), "AUX": ("verb",), "NOUN": ("noun",), "PROPN": ("noun",), "ADJ": ("adjective",)}
DEFAULT_ACTOR = {"verb": ("subject",), "noun": ("subject", "from", "modifier"), "adjective": ("subject",)}
DEFAULT_RECIPIENT = {
    "verb": ("object",),
    "noun": ("against", "on", "with", "to", "of", "for"),
    "adjective": ("to", "with", "of"),
}


@dataclass(frozen=True)
class Candidate:
    """A frame found at a token. `tokens` are the words of the act; parties are head tokens."""

    frame: Frame
    token: Token
    arguments: Arguments
    tokens: tuple[Token, ...]
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    type: str
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    weight: float
    inner: Candidate | None = None
    means: Token | None = None
    """The noun that names the same act as its own cause ("the *blast* killed ten")."""
    steps: tuple[str, ...] = field(default=())


class Matcher:
    """Finds the best frame at each token of a sentence. Holds no state between sentences."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook

    def match(self, sentence: DocSpan) -> dict[int, list[Candidate]]:
        """The candidates at each predicate of the sentence, by token index, the most specific first."""
        found: dict[int, list[Candidate]] = {}
        for token in sentence:
            frames = self._frames(token)
            options = self._options(token, frames) if frames else []
            if options:
                found[token.i] = options
        return found

    def _frames(self, token: Token) -> list[Frame]:
        parts = _PARTS.get(token.pos_, ())
        if token.dep_ == "amod" and (token.pos_ == "ADJ" or token.tag_ in ("VBN", "VBG", "VBD")):
            return []  # "the arrested editor", "forces loyal to": told as known, not as news
        if token.tag_ in ("VBN", "VBG"):
            parts = ("verb", "adjective") if token.pos_ != "VERB" else (*parts, "adjective")
        keys = [(part, word) for part in parts for word in forms(token)]
        return list({frame.id: frame for key in keys for frame in self.codebook.index.get(key, ())}.values())

    def _options(self, token: Token, frames: Sequence[Frame]) -> list[Candidate]:
        verbal = Arguments(token)
        adjectival = Arguments(token, adjectival=True) if token.tag_ in ("VBN", "VBG") else verbal
        found = []
        for frame in frames:
            arguments = adjectival if part_of(frame, token) == "adjective" else verbal
            weight = self._weigh(frame, arguments)
            if weight is not None:
                found.append(self._candidate(frame, arguments, weight))
        return sorted(found, key=lambda c: (-c.weight, -bool(c.actors) - bool(c.recipients)))

    def _candidate(self, frame: Frame, arguments: Arguments, weight: float) -> Candidate:
        part = part_of(frame, arguments.token)
        actors = self._fill(frame.actor or DEFAULT_ACTOR[part], arguments)
        wanted = DEFAULT_RECIPIENT[part] if frame.recipient is None else frame.recipient
        wanted = ("undergoer", *wanted) if wanted and arguments.undergone else wanted
        recipients = self._fill(wanted, arguments, frozenset(token.i for token in actors))
        return Candidate(
            frame=frame,
            token=arguments.token,
            arguments=arguments,
            tokens=tuple(_trigger(frame.predicate, arguments, self.codebook)),
            actors=tuple(actors),
            recipients=tuple(recipients),
            type=frame.type,
            mode=frame.mode,
            cameo=frame.cameo,
            contexts=frame.contexts,
            weight=weight,
        )

    @staticmethod
    def _fill(slots: Iterable[str], arguments: Arguments, taken: frozenset[int] = frozenset()) -> list[Token]:
        """The first slot that others than the `taken` fill; "inner-..." slots are filled by the composer."""
        for slot in slots:
            if not slot.startswith("inner-"):
                found = [t for t in arguments.slot(slot) if t.i not in taken and not _is_measure(t)]
                if found:
                    return found
        return []

    def _weigh(self, frame: Frame, arguments: Arguments) -> float | None:
        """How specific the match is, or None where a constraint fails."""
        predicate = frame.predicate
        weight = _fits_head(predicate, arguments)
        if weight is None or not _fits_voice(predicate, arguments):
            return None
        for test in _tests(predicate):
            gain = self._passes(test, arguments)
            if gain is None:
                return None
            weight += gain
        return weight

    def _passes(self, test: tuple[str, tuple[str, ...], bool], arguments: Arguments) -> float | None:
        name, words, wanted = test
        heads = _heads(name, arguments)
        if words == ("-",):
            return None if heads else 0.5
        hits = [w for w in words for h in heads if matches(w, h, self.codebook)]
        if not wanted:
            return None if hits else 0.0
        return max(map(_gain, hits)) if hits else None


def _gain(word: str) -> float:
    """How much a met word test says: any word little, a class more, a word, and most a word with its modifiers."""
    if word == "*":
        return 0.5
    return 1.0 if word.startswith("@") else 2.0 + word.count(" ")


def _is_measure(token: Token) -> bool:
    """A date or sum is no party ("began in 2018"); names are kept, for small models call many a name a date."""
    return token.ent_type_ in _MEASURES and token.pos_ != "PROPN"


def part_of(frame: Frame, token: Token) -> str:
    """ "verb", "noun" or "adjective": the reading under which the frame holds of the token."""
    words = forms(token)
    options = [part for part, lemma in frame.lemmas if lemma in words]
    if token.pos_ in ("VERB", "AUX") and "verb" in options:
        return "verb"
    if token.pos_ in ("NOUN", "PROPN") and "noun" in options:
        return "noun"
    return options[0]


def _tests(predicate: Predicate) -> Iterable[tuple[str, tuple[str, ...], bool]]:
    """(slot, words, wanted) for every constraint of the predicate."""
    plain = (
        ("particle", predicate.particle, True),
        ("particle", predicate.not_particle, False),
        ("subject", predicate.subject, True),
        ("subject", predicate.not_subject, False),
        ("object", predicate.object, True),
        ("object", predicate.not_object, False),
        ("modifier", predicate.modifier, True),
        ("modifier", predicate.not_modifier, False),
        ("complement", predicate.complement, True),
        ("complement", predicate.not_complement, False),
        ("complement-aux", predicate.complement_aux, True),
        ("complement-subject", predicate.complement_subject, True),
    )
    for test in plain:
        if test[1]:
            yield test
    for name, words in predicate.prep.items():
        yield name, words, True
    for name, words in predicate.not_prep.items():
        yield name, words, False


def _heads(name: str, arguments: Arguments) -> list[Token]:
    token = arguments.token
    if name == "particle":
        return arguments.particles()
    if name == "modifier":
        return children(token, "amod", "compound", "nmod", "advmod")
    if name == "complement":
        return arguments.complements()
    if name == "complement-aux":
        return [aux for c in arguments.complements() for aux in children(c, "aux")]
    return [below for head in arguments.slot(name) for below in counted(head)]


def _fits_head(predicate: Predicate, arguments: Arguments) -> float | None:
    """1 for the bare head word, more where the head is named with a modifier ("peace talk")."""
    token = arguments.token
    words, beside = forms(token), near(token)
    best: float | None = None
    for lemma in (*predicate.verb, *predicate.noun, *predicate.adjective):
        *before, last = lemma.split(" ")
        if last in words and all(part in beside for part in before):
            best = max(best or 0.0, 1.0 + len(before))
    return best


def _fits_voice(predicate: Predicate, arguments: Arguments) -> bool:
    if predicate.voice is None:
        return True
    return (predicate.voice == "passive") == arguments.passive


def _trigger(predicate: Predicate, arguments: Arguments, codebook: Codebook) -> list[Token]:
    """The words of the act: the predicate, its particle and the heads its constraints name."""
    found = {arguments.token.i: arguments.token}
    if arguments.support is not None:
        found[arguments.support.i] = arguments.support
    for name, words, wanted in _tests(predicate):
        if wanted and not name.startswith(("subject", "complement")):
            hits = [h for h in _heads(name, arguments) if any(w not in "*-" and matches(w, h, codebook) for w in words)]
            found.update((h.i, h) for h in hits)
    return [found[i] for i in sorted(found)]


def with_step(candidate: Candidate, step: str) -> Candidate:
    """The candidate with one more line for `dragoman explain`."""
    return replace(candidate, steps=(*candidate.steps, step))
