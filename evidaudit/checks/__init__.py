"""The checks: one small file each; this folder is the registry.

``load()`` gives every check of the folder. A file ``ref102_doi_not_registered.py`` declares
``CODE``, ``NAME``, ``check`` and ``CASES``; its docstring has the fixed sections of ``SECTIONS``
and is the documentation page, the text of ``evidaudit rule CODE`` and the SARIF help. A malformed
check is refused at load, with its file.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from .. import quick_re as re
from ..model import Finding, Outcome
from .scopes import Case, Entry, Pair, Result, Whole

SECTIONS = ("What it checks", "Why it matters", "What it cannot see", "Example", "Corrected",
            "Confirm by hand", "References")
_FILE = re.compile(r"([a-z]{3}\d{3})_([a-z0-9_]+)\.py")
_SCOPES = {"Entry": Entry, "Pair": Pair, "Whole": Whole}


class MalformedCheck(Exception):
    """A file of the folder that is not a whole check: which file, and what is missing."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check as its file declares it."""

    code: str
    name: str
    scope: type
    summary: str
    sections: dict[str, str]
    cases: tuple[Case, ...]
    function: Callable[[Any], Result | Iterable[Result] | None]
    file: str

    def run(self, subject: Any) -> list[Result]:
        """The results for one subject; none at all counts as not applicable."""
        answer = self.function(subject)
        if answer is None:
            return []
        return [answer] if isinstance(answer, Result) else list(answer)


@cache
def load() -> dict[str, Check]:
    """Every check of the folder by code, in order; raises MalformedCheck."""
    checks = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        match = _FILE.fullmatch(path.name)
        if match:
            module = importlib.import_module(f"{__name__}.{path.stem}")
            check = _as_check(module, path, match[1].upper(), match[2].replace("_", "-"))
            checks[check.code] = check
    return checks


def for_scope(scope: type) -> tuple[Check, ...]:
    """The checks whose first parameter is of this scope, in order of code."""
    return tuple(check for check in load().values() if check.scope is scope)


def _as_check(module: ModuleType, path: Path, code: str, name: str) -> Check:
    def refuse(reason: str) -> MalformedCheck:
        return MalformedCheck(f"{path.name}: {reason}")

    if getattr(module, "CODE", None) != code or getattr(module, "NAME", None) != name:
        raise refuse(f"CODE and NAME must be {code!r} and {name!r}, as the file is called")
    summary, sections = _read_docstring(module.__doc__ or "")
    missing = [section for section in SECTIONS if not sections.get(section)]
    if missing or not summary:
        raise refuse("the docstring lacks: " + ", ".join(missing or ["its first line"]))
    function = module.check
    parameter = next(iter(inspect.signature(function).parameters.values()))
    scope = _SCOPES.get(str(parameter.annotation).split(".")[-1].strip("'"))
    if scope is None:
        raise refuse("the first parameter of check() must be an Entry, a Pair or a Whole")
    cases = tuple(getattr(module, "CASES", ()))
    for outcome in (Outcome.ERROR, Outcome.PASS, Outcome.INCONCLUSIVE):
        if not any(case.outcome is outcome for case in cases) and not code.startswith("SYS"):
            raise refuse(f"no case shows the outcome {outcome.value!r}")
    return Check(code, name, scope, summary, sections, cases, function, path.name)


def _read_docstring(docstring: str) -> tuple[str, dict[str, str]]:
    text = inspect.cleandoc(docstring)
    head, *parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return head.strip(), {title.strip(): body.strip()
                          for title, body in zip(parts[::2], parts[1::2], strict=True)}


def as_finding(check: Check, result: Result, subject: str, reference_id: str = "",
               **place: Any) -> Finding:
    """The finding that one result makes about one subject."""
    return Finding(
        code=check.code, name=check.name, outcome=result.outcome, severity=result.severity,
        subject=result.subject or subject, message=result.message, claimed=result.claimed,
        reported=result.reported, passage=result.passage, source=result.source,
        retrieved=result.retrieved, confirm_url=result.confirm_url, field=result.field,
        reference_id=reference_id, line=result.line or place.pop("line", None), **place)
