"""How a service is asked: at its pace, a few questions at once, again only where that may help.

Several processes of one machine keep one pace where they share a cache. Crossref's rates since
2025-12-01 differ by kind of request (doi 10.64000/wadve-3tj60); 429 and Retry-After are RFC 6585
§4 and RFC 9110 §10.2.3.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from . import limits
from .http import Bounds, Reply

_AGAIN = frozenset({408, 429})  # and every 5xx


# Given a kind of question and seconds, takes the next of the starting times that processes share
# (that many seconds apart) and gives the seconds until then; 0 where nothing is shared.
Share = Callable[[str, float], float]


def alone(kind: str, seconds: float) -> float:
    """No time to wait: no other process is known of."""
    return 0.0


class Pace:
    """Starting times at ``PACE_SHARE`` of a rate a second, evenly spread.

    ``share`` spreads them over all processes that ask the same service.
    """

    def __init__(self, per_second: float, kind: str = "", share: Share = alone) -> None:
        self._interval = 1 / (max(per_second, 0.001) * limits.PACE_SHARE)
        self._next = 0.0
        self._kind, self._share = kind, share
        self._lock = threading.Lock()

    def reserve(self) -> float:
        """The seconds to wait before the next question may be put."""
        with self._lock:
            now = time.monotonic()
            start = max(now, self._next, now + self._share(self._kind, self._interval))
            self._next = start + self._interval
            return start - now

    def hold(self, seconds: float) -> None:
        """Nobody asks for ``seconds``: the service said so to one, and means all."""
        self._share(self._kind, seconds)

    def slow_down(self) -> None:
        """Half the rate from now on: the service said that it was too high."""
        with self._lock:
            self._interval *= 2

    def heed(self, headers: Mapping[str, str]) -> None:
        """Never above the rate that the service states (``x-rate-limit-*``)."""
        try:
            limit = float(headers.get("x-rate-limit-limit", ""))
            seconds = float(headers.get("x-rate-limit-interval", "").rstrip("s"))
        except ValueError:
            return
        if limit > 0 and seconds > 0:
            with self._lock:
                self._interval = max(self._interval, seconds / (limit * limits.PACE_SHARE))


class Circuit:
    """Whether a host still deserves questions, from its failures in a row."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._failures = 0
        self._questions: set[int] = set()
        self._since = 0.0
        self._lock = threading.Lock()
        self.open = False

    @property
    def failing(self) -> bool:
        """Whether the last try failed."""
        return self._failures > 0

    def succeeded(self) -> None:
        """The host answered: its failures are forgotten."""
        with self._lock:
            self._failures = 0
            self._questions.clear()

    def failed(self, question: int, started: float) -> None:
        """A try of ``question``, begun at ``started`` (monotonic seconds), failed."""
        with self._lock:
            if not self._failures:
                self._since = started
            self._failures += 1
            self._questions.add(question)
            lost = time.monotonic() - self._since
            bounds = self._bounds
            if (self._failures >= bounds.circuit_failures
                    and len(self._questions) >= bounds.circuit_questions) \
                    or (lost >= bounds.circuit_seconds and len(self._questions) >= 2):
                self.open = True


class Host:
    """One service: its paces by kind of question, its circuit and its questions in flight."""

    def __init__(self, name: str, rates: Mapping[str, float], in_flight: int,
                 bounds: Bounds | None = None, share: Share = alone) -> None:
        self.name = name
        self.in_flight = in_flight
        self.bounds = bounds or Bounds()
        self.circuit = Circuit(self.bounds)
        self._paces = {kind: Pace(rate, kind, share) for kind, rate in rates.items()}
        self._slots = threading.BoundedSemaphore(in_flight)
        self._resume = 0.0  # when a Retry-After ends (monotonic)
        self._asked = 0
        self._lock = threading.Lock()

    def ask(self, kind: str, send: Callable[[float, float], Reply],
            acceptable: Callable[[Reply], str] = lambda reply: "") -> Reply:
        """The reply to one question of ``kind``, which ``send(read, total seconds)`` puts.

        Tried again on timeouts, lost connections, 408, 429 and 5xx; ``acceptable`` may name a
        reason why a reply is no answer at all (not tried again).
        """
        with self._lock:
            self._asked += 1
            question = self._asked
        spent, timeouts, reply = 0.0, 0, Reply()
        for tries in range(1, self.bounds.max_tries + 1):
            with self._slots:
                if not self._wait(kind):
                    return Reply(failure=reply.failure or self._left_alone())
                started = time.monotonic()
                read = self.bounds.read_seconds / (2 if self.circuit.failing else 1)
                reply = send(read, self.bounds.total_seconds - spent)
            spent += time.monotonic() - started
            self._paces[kind].heed(reply.headers)
            if not reply.failure and reply.status not in _AGAIN and reply.status < 500:
                reason = acceptable(reply)
                if not reason:
                    self.circuit.succeeded()
                    return reply
                self.circuit.failed(question, started)
                return replace(reply, failure=reason)
            if reply.failure.startswith("refused"):
                return reply
            self.circuit.failed(question, started)
            if not self._worth_another(reply, kind, tries, spent, timeouts):
                break
            timeouts += reply.failure.startswith("timeout")
        return replace(reply, failure=reply.failure or f"answered {reply.status}")

    def _worth_another(self, reply: Reply, kind: str, tries: int, spent: float,
                       timeouts: int) -> bool:
        """Whether to try again, after having waited for it."""
        bounds = self.bounds
        if tries == bounds.max_tries or spent >= bounds.total_seconds:
            return False
        if reply.failure:
            if reply.failure.startswith("timeout") and timeouts + 1 >= bounds.max_timeouts:
                return False
            if not reply.failure.startswith(("timeout", "connection")):
                return False
        asked_to_wait = _retry_after(reply.headers.get("retry-after", ""))
        if reply.status == 429:
            self._paces[kind].slow_down()
        if asked_to_wait is not None:
            if asked_to_wait > bounds.max_retry_after_seconds:
                return False
            with self._lock:
                self._resume = max(self._resume, time.monotonic() + asked_to_wait)
            self._paces[kind].hold(asked_to_wait)
        elif not self.circuit.open:
            time.sleep(bounds.backoff_seconds * 2 ** (tries - 1) * random.uniform(0.8, 1.2))
        return True

    def _wait(self, kind: str) -> bool:
        """Whether the host may be asked, once its pace and its Retry-After allow it."""
        if self.circuit.open:
            return False
        time.sleep(max(self._paces[kind].reserve(), self._resume - time.monotonic(), 0.0))
        return not self.circuit.open

    def _left_alone(self) -> str:
        return f"{self.name} is left alone after failures in a row"


def _retry_after(value: str) -> float | None:
    """The seconds that a Retry-After header asks for, or None; negative counts as none."""
    value = value.strip()
    if not value:
        return None
    if value.isdecimal() and value.isascii():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max((when - datetime.now(UTC)).total_seconds(), 0.0)
