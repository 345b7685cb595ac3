"""A claim held against a whole article: what of the sentence cites it, and whether it speaks of it.
"""

from .cited_part import CitedPart, cited_part
from .decision import (
    FullTextReading,
    happened_after_all,
    part_of,
    reads_as_absent,
    share_differs,
)
from .passages import ArticleIndex, best_passage, index_of, is_whole_article

__all__ = ["ArticleIndex", "CitedPart", "FullTextReading", "best_passage", "cited_part",
           "happened_after_all", "index_of", "is_whole_article", "part_of", "reads_as_absent",
           "share_differs"]
