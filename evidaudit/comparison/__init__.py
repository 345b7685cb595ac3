"""Claim and report aligned on outcome, arms, comparator and time point."""

from .alignment import Aligned, Comparison, compare_text, read
from .stances import Stance
from .stated import Stated
from .values import ValueStance, value_stances

__all__ = ["Aligned", "Comparison", "Stance", "Stated", "ValueStance", "compare_text", "read",
           "value_stances"]
