"""The bounded way out for habanero: a loopback address that fetches through ``http.py``.

habanero reads an answer whole, by a timeout that starts again with every piece, unpacks whatever
it is sent and throws the headers away. It offers no hook, and it is used unpatched; but it can be
given a base URL. This gives it one on 127.0.0.1: what it asks there is fetched within every bound
(size, wall clock, TLS, addresses), and the reply is also kept as it came, so that its status and
its Retry-After are known whatever habanero makes of them. The address holds a secret for each
question; nothing else on the machine can ask through it, and only the one service is reached.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer as _TCPServer
from socketserver import ThreadingMixIn
from types import TracebackType
from typing import Any, Self

from ..http import Reply

_FORWARDED = ("User-Agent", "X-USER-AGENT")  # where habanero names itself and the e-mail address
_NO_ANSWER = 504
_HERE = "127.0.0.1"

Fetch = Callable[[str, dict[str, str]], Reply]  # (path and query, headers) -> reply


@dataclass(slots=True)
class _Question:
    fetch: Fetch
    reply: Reply | None = None


class _Server(ThreadingMixIn, _TCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False
    request_queue_size = 16
    questions: dict[str, _Question]


class _Listener(BaseHTTPRequestHandler):
    server: _Server
    timeout = 60.0  # seconds; habanero asks at once

    def do_GET(self) -> None:
        """Answers one question that was announced with ``Gateway.ask``."""
        _, token, path = (self.path.split("/", 2) + ["", ""])[:3]
        question = self.server.questions.get(token)
        if question is None:
            self.send_error(404)
            return
        headers = {name: self.headers[name] for name in _FORWARDED if name in self.headers}
        reply = question.reply = question.fetch(f"/{path}", headers)
        body = b"" if reply.failure else reply.body
        self.send_response_only(_NO_ANSWER if reply.failure else reply.status)
        self.send_header("Content-Type", reply.headers.get("content-type", "text/plain"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing; questions are nobody else's business."""


_PROXIES = ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")
_lock = threading.Lock()
_gateways: list[str | None] = []  # open ones; each holds what no_proxy was before it


def _past_the_proxy(step: int) -> None:
    """Sees that habanero's way to this machine leads past a proxy named in the environment.

    habanero's client reads the environment and nothing else; a proxy elsewhere cannot reach our
    loopback address. ``no_proxy`` (which outranks ``NO_PROXY``) names it while a gateway is open.
    """
    with _lock:
        if step > 0:
            before = os.environ.get("no_proxy")
            _gateways.append(before)
            known = before if before is not None else os.environ.get("NO_PROXY", "")
            names = [name.strip() for name in known.split(",")]
            if any(os.environ.get(name) for name in _PROXIES) and not {"*", _HERE} & set(names):
                os.environ["no_proxy"] = ",".join(name for name in (*names, _HERE) if name)
        elif len(_gateways) == 1:
            before = _gateways.pop()
            if before is not None:
                os.environ["no_proxy"] = before
            else:
                os.environ.pop("no_proxy", None)
        else:
            _gateways.pop()


class Gateway:
    """A loopback address for habanero's questions, open within a ``with`` block."""

    def __enter__(self) -> Self:
        _past_the_proxy(+1)
        self._server = _Server((_HERE, 0), _Listener)
        self._server.questions = {}
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,),
                                        daemon=True, name="evidaudit-gateway")
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        _past_the_proxy(-1)

    def ask(self, fetch: Fetch, question: Callable[[str], Any],
            expected: tuple[type[Exception], ...]) -> tuple[Reply | None, Any]:
        """The reply as it came, and what ``question(base URL)`` made of it.

        The reply is None where the question never arrived here. One of the ``expected``
        exceptions is given back as what was made of it.
        """
        token = secrets.token_urlsafe(16)
        waiting = self._server.questions[token] = _Question(fetch)
        port = self._server.server_address[1]
        try:
            made = question(f"http://{_HERE}:{port}/{token}")
        except expected as problem:
            made = problem
        finally:
            del self._server.questions[token]
        return waiting.reply, made
