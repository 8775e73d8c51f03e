"""Which addresses may be asked: the public web, and nothing behind it.

A name is looked up once, its addresses are checked, and the connection goes to the address that
was checked: a name that answers with another address a moment later gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass

import httpx

from corpus.harvest.errors import Failed, Refused

USUAL_PORTS = frozenset((80, 443))
NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked: ``private`` allows addresses that are not of the public internet;
    ``ports`` are those allowed beside 80 and 443."""

    private: bool = False
    ports: frozenset[int] = frozenset()

    def check(self, url: httpx.URL) -> None:
        """Raise :class:`Refused` unless the address is one of the web."""
        if url.scheme not in ("http", "https"):
            raise Refused(f"only http and https are asked, not {url.scheme or 'no scheme'}:")
        if not url.host:
            raise Refused("the address names no host")
        if url.userinfo:
            raise Refused("the address holds a name and password")
        if url.port is not None and url.port not in USUAL_PORTS | self.ports:
            raise Refused(f"port {url.port} is not one of the web's")

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be connected to; raises :class:`Refused` where none
        may, :class:`Failed` where the host is not known."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            passing = getattr(error, "errno", None) == socket.EAI_AGAIN
            raise Failed(f"there is no host {host}", again=passing) from error
        addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
        allowed = [a for a in addresses if self.private or is_public(a)]
        if not allowed:
            raise Refused(f"{host} is at a private address ({', '.join(addresses)})")
        return allowed


def is_public(address: str) -> bool:
    """Whether an address is of the public internet, also where another is wrapped in it."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in (ip, *wrapped(ip)))


def wrapped(ip: Address) -> tuple[Address, ...]:
    """The IPv4 addresses that an IPv6 address stands for (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in NAT64:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(each for each in found if each is not None)
