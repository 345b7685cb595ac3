"""What the words of one sentence assert, whoever wrote it: article or study.

The same reading serves a claim and a study's sentence, so that like is held against like:
``effects`` (what rose, fell, got better, did not differ, and how surely), ``comparators`` (against
what), ``times`` (when), ``strength`` (cause, association, possibility).
"""

from .comparators import comparators
from .effects import Effect, read_effects
from .strength import Strength, read_strength
from .times import times

__all__ = ["Effect", "Strength", "comparators", "read_effects", "read_strength", "times"]
