"""Claim and report aligned on outcome, arms, comparator and time point."""

from .alignment import Aligned, Comparison, read

__all__ = ["Aligned", "Comparison", "read"]
