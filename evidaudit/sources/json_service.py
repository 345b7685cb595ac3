"""A service that is asked with one GET and answers in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from ..cache import SourceAnswer, timestamp
from ..http import Fetcher, Reply
from ..model import Answer
from ..pacing import Host

AGENT = "evidaudit/0.1 (evidence summaries and citation auditing)"


class JsonService:
    """One service at ``url``, asked through ``host`` (pace, tries) and ``fetcher`` (bounds)."""

    def __init__(self, url: str, host: Host, fetcher: Fetcher, now: datetime,
                 mailto: str = "") -> None:
        self.name = host.name
        self.retrieved = timestamp(now)
        self._url, self._host, self._fetcher = url.rstrip("/"), host, fetcher
        self._headers = {"User-Agent": f"{AGENT} (mailto:{mailto})" if mailto else AGENT}

    def ask(self, path: str, read: Callable[[int, Any], SourceAnswer | str]) -> SourceAnswer:
        """What ``read(status, JSON)`` makes of the reply to ``path``.

        ``read`` gives an answer, or in words why the reply is none; it is called for 200 and 404
        only, with the parsed JSON (None where a 404 has none).
        """
        made: list[SourceAnswer] = []

        def acceptable(reply: Reply) -> str:
            if reply.status not in (200, 404):
                return f"answered {reply.status}"
            try:
                body = json.loads(reply.body)
            except (ValueError, RecursionError):
                if reply.status == 200 or reply.content_type == "text/html":
                    return f"answered {reply.status} with something that is not JSON"
                body = None
            said = read(reply.status, body)
            if isinstance(said, str):
                return said
            made[:] = [said]
            return ""

        reply = self._host.ask("single", lambda read_seconds, total_seconds: self._fetcher.get(
            self._url + path, self._headers, read_seconds, total_seconds), acceptable)
        return self.unavailable(reply.failure) if reply.failure or not made else made[0]

    def found(self, body: Any, detail: str = "") -> SourceAnswer:
        """An answer that something was found."""
        return SourceAnswer(Answer.FOUND, body, self.retrieved, detail)

    def not_found(self, body: Any = None) -> SourceAnswer:
        """A real negative."""
        return SourceAnswer(Answer.NOT_FOUND, body, self.retrieved)

    def unavailable(self, why: str) -> SourceAnswer:
        """No answer, and why."""
        return SourceAnswer(Answer.UNAVAILABLE, None, self.retrieved, why)


def mapping(value: Any) -> Mapping[str, Any]:
    """``value`` where it is a JSON object, else an empty one."""
    return value if isinstance(value, Mapping) else {}
