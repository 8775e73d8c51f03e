"""Asks a council's site, politely and safely: one request at a time, no faster than it likes.

Every hop of a redirect is checked like a first request: its scheme, its port, the address its
host is at, and the robots.txt of its site.  Cookies are never kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from itertools import count
from typing import TypeVar

import httpx

from corpus.harvest.addresses import Rules
from corpus.harvest.errors import Failed, Refused
from corpus.harvest.robots import NAME, Robots
from corpus.harvest.wire import GRACE, Transport
from extractor import __version__

T = TypeVar("T")

LARGEST_PAGE = 8 * 2**20
LARGEST_ROBOTS = 500 * 1024
REDIRECTS = 5
GONE = dict.fromkeys((401, 403), "is not open to the public") | dict.fromkeys(
    (404, 410), "is not there any more"
)
ANSWERS = frozenset((200, 206, 304, 416))
LATER = frozenset((429, 500, 502, 503, 504))


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and waiting for it; tests have their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: ``delay`` seconds between requests to a host, ``patience`` seconds for each
    piece of an answer, ``attempts`` of each request, ``longest`` wait that a server may ask for;
    ``contact`` is how the council can reach who runs this."""

    delay: float = 1.0
    patience: float = 90.0
    attempts: int = 4
    longest: float = 600.0
    contact: str = ""
    grace: float = GRACE

    @property
    def agent(self) -> str:
        """What the tool calls itself."""
        return f"{NAME}/{__version__} ({self.contact or 'reads published council papers'})"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was given, and the address it came from after redirects."""

    content: bytes
    url: str
    media_type: str


@dataclass(slots=True)
class Client:
    """Asks; close it when done."""

    rules: Rules = field(default_factory=Rules)
    manners: Manners = field(default_factory=Manners)
    clock: Clock = field(default_factory=Clock)
    robots: Robots = field(init=False)
    _web: httpx.Client = field(init=False)
    _free: dict[str, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.robots = Robots(self._robots)
        self._web = httpx.Client(
            transport=Transport(self.rules, self.manners.grace),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            headers={"User-Agent": self.manners.agent, "Accept-Encoding": "identity"},
            timeout=self.manners.patience,
            trust_env=False,
        )

    def close(self) -> None:
        """Close all connections."""
        self._web.close()

    def page(self, url: str) -> Page:
        """A whole page; raises :class:`Refused` or :class:`Failed`."""

        def once() -> Page:
            with self.answer(url) as response:
                content = b"".join(pieces(response, LARGEST_PAGE))
                return Page(content, str(response.url), media_type(response))

        return self.tried(once)

    def allowed(self, url: str) -> None:
        """Raise :class:`Refused` where an address would not be asked; it is not asked."""
        address = parsed(url)
        self.rules.check(address)
        self.robots.check(address)

    def tried(self, once: Callable[[], T]) -> T:
        """Do something that asks, again where that may help, after as long as the server asks."""
        for attempt in count(1):
            try:
                return once()
            except Failed as error:
                if not error.again or attempt >= self.manners.attempts:
                    raise
                self.clock.sleep(self._pause(error, attempt))
        raise AssertionError("count never ends")

    def _pause(self, error: Failed, attempt: int) -> float:
        """The seconds to wait after a failure; raises where they are too many."""
        wait = self.manners.delay * 2**attempt if error.wait is None else error.wait
        if wait > self.manners.longest:
            words = f"{error}; the server asks to wait {wait:.0f} seconds: run again later"
            raise Failed(words) from error
        return wait

    @contextmanager
    def answer(
        self, url: str, headers: Mapping[str, str] | None = None
    ) -> Iterator[httpx.Response]:
        """The answer to one request after its redirects, with its body still to come.

        Its status is 200, 206, 304 or 416; all others raise :class:`Failed`.
        """
        response = self._followed(parsed(url), dict(headers or {}), self._asked)
        try:
            check(response)
            yield response
        finally:
            response.close()
            self._free[response.url.host] = self.clock.now() + self._delay(response.url)

    def _followed(
        self,
        url: httpx.URL,
        headers: dict[str, str],
        ask: Callable[[httpx.URL, dict[str, str]], httpx.Response],
    ) -> httpx.Response:
        for _ in range(REDIRECTS + 1):
            response = ask(url, headers)
            if not response.has_redirect_location:
                return response
            response.close()
            url = parsed(response.headers["Location"], url)
        raise Failed(f"redirects more than {REDIRECTS} times")

    def _asked(self, url: httpx.URL, headers: dict[str, str]) -> httpx.Response:
        """Ask where the rules and the site allow it, when it is time."""
        self.rules.check(url)
        self.robots.check(url)
        wait = self._free.get(url.host, 0.0) - self.clock.now()
        if wait > 0:
            self.clock.sleep(wait)
        self._free[url.host] = self.clock.now() + self._delay(url)
        return self._sent(url, headers)

    def _sent(self, url: httpx.URL, headers: dict[str, str]) -> httpx.Response:
        self.rules.check(url)
        request = self._web.build_request("GET", url, headers=headers)
        try:
            return self._web.send(request, stream=True)
        except httpx.RemoteProtocolError as error:
            # What breaks on the wire the transport has told; this is httpx reading a redirect.
            raise Refused(f"redirects to no address of the web ({error})") from error

    def _delay(self, url: httpx.URL) -> float:
        return max(self.manners.delay, self.robots.delay(url))

    def _robots(self, url: httpx.URL) -> bytes | None:
        """A site's robots.txt; None where it has none."""

        def once() -> bytes | None:
            response = self._followed(url, {}, self._sent)
            try:
                if 400 <= response.status_code < 500 and response.status_code != 429:
                    return None
                check(response)
                return b"".join(pieces(response, LARGEST_ROBOTS))
            finally:
                response.close()

        try:
            return self.tried(once)
        except Failed as error:
            words = f"robots.txt of {url.host} cannot be read, so nothing else is: {error}"
            raise Failed(words, again=False) from error


def parsed(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address, as seen from the page that names it."""
    try:
        return base.join(address) if base else httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Refused(f"no address of the web ({error})") from error


def check(response: httpx.Response) -> None:
    """Raise :class:`Failed` unless the answer is one that can be used."""
    status = response.status_code
    if status in ANSWERS:
        return
    if status in LATER:
        asked = wait_asked(response.headers.get("Retry-After", ""))
        raise Failed(f"the server answered {status}", again=True, wait=asked)
    raise Failed(f"{GONE.get(status, 'cannot be had')} (the server answered {status})")


def wait_asked(header: str) -> float | None:
    """The seconds of a Retry-After header, which are a number or a date; None without one."""
    if header.strip().isdecimal():
        return float(header[:12])
    try:
        then = parsedate_to_datetime(header)
    except (TypeError, ValueError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


def pieces(response: httpx.Response, largest: int, before: int = 0) -> Iterator[bytes]:
    """The body as it comes; raises :class:`Refused` where it is packed, or larger with the
    ``before`` bytes that are there already."""
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("", "identity"):
        raise Refused(f"the server packs it ({packing}) though asked not to")
    declared = response.headers.get("Content-Length", "")
    total = before
    if declared.isdecimal() and total + int(declared[:18]) > largest:
        raise Refused(too_large(total + int(declared[:18]), largest))
    for piece in response.iter_raw():
        total += len(piece)
        if total > largest:
            raise Refused(too_large(total, largest))
        yield piece


def too_large(size: int, largest: int) -> str:
    """Say that something is larger than it may be."""
    return f"has {size / 2**20:,.0f} MB or more, over the limit of {largest / 2**20:,.0f} MB"


def media_type(response: httpx.Response) -> str:
    """What the server says it is, without parameters: ``text/html``."""
    return str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
