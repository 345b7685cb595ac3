"""The house itself: imports point one way, files stay small, nothing sneaks in."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "evidaudit"

# Top to bottom: a room may import from rooms above it in this list, and from its own.
ROOMS = [
    "model", "csl", "limits", "settings", "safe_io", "http", "pacing", "cache", "quick_re", "prose",
    "lexicon", "wording", "containers", "matching", "statistics", "formats",
    "sources", "resolution", "abstracts", "completion", "fixing", "identity",
    "claims", "evidence", "comparison", "checks", "weighing", "verdicts", "checking",
    "pipeline", "baseline", "exit_status",
    "agreement", "explanation", "tables", "report", "plots", "progress", "api", "compare_command",
    "cli", "__main__", "pytest_plugin",
]
MAY_CONNECT = {"http/__init__.py", "http/streams.py", "sources/crossref.py"}
NETWORK_MODULES = {"socket", "httpx2", "httpx", "habanero", "urllib.request", "http.client",
                   "requests", "urllib3"}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"
               or path.parent != PACKAGE)


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[tuple[str, int]]:
    """Absolute dotted names that a file imports, with their lines; type-only imports left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {id(node) for block in ast.walk(tree) if isinstance(block, ast.If)
                   and "TYPE_CHECKING" in ast.dump(block.test) for node in ast.walk(block)}
    package = ["evidaudit", *path.relative_to(PACKAGE).parts[:-1]]
    found = []
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found += [(f"{module}.{alias.name}", node.lineno) for alias in node.names]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down_the_list_of_rooms(path: Path) -> None:
    """No room imports from a room below it."""
    own = room_of(path)
    for name, line in imports_of(path):
        parts = name.split(".")
        if parts[0] != "evidaudit" or len(parts) < 2 or parts[1] not in ROOMS:
            continue
        assert parts[1] == own or ROOMS.index(parts[1]) < ROOMS.index(own), (
            f"{path.name}:{line} imports {name}, which stands below {own}")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_two_files_may_cause_a_connection(path: Path) -> None:
    """Sockets and HTTP clients are imported by the room http and sources/crossref.py alone."""
    if str(path.relative_to(PACKAGE)) in MAY_CONNECT:
        return
    for name, line in imports_of(path):
        assert not any(name == bad or name.startswith(bad + ".") for bad in NETWORK_MODULES), (
            f"{path.name}:{line} imports {name}")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_file_stays_under_400_lines_or_says_why(path: Path) -> None:
    """A file over 400 lines needs its reason in its docstring."""
    text = path.read_text(encoding="utf-8")
    if len(text.splitlines()) > 400:
        assert "400 lines" in (ast.get_docstring(ast.parse(text)) or "")


def test_every_room_is_drawn_in_the_design() -> None:
    """docs/design.md names every file and folder of the package."""
    drawn = (PACKAGE.parent / "docs" / "design.md").read_text(encoding="utf-8")
    for room in {room_of(path) for path in FILES} - {"data", "__main__", "__init__"}:
        assert re.search(rf"`[^`|]*\b{room}(\.py|/)", drawn), f"{room} is not in docs/design.md"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_P3_no_eval_exec_pickle_or_shell(path: Path) -> None:
    """Nothing in the package runs text as code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"eval", "exec", "compile", "__import__"}
        if isinstance(node, ast.keyword) and node.arg == "shell":
            pytest.fail(f"{path.name}:{node.value.lineno} starts a shell")
    names = {name.split(".")[0] for name, _ in imports_of(path)}
    assert not names & {"pickle", "marshal", "shelve", "subprocess"}


def test_P4_importing_the_package_loads_no_pandas() -> None:
    """``import evidaudit`` and every command's help stay free of pandas."""
    code = ("import sys, evidaudit, evidaudit.cli; "
            "sys.exit(any(m in sys.modules for m in ('pandas', 'numpy', 'lxml', 'habanero')))")
    assert subprocess.run([sys.executable, "-c", code], check=False,
                          cwd=PACKAGE.parent).returncode == 0


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_pandas_is_imported_in_the_tables_room_or_below(path: Path) -> None:
    """Rooms above the tables work without pandas."""
    if ROOMS.index(room_of(path)) >= ROOMS.index("tables") if room_of(path) in ROOMS else False:
        return
    assert not any(name.split(".")[0] == "pandas" for name, _ in imports_of(path))
