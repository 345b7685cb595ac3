"""One word in the form in which it is looked up."""

from __future__ import annotations

from functools import lru_cache

from .rows import frame


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The plain form of a lower-case word: singular, British and American spelling alike."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
        if word.endswith("ies"):
            word = word[:-3] + "y" if len(word) > 4 else word[:-1]
        elif word.endswith(("sses", "xes", "ches", "shes")):
            word = word[:-2]
        else:
            word = word[:-1]
    return respelled(word)


def respelled(word: str) -> str:
    """A lower-case word in one spelling: oedema and edema, tumour and tumor meet."""
    if "ae" in word or "oe" in word:
        word = word.replace("ae", "e").replace("oe", "e")
    if "our" in word and len(word) > 4 and "mourn" not in word:
        word = word.replace("our", "or")
    if "is" in word:
        word = word.replace("isation", "ization").replace("ising", "izing").replace(
            "ised", "ized")
        if word.endswith("ise"):
            word = word[:-3] + "ize"
    if "ll" in word:
        word = word.replace("lling", "ling").replace("lled", "led")
    if word.endswith("tre"):
        word = word[:-3] + "ter"
    return word.replace("sulph", "sulf").replace("programme", "program")


def verb_forms(base: str) -> frozenset[str]:
    """Every form of a verb in plain form; doubled consonants may give forms that do not exist."""
    forms = {base, *frame()["irregular_verbs"].get(base, "").split()}
    root = base[:-1] if base.endswith("e") else base
    if base.endswith("y") and base[-2] not in "aeo":
        forms |= {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    else:
        ending = "es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
        forms |= {base + ending, root + "ed", root + "ing", root + root[-1] + "ed",
                  root + root[-1] + "ing"}
    return frozenset(map(plain, forms))
