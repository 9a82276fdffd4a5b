"""What a web page calls its site, to tell it from titles and from persons."""

from __future__ import annotations

from collections.abc import Sequence

from briefreader.text.folding import fold_text

_SHORTEST_HOST = 3  # letters of a name that is told by them without spaces


def is_site(words: str, names: Sequence[str]) -> bool:
    """Return whether the words are a site's name, perhaps with that of a section of it behind."""
    folded = fold_text(words)
    joined = _letters(folded)
    for name in filter(None, names):
        known = fold_text(name)
        if folded == known or folded.startswith(f"{known} "):
            return True
        bare = _letters(known)
        if len(bare) > _SHORTEST_HOST and (joined == bare or ("." in name and bare in joined)):
            return True
    return False


def is_of_site(author: str, names: Sequence[str]) -> bool:
    """Return whether an author is the site itself, or a publisher that has its name in it."""
    if is_site(author, names):
        return True
    folded = fold_text(author)
    joined = _letters(folded)
    for name in filter(None, names):
        known = fold_text(name)
        if len(known) > _SHORTEST_HOST and f" {known} " in f" {folded} ":
            return True
        if len(joined) > _SHORTEST_HOST and joined in known.split("."):
            return True
    return False


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))
