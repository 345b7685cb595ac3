"""Typed statistics in running text: find, normalise, convert, compare.

``extract_statistics`` finds them; ``agrees`` sets a claimed one against a reported one;
``impossibilities`` names numbers that cannot be; ``algebra`` converts; ``kinds`` says what each
kind is.
"""

from __future__ import annotations

from .algebra import Impossibility, impossibilities
from .compare import Agreement, Relation, agrees, from_levels
from .extraction import extract_statistics
from .kinds import is_significant, null_value, sign, signed_value
from .precision import claimed_range

__all__ = [
    "Agreement",
    "Impossibility",
    "Relation",
    "agrees",
    "claimed_range",
    "extract_statistics",
    "from_levels",
    "impossibilities",
    "is_significant",
    "null_value",
    "sign",
    "signed_value",
]
