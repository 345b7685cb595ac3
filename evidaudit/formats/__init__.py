"""Formats of articles and bibliographies: one file a format; see docs/design.md."""

from __future__ import annotations

from .bibliography import read_bibliography, write_bibliography

__all__ = ["read_bibliography", "write_bibliography"]
