"""The checker of whole articles, on codings built by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.errors import DataError
from dragoman.evaluate.articles import check_article
from dragoman.evaluate.expected import load_expected, read_expected
from dragoman.evaluate.intervals import days_of
from dragoman.evaluate.wording import Text, plain, same_name
from dragoman.model import (
    Actor,
    Article,
    Attribution,
    Coding,
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

BODY = (
    "Peru’s foreign\u00a0minister  Ana Quispe denounced Chile on Friday.\n"
    "“We will never yield,” she said in Lima. Fishermen fought the storm."
)


def span(words: str) -> Span:
    start = BODY.index(words)
    return Span(start, start + len(words), words)


def party(actor: str, name: str, country: str | None, words: str, sectors: tuple[str, ...] = ()) -> Party:
    at = span(words)
    return Party(actor, name, country, sectors, None, at.start, at.end, at.text)


PERU = party("a1", "Ana Quispe", "PER", "Ana Quispe", ("GOV",))
CHILE = party("a2", "Chile", "CHL", "Chile")
SENTENCE = span(BODY.split("\n")[0])
EVENT = Event(
    id="e1",
    article="x",
    type="ACCUSE",
    mode="disapprove",
    contexts=("diplomatic",),
    cameo="111",
    quad=3,
    score=-2.0,
    status=Status.ACTUAL,
    actors=(PERU,),
    recipients=(CHILE,),
    trigger=span("denounced"),
    sentence=SENTENCE,
    frame="denounce",
    confidence=0.9,
    attributed_to=(Attribution("Andina", None),),
    time=EventTime("2021-06-04", "2021-06-04", "day"),
)
CODING = Coding(
    article=Article(id="x", text=BODY, title=None),
    versions=Versions("0", "0", "0"),
    actors=(
        Actor("a1", "Ana Quispe", "person", "PER", ("GOV",), "foreign minister"),
        Actor("a2", "Chile", "country", "CHL"),
    ),
    mentions=(
        Mention(span("Ana Quispe"), span("Quispe"), "a1", "name"),
        Mention(span("she"), span("she"), "a1", "pronoun"),
        Mention(span("Chile"), span("Chile"), "a2", "country"),
    ),
    events=(EVENT,),
    quotes=(Quote("q1", "direct", (span("We will never yield,"),), span("said"), span("she"), "a1", "Ana Quispe"),),
    times=(Time(span("Friday"), "DATE", "2021-06-04"),),
    places=(Place(span("Lima"), "Lima", country="PER", precision="city"),),
)


def event(**fields: Any) -> dict[str, Any]:
    return {"events": [fields]}


FOUND = [
    {"type": "ACCUSE"},
    {"type_any": ["REJECT", "ACCUSE"]},
    {"mode": "disapprove"},
    {"mode_any": ["investigate", "disapprove"]},
    {"context_any": ["economic", "diplomatic"]},
    {"actor": ["PER"], "recipient": ["CHL"]},
    {"actor_any": [["BOL"], ["PER"]], "recipient_any": [[], ["CHL"]]},
    {"actor_name": "Ana Quispe", "recipient_name": "Chile"},
    {"actor_sector_any": ["MIL", "GOV"], "sector_any": ["GOV"]},
    {"actor": ["CHL", "PER"], "reciprocal": True},
    {"factuality": "actual"},
    {"date": "2021-06-04"},
    {"date": "2021"},
    {"date": "2021-06"},
    {"date": "2021-W22"},
    {"date": "2020/2022"},
    {"trigger": "denounced Chile"},
    {"trigger": "Peru's foreign minister Ana"},
    {"in_quote_by": "Andina"},
]

NOT_FOUND = [
    ({"type": "REJECT"}, "type ACCUSE, expected REJECT"),
    ({"mode_any": ["a", "b"]}, "mode disapprove, expected a|b"),
    ({"context_any": ["military"]}, "context diplomatic, expected military"),
    ({"actor": ["CHL"]}, "actor PER, expected CHL"),
    ({"recipient_any": [[], ["BOL"]]}, "recipient CHL, expected none or BOL"),
    ({"actor_name": "Chile"}, "actor Ana Quispe, expected Chile"),
    ({"recipient_sector_any": ["MIL"]}, "recipient sector none, expected MIL"),
    ({"actor": ["CHL", "BOL"], "reciprocal": True}, "parties CHL+PER, expected BOL+CHL"),
    ({"factuality": "future"}, "status actual, expected future"),
    ({"date": "2021-05"}, "date 2021-06-04..2021-06-04, expected 2021-05"),
    ({"in_quote_by": "Ana Quispe"}, "not reported of Ana Quispe"),
    ({"trigger": "never yield"}, "nothing found"),
]


@pytest.mark.parametrize("fields", FOUND, ids=str)
def test_expected_event_is_found(fields: dict[str, Any]) -> None:
    report = check_article(CODING, event(**fields))
    assert report.complete
    assert (report.figures["events_found"], report.figures["events_expected"]) == (1, 1)


@pytest.mark.parametrize(("fields", "why"), NOT_FOUND, ids=str)
def test_missing_event_is_named_with_what_differs(fields: dict[str, Any], why: str) -> None:
    report = check_article(CODING, event(id="denouncing", **fields))
    assert report.missing == (f"event denouncing: {why}",)
    assert report.figures["events_found"] == 0
    assert report.beyond == ("ACCUSE PER > CHL actual 'denounced'",)


def test_event_inside_a_quote_is_its_speakers() -> None:
    quoted = msgspec.structs.replace(EVENT, trigger=span("yield"), attributed_to=())
    coding = msgspec.structs.replace(CODING, events=(quoted,))
    assert check_article(coding, event(in_quote_by="Ana Quispe")).complete


def test_one_found_event_does_not_stand_for_two() -> None:
    report = check_article(CODING, {"events": [{"id": "one", "type": "ACCUSE"}, {"id": "two"}]})
    assert report.figures["events_found"] == 1
    assert report.missing == ("event two: the one that fits is taken for another",)


def test_pairing_finds_the_largest_assignment() -> None:
    other = msgspec.structs.replace(EVENT, type="REJECT", id="e2")
    coding = msgspec.structs.replace(CODING, events=(EVENT, other))
    assert check_article(coding, {"events": [{"actor": ["PER"]}, {"type": "ACCUSE"}]}).complete


def test_event_without_time_does_not_meet_a_date() -> None:
    coding = msgspec.structs.replace(CODING, events=(msgspec.structs.replace(EVENT, time=None),))
    assert not check_article(coding, event(date="2021")).complete


@pytest.mark.parametrize(
    ("forbidden", "hits"),
    [
        ({"type": "ACCUSE"}, 1),
        ({"type": "ACCUSE", "actor": ["PER"], "recipient": []}, 1),
        ({"type": "ACCUSE", "trigger": "denounced"}, 1),
        ({"type": "ACCUSE", "trigger": "foreign minister"}, 0),
        ({"type": "ACCUSE", "actor": ["CHL"]}, 0),
        ({"type": "ASSAULT", "trigger": "fought"}, 0),
        ({"type": "ACCUSE", "mode": "investigate"}, 0),
    ],
    ids=str,
)
def test_not_events(forbidden: dict[str, Any], hits: int) -> None:
    report = check_article(CODING, {"not_events": [forbidden | {"why": "nobody did"}]})
    assert report.figures["not_events_hit"] == hits
    assert report.complete == (not hits)


def test_a_forbidden_event_is_hit_whatever_its_status() -> None:
    future = msgspec.structs.replace(EVENT, status=Status.FUTURE)
    coding = msgspec.structs.replace(CODING, events=(future,))
    report = check_article(coding, {"not_events": [{"type": "ACCUSE", "why": "nobody did"}]})
    assert report.hits == ("ACCUSE PER > CHL future 'denounced' (nobody did)",)


@pytest.mark.parametrize(
    ("expected", "missing"),
    [
        ({"actors": [{"name": "ana quispe", "country": "PER", "mentions": ["she"]}]}, ()),
        ({"actors": [{"name": "Quispe", "sectors_any": ["GOV"], "former": False}]}, ()),
        ({"actors": [{"name": "Bolivia"}]}, ("actor Bolivia: nothing found",)),
        (
            {"actors": [{"name": "Chile", "sectors_any": ["GOV"], "mentions": ["she"]}]},
            ("actor Chile: sectors none, expected one of GOV; 'she' is not tied to it",),
        ),
        ({"quotes": [{"speaker": "Ana Quispe", "kind": "direct", "content_starts": "We will"}]}, ()),
        ({"quotes": [{"content": "never yield"}]}, ()),
        (
            {"quotes": [{"speaker": "Chile", "kind": "mixed", "content": "never yield"}]},
            ("quote 'never yield': kind direct, expected mixed; speaker Ana Quispe, expected Chile",),
        ),
        ({"quotes": [{"content_starts": "never yield"}]}, ("quote 'never yield': nothing found",)),
        ({"times": [{"text": "on Friday", "value": "2021-06-04"}]}, ()),
        (
            {"times": [{"text": "Friday", "value": "2021-06-11"}]},
            ("time 'Friday': value 2021-06-04, expected 2021-06-11",),
        ),
        ({"times": [{"text": "Lima"}]}, ("time 'Lima': nothing found",)),
        ({"places": [{"text": "Lima", "name": "Lima", "country": "PER"}]}, ()),
        ({"places": [{"text": "Lima", "country": "USA"}]}, ("place 'Lima': country PER, expected USA",)),
        ({"places": [{"text": "Friday"}]}, ("place 'Friday': nothing found",)),
        ({"article": {"language": "en", "body_starts": "Peru's", "body_ends": "storm."}}, ()),
        (
            {"article": {"title": "News", "not_in_body": ["she said"]}},
            ("article title , expected News", "article body holds 'she said'"),
        ),
    ],
    ids=str,
)
def test_the_other_parts(expected: dict[str, Any], missing: tuple[str, ...]) -> None:
    assert check_article(CODING, expected).missing == missing


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(DataError, match=r"here: .*`actr` - at `\$.events\[0\]`"):
        read_expected({"events": [{"actr": ["PER"]}]}, "here")


def test_an_unknown_date_is_refused() -> None:
    with pytest.raises(DataError, match="date 'last May': allowed are YYYY"):
        days_of("last May")


def test_unreadable_files_are_named(tmp_path: Path) -> None:
    path = tmp_path / "expected.json"
    for text, found in (("{", "not readable"), ("[]", "found list")):
        path.write_text(text)
        with pytest.raises(DataError, match=f"expected.json: {found}"):
            load_expected(path)


def test_the_shared_article_has_the_form(shared: Path) -> None:
    expected = load_expected(shared / "seed" / "expected.json")
    report = check_article(Coding(CODING.article, CODING.versions), expected)
    assert report.figures["events_expected"] == len(expected.events) > 0
    assert report.figures["events_found"] == 0


def test_words_are_found_as_whole_words_at_original_offsets() -> None:
    text = Text.of("a  fight,\u00a0 fighting  the ‘fight’")
    assert text.places_of("fight") == [(3, 8), (26, 31)]
    assert text.places_of("fight, fighting the") == [(3, 24)]
    assert text.places_of(" ") == []


def test_names_differ_only_by_letters() -> None:
    assert same_name("al-Kadhimi", "Al Kadhimi")
    assert same_name("Müller", "Muller")
    assert not same_name("Iran", "Iraq")
    assert plain(" a\u00a0 “b” ") == 'a "b"'
