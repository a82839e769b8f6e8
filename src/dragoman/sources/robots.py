"""Politeness: what a host's robots.txt allows, and the time between two requests to it."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from dragoman.errors import InputError
from dragoman.sources.address import Target
from dragoman.sources.get import Getter

NAME = "dragoman"
"""What rules in a robots.txt call this program."""

_LONGEST = 500 * 1024
"""Bytes of a robots.txt that are looked at, as RFC 9309 advises."""


class Manners:
    """The rules of each host that was asked in this run, and when it was asked last."""

    def __init__(self, getter: Getter) -> None:
        self._getter = getter
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def before(self, goal: Target) -> None:
        """Wait until the host may be asked again. Raises InputError where its robots.txt forbids the path."""
        rules = self._rules.get(goal.origin)
        if rules is None:
            rules = self._rules[goal.origin] = self._read(goal)
        if not rules.can_fetch(NAME, goal.origin + goal.path):
            raise InputError(
                f"found that {goal.origin}/robots.txt forbids this page to {NAME}, or could not be read; allowed are "
                "pages that it does not forbid; ask the publisher, or save the page yourself"
            )
        self._wait(goal, float(rules.crawl_delay(NAME) or 0))

    def _read(self, goal: Target) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            answer = self._getter.get(f"{goal.origin}/robots.txt", self._wait)
        except InputError:
            rules.disallow_all = True  # type: ignore[attr-defined]
            return rules
        if answer.status == 200:
            rules.parse(answer.content[:_LONGEST].decode("utf-8", "replace").splitlines())
        # RFC 9309: without a file all is allowed; a host that fails, or wants a password, has not said so.
        elif answer.status in (401, 403) or answer.status >= 500 or answer.status == 429:
            rules.disallow_all = True  # type: ignore[attr-defined]
        else:
            rules.allow_all = True  # type: ignore[attr-defined]
        return rules

    def _wait(self, goal: Target, crawl_delay: float = 0.0) -> None:
        delay = max(self._getter.limits.delay, crawl_delay)
        last = self._asked.get(goal.host)
        if last is not None and (rest := last + delay - self._getter.now()) > 0:
            self._getter.sleep(rest)
        self._asked[goal.host] = self._getter.now()
