"""``evidaudit rule``: a check's own file, told to a person."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import Any

from .. import checks
from ..checks import Check
from ..model import ReadError


def find_check(word: str) -> Check:
    """The check with this code or name; raises ReadError with the nearest ones."""
    known = checks.load()
    for check in known.values():
        if word.strip().lower() in (check.code.lower(), check.name):
            return check
    near = get_close_matches(word.lower(), [*(c.lower() for c in known),
                                            *(c.name for c in known.values())], n=1)
    hint = f"did you mean {_as_written(near[0])}? " if near else ""
    raise ReadError(f"no check is called {word!r}; {hint}'evidaudit rule' lists them all")


def _as_written(word: str) -> str:
    return word.upper() if word.upper() in checks.load() else word


def rules_list() -> str:
    """One line a check: code, name and what it reports."""
    return "".join(f"{check.code}  {check.name:<28} {check.summary}\n"
                   for check in checks.load().values())


def rule_page(word: str) -> str:
    """One check's page as plain Markdown."""
    check = find_check(word)
    parts = [f"# {check.code} {check.name}", check.summary]
    parts += [f"## {title}\n\n{check.sections[title]}" for title in checks.SECTIONS]
    return "\n\n".join(parts) + "\n"


def rule_as_json(word: str | None) -> str:
    """One check, or all of them, as JSON."""
    found = [find_check(word)] if word else list(checks.load().values())
    data: list[dict[str, Any]] = [
        {"code": check.code, "name": check.name, "summary": check.summary,
         "sections": check.sections} for check in found]
    return json.dumps(data[0] if word else data, ensure_ascii=False, indent=1) + "\n"
