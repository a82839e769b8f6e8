"""Codings built by hand, so that no test of the record needs a parser."""

from __future__ import annotations

from typing import Any

from dragoman.model import (
    Actor,
    Article,
    Attribution,
    Coding,
    Decision,
    Event,
    EventTime,
    Mention,
    Party,
    Place,
    Quote,
    Span,
    Status,
    Time,
    Versions,
)

VERSIONS = Versions(program="0.1.0", codebook="c0ffee", parser="hand-made")
NAMES = {
    "IRN": "Iran",
    "IRQ": "Iraq",
    "KEN": "Kenya",
    "PER": "Peru",
    "TUR": "Turkey",
    "SYR": "Syria",
}


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def party(text: str, country: str, name: str | None = None, sectors: tuple[str, ...] = ("GOV",)) -> Party:
    words = name or NAMES[country]
    at = span(text, words)
    return Party(
        actor=f"a-{country}",
        name=words,
        country=country,
        sectors=sectors,
        role=None,
        start=at.start,
        end=at.end,
        text=words,
    )


def make_coding(number: int = 0, one: str = "IRN", other: str = "IRQ", **changes: Any) -> Coding:
    """An article of one sentence in which one country praises another, with every kind of span."""
    date = changes.pop("published", "2020-05-24")
    act = changes.pop("act", "praised")
    versions = changes.pop("versions", VERSIONS)
    source = changes.pop("source", "Gazette")
    body = changes.pop("body", "")
    title = f"Dispatch {number} of the day"
    sentence = f"{NAMES[one]} {act} {NAMES[other]} in Geneva on Sunday, Baraka Otieno said."
    text = f"{title}\n\n{sentence}{body}"
    article = Article(
        id=changes.pop("article", f"art{number:06d}"),
        text=text,
        title=title,
        body_start=len(title) + 2,
        published=date,
        source=source,
        url=f"https://example.org/{number}",
    )
    speaker, cue = span(text, "Baraka Otieno"), span(text, "said")
    place = Place(span(text, "Geneva"), "Geneva", 2660646, 46.2022, 6.1457, "CHE", precision="city")
    event = Event(
        id=changes.pop("event", f"ev{number:06d}"),
        article=article.id,
        type=changes.pop("type", "SUPPORT"),
        mode=changes.pop("mode", None),
        contexts=changes.pop("contexts", ("diplomatic",)),
        cameo=changes.pop("cameo", "051"),
        quad=changes.pop("quad", 1),
        score=changes.pop("score", 5.0),
        status=changes.pop("status", Status.ACTUAL),
        actors=changes.pop("actors", (party(text, one),)),
        recipients=changes.pop("recipients", (party(text, other),)),
        trigger=span(text, act),
        sentence=span(text, sentence),
        frame="praise",
        confidence=changes.pop("confidence", 0.9),
        attributed_to=(Attribution("Baraka Otieno", "a-BO", speaker, cue, "q1"),),
        time=EventTime(date, date, "day", span(text, "Sunday"), why="day name"),
        place=changes.pop("place", place),
        decisions=(Decision("frame", "praise fired", span(text, act)),),
    )
    assert not changes, f"unknown: {changes}"
    return Coding(
        article=article,
        versions=versions,
        actors=(Actor("a-BO", "Baraka Otieno", "person", role="spokesman"),),
        mentions=(Mention(speaker, speaker, "a-BO", "name"),),
        events=(event,),
        quotes=(Quote("q1", "indirect", (span(text, sentence[:10]),), cue, speaker, "a-BO", "Baraka Otieno"),),
        times=(Time(span(text, "Sunday"), "DATE", date, date, date),),
        places=(place,),
    )
