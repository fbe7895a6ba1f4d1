"""Clients that send one request after the other, all driven by one thread.

Each keeps its connection and sends the next request as soon as it has the reply, so
there are always as many requests under way as there are clients. One epoll loop with
prepared bytes takes little from the cores that the servers share with it.
"""

from __future__ import annotations

import selectors
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from time import perf_counter

WARM_UP = 0.4
PATIENCE = 60.0


@dataclass(frozen=True)
class Measured:
    """Replies during a number of seconds, and how long each request waited for its own."""

    seconds: float
    waits: tuple[float, ...]

    @property
    def per_second(self) -> float:
        """Return the throughput."""
        return len(self.waits) / self.seconds

    def percentile(self, share: float) -> float:
        """Return the wait that this share of the requests did not exceed."""
        ranked = sorted(self.waits)
        return ranked[max(ceil(share * len(ranked)) - 1, 0)]


def join(parts: list[Measured]) -> Measured:
    """Return several measurements as one."""
    waits = tuple(wait for part in parts for wait in part.waits)
    return Measured(sum(part.seconds for part in parts), waits)


class Client:
    """A connection on which one request at a time is under way."""

    def __init__(self, port: int, requests: Iterator[bytes]) -> None:
        self.port = port
        self.requests = requests
        self.request = b""
        self.begun = 0.0
        self.received = b""
        self.socket = self._connect()

    def _connect(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def send(self) -> None:
        """Send the next request."""
        self.request, self.received = next(self.requests), b""
        self.begun = perf_counter()
        self.socket.sendall(self.request)

    def reconnect(self) -> None:
        """Send the request again on a new connection; its clock goes on."""
        self.socket.close()
        self.socket, self.received = self._connect(), b""
        self.socket.sendall(self.request)

    def receive(self) -> bool | None:
        """Read what has arrived; return whether the reply is complete, None if it broke off.

        Raises:
            RuntimeError: the reply is no success.
        """
        try:
            some = self.socket.recv(65536)
        except ConnectionError:
            some = b""
        if not some:
            return None
        self.received += some
        head, found, body = self.received.partition(b"\r\n\r\n")
        if not found:
            return False
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{self.request!r}\nwas answered\n{self.received!r}")
        _, _, length = head.lower().partition(b"content-length: ")
        return len(body) >= int(length.partition(b"\r\n")[0])


def drive(port: int, flows: list[Iterator[bytes]], seconds: float) -> Measured:
    """Return the replies of ``seconds`` after a warm-up, with one client for each flow.

    What is still under way at the end is waited for: it counts among the waits if it
    was sent in time, so that the longest wait can't hide behind the end.
    """
    clients = [Client(port, flow) for flow in flows]
    begun = perf_counter() + WARM_UP
    end = begun + seconds
    waits: list[float] = []
    pending = len(clients)
    with selectors.EpollSelector() as selector:
        for client in clients:
            selector.register(client.socket, selectors.EVENT_READ, client)
            client.send()
        while pending:
            ready = selector.select(PATIENCE)
            if not ready:
                raise RuntimeError(f"No reply within {PATIENCE:.0f} seconds.")
            for key, _ in ready:
                client = key.data
                complete = client.receive()
                if complete is None:
                    selector.unregister(client.socket)
                    client.reconnect()
                    selector.register(client.socket, selectors.EVENT_READ, client)
                elif complete:
                    now = perf_counter()
                    if begun <= client.begun < end:
                        waits.append(now - client.begun)
                    if now < end:
                        client.send()
                    else:
                        pending -= 1
    for client in clients:
        client.socket.close()
    return Measured(max(perf_counter(), end) - begun, tuple(waits))
