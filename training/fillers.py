"""Words that fill the slots of a skeleton: actors from dragoman's lexicons and invented ones, times, places, numbers."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

LEXICONS = Path(__file__).parents[1] / "src" / "dragoman" / "data" / "lexicons" / "en"

_FIRST = """Lanto Mirel Anouk Tadesse Oksana Farid Ilse Kofi Ramón Yuki Samira Bekzat Dorji Elena Tomas Amina Joao Petra Wen Arjun
Nadia Luis Ingrid Musa Hana Viktor Leila Pablo Sofia Daniel""".split()
_LAST = """Beris Okonta Halvorsen Quispe Tamaki Drăgan Al-Sabri Nkemba Lindqvist Petrosyan Moyo Castellan Rahimov Wangdi Kowalik
Ferreira Achterberg Yilmazer Chanda Bui Delacroix Ortega Hussain Novak Tran Mbeki-Lund Sato Iyer Costa Berg""".split()
_INVENTED = """Marovia Kestria Ubanda Torvania Selmaria Quorath Ilvany Bashkar""".split()

TIMES = """on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday|last week|earlier this week|this month|
last month|on Tuesday night|early on Friday|on Sunday morning|over the weekend|yesterday|late on Thursday|on March 3|on 14 July|
in October|this week|at the weekend|on Wednesday evening|hours later|in late May""".replace("\n", "").split("|")
_NUMBERS = "three seven 12 20 40 60 85 150 200 300 500 700 1,200 2,000 3,500 10,000".split()
_CIVILIANS = """protesters|demonstrators|students|farmers|villagers|residents|refugees|migrants|activists|civilians|herders|
pilgrims|women's groups|university students|indigenous groups|fishermen|shopkeepers|human rights activists|displaced families|
environmental activists|monks|lawyers|Muslim worshippers|Christian families|ethnic minorities|asylum seekers|teenagers|pensioners""".replace(
    "\n", ""
).split("|")
_WORKERS = """dockers|teachers|miners|nurses|railway workers|bus drivers|civil servants|doctors|oil workers|postal workers|
the teachers' union|trade unions|lorry drivers|textile workers|pilots|sugar workers|the dockers' union|judges""".replace(
    "\n", ""
).split("|")
_FORCES = """police|riot police|security forces|soldiers|troops|the army|border guards|government forces|paramilitary police|
naval units|special forces|army units|the military|intelligence agents|military police|the navy|marines|the air force""".replace(
    "\n", ""
).split("|")
_REBELS = """rebels|the rebels|insurgents|militants|guerrillas|gunmen|separatists|Islamist militants|tribal fighters|
rebel fighters|armed men|the militia|a militia|Maoist rebels|separatist fighters|pirates|jihadists|warlords""".replace(
    "\n", ""
).split("|")
_OPPOSITION = """the opposition|opposition parties|opposition leaders|the Democratic Front|the Workers' Party|dissidents|
opposition supporters|the main opposition party|the Islamist opposition|the People's Alliance|opposition lawmakers|
the Green Movement|a separatist party|trade union leaders|the Reform Party|student leaders|the banned movement""".replace(
    "\n", ""
).split("|")
_MEDIA = """journalists|reporters|the newspaper Reka|Radio Lumo|a television crew|editors|the independent daily El Faro Sur|bloggers|
foreign correspondents|a private television channel|the weekly Horizonte|two photographers|the news site Morgen24|broadcasters""".replace(
    "\n", ""
).split("|")
_NGOS = """Amnesty International|Human Rights Watch|the Red Cross|Doctors Without Borders|Oxfam|aid workers|aid agencies|the Red Crescent|
a human rights group|relief agencies|Save the Children|Greenpeace|foreign charities|humanitarian workers|Reporters Without Borders""".replace(
    "\n", ""
).split("|")
_FIRMS = """the state oil company|Norvik Steel|a mining company|the railway company|Anglo-Tarim Mining|the national airline|
the power company|a foreign bank|Delmar Shipping|the port operator|a logging firm|Gulf & Orient Oil""".replace(
    "\n", ""
).split("|")
_CAPTIVES = """political prisoners|hostages|the hostages|detainees|prisoners of war|captured soldiers|the jailed poet|jailed journalists|
prisoners|two foreign engineers|captured pilots|the detained fishermen|imprisoned activists|the kidnapped priest|the captive sailors|
a jailed opposition leader""".replace("\n", "").split("|")
_COURTS = """the Supreme Court|the constitutional court|a military court|the International Criminal Court|the World Court|
a federal judge|the high court|a tribunal|an appeals court|the European Court of Human Rights|prosecutors|the war crimes tribunal""".replace(
    "\n", ""
).split("|")
_OFFICES = (
    "president|prime minister|foreign minister|defence minister|defense secretary|interior minister|foreign ministry spokesman|"
    "deputy prime minister|ambassador|finance minister|special envoy|army chief|premier|chancellor|king|justice minister"
).split("|")


class Filler(NamedTuple):
    """Words for a slot; `plural` decides was or were."""

    text: str
    plural: bool = False


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
    name = rng.choice(_INVENTED) if rng.random() < 0.04 else _countries()[rng.randrange(len(_countries()))]["name"]
    the = name in ("United States", "Netherlands", "Philippines", "Bahamas", "Maldives", "United Arab Emirates")
    return f"the {name}" if the or name == "United Kingdom" else name


def adjective(rng: random.Random) -> str:
    return _first(rng.choice(_countries())["adjectives"])


def city(rng: random.Random) -> str:
    return _first(rng.choice(_countries())["capitals"])


def person(rng: random.Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


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
    office = rng.choice(_OFFICES)
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
    return Filler(f"{office.title()} {rng.choice(_LAST)}")


def org(rng: random.Random) -> Filler:
    row = rng.choice(table("organisations"))
    names = [row[key] for key in ("name", "phrase") if row.get(key)]
    known = [
        "the United Nations",
        "the European Union",
        "NATO",
        "the African Union",
        "the UN Security Council",
        "the Arab League",
    ]
    known += [
        "the International Monetary Fund",
        "ASEAN",
        "the World Bank",
        "UN inspectors",
        "the OSCE",
        "the World Food Programme",
    ]
    return Filler(rng.choice(known if rng.random() < 0.7 or not names else names))


def gov(rng: random.Random) -> Filler:
    return rng.choices((state, leader, org), (62, 26, 12))[0](rng)


def armed(rng: random.Random) -> Filler:
    if rng.random() < 0.45:
        row = rng.choice([r for r in table("armed_groups") if r["kind"] == "armed"])
        names = [row["name"], *filter(None, row["aliases"].split("|"))][:2]
        return Filler(rng.choice(names))
    return _described(rng, _REBELS)


def opp(rng: random.Random) -> Filler:
    if rng.random() < 0.2:
        return Filler(f"the {rng.choice([r for r in table('armed_groups') if r['kind'] == 'party'])['name']}")
    return _described(rng, _OPPOSITION)


def _described(rng: random.Random, words: list[str]) -> Filler:
    """A description, at times with the country it belongs to."""
    word = rng.choice(words)
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


def _describe(words: list[str]) -> Callable[[random.Random], Filler]:
    return lambda rng: _described(rng, words)


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
    "civ": _describe(_CIVILIANS),
    "worker": _describe(_WORKERS),
    "force": _describe(_FORCES),
    "media": _describe(_MEDIA),
    "ngo": _describe(_NGOS),
    "firm": _describe(_FIRMS),
    "captive": _describe(_CAPTIVES),
    "court": _describe(_COURTS),
    "person": _someone,
}


def number(rng: random.Random) -> str:
    return rng.choice(_NUMBERS)


def time(rng: random.Random) -> str:
    return "" if rng.random() < 0.35 else rng.choice(TIMES).strip()
