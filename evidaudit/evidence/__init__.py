"""What the study reported: from its abstract or full text, or from a person's evidence sheet."""

from .directions import Direction, direction_of
from .reading import read_report
from .sheet import COLUMNS, read_evidence_sheet, report_of

__all__ = ["COLUMNS", "Direction", "direction_of", "read_evidence_sheet", "read_report",
           "report_of"]
