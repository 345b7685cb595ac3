"""Lay and technical words for the same thing: "heart attack" is myocardial infarction.

``terms`` turns running text into comparable terms: words without the stop words, stemmed, phrases
of the lexicon joined into one concept, abbreviations that the text defines expanded. The lexicon
lies in ``data/lexicon/``, one file a field; every row names the public vocabulary where the
synonymy can be checked. How a phrase is written there:

- ``stroke`` also matches its plural, British and American spelling alike;
- ``colds!`` matches this form only; ``hospitali*`` every word that begins so;
- ``bleed~`` matches every form of a verb; ``live~ … longer`` lets up to three words between;
- ``MI``: an abbreviation of up to three letters, alone, is matched in this case only.
"""

from __future__ import annotations

from .knowledge import broader, covers, measures, narrowed, opposite, valence
from .rows import field, fields, rows, stop_words
from .terms import Term, keys, terms

__all__ = ["Term", "broader", "covers", "field", "fields", "keys", "measures", "narrowed",
           "opposite", "rows", "stop_words", "terms", "valence"]
