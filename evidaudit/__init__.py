"""Evidence summaries and citation auditing: each claim set against what its study reported.

The public names are loaded when they are first used, so that ``import evidaudit`` is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Audit", "ReadError", "audit", "compare", "extract_statistics", "parse_reference",
           "read", "read_bibliography", "resolve"]

if TYPE_CHECKING:
    from .api import (
        Audit,
        audit,
        compare,
        extract_statistics,
        parse_reference,
        read,
        read_bibliography,
        resolve,
    )
    from .model import ReadError

_HOMES = {"ReadError": "model", "extract_statistics": "statistics",
          "parse_reference": "formats.reference_strings", "read_bibliography": "formats"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'evidaudit' has no attribute {name!r}")
    from importlib import import_module
    value = getattr(import_module(f".{_HOMES.get(name, 'api')}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
