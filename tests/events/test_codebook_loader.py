"""The loader refuses what breaks the format and says what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.events import ontology
from dragoman.events.codebook import SLOTS, load_codebook, parse_frames

GOOD = """
[[frame]]
id = "send-tea"
type = "AID"
cameo = "073"
predicate = { verb = ["send"], object = ["tea"] }
examples = [{ text = "Nepal sent tea to Malta." }]
not = [{ text = "Nepal sent word to Malta.", why = "no tea" }]
"""


def problem(text: str) -> str:
    with pytest.raises(DataError) as caught:
        parse_frames("mine.toml", text, {}, {})
    return str(caught.value)


def test_a_good_entry_is_loaded() -> None:
    (frame,) = parse_frames("mine.toml", GOOD, {}, {})
    assert (frame.id, frame.type, frame.cameo, list(frame.lemmas)) == ("send-tea", "AID", "073", [("verb", "send")])


def test_a_user_file_adds_and_overrides(tmp_path: Path) -> None:
    shipped = load_codebook()
    name = next(iter(shipped.frames))
    mine = tmp_path / "mine.toml"
    mine.write_text(GOOD + GOOD.replace("send-tea", name), encoding="utf-8")
    loaded = load_codebook([mine])
    assert len(loaded.frames) == len(shipped.frames) + 1
    assert loaded.frames[name].predicate.object == ("tea",)
    assert loaded.hash != shipped.hash


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'type = "AID"',
            'type = "HELP"',
            "mine.toml:2: frame 'send-tea': type is 'HELP'; allowed are AGREE, CONSULT, ",
        ),
        ('cameo = "073"', 'cameo = "73"', "mine.toml:2: frame 'send-tea': cameo is '73', which is no CAMEO code; "),
        ('cameo = "073"', 'cameo = "073"\nmode = "tea"', "frame 'send-tea': mode is 'tea'; AID allows none"),
        (
            'examples = [{ text = "Nepal sent tea to Malta." }]',
            "examples = []",
            "frame 'send-tea': there is no example; every frame needs at least one sentence it codes",
        ),
        (
            'not = [{ text = "Nepal sent word to Malta.", why = "no tea" }]',
            "not = []",
            "there is no near miss; every frame needs at least one sentence under 'not' that it leaves alone",
        ),
        ('object = ["tea"]', 'object = ["@tea"]', "object names the class '@tea'; classes.toml has "),
        ('object = ["tea"]', 'object = ["Tea"]', "object holds 'Tea'; write lemmas in lower case without outer blanks"),
        ('verb = ["send"], ', "", "the predicate names no verb, noun or adjective"),
        ('verb = ["send"]', 'verbs = ["send"]', "Object contains unknown field `verbs` - at `$.predicate`"),
        ('cameo = "073"', 'cameo = "073"\nrecipient = ["whom"]', "slot is 'whom'; allowed are "),
        ('cameo = "073"', 'cameo = "073"\noperator = "give"', "operator is 'give'; allowed are agree, carry, "),
        ('cameo = "073"', 'cameo = "073"\ncontexts = ["tea"]', "context is 'tea'; allowed are military, "),
        ("[[frame]]", "[[frame]", "mine.toml: not valid TOML: "),
        (
            "[[frame]]",
            "[extra]\n[[frame]]",
            "mine.toml: unknown key 'extra'; a codebook file holds [[frame]] entries only",
        ),
    ],
)
def test_a_faulty_entry_is_named(old: str, new: str, message: str) -> None:
    assert message in problem(GOOD.replace(old, new, 1))


def test_an_id_used_twice_is_refused() -> None:
    assert problem(GOOD + GOOD) == (
        "mine.toml:10: frame 'send-tea': the id is used twice; give every frame an id of its own"
    )


def test_a_missing_user_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read as a codebook"):
        load_codebook([tmp_path / "none.toml"])


def test_every_type_has_a_dozen_frames() -> None:
    frames = load_codebook().frames.values()
    counts = {name: sum(f.type == name for f in frames) for name in ontology.event_types()}
    assert {name: n for name, n in counts.items() if n < 12} == {}


def test_every_slot_of_another_name_than_a_preposition_is_explained() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "codebook.md").read_text(encoding="utf-8")
    named = {
        slot for slot in SLOTS if "-" in slot or slot in ("anti", "carrier", "greeted", "helped", "maker", "pretext")
    }
    assert {slot for slot in named if f"`{slot}`" not in page} == set()
