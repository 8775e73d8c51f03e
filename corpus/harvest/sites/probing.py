"""Tells which committee system a site is by asking it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from corpus.harvest.client import Client
from corpus.harvest.errors import Failed, HarvestError, Refused
from corpus.harvest.markup import Link, html, links
from corpus.harvest.sites.cmis import Cmis, calendar_of, committees_of, lists_committees
from corpus.harvest.sites.moderngov_pages import ModernGovPages
from corpus.harvest.sites.moderngov_service import ModernGovService
from corpus.harvest.sites.site import Site

# What an address of a committee system holds, on the pages of a council's main site
SYSTEM = re.compile(r"/mg\w+\.aspx|/ie\w+\.aspx|moderngov|cmis", re.I)


def probe(client: Client, address: str) -> Site:
    """The site at an address: any page of a committee system.

    Raises :class:`HarvestError` where it is none that is known; its message says what each system
    was told, and where the page leads to a committee system elsewhere.
    """
    said: dict[str, str] = {}
    for name, find in (
        ("ModernGov's web service", moderngov_service),
        ("ModernGov's pages", moderngov_pages),
        ("CMIS", cmis),
    ):
        try:
            site = find(client, address)
        except (Failed, Refused) as error:
            said[name] = str(error)
        else:
            if site:
                return site
            said[name] = "not found"
    raise HarvestError(unknown(address, said, leading(client, address)))


def unknown(address: str, said: Mapping[str, str], elsewhere: str | None) -> str:
    """Say why no system was found, once where it is one reason for all."""
    if len(set(said.values())) == 1:
        reasons = next(iter(said.values()))
    else:
        reasons = "; ".join(f"{name}: {why}" for name, why in said.items())
    advice = f"; it leads to {elsewhere}: try that" if elsewhere else ""
    return f"{address} is no committee system that is known ({reasons}){advice}"


def folder_of(address: str) -> str:
    """The address of the folder that a page stands in, with a slash at its end."""
    parts = urlsplit(address)
    path = parts.path if parts.path.endswith("/") else parts.path.rpartition("/")[0] + "/"
    if "." not in parts.path.rpartition("/")[2] and not parts.path.endswith("/"):
        path = parts.path + "/"
    return f"{parts.scheme}://{parts.netloc}{path}"


def moderngov_service(client: Client, address: str) -> Site | None:
    """ModernGov, where its web service answers."""
    site = ModernGovService(client, folder_of(address))
    return site if site.committees() else None


def moderngov_pages(client: Client, address: str) -> Site | None:
    """ModernGov, where its list of committees can be read."""
    site = ModernGovPages(client, folder_of(address))
    return site if site.committees() else None


def cmis(client: Client, address: str) -> Site | None:
    """CMIS, where the page leads to committees or meetings in its way."""
    first = page_links(client, address)
    if calendar_of(first) or any(committees_of(first)):
        return Cmis(client, address)
    host = urlsplit(address).hostname
    for link in [each for each in first if lists_committees(each.url, host)][:3]:
        if any(committees_of(page_links(client, link.url))):
            return Cmis(client, address)
    return None


def page_links(client: Client, address: str) -> Sequence[Link]:
    """The links of a page."""
    page = client.page(address)
    return list(links(html(page), page.url))


def leading(client: Client, address: str) -> str | None:
    """A committee system that the page leads to, as on a council's main site."""
    here = urlsplit(address).hostname
    try:
        there = page_links(client, address)
    except (Failed, Refused):
        return None
    others = (each.url for each in there if urlsplit(each.url).hostname != here)
    return next((folder_of(url) for url in others if SYSTEM.search(url)), None)
