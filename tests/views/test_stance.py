"""How a speaker stands to those spoken of, with the events that say so. The codings are built by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dragoman.model import Actor, Article, Attribution, Coding, Event, Mention, Party, Quote, Span, Status, Versions
from dragoman.record import open_record
from dragoman.views.stance import quotes_with_stance

TEXT = (
    "Togo's envoy told the council that Togo would lend Ghana nine boats and that Benin shelled a port. "
    "The envoy accused Chad of arming Benin. Togo denied it had threatened Chad."
)
VERSIONS = Versions("0", "0", "0")


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), words)


def party(actor: str, name: str, country: str | None) -> Party:
    at = span(name)
    return Party(actor, name, country, (), None, at.start, at.end, at.text)


TOGO, ENVOY = party("a1", "Togo", "TGO"), party("a2", "envoy", "TGO")
GHANA, BENIN, CHAD = party("a3", "Ghana", "GHA"), party("a4", "Benin", "BEN"), party("a5", "Chad", "TCD")


def event(ident: str, act: tuple[str, float], parties: tuple[Party, Party], words: Span, quote: str = "") -> Event:
    kind, score = act
    return Event(
        id=ident,
        article="t1",
        type=kind,
        mode=None,
        contexts=(),
        cameo="00",
        quad=1 if score > 0 else 4,
        score=score,
        status=Status.ACTUAL,
        actors=parties[:1],
        recipients=parties[1:],
        trigger=words,
        sentence=span(TEXT.split(". ")[0]),
        frame="f",
        confidence=1.0,
        attributed_to=(Attribution("envoy", "a2", quote=quote),) if quote else (),
    )


EVENTS = (
    event("e1", ("AID", 7.0), (TOGO, GHANA), span("lend"), "q1"),
    event("e2", ("ASSAULT", -9.0), (BENIN, TOGO), span("shelled"), "q1"),
    event("e3", ("ACCUSE", -2.0), (ENVOY, CHAD), span("accused")),
    event("e4", ("AID", 7.0), (CHAD, BENIN), span("arming"), "q2"),
    event("e5", ("THREATEN", -4.0), (TOGO, CHAD), span("threatened"), "q3"),
)
QUOTES = (
    Quote("q1", "indirect", (span(TEXT[35:97]),), span("told"), span("envoy"), "a2", "envoy", span("the council")),
    Quote(
        "q2",
        "indirect",
        (span("of arming Benin"),),
        span("accused"),
        span("envoy", 1),
        "a2",
        "envoy",
        None,
        "accusation",
    ),
    Quote(
        "q3",
        "indirect",
        (span("it had threatened Chad"),),
        span("denied"),
        span("Togo", 2),
        "a1",
        "Togo",
        None,
        "denial",
    ),
)


def rows(folder: Path) -> list[dict[str, Any]]:
    parties = (TOGO, ENVOY, GHANA, BENIN, CHAD)
    actors = tuple(Actor(p.actor, p.name, "country", p.country) for p in parties)
    mentions = tuple(Mention(span(p.text), span(p.text), p.actor, "name") for p in parties)
    article = Article("t1", TEXT, published="2021-03-04")
    record = open_record(folder / "r")
    record.add(Coding(article, VERSIONS, actors=actors, mentions=mentions, events=EVENTS, quotes=QUOTES))
    return list(quotes_with_stance(record).iter_rows(named=True))


def test_a_speaker_is_for_those_helped_and_against_those_who_harm(tmp_path: Path) -> None:
    told, accused, denied = rows(tmp_path)
    assert told["addressee"] == "the council"
    assert [(s["toward"], s["country"], s["stance"], s["type"], s["words"], s["event"]) for s in told["stance"]] == [
        ("Benin", "BEN", "against", "ASSAULT", "shelled", "e2"),
        ("Ghana", "GHA", "for", "AID", "lend", "e1"),
    ]
    # What Chad is accused of is not for Chad, and what is denied says nothing.
    assert [s["text"] for s in accused["stance"]] == ["against Chad: ACCUSE accused"]
    assert denied["stance"] is None
