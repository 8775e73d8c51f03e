"""What a site's robots.txt allows (RFC 9309), read by protego."""

from __future__ import annotations

from collections.abc import Callable

import httpx
from protego import Protego

from corpus.harvest.errors import Failed, Refused

NAME = "committee-papers"
EVERYTHING = ""


class Robots:
    """The robots.txt of every host that is asked, each fetched once.

    ``fetch`` gives the content of an address, or None where there is none, in which case all is
    allowed.  A host whose robots.txt cannot be had is not asked in this run: what ``fetch``
    raises comes through.
    """

    def __init__(self, fetch: Callable[[httpx.URL], bytes | None]) -> None:
        self._fetch = fetch
        self._read: dict[tuple[str, str, int | None], Protego | Failed] = {}

    def check(self, url: httpx.URL) -> None:
        """Raise :class:`Refused` where the site asks robots to keep out."""
        if not self._of(url).can_fetch(str(url), NAME):
            raise Refused(f"robots.txt of {url.host} does not allow it")

    def delay(self, url: httpx.URL) -> float:
        """The seconds between requests that the site asks for; 0 where it asks for none."""
        return float(self._of(url).crawl_delay(NAME) or 0.0)

    def _of(self, url: httpx.URL) -> Protego:
        origin = (url.scheme, url.host, url.port)
        if origin not in self._read:
            self._read[origin] = self._fetched(url)
        found = self._read[origin]
        if isinstance(found, Failed):
            raise found
        return found

    def _fetched(self, url: httpx.URL) -> Protego | Failed:
        try:
            content = self._fetch(url.join("/robots.txt"))
        except Failed as error:
            return error
        text = EVERYTHING if content is None else content.decode("utf-8", "replace")
        return Protego.parse(text)
