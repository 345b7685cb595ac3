"""Citations linked to references; sentences that cite or assert; see docs/design.md."""

from .citations import find_citations
from .extraction import find_claims
from .sheet import read_claims_sheet

__all__ = ["find_citations", "find_claims", "read_claims_sheet"]
