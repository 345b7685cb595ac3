"""Settings: defaults, overridden by pyproject.toml, by the environment, by flags, in this order."""

from __future__ import annotations

import ipaddress
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_cache_dir

from .model import ReadError


@dataclass(frozen=True, slots=True)
class Ignore:
    """One finding that a person silenced, with the reason that is printed in the report."""

    code: str
    subject: str
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run depends on besides its input."""

    mailto: str = ""
    cache_dir: str = ""
    crossref_url: str = "https://api.crossref.org"
    crossref_rate: float | None = None      # lists a second, for a mirror of one's own
    doi_url: str = "https://doi.org"
    datacite_url: str = "https://api.datacite.org"
    europepmc_url: str = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    retraction_watch: str = ""              # path or URL of Retraction Watch's public CSV
    offline: bool = False
    refresh: bool = False                   # ask the services again, whatever the cache holds
    fail_on: str = "major"
    allow_inconclusive: float = 0.0         # per cent of references
    ignore: tuple[Ignore, ...] = ()


_URLS = ("crossref_url", "doi_url", "datacite_url", "europepmc_url")


def load_settings(folder: Path | None = None, environment: Mapping[str, str] | None = None,
                  **flags: Any) -> Settings:
    """The settings for a run started in ``folder`` (the working folder by default).

    ``flags`` that are None count as not given. Raises ReadError for a value that cannot be used,
    naming where it was set.
    """
    environment = os.environ if environment is None else environment
    table = _read_pyproject(folder or Path.cwd())
    values: dict[str, Any] = {}
    for item in fields(Settings):
        key = item.name.replace("_", "-")
        for name in (key, item.name):
            if name in table:
                values[item.name] = _convert(item.name, table[name], "[tool.evidaudit]")
        variable = f"EVIDAUDIT_{item.name.upper()}"
        if item.name != "ignore" and environment.get(variable):
            values[item.name] = _convert(item.name, environment[variable], variable)
        if flags.get(item.name) is not None:
            values[item.name] = _convert(item.name, flags[item.name],
                                         f"--{key}")
    settings = replace(Settings(cache_dir=user_cache_dir("evidaudit")), **values)
    for name in _URLS:
        _require_safe_url(getattr(settings, name), name)
    return settings


def _read_pyproject(folder: Path) -> Mapping[str, Any]:
    for directory in (folder, *folder.parents):
        path = directory / "pyproject.toml"
        if path.is_file():
            try:
                table = tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as problem:
                raise ReadError(f"{path}: cannot be read as TOML ({problem}); "
                                "mend it or run elsewhere") from problem
            found = table.get("tool", {}).get("evidaudit", {})
            if isinstance(found, dict):
                return found
            raise ReadError(f"{path}: [tool.evidaudit] must be a table")
    return {}


def _convert(name: str, value: Any, where: str) -> Any:
    try:
        if name == "ignore":
            return tuple(_read_ignore(row, where) for row in value)
        if name in ("offline", "refresh"):
            return value if isinstance(value, bool) else str(value).lower() in ("1", "true", "yes")
        if name in ("crossref_rate", "allow_inconclusive"):
            number = float(value)
            if number < 0:
                raise ValueError("must not be negative")
            if name == "allow_inconclusive" and number > 100:
                raise ValueError("is a share in per cent, at most 100")
            return number
        if name == "fail_on" and str(value) not in ("major", "minor", "never"):
            raise ValueError("must be major, minor or never")
    except (TypeError, ValueError) as problem:
        raise ReadError(f"{where} {name} = {value!r}: {problem}") from problem
    return str(value)


def _read_ignore(row: Any, where: str) -> Ignore:
    if not isinstance(row, Mapping) or not row.get("code") or not row.get("reason"):
        raise ReadError(f"{where} ignore: each entry needs a code, a subject and a reason")
    until = row.get("until")
    if until is not None and not isinstance(until, date):
        until = date.fromisoformat(str(until))
    return Ignore(str(row["code"]).upper(), str(row.get("subject") or "*"), str(row["reason"]),
                  until)


def _require_safe_url(url: str, name: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname and _is_loopback(parts.hostname):
        return
    raise ReadError(f"EVIDAUDIT_{name.upper()} = {url!r}: use https "
                    "(plain http is accepted for loopback addresses only)")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
