"""Run a codebook's own sentences: every example must be coded as its frame says, every near miss must not.

An example passes where its frame, or a finer one at a predicate that the frame fits too, codes it as said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc, Token

from dragoman.events.candidate import Candidate
from dragoman.events.codebook import Example, Frame
from dragoman.events.decide import Coder
from dragoman.events.status import Verdict, judge_status

Parse = Callable[[Iterable[str]], Iterable[Doc]]


def sentences(frame: Frame) -> list[str]:
    """All sentences of a frame: examples, then near misses."""
    return [*(e.text for e in frame.examples), *(m.text for m in frame.misses)]


def trial(frames: Iterable[Frame], coder: Coder, parse: Parse) -> Iterator[str]:
    """Yield one line for each example that is missed and each near miss that is hit."""
    frames = list(frames)
    docs = iter(parse([text for frame in frames for text in sentences(frame)]))
    for frame in frames:
        for example in frame.examples:
            yield from (f"{frame.id}: {problem}" for problem in example_problems(frame, example, coder, next(docs)))
        for miss in frame.misses:
            if _fired(frame, coder, next(docs)):
                yield f"{frame.id}: codes its near miss {miss.text!r} ({miss.why})"


def _fired(frame: Frame, coder: Coder, doc: Doc) -> list[Candidate]:
    return [c for sentence in doc.sents for c in coder.candidates(sentence) if c.frame.id == frame.id]


def _shared(frame: Frame, coder: Coder, doc: Doc) -> list[Candidate]:
    """Candidates of a finer frame at a predicate that the frame fits as well: the coding counts, not whose it is."""
    return [
        candidate
        for sentence in doc.sents
        for options in [coder.options(sentence)]
        for candidate in coder.joined(options)
        if any(option.frame.id == frame.id for option in options.get(candidate.token.i, ()))
    ]


def example_problems(frame: Frame, example: Example, coder: Coder, doc: Doc) -> list[str]:
    """What is wrong with the coding of one example; [] where the frame codes it as said."""
    fired = _fired(frame, coder, doc) or _shared(frame, coder, doc)
    if not fired:
        others = [c.frame.id for sentence in doc.sents for c in coder.candidates(sentence)]
        return [f"does not code {example.text!r} (coded: {', '.join(others) or 'nothing'})"]
    reports = [_differences(frame, example, judge_status(candidate)) for candidate in fired]
    return [f"{example.text!r}: {problem}" for problem in min(reports, key=len)]


def _differences(frame: Frame, example: Example, verdict: Verdict) -> list[str]:
    candidate = verdict.candidate
    expected = {
        "type": (example.type or frame.type, candidate.type),
        "mode": (example.mode, candidate.mode if example.mode else None),
        "cameo": (example.cameo, candidate.cameo if example.cameo else None),
        "status": (example.status, verdict.status.value if example.status else None),
    }
    found = [f"{name} is {got}, not {want}" for name, (want, got) in expected.items() if want != got]
    sides = (("actor", example.actor, candidate.actors), ("recipient", example.recipient, candidate.recipients))
    for name, want, tokens in sides:
        if want is not None and not any(_names(want, token) for token in tokens):
            found.append(f"{name} is {[t.text for t in tokens]}, not {want!r}")
    return found


def _names(text: str, token: Token) -> bool:
    """The text holds the head token, within the token's own phrase."""
    words = text.split()
    return token.text in words or token.text in text.replace("-", " ").split()
