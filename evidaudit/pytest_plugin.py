"""The pytest plugin: each entry of a bibliography is a test item.

``pytest --evidaudit references.bib``, or ``evidaudit = references.bib`` in the ini file. An entry
with a major error fails; a source that is unavailable fails it as inconclusive
(``--evidaudit-allow-inconclusive`` makes that a skip): an outage never passes. Live by default,
with the cache; ``--evidaudit-offline`` uses cache and snapshot alone. All items' questions go out
in the same batches as those of ``evidaudit check``. pandas is never imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .pipeline import AuditResult


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the options of the plugin."""
    group = parser.getgroup("evidaudit", "citation audit")
    group.addoption("--evidaudit", action="append", default=[], metavar="BIB",
                    help="audit this bibliography; may be given more than once")
    group.addoption("--evidaudit-offline", action="store_true",
                    help="open no connection: use the cache and the bundled snapshot")
    group.addoption("--evidaudit-allow-inconclusive", action="store_true",
                    help="skip, rather than fail, an entry that a source did not answer for")
    parser.addini("evidaudit", "bibliographies to audit", type="linelist", default=[])


class InconclusiveEntry(Exception):
    """An entry that could not be checked because a source was unavailable."""


class EntryErrors(Exception):
    """An entry with errors: the blocks that a person reads."""


def _bibliographies(config: pytest.Config) -> list[Path]:
    named = [Path(name) for name in config.getoption("--evidaudit")]
    if not named:
        named = [config.rootpath / name for name in config.getini("evidaudit")]
    return [path.resolve() for path in named]


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config,
                                  items: list[pytest.Item]) -> None:
    """Adds one item a reference, after the items of the test files."""
    for path in _bibliographies(config):
        items.extend(BibliographyFile.from_parent(session, path=path).collect())


class BibliographyFile(pytest.File):
    """One bibliography; its entries are checked together, when the first of them runs."""

    _result: AuditResult | None = None

    def collect(self) -> Iterator[EntryItem]:
        """One item an entry, and one for each block that could not be read."""
        from .formats import read_bibliography
        from .identity import without_collisions
        from .model import ReadError
        try:
            library = read_bibliography(self.path)
        except ReadError as problem:
            raise pytest.UsageError(str(problem)) from None
        for entry in without_collisions(library):
            yield EntryItem.from_parent(self, name=entry.id, line=entry.line)
        for number, skipped in enumerate(library.skipped, start=1):
            yield SkippedItem.from_parent(self, name=f"unreadable-{number}", line=skipped.line,
                                          reason=skipped.reason)

    def result(self) -> AuditResult:
        """The check of the whole bibliography, made once."""
        if self._result is None:
            from .pipeline import run_check
            from .settings import load_settings
            offline = bool(self.config.getoption("--evidaudit-offline"))
            self._result = run_check([self.path], load_settings(
                self.config.rootpath, offline=offline or None))
        return self._result


class EntryItem(pytest.Item):
    """One reference of a bibliography."""

    def __init__(self, *, line: int | None = None, **values: Any) -> None:
        super().__init__(**values)
        self._line = line

    def runtest(self) -> None:
        """Raises for a major error or a missing answer."""
        from .explanation import explain_finding
        from .model import Outcome, Severity, Status
        parent = self.parent
        assert isinstance(parent, BibliographyFile)
        result = parent.result()
        mine = [finding for finding in result.findings
                if finding.subject == self.name and not finding.ignored]
        entry = next(entry for entry in result.references if entry.id == self.name)
        resolved = next(one for one in result.resolutions if one.reference_id == self.name)
        errors = [f for f in mine if f.outcome is Outcome.ERROR]
        if any(finding.severity is Severity.MAJOR for finding in errors):
            raise EntryErrors("\n\n".join(explain_finding(f, entry, resolved) for f in errors))
        silent = [f for f in mine if f.outcome is Outcome.INCONCLUSIVE
                  and f.code.startswith("SYS")]
        if silent or (resolved.status is Status.INCONCLUSIVE and not resolved.kept_elsewhere):
            reason = "; ".join(f.message for f in silent) or "no source could be asked"
            if self.config.getoption("--evidaudit-allow-inconclusive"):
                pytest.skip(f"inconclusive: {reason}")
            raise InconclusiveEntry(f"inconclusive: {reason}")
        for finding in errors:
            self.add_report_section("call", "evidaudit", explain_finding(finding, entry, resolved))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException],
                     style: Any = None) -> Any:
        """The block that a person reads, without a traceback of ours."""
        if isinstance(excinfo.value, InconclusiveEntry | EntryErrors):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """File and 0-based line of the entry."""
        return self.path, (self._line - 1 if self._line else None), self.name


class SkippedItem(EntryItem):
    """A block of a bibliography that could not be read: never in silence."""

    def __init__(self, *, reason: str = "", **values: Any) -> None:
        super().__init__(**values)
        self._reason = reason

    def runtest(self) -> None:
        """Raises: what cannot be read cannot be checked."""
        raise InconclusiveEntry(f"inconclusive: {self._reason}")
