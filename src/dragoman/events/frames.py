"""Match codebook frames on a parsed sentence: predicates become candidates with actors and recipients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from dragoman.events.arguments import Arguments, children
from dragoman.events.codebook import Codebook, Frame, Predicate

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
        lemma = token.lemma_.lower()
        parts = _PARTS.get(token.pos_, ())
        if token.dep_ == "amod" and token.tag_ in ("VBN", "VBG", "VBD"):
            return []  # "the arrested editor", "US-backed forces": told as known, not as news
        if token.tag_ in ("VBN", "VBG"):
            parts = ("verb", "adjective") if token.pos_ != "VERB" else (*parts, "adjective")
        keys = [(part, word) for part in parts for word in dict.fromkeys((lemma, token.lower_))]
        return [frame for key in keys for frame in self.codebook.index.get(key, ())]

    def _options(self, token: Token, frames: Sequence[Frame]) -> list[Candidate]:
        arguments = Arguments(token)
        weighed = [(self._weigh(frame, arguments), frame) for frame in frames]
        fitting = [(weight, frame) for weight, frame in weighed if weight is not None]
        fitting.sort(key=lambda pair: -pair[0])
        return [self._candidate(frame, arguments, weight) for weight, frame in fitting]

    def _candidate(self, frame: Frame, arguments: Arguments, weight: float) -> Candidate:
        part = part_of(frame, arguments.token)
        actors = self._fill(frame.actor or DEFAULT_ACTOR[part], arguments)
        wanted = DEFAULT_RECIPIENT[part] if frame.recipient is None else frame.recipient
        taken = {token.i for token in actors}
        recipients = [t for t in self._fill(wanted, arguments) if t.i not in taken]
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
    def _fill(slots: Iterable[str], arguments: Arguments) -> list[Token]:
        """The first slot that is filled; "inner-..." slots are filled by the composer."""
        for slot in slots:
            if not slot.startswith("inner-"):
                found = arguments.slot(slot)
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
        hit = next((w for w in words for h in heads if matches(w, h, self.codebook)), None)
        if not wanted:
            return None if hit else 0.0
        if hit is None:
            return None
        return 0.5 if hit == "*" else 1.0 if hit.startswith("@") else 2.0


def part_of(frame: Frame, token: Token) -> str:
    """ "verb", "noun" or "adjective": the reading under which the frame holds of the token."""
    words = {token.lemma_.lower(), token.lower_}
    options = [part for part, lemma in frame.lemmas if lemma in words]
    if token.pos_ in ("VERB", "AUX") and "verb" in options:
        return "verb"
    if token.pos_ in ("NOUN", "PROPN") and "noun" in options:
        return "noun"
    return options[0]


def matches(word: str, head: Token, codebook: Codebook) -> bool:
    """Does a word test hold of a head token? Tests are lemmas, "a b" (modifier + head), "@class" or "*"."""
    if word == "*":
        return True
    lemma = head.lemma_.lower()
    if word.startswith("@"):
        name = word[1:]
        if name.isupper():
            keys = [("noun", lemma), ("verb", lemma)]
            return any(f.type == name for key in keys for f in codebook.index.get(key, ()))
        members = codebook.classes[name]
        return lemma in members or head.lower_ in members
    *before, last = word.split(" ")
    if last not in (lemma, head.lower_):
        return False
    near = {t.lemma_.lower() for t in head.children} | {t.lower_ for t in head.children}
    return all(part in near for part in before)


def _tests(predicate: Predicate) -> Iterable[tuple[str, tuple[str, ...], bool]]:
    """(slot, words, wanted) for every constraint of the predicate."""
    plain = (
        ("particle", predicate.particle, True),
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
        return children(token, "prt", "advmod") + [c for c in children(token, "prep") if not list(c.children)]
    if name == "modifier":
        return children(token, "amod", "compound", "nmod", "advmod")
    if name == "complement":
        return arguments.complements()
    if name == "complement-aux":
        return [aux for c in arguments.complements() for aux in children(c, "aux")]
    return arguments.slot(name)


def _fits_head(predicate: Predicate, arguments: Arguments) -> float | None:
    """1 for the bare head word, more where the head is named with a modifier ("peace talk")."""
    token = arguments.token
    words = {token.lemma_.lower(), token.lower_}
    near = {c.lemma_.lower() for c in token.children} | {c.lower_ for c in token.children}
    best: float | None = None
    for lemma in (*predicate.verb, *predicate.noun, *predicate.adjective):
        *before, last = lemma.split(" ")
        if last in words and all(part in near for part in before):
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
