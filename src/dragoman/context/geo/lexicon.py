"""Words that tell a place from a person, a thing or a heading, from `data/gazetteer/words.toml`."""

from __future__ import annotations

import tomli

from dragoman.context.geo.tables import folder

_WORDS = {
    name: frozenset(words.split())
    for name, words in tomli.loads((folder() / "words.toml").read_text(encoding="utf-8")).items()
}

LOCATIVE = _WORDS["locative"]
TITLES = _WORDS["titles"]
NAMELESS = _WORDS["nameless"]
PLACE_NOUNS = _WORDS["place_nouns"]
PERSONAL = _WORDS["personal"]
FIRST_NAMES = _WORDS["first_names"]
DEGREES = _WORDS["degrees"]
PEOPLES = _WORDS["peoples"]
STATES = _WORDS["states"]
AT = _WORDS["at"]
TO = _WORDS["to"]
MOTION = _WORDS["motion"]
SEIZURES = _WORDS["seizures"]
PARTS = _WORDS["parts"]
SPEECH = _WORDS["speech"]
BACK = _WORDS["back"]
