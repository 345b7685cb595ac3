"""Claim and report aligned on outcome, arms, comparator and time point."""

from .alignment import Aligned, Comparison, compare_text, read
from .effects.stances import Stance
from .numbers.values import ValueStance, value_stances
from .stated import Stated

__all__ = ["Aligned", "Comparison", "Stance", "Stated", "ValueStance", "compare_text", "read",
           "value_stances"]
