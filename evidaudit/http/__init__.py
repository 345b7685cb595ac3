"""Bounded GETs: the one place that opens a connection to the services.

Every bound of ``limits.py`` is kept by the wall clock and after decompression, also against a
server that drips, floods or redirects; only the hosts of the configured sources are reached, and
private addresses are refused at connect time (RFC 6890), so that a name cannot be made to point
inwards. No redirect is followed. TLS is always verified.
"""

from __future__ import annotations

import ipaddress
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from .. import limits


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one question may cost; the tests make these small."""

    connect_seconds: float = limits.CONNECT_SECONDS
    read_seconds: float = limits.READ_SECONDS
    total_seconds: float = limits.TOTAL_SECONDS
    max_bytes: int = limits.MAX_RESPONSE_BYTES
    max_tries: int = limits.MAX_TRIES
    max_timeouts: int = limits.MAX_TIMEOUTS
    max_retry_after_seconds: float = limits.MAX_RETRY_AFTER_SECONDS
    backoff_seconds: float = limits.BACKOFF_SECONDS
    circuit_failures: int = limits.CIRCUIT_FAILURES
    circuit_questions: int = limits.CIRCUIT_QUESTIONS
    circuit_seconds: float = limits.CIRCUIT_SECONDS
    other_rate: float = limits.OTHER_RATE        # questions a second to doi.org, DataCite, …
    other_in_flight: int = limits.OTHER_IN_FLIGHT


@dataclass(frozen=True, slots=True)
class Reply:
    """What a host answered; ``failure`` says why there is no answer ('' where there is one)."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    failure: str = ""

    @property
    def content_type(self) -> str:
        """The media type without its parameters, in lower case."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


class Refused(Exception):
    """A target that is not asked: another host, plain http or an address inside the network."""


def is_loopback(host: str) -> bool:
    """Whether ``host``, as written in a URL, is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Clock(threading.local):
    """The deadline and the throughput of the request that this thread is making."""

    started = 0.0
    deadline = float("inf")
    patience = float("inf")
    received = 0


class Fetcher:
    """One GET at a time and thread, within ``bounds``, from the hosts of ``base_urls`` only."""

    def __init__(self, base_urls: Iterable[str], bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._origins = {urlsplit(url)[:2] for url in base_urls if url}
        self._loopback = {host for _, netloc in self._origins
                          if is_loopback(host := urlsplit(f"//{netloc}").hostname or "")}
        self._clock = Clock()
        self._pools: dict[str, Any] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """Nothing; closes the kept connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()

    def get(self, url: str, headers: Mapping[str, str], read_seconds: float | None = None,
            total_seconds: float | None = None) -> Reply:
        """The reply to one GET; never raises for what a host or the network does."""
        body = bytearray()
        reply = self.stream(url, headers, body.extend, self.bounds.max_bytes,
                            read_seconds or self.bounds.read_seconds,
                            total_seconds or self.bounds.total_seconds)
        return Reply(reply.status, reply.headers, bytes(body), reply.failure)

    def stream(self, url: str, headers: Mapping[str, str], write: Callable[[bytes], object],
               max_bytes: int, read_seconds: float, total_seconds: float) -> Reply:
        """The reply to one GET, its body handed to ``write`` piece by piece."""
        clock, now = self._clock, time.monotonic()
        clock.started, clock.deadline = now, now + total_seconds
        clock.patience, clock.received = read_seconds, 0
        timeout = {"connect": min(self.bounds.connect_seconds, total_seconds),
                   "read": read_seconds, "write": read_seconds, "pool": total_seconds}
        from . import streams

        try:
            pool = self._pool(url)
            sent = {"Accept-Encoding": "gzip", "Accept": "application/json", **headers}
            with pool.stream("GET", url, headers=list(sent.items()),
                             extensions={"timeout": timeout}) as response:
                names = {name.decode("latin-1").lower(): value.decode("latin-1")
                         for name, value in response.headers}
                failure = _copy_body(response.iter_stream(), names.get("content-encoding", ""),
                                     write, max_bytes)
                return Reply(response.status, names, b"", failure)
        except streams.TIMEOUTS as problem:
            return Reply(failure=f"timeout: {problem}" if str(problem) else "timeout")
        except streams.LOST as problem:
            return Reply(failure=f"connection: {problem}" if str(problem) else "connection lost")
        except (Refused, *streams.NOT_SPOKEN) as problem:
            return Reply(failure=f"refused: {problem}")

    def _pool(self, url: str) -> Any:
        parts = urlsplit(url)
        if parts[:2] not in self._origins:
            raise Refused(f"{parts.hostname} is not one of the configured sources")
        host = parts.hostname or ""
        if parts.scheme != "https" and not is_loopback(host):
            raise Refused(f"{host} is asked over https only")
        with self._lock:
            key = f"{parts.scheme}://{parts.netloc}"
            if key not in self._pools:
                self._pools[key] = self._new_pool(parts.scheme, host)
            return self._pools[key]

    def _new_pool(self, scheme: str, host: str) -> Any:
        from . import streams

        proxy = getproxies().get(scheme)
        if proxy and not is_loopback(host) and not proxy_bypass(host):
            # The person's own proxy looks up and reaches the host.
            return streams.new_proxy_pool(self._clock, proxy)
        return streams.new_pool(self._clock, self._may_connect)

    def _may_connect(self, host: str, address: str) -> bool:
        ip = ipaddress.ip_address(address.split("%")[0])
        ip = getattr(ip, "ipv4_mapped", None) or ip
        return ip.is_loopback if host in self._loopback else ip.is_global


def _copy_body(pieces: Iterable[bytes], encoding: str, write: Callable[[bytes], object],
               max_bytes: int) -> str:
    """'' when the whole body was written, or why not; never unpacks past ``max_bytes``."""
    encoding = encoding.strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        return f"answered in an encoding that was not asked for ({encoding[:40]})"
    unpack = zlib.decompressobj(wbits=31) if encoding.endswith("gzip") else None
    size = 0
    try:
        for piece in pieces:
            if unpack is not None:
                piece = unpack.decompress(piece, max_bytes - size + 1)
            size += len(piece)
            if size > max_bytes:
                return f"answer over {max_bytes:,} bytes"
            write(piece)
    except zlib.error:
        return "answer that cannot be unpacked"
    if unpack is not None and not unpack.eof:
        return "connection: answer cut short"
    return ""
