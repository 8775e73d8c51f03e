"""Connections that go only where they may, and that no server can keep open at a drip."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from corpus.harvest.addresses import Rules
from corpus.harvest.errors import Failed, Refused

GRACE = 30.0
"""Seconds from an answer's first byte before its speed is judged."""

SLOWEST = 1024
"""Bytes a second below which an answer is given up."""


class Stream(httpcore.NetworkStream):
    """A connection whose answers have to come at a bearable speed."""

    def __init__(self, stream: httpcore.NetworkStream, grace: float = GRACE) -> None:
        self._stream = stream
        self._grace = grace
        self._begun: float | None = None
        self._bytes = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes of the answer."""
        data = self._stream.read(max_bytes, timeout)
        now = time.monotonic()
        self._begun = self._begun or now
        self._bytes += len(data)
        spent = now - self._begun
        if data and spent > self._grace and self._bytes < spent * SLOWEST:
            raise Failed(f"the answer came at less than {SLOWEST} bytes a second")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Ask; the answer is timed anew."""
        self._begun, self._bytes = None, 0
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted, for the name that was asked for."""
        return Stream(self._stream.start_tls(ssl_context, server_hostname, timeout), self._grace)

    def get_extra_info(self, info: str) -> Any:
        """What is known of the connection."""
        return self._stream.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, rules: Rules, grace: float = GRACE) -> None:
        self._rules = rules
        self._grace = grace
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that may be asked and answers."""
        addresses = self._rules.addresses(host, port)
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if address == addresses[-1]:
                    raise
            else:
                return Stream(stream, self._grace)
        raise Refused(f"{host} has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Never: a socket of this machine is not of the web."""
        raise Refused(f"{path} is not of the web")


@contextmanager
def told() -> Iterator[None]:
    """Say in a line what went wrong on the wire."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise Failed("there was no answer in time", again=True) from error
    except httpcore.NetworkError as error:
        reason = " ".join(str(error).split()) or "the connection broke"
        trusted = not isinstance(error.__cause__, ssl.SSLCertVerificationError)
        raise Failed(f"cannot be reached ({reason})", again=trusted) from error
    except httpcore.ProtocolError as error:
        raise Failed(f"the answer is broken or cut short ({error})", again=True) from error
    except httpcore.UnsupportedProtocol as error:
        raise Refused(str(error)) from error


class Body(httpx.SyncByteStream):
    """An answer's body as it comes."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with told():
            yield from self._stream

    def close(self) -> None:
        """Let go of the answer; what is left of it is not waited for."""
        self._stream.close()


class Transport(httpx.BaseTransport):
    """Carries requests of an httpx client over checked connections."""

    def __init__(self, rules: Rules, grace: float = GRACE) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=8,
            keepalive_expiry=30,
            network_backend=Backend(rules, grace),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer with its body still to come."""
        url = request.url
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with told():
            answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer.stream))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
