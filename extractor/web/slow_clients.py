"""Connections on which no whole request comes are closed: who sends a letter a minute holds nobody
else up.  Nor does an answer wait on its way for the client to confirm its beginning."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 20.0  # seconds from a connection, or the end of an answer, to the end of a request


class Impatient(H11Protocol):
    """The server's protocol, with an end to waiting."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """A client is there."""
        super().connection_made(transport)
        # asyncio does so for sockets that it opens itself; with several processes uvicorn opens
        # them, and each small page would come 40 ms late
        own = transport.get_extra_info("socket")
        if own is not None and own.family in (socket.AF_INET, socket.AF_INET6):
            own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """A part of a request has come."""
        super().data_received(data)
        if self.is_answering():
            self._stop()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._stop()
        super().connection_lost(exc)

    def is_answering(self) -> bool:
        """Whether a whole request has come and its answer is not yet sent."""
        cycle = self.cycle
        return cycle is not None and not cycle.response_complete and not cycle.more_body

    def _wait(self) -> None:
        """Begin to wait; whatever comes meanwhile does not lengthen it."""
        if self._waiting is None:
            self._waiting = self.loop.call_later(PATIENCE, self._end)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _end(self) -> None:
        self._waiting = None
        if not self.is_answering():
            self.transport.close()
