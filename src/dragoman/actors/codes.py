"""Codes of an imported dictionary: whose somebody is, joined with what they are ("RVM" and "~LEG" make "RVMLEG")."""

from __future__ import annotations

from dragoman.actors.knowledge import Knowledge
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known

UNKNOWN = "---"
"""What PETRARCH's dictionaries write for an actor of no known country."""


def listed_names(phrase: Phrase) -> tuple[str, ...]:
    """The name of the user's list that a phrase is, if it is one."""
    return (phrase.surfaces[0].text,) if phrase.sort == "listed" else ()


def agents_of(phrase: Phrase, knowledge: Knowledge) -> tuple[str, ...]:
    """The codes that an imported dictionary has for the role words of a phrase, its last noun at least."""
    role = knowledge.role(phrase.role_noun) if phrase.role_noun and not phrase.agents else None
    return (role.code,) if role is not None and role.code else phrase.agents


def joined(agents: tuple[str, ...], own: str | None, known: Known, owner: Known | None) -> str:
    """The code of an actor: the code of the list for whose it is (`own`), its country or owner, then its agents."""
    code = known.code or own or known.country or (owner and owner.code) or UNKNOWN
    for agent in agents:
        code = code if agent.strip("~") in code[3:] else agent.replace("~", code)
    return code
