"""One page over the network: limits on size and time, redirects checked step by step, retries with backoff."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

import msgspec
import urllib3
from urllib3.exceptions import HTTPError

from dragoman.errors import InputError
from dragoman.sources.address import Target, target

_CHUNK = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({429, 500, 502, 503, 504})
"""Statuses that may be another after a while."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How pages are asked for. Times are seconds."""

    delay: float = 2.0
    """Between two requests to one host; a longer Crawl-delay of its robots.txt holds."""
    timeout: float = 20.0
    """Without a byte from the host."""
    longest: float = 60.0
    """For one page, all of it."""
    retries: int = 3
    """After a failure that may pass: no connection, 429, 5xx."""
    backoff: float = 2.0
    """Before the first retry, doubled before each further one; a Retry-After in seconds holds. At most `longest`."""
    redirects: int = 5
    max_bytes: int = 16 * 1024 * 1024
    """After decompression."""
    allow_private: bool = False
    """Ask private and loopback addresses too: for tests, and for a mirror in one's own network."""


class Answer(msgspec.Struct, frozen=True):
    """What a host answered. `headers` has names in small letters; `url` is where redirects led."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes


Before = Callable[[Target], None]
"""Called before each request, with where it goes: waits, or raises InputError to refuse it."""


class Getter:
    """Asks for pages. `sleep` and `now` (seconds) are the clock."""

    def __init__(
        self,
        agent: str,
        limits: Limits,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits
        self.sleep = sleep
        self.now = now
        self._headers = {"User-Agent": agent, "Accept-Encoding": "gzip, deflate", "Accept": "text/html, */*;q=0.5"}

    def get(self, url: str, before: Before, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer of `url`, redirects followed. Raises InputError for what is refused, or cannot be had."""
        started = url
        for _ in range(self.limits.redirects + 1):
            answer = self._patiently(url, before, headers or {})
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            url = urljoin(url, answer.headers["location"])
        raise InputError(
            f"found more than {self.limits.redirects} redirects from {started}; allowed are {self.limits.redirects}; "
            "give the address that they lead to"
        )

    def _patiently(self, url: str, before: Before, headers: Mapping[str, str]) -> Answer:
        for attempt in range(self.limits.retries + 1):
            last = attempt == self.limits.retries
            goal = target(url, allow_private=self.limits.allow_private)
            before(goal)
            try:
                answer = self._once(url, goal, goal.addresses[attempt % len(goal.addresses)], headers)
            except (HTTPError, OSError) as error:
                if last:
                    raise InputError(
                        f"found no answer in {attempt + 1} tries ({type(error).__name__}: {error}); expected a host "
                        "that is online; check the address, or try later"
                    ) from error
                self.sleep(self._wait(attempt, None))
                continue
            if answer.status not in _PASSING or last:
                return answer
            self.sleep(self._wait(attempt, answer.headers.get("retry-after")))
        raise AssertionError(self.limits.retries)  # the last try returns or raises

    def _wait(self, attempt: int, retry_after: str | None) -> float:
        asked = float(retry_after) if retry_after and retry_after.strip().isdecimal() else 0.0
        return min(max(asked, self.limits.backoff * 2.0**attempt), self.limits.longest)

    def _once(self, url: str, goal: Target, address: str, headers: Mapping[str, str]) -> Answer:
        default = goal.origin.split("://", 1)[1]
        with _pool(goal, address, self.limits.timeout) as pool:
            response = pool.request(
                "GET",
                goal.path,
                headers={**self._headers, **headers, "Host": default},
                redirect=False,
                retries=False,
                preload_content=False,
                assert_same_host=False,
            )
            try:
                content = self._read(response)
            finally:
                response.close()
        named = {name.lower(): value for name, value in response.headers.items()}
        return Answer(url, response.status, named, content)

    def _read(self, response: urllib3.BaseHTTPResponse) -> bytes:
        until = self.now() + self.limits.longest
        content = bytearray()
        while chunk := response.read1(_CHUNK, decode_content=True):
            content += chunk
            if len(content) > self.limits.max_bytes:
                raise InputError(
                    f"found more than {self.limits.max_bytes} bytes; allowed are {self.limits.max_bytes} bytes a "
                    "document (setting max_bytes); raise max_bytes"
                )
            if self.now() > until:
                raise InputError(
                    f"found a page that took longer than {self.limits.longest:g} seconds; allowed are that many; try "
                    "later"
                )
        return bytes(content)


def _pool(goal: Target, address: str, timeout: float) -> urllib3.HTTPConnectionPool:
    """Return a pool that connects to the checked address, so that the name cannot lead elsewhere meanwhile."""
    times = urllib3.Timeout(connect=timeout, read=timeout)
    if goal.scheme == "http":
        return urllib3.HTTPConnectionPool(address, goal.port, timeout=times)
    return urllib3.HTTPSConnectionPool(
        address, goal.port, timeout=times, server_hostname=goal.host, assert_hostname=goal.host
    )
