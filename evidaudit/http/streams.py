"""Guarded connections: addresses checked at connect time, every read held to the wall clock.

Loaded at the first question, so that what stays offline does not pay for an HTTP client.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from .. import limits
from . import Clock, Refused

TIMEOUTS = (httpcore2.TimeoutException,)
LOST = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ProxyError, OSError)
NOT_SPOKEN = (httpcore2.UnsupportedProtocol,)


class _GuardedStream(httpcore2.NetworkStream):
    """A stream whose every read ends with the deadline of its request."""

    def __init__(self, stream: httpcore2.NetworkStream, clock: Clock) -> None:
        self._stream, self._clock = stream, clock

    def _left(self, timeout: float | None) -> float:
        left = self._clock.deadline - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("no whole answer in time")
        return min(left, timeout if timeout is not None else left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._left(timeout))
        clock = self._clock
        if not clock.received:
            clock.started = time.monotonic()
        clock.received += len(data)
        elapsed = time.monotonic() - clock.started  # since the first byte
        if data and elapsed > clock.patience \
                and clock.received < elapsed * limits.MIN_BYTES_PER_SECOND:
            raise httpcore2.ReadTimeout("the answer only drips")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
                  timeout: float | None = None) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _GuardedStream(stream, self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _GuardedBackend(httpcore2.NetworkBackend):
    """Connects to public addresses only, or to this machine where the source is configured so."""

    def __init__(self, clock: Clock, may_connect: Callable[[str, str], bool]) -> None:
        self._inner = httpcore2.SyncBackend()
        self._clock, self._may_connect = clock, may_connect

    def connect_tcp(self, host: str, port: int, timeout: float | None = None,
                    local_address: str | None = None,
                    socket_options: Iterable[Any] | None = None) -> httpcore2.NetworkStream:
        addresses = _look_up(host, port, timeout)
        for address in addresses:
            if not self._may_connect(host, address):
                raise Refused(f"{host} leads to {address}, an address that is not public")
        problem: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in addresses[:2]:
            try:
                stream = self._inner.connect_tcp(address, port, timeout, local_address,
                                                 socket_options)
                return _GuardedStream(stream, self._clock)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                problem = failed
        raise problem


def _look_up(host: str, port: int, timeout: float | None) -> list[str]:
    """The addresses of ``host``, one of each family first; gives up after ``timeout``."""
    found: list[Any] = []

    def look_up() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as problem:
            found.append(problem)

    thread = threading.Thread(target=look_up, daemon=True, name="evidaudit-dns")
    thread.start()
    thread.join(timeout)
    if not found:
        raise httpcore2.ConnectTimeout(f"{host}: no answer from the name service")
    if isinstance(found[0], OSError):
        raise httpcore2.ConnectError(f"{host}: {found[0].strerror or found[0]}") from found[0]
    families: dict[Any, str] = {}
    for family, _, _, _, address in found[0]:
        families.setdefault(family, str(address[0]))
    return list(families.values())


def new_pool(clock: Clock, may_connect: Callable[[str, str], bool]) -> httpcore2.ConnectionPool:
    """Connections to the hosts that ``may_connect`` allows."""
    return httpcore2.ConnectionPool(network_backend=_GuardedBackend(clock, may_connect),
                                    keepalive_expiry=15.0)


def new_proxy_pool(clock: Clock, proxy: str) -> httpcore2.ConnectionPool:
    """Connections through a person's own proxy, which may be inside the network."""
    backend = _GuardedBackend(clock, lambda name, address: True)
    return httpcore2.HTTPProxy(proxy if "://" in proxy else f"http://{proxy}",
                               network_backend=backend)
