"""Words that fill the slots of a skeleton: actors of dragoman's lexicons and invented ones, times, places."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

LEXICONS = Path(__file__).parents[1] / "src" / "dragoman" / "data" / "lexicons" / "en"


class Filler(NamedTuple):
    """Words for a slot; `plural` decides was or were."""

    text: str
    plural: bool = False


@cache
def words(group: str) -> list[str]:
    """A list of `corpus/phrases/words.toml`."""
    path = Path(__file__).parent / "corpus" / "phrases" / "words.toml"
    return list(tomllib.loads(path.read_text(encoding="utf-8"))[group])


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a lexicon table."""
    lines = [
        line
        for line in (LEXICONS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    head = lines[0].split("\t")
    return tuple(dict(zip(head, [*line.split("\t"), *[""] * len(head)], strict=False)) for line in lines[1:])


@cache
def _countries() -> tuple[Mapping[str, str], ...]:
    return tuple(r for r in table("countries") if r["kind"] == "state" and r["adjectives"] and r["capitals"])


def _first(cell: str) -> str:
    return cell.split("|")[0]


def country(rng: random.Random) -> str:
    name = (
        rng.choice(words("invented_countries"))
        if rng.random() < 0.04
        else _countries()[rng.randrange(len(_countries()))]["name"]
    )
    the = name in ("United States", "Netherlands", "Philippines", "Bahamas", "Maldives", "United Arab Emirates")
    return f"the {name}" if the or name == "United Kingdom" else name


def adjective(rng: random.Random) -> str:
    return _first(rng.choice(_countries())["adjectives"])


def city(rng: random.Random) -> str:
    return _first(rng.choice(_countries())["capitals"])


def person(rng: random.Random) -> str:
    return f"{rng.choice(words('first_names'))} {rng.choice(words('last_names'))}"


def land(rng: random.Random) -> Filler:
    return Filler(country(rng))


def state(rng: random.Random) -> Filler:
    """A government: by country, capital, ministry, officials."""
    roll = rng.randrange(20)
    if roll < 10:
        return Filler(country(rng))
    if roll < 12:
        return Filler(city(rng))
    if roll < 15:
        return Filler(f"the {adjective(rng)} government")
    if roll < 16:
        return Filler(
            f"{country(rng)}'s {rng.choice(['foreign ministry', 'government', 'parliament', 'defence ministry'])}"
        )
    if roll < 17:
        return Filler(f"the {rng.choice(['government of', 'authorities in'])} {country(rng)}")
    return Filler(f"{adjective(rng)} {rng.choice(['officials', 'authorities', 'diplomats', 'leaders'])}", plural=True)


def leader(rng: random.Random) -> Filler:
    """A person in office, real or invented."""
    roll = rng.randrange(10)
    office = rng.choice(words("offices"))
    if roll < 3:
        row = rng.choice(table("people"))
        return Filler(
            rng.choice([row["name"], _first(row["short"]) or row["name"], f"{row['office'].title()} {row['name']}"])
        )
    if roll < 5:
        return Filler(f"{country(rng)}'s {office}")
    if roll < 7:
        return Filler(f"the {adjective(rng)} {office}")
    if roll < 9:
        return Filler(f"{adjective(rng)} {office.title()} {person(rng)}")
    return Filler(f"{office.title()} {rng.choice(words('last_names'))}")


def org(rng: random.Random) -> Filler:
    row = rng.choice(table("organisations"))
    names = [row[key] for key in ("name", "phrase") if row.get(key)]
    known = words("organisations")
    return Filler(rng.choice(known if rng.random() < 0.7 or not names else names))


def gov(rng: random.Random) -> Filler:
    return rng.choices((state, leader, org), (62, 26, 12))[0](rng)


def armed(rng: random.Random) -> Filler:
    if rng.random() < 0.45:
        row = rng.choice([r for r in table("armed_groups") if r["kind"] == "armed"])
        names = [row["name"], *filter(None, row["aliases"].split("|"))][:2]
        return Filler(rng.choice(names))
    return _described(rng, "rebels")


def opp(rng: random.Random) -> Filler:
    if rng.random() < 0.2:
        return Filler(f"the {rng.choice([r for r in table('armed_groups') if r['kind'] == 'party'])['name']}")
    return _described(rng, "opposition")


def _described(rng: random.Random, group: str) -> Filler:
    """A description, at times with the country it belongs to."""
    word = rng.choice(words(group))
    plural = word.endswith("s") or word in (
        "police",
        "riot police",
        "gunmen",
        "armed men",
        "fishermen",
        "paramilitary police",
    )
    if word.startswith(("the ", "a ", "an ", "two ")) or word[0].isupper():
        return Filler(word, plural and not word.startswith(("a ", "the dockers' u", "the teachers' u", "Doctors")))
    roll = rng.random()
    if roll < 0.35:
        return Filler(f"{adjective(rng)} {word}", plural)
    if roll < 0.45:
        return Filler(f"{word} in {city(rng)}", plural)
    if roll < 0.52:
        return Filler(f"{rng.choice(['hundreds', 'dozens', 'scores'])} of {word}", plural=True)
    return Filler(word, plural)


def _describe(group: str) -> Callable[[random.Random], Filler]:
    return lambda rng: _described(rng, group)


def _someone(rng: random.Random) -> Filler:
    roll = rng.random()
    job = rng.choice(
        ["lawyer", "writer", "dissident", "former minister", "opposition leader", "general", "preacher", "banker"]
    )
    if roll < 0.4:
        return Filler(person(rng))
    if roll < 0.75:
        return Filler(f"the {job} {person(rng)}")
    return Filler(f"{adjective(rng)} {job} {person(rng)}")


KINDS: dict[str, Callable[[random.Random], Filler]] = {
    "land": land,
    "state": state,
    "leader": leader,
    "org": org,
    "gov": gov,
    "armed": armed,
    "opp": opp,
    "civ": _describe("civ"),
    "worker": _describe("worker"),
    "force": _describe("force"),
    "media": _describe("media"),
    "ngo": _describe("ngo"),
    "firm": _describe("firm"),
    "captive": _describe("captive"),
    "court": _describe("court"),
    "person": _someone,
}


def number(rng: random.Random) -> str:
    return rng.choice(words("numbers"))


def time(rng: random.Random) -> str:
    return "" if rng.random() < 0.35 else rng.choice(words("times"))
