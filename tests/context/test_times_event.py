"""The time of an event, by syntax; the publication day only where tense and genre allow it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dragoman.context.times import event_time, find_times
from dragoman.model import EventTime

PUBLISHED = "2020-05-24"  # a Sunday


def _time(nlp: Language, text: str, trigger: str, published: str | None = PUBLISHED) -> EventTime:
    doc = nlp(text)
    token = next(token for token in doc if token.text == trigger)
    return event_time(token, find_times(doc, published), published)


NAMED = [
    ("The minister met his counterpart on Friday.", "met", "2020-05-22", "2020-05-22", "day"),
    ("Talks were held on Monday.", "Talks", "2020-05-18", "2020-05-18", "day"),
    ("On Friday he met the envoy and signed a pact.", "signed", "2020-05-22", "2020-05-22", "day"),
    ("The rebels, who seized Goma in 2012, attacked Bukavu on Friday.", "attacked", "2020-05-22", "2020-05-22", "day"),
    ("The rebels, who seized Goma in 2012, attacked Bukavu on Friday.", "seized", "2012-01-01", "2012-12-31", "year"),
    ("Police raided the camp on Friday, killing ten.", "killing", "2020-05-22", "2020-05-22", "day"),
    ("In 2014, when rebels took the town, advisers rushed to help.", "took", "2014-01-01", "2014-12-31", "year"),
    ("The army fought from 3 to 5 May near the port.", "fought", "2020-05-03", "2020-05-05", "week"),
    ("The king swore in a new cabinet earlier this month.", "swore", "2020-05-01", "2020-05-31", "month"),
    ("The minister will visit Ankara next week.", "visit", "2020-05-25", "2020-05-31", "week"),
    ("Boats sank on May 20, four days after guards seized two traders.", "seized", "2020-05-16", "2020-05-16", "day"),
    (
        "The army freed two men on Friday, two days after it met envoys and signed a truce.",
        "signed",
        "2020-05-20",
        "2020-05-20",
        "day",
    ),
    ("Rebels freed nine men on Monday, hours after a judge fined them.", "fined", "2020-05-18", "2020-05-18", "day"),
    ("Rebels took the port a week after the army left it on May 4.", "took", "2020-05-11", "2020-05-11", "day"),
    ("The cabinet fell in 2003, three years after voters chose it.", "chose", "2000-01-01", "2000-12-31", "year"),
    ("Police seized the editor before dawn on Sunday.", "seized", "2020-05-24", "2020-05-24", "day"),
    ("The rebels did leave, but not until 2012.", "leave", "2012-01-01", "2012-12-31", "year"),
    ("In 1958 soldiers shot dead dozens of miners.", "shot", "1958-01-01", "1958-12-31", "year"),
    ("He fled after the invasion of Ghana in 1979.", "invasion", "1979-01-01", "1979-12-31", "year"),
    ("Since last June's attack on Lome there have been more.", "attack", "2019-06-01", "2019-06-30", "month"),
    ("In 1975, in August, soldiers came at dawn and murdered her.", "murdered", "1975-01-01", "1975-12-31", "year"),
    (
        "The province has been under siege since the ouster of the king in 2003.",
        "ouster",
        "2003-01-01",
        "2003-12-31",
        "year",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "first", "last", "precision"), NAMED)
def test_a_named_time(nlp: Language, text: str, trigger: str, first: str, last: str, precision: str) -> None:
    time = _time(nlp, text, trigger)
    assert (time.first, time.last, time.precision, time.assumed) == (first, last, precision, False), time.why
    assert time.span is not None
    assert text[time.span.start : time.span.end] == time.span.text


OPEN = [
    ("The army has held the town since 2012.", "held", "2012-01-01", PUBLISHED),
    ("The army has held the town since the fall of the king in 2012.", "held", "2012-01-01", PUBLISHED),
    ("The army must leave by Friday.", "leave", None, "2020-05-29"),
]


@pytest.mark.parametrize(("text", "trigger", "first", "last"), OPEN)
def test_an_open_stretch(nlp: Language, text: str, trigger: str, first: str | None, last: str) -> None:
    time = _time(nlp, text, trigger)
    assert (time.first, time.last) == (first, last), time.why


def test_the_publication_day_is_assumed_and_marked(nlp: Language) -> None:
    time = _time(nlp, "The minister met his counterpart in Oslo.", "met")
    assert (time.first, time.last, time.precision) == (PUBLISHED, PUBLISHED, "day")
    assert time.assumed
    assert time.span is None


NONE = [
    ("The minister will visit Ankara.", "visit", "no time named and the clause is future"),
    ("The minister had visited Ankara.", "visited", "no time named and the clause is past perfect"),
    ("The man, who was appointed by the king, met the envoy.", "appointed", "no time named in a clause of background"),
    ("The army has kept close ties since the ouster of the king.", "ouster", "no time named in a clause of background"),
]


@pytest.mark.parametrize(("text", "trigger", "why"), NONE)
def test_no_time(nlp: Language, text: str, trigger: str, why: str) -> None:
    time = _time(nlp, text, trigger)
    assert (time.first, time.last, time.precision, time.assumed, time.why) == (None, None, "none", False, why)


def test_nothing_is_assumed_without_a_publication_date(nlp: Language) -> None:
    time = _time(nlp, "The minister met his counterpart on Friday.", "met", published=None)
    assert (time.first, time.why) == (None, "no time named and no publication date")


def test_a_length_dates_nothing(nlp: Language) -> None:
    assert _time(nlp, "The minister met his counterpart for two hours.", "met").assumed


def test_the_time_of_saying_is_not_the_time_of_the_deed(nlp: Language) -> None:
    time = _time(nlp, "Officials said on Friday that the rebels will attack the port.", "attack")
    assert time.span is None


def test_a_history_assumes_nothing(nlp: Language) -> None:
    years = " ".join(f"The king waged a war in {year}." for year in range(1701, 1708))
    time = _time(nlp, years + " He besieged the port.", "besieged")
    assert time.why == "no time named in a text that tells history"
