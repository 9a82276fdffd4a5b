"""What a web page calls its site, to tell it from titles and from persons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefreader.text.folding import fold_text

_CALLED_SITE = re.compile(
    r"(?:新[闻聞]|[频頻]道|首[页頁]|[网網]站|中心|[门門][户戶]|[资資][讯訊]|[财財][经經]|客户端|[传傳]媒|在[线線]|[杂雜][志誌]|[编編][辑輯集]部?|小[编編]"
    r"|博客|[论論][坛壇]|ニュース|新聞|뉴스|신문|일보)(?:[(（].{1,12}[)）])?$|^[\w-]{2,}(?:\.[\w-]+)*\.(?:[a-z]{2,4}|[A-Z]{2,4})$"
)
# What ends so is short, and no other word that does.
_CALLED_SHORT = re.compile(
    r"(?:(?<![联聯上电電])[网網]|(?<![情举舉汇匯回预預海捷警])[报報]|(?<![平舞阳陽月站])台|(?<!公)社"
    r"|(?<![账帳帐型信符口编編称稱外绰])[号號])(?:[(（].{1,12}[)）])?$"
)
_LONGEST_SHORT = 8  # characters
_LONGEST_SITE = 15  # characters of a site's name or a section's
_MOST_AROUND_HOST = 3  # times a host: a title that ends with it is more than a site's name
_SHORTEST_HOST = 3  # letters of a name that is told by them without spaces


def is_site(words: str, names: Sequence[str]) -> bool:
    """Return whether the words are a site's name, perhaps with that of a section of it behind."""
    folded = fold_text(words).removeprefix("the ")
    joined = _letters(folded)
    for name in filter(None, names):
        known = fold_text(name).removeprefix("the ")
        if folded == known or folded.startswith(f"{known} "):
            return True
        bare = _letters(known)
        if len(bare) > _SHORTEST_HOST and (
            joined == bare
            or ("." in name and bare in joined and len(joined) <= len(bare) * _MOST_AROUND_HOST)
        ):
            return True
    return False


def is_called_site(words: str) -> bool:
    """Return whether words end as names of papers, sites and their sections do in Chinese, Japanese
    and Korean.
    """
    if len(words) <= _LONGEST_SHORT and _CALLED_SHORT.search(words):
        return True
    return len(words) <= _LONGEST_SITE and bool(_CALLED_SITE.search(words))


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
