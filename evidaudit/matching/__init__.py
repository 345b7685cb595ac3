"""Which record a reference means: named component scores and a decision with its reasons.

Search services rank by their own score, which is neither calibrated nor bounded; the decision is
made here, over a few candidates, whatever found them (a service, the cache, a local index).
"""

from .comparison import compare
from .decision import Decision, decide
from .local_index import LocalIndex

__all__ = ["Decision", "LocalIndex", "compare", "decide"]
