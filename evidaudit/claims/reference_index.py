"""The references of an article, findable by label, citation key, DOI, link, author and year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import quick_re as re
from ..csl import (
    date_of_item,
    family_names,
    normalise_doi,
    normalise_name,
    normalise_title,
)
from ..model import Reference

_YEAR_LETTER = re.compile(r"\b((?:1[89]|20)\d\d)([a-z])\b")
_SMALL = frozenset([
    "of", "the", "and", "for", "in", "on", "de", "la", "le", "les", "des", "du", "der", "die",
    "und", "et", "a", "an"
])
_LINK_NOISE = re.compile(r"^(?:https?:)?//(?:www\.)?", re.IGNORECASE)


def first_families(reference: Reference) -> tuple[str, ...]:
    """The first authors' family names, folded, particles both kept and dropped."""
    names = family_names(reference.item)
    return tuple(normalise_name(name) for name in names)


def link_key(url: str) -> str:
    """A link without scheme, "www.", query of trackers, fragment and closing slash."""
    bare = _LINK_NOISE.sub("", url.strip())
    return re.sub(r"(?:[?#].*)$", "", bare).rstrip("/").lower()


class ReferenceIndex:
    """Look-ups over one list of references; every answer is a tuple of reference ids."""

    def __init__(self, references: Sequence[Reference], labelled: Sequence[Reference] = ()) -> None:
        """``labelled`` is the article's own list, whose numbers the text uses."""
        self.references = tuple(references)
        self.ids = {reference.id for reference in references}
        self.by_doi: dict[str, tuple[str, ...]] = {}
        self.by_author_year: dict[tuple[str, int], tuple[str, ...]] = {}
        self.by_link: dict[str, tuple[str, ...]] = {}
        self.letters: dict[str, str] = {}
        self.authors: dict[str, tuple[str, ...]] = {}
        self.years: dict[str, int | None] = {}
        self.containers: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.months: dict[str, int | None] = {}
        for reference in references:
            self._add(reference)
        self.labels = self._labels(labelled or references)
        self.highest = max((int(x) for x in self.labels if x.isdigit()), default=0)

    def _add(self, reference: Reference) -> None:
        key = reference.id
        item = reference.item
        doi = normalise_doi(str(item.get("DOI") or ""))
        if doi:
            self.by_doi[doi] = (*self.by_doi.get(doi, ()), key)
        url = str(item.get("URL") or "")
        if url:
            self.by_link.setdefault(link_key(url), (key,))
        for name, prefix in (("PMID", "pubmed.ncbi.nlm.nih.gov/"),
                             ("PMCID", "pmc.ncbi.nlm.nih.gov/articles/")):
            if item.get(name):
                self.by_link.setdefault(f"{prefix}{item[name]}".lower(), (key,))
        families = first_families(reference)
        year = reference.year
        self.authors[key], self.years[key] = families, year
        date = date_of_item(item.get("issued"))
        self.months[key] = date.month if date else None
        self.containers[key] = normalise_title(str(item.get("container-title") or ""))
        self.titles[key] = normalise_title(reference.title)
        letter = str(item.get("year-suffix") or "")
        match = _YEAR_LETTER.search(reference.raw) if not letter and reference.raw else None
        if match and year is not None and int(match[1]) == year:
            letter = match[2]
        self.letters[key] = letter
        if families and year is not None:
            for name in spellings(families[0]):
                found = self.by_author_year.get((name, year), ())
                if key not in found:
                    self.by_author_year[(name, year)] = (*found, key)

    def _labels(self, labelled: Sequence[Reference]) -> dict[str, tuple[str, ...]]:
        """Number in the text -> ids; the article's own numbering leads to ``references``."""
        labels: dict[str, tuple[str, ...]] = {}
        for reference in labelled:
            if reference.id in self.ids:
                labels.setdefault(reference.id, (reference.id,))
            else:
                same = self.same_work(reference)
                if same:
                    labels.setdefault(reference.id, same)
        return labels

    def same_work(self, reference: Reference) -> tuple[str, ...]:
        """The one reference of this index that names the same work, or ()."""
        doi = normalise_doi(reference.DOI)
        if doi and doi in self.by_doi:
            return self.by_doi[doi][:1]
        title = normalise_title(reference.title)
        if title:
            same = [key for key, known in self.titles.items() if known == title]
            if len(same) == 1:
                return tuple(same)
        families = first_families(reference)
        found = self.author_year(families[:1], reference.year) if families else ()
        return found if len(found) == 1 else ()

    def author_year(self, names: Sequence[str], year: int | None, letter: str = "",
                    ) -> tuple[str, ...]:
        """The references by these authors (folded, as far as cited) of this year."""
        if year is None or not names:
            return ()
        found = self.by_author_year.get((names[0], year), ())
        if letter:
            lettered = tuple(key for key in found if self.letters[key] == letter)
            position = ord(letter) - ord("a")
            if lettered:
                found = lettered
            elif len(found) > 1 and position < len(found) and not any(
                    self.letters[key] for key in found):
                found = (found[position],)
        if len(found) > 1 and len(names) > 1:
            second = tuple(key for key in found if len(self.authors[key]) > 1
                           and names[1] in spellings(self.authors[key][1]))
            found = second or found
        return found


def spellings(family: str) -> tuple[str, ...]:
    """How a folded family or group name is cited: whole, without particles, as an acronym."""
    words = family.split()
    forms = [family]
    while len(words) > 1 and words[0] in _PARTICLES:
        words = words[1:]
        forms.append(" ".join(words))
    if len(words) >= 3:
        forms.append("".join(word[0] for word in words if word not in _SMALL))
    return tuple(dict.fromkeys(form for form in forms if form))


_PARTICLES = frozenset([
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "la", "le", "dos", "das",
    "du", "ter", "ten", "zu", "zur", "af", "al", "el", "bin", "ibn", "st", "vander", "vande",
    "mc"
])


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """``ids`` without repeats, in order."""
    return tuple(dict.fromkeys(ids))
