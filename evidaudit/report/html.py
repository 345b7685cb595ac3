"""One self-contained HTML page: the article with its claims marked, what the studies reported.

The template engine escapes everything by default (Jinja2); style and script are allowed by their
hash in the content security policy, so nothing that comes from data can run. Nothing is remote.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import Any

from .. import __version__
from ..model import ReadError
from ..pipeline import AuditResult
from ..safe_io import visible_controls
from .page_view import PageView


def to_html(result: AuditResult) -> str:
    """``result`` as one HTML page; raises ReadError where Jinja2 is not installed."""
    try:
        from jinja2 import Environment, StrictUndefined
        from markupsafe import Markup
    except ImportError as problem:
        raise ReadError("the HTML report needs Jinja2; install evidaudit[html]") from problem
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                              finalize=_finalize)
    style, script = _asset("report.css"), _asset("report.js")
    template = environment.from_string(_asset("report.html.j2"))
    return template.render(
        PageView(result).contents(), style=Markup(style), script=Markup(script),
        style_hash=_hash(style), script_hash=_hash(script), version=__version__) + "\n"


def _finalize(value: Any) -> Any:
    """Text with its control characters and direction overrides made visible."""
    return visible_controls(value) if type(value) is str else value


def _asset(name: str) -> str:
    return (resources.files("evidaudit.report") / "page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
