"""The title words before a label's name, plural, longer than one word, or misspelt."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefreader.quotes.entities.gender import given_names, is_person
from briefreader.quotes.entities.name_parsing import plain_title
from briefreader.quotes.words.lexicon import (
    CONJUNCTIONS,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    NAME_TITLES,
    NOT_NAMES,
    OFFICES,
    ORGANISATIONS,
    PORTFOLIOS,
    POST_NOMINALS,
    PREPOSITIONS,
    ROLES,
)
from briefreader.text.courtesy_titles import FOREIGN_TITLES
from briefreader.text.lazy_pattern import lazy_pattern

_WORDS_KEPT = 4096
_BRACKETS = lazy_pattern(r"\s*\([^)]*\)")
_INITIALS = lazy_pattern(r"(?P<last>[^()]+?) ?\((?P<initials>(?:[A-Z]\.[ -]?){1,3})\)")
_BEARER = lazy_pattern(r"[^()]+\((?P<name>[^()]+)\)")
# Who sits on a council, a board or a committee.
_LOCAL = frozenset(
    """
    alderwoman councilmember councilperson councilman councilwoman selectman selectwoman trustee
    treasurer supervisor reeve cr clerk manager moderator rapporteur registrar firefighter assessor
    auditor datuk
""".split()
)
# Offices in German, French, Spanish, Portuguese, Italian, Dutch and Polish.
_FOREIGN_OFFICES = frozenset(
    """
    präsident präsidentin vizepräsident vizepräsidentin kanzler kanzlerin bundeskanzler
    bundeskanzlerin ministerin bundesminister bundesministerin staatssekretär staatssekretärin
    bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin abgeordneter abgeordnete
    président présidente vice-président vice-présidente ministre député députée sénateur sénatrice
    maire préfet ministro ministra diputado diputada senador senadora alcalde alcaldesa presidenta
    vicepresidente vicepresidenta sindaco sindaca deputato deputata senatore deputado deputada
    prefeito prefeita burgemeester voorzitter staatssecretaris wethouder prezydent poseł posłanka
    marszałek wicemarszałek burmistrz
""".split()
)
# Words of titles, and what stands within them.
TITLES = (
    NAME_TITLES
    | FOREIGN_TITLES
    | _FOREIGN_OFFICES
    | frozenset(
        """
    first lady second gentleman deputy assistant acting under advisor adviser surgeon local
    law senior white house press king queen the crown lt. us u.s. foreign defense defence interior
    finance secretary-general national security petty private corporal airman seaman midshipman
    cadet ranking member delegate undersecretary coordinator spokesperson congressman
    congresswoman doctor doc counsel solicitor master majority minority whip principal
    co-chair chairperson pc dc di ds hhj recorder coach staff lance rear board assoc fire
""".split()
    )
    | _LOCAL
)
# Titles that only people have; generals and chiefs stand before the names of firms, too.
_PERSONAL = (
    (
        NAME_TITLES
        - frozenset("general chief major prime vice king queen prince princess lord lady".split())
    )
    | FOREIGN_TITLES
    | _FOREIGN_OFFICES
    | _LOCAL
    | frozenset("undersecretary coordinator delegate solicitor doctor".split())
)
# What ends a title, whatever stands before it, and is nobody's surname.
_HEADS = OFFICES | frozenset(
    """
    advisor adviser coordinator spokesperson spokesman spokeswoman secretary-general undersecretary
    administrator commissioner superintendent
""".split()
)
_MODIFIERS = PORTFOLIOS | frozenset("city county district federal former shadow".split())
_LINKS = frozenset(("of", "for", "to"))
_LONGEST_NAME = 4  # words
# What broadcasters print behind a name, in one word.
_BEHIND_NAMES = (
    OFFICES
    | ROLES
    | frozenset("host byline anchor correspondent reporter moderator narrator cohost".split())
)
_ANSWERS = ("answer", "a", "antwort", "réponse", "respuesta", "resposta", "risposta", "antwoord")
_DOERS = ("er", "or", "ist", "ian", "man", "woman")
_SURNAMES_TOO = frozenset(["white", "king", "law"])
_PLURALS = {
    "messrs": "mr", "mesdames": "mrs", "attorneys": "attorney", "ladies": "lady",
    "secretaries": "secretary", "deputies": "deputy", "drs": "dr", "doctors": "dr",
    "gentlemen": "gentleman", "congressmen": "congressman", "congresswomen": "congresswoman",
    "chairmen": "chairman", "aldermen": "alderman", "councilmen": "councilman",
}  # fmt: skip
_MISSPELT_FROM, _MISSPELT_TO = 7, 20  # letters
_TWICE_FROM = 10


class Spellings:
    """Long words as they are spelt, to be found by how they are misspelt.

    A slip leaves a letter out, adds or changes one, or swaps two; ``twice`` forgives one more in
    the longest words. Words of fewer than seven letters are other words when misspelt.
    """

    def __init__(self, known: Iterable[str], *, twice: bool = False) -> None:
        self._known = frozenset(known)
        self._twice = twice

    @cached_property
    def _right(self) -> dict[str, str]:
        """What is left of the words where a letter is missing, or two, and the word."""
        found: dict[str, str] = {}
        for word in sorted(self._known):
            if _MISSPELT_FROM <= len(word) <= _MISSPELT_TO:
                shorter = _shortened([word])
                if self._twice and len(word) >= _TWICE_FROM:
                    shorter |= _shortened(shorter)
                for one in shorter:
                    found.setdefault(one, word)
        return found

    def right(self, word: str) -> str:
        """Return the known word that ``word`` is or was meant to be, or nothing."""
        if word in self._known:
            return word
        if not _MISSPELT_FROM - 1 <= len(word) <= _MISSPELT_TO:
            return ""
        shorter = sorted(_shortened([word]))
        return next((self._right[one] for one in shorter if one in self._right), "")


def _shortened(words: Iterable[str]) -> set[str]:
    """Return the words, and each of them without one of its letters."""
    found = set(words)
    return found | {word[:at] + word[at + 1 :] for word in found for at in range(len(word))}


class ParsedLabel(NamedTuple):
    """A label's words parted into title and name.

    ``title`` is in lower case, in the singular and spelt as it should be; ``several`` says that
    more than one person is named.
    """

    title: tuple[str, ...]
    name: tuple[str, ...]
    several: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it is one person with a title, and not an organisation: General Motors."""
        titles = {word.rstrip(".,") for word in self.title}
        if not self.name or self.several or titles.isdisjoint(_PERSONAL):
            return False
        if not is_title(self.title[0]) and self.title[0] not in _MODIFIERS:
            return False  # "Kentucky Representative Barr" is in somebody's sentence
        return ORGANISATIONS.isdisjoint(word.lower() for word in self.name)

    @property
    def is_office(self) -> bool:
        """Whether it is somebody by an office alone: The President, The Chairman."""
        return self.title[:1] == ("the",) and not self.name and not _PERSONAL.isdisjoint(self.title)


_SPELLINGS = Spellings(TITLES, twice=True)


@lru_cache(maxsize=_WORDS_KEPT)
def parse_label(words: str) -> ParsedLabel:
    """Return the title and the name in the words of a label: ``CHIEF OF STAFF ZIENTS`` is
    Zients.
    """
    parts = words.split()
    while parts[2:] and parts[-1] in POST_NOMINALS:
        del parts[-1]
        parts[-1] = parts[-1].rstrip(",")
    at = _title_end(parts)
    title = [title_spelling(part) for part in parts[:at]]
    name = parts[at:]
    if at and len(name) > 1 and name[0].lower() in _LINKS:
        end = _name_start(name)
        title += [part.lower() for part in name[:end]]
        name = name[end:]
    if not name and len(title) > 1 and title[0] != "the" and title[-1] in _SURNAMES_TOO:
        del title[-1]
        name = parts[-1:]  # "Chief White", no white house
    return ParsedLabel(tuple(title), tuple(name), _is_several(parts, at, name))


def without_suffix(name: Sequence[str]) -> list[str]:
    """Return the words of a name without "Jr." and its like at the end, nor the "(grandson)" that
    tells one of two apart.
    """
    words = list(name)
    while len(words) > 1 and (
        words[-1].startswith("(") or words[-1].lower().rstrip(".") in NAME_SUFFIXES
    ):
        del words[-1]
        words[-1] = words[-1].rstrip(",")
    return words


def is_title(word: str) -> bool:
    """Return whether a word of a label is one of a title, in whatever number and spelling."""
    return _title_word(word) != ""


def without_brackets(words: str) -> str:
    """Return a label without its brackets, or what they hold if it is the name of an office's
    bearer.

    ``Mr. Hale (Warwick)`` is Mr. Hale, ``The Minister for Water (Mrs. Obi)`` is Mrs. Obi, and
    ``Hale (J. C.)`` J. C. Hale.
    """
    if initials := _INITIALS.fullmatch(words):
        return f"{initials['initials'].strip()} {initials['last']}"
    bare = _without_apposition(_BRACKETS.sub("", words).strip() or words, bracketed="(" in words)
    inner = _BEARER.fullmatch(words)
    answers = bare.casefold() in _ANSWERS
    if inner is None or not (answers or (parse_label(bare).title and not parse_label(bare).name)):
        return bare
    name = inner["name"].split()
    named = parse_label(inner["name"]).is_person or (
        len(name) > 1 and name[0].lower() in given_names()
    )
    return inner["name"] if named else bare


def _without_apposition(words: str, *, bracketed: bool) -> str:
    """Return a label without what somebody is, behind or before a comma: "ANN MOSS, HOST" and
    "Prime Minister, Ann Moss" are Ann Moss; as it is where several are named.

    ``bracketed``: a party has stood in brackets, so that one word behind the comma is a place.
    """
    before, comma, behind = words.partition(", ")
    if not comma or behind.lower().rstrip(".") in NAME_SUFFIXES or behind in POST_NOMINALS:
        return words
    if before.isupper() and not behind[0].isupper() and _describes(behind):
        return before  # "ANN MOSS, former lock keeper"
    if not {"and", "&"}.isdisjoint(behind.lower().split()):
        return words
    if _is_office(before) and (_is_full_name(behind) or parse_label(behind).is_person):
        return behind
    is_printed = all(part[0].isupper() or part in _LINKS for part in behind.split())
    if not is_printed or _may_be_person(behind):
        return words
    has_role = not _BEHIND_NAMES.isdisjoint(behind.lower().replace(",", "").split())
    if not _may_be_person(before):
        # a given name that no list has
        return before if has_role and _is_full_name(before) else words
    # else it may be a book: "Ann Moss, Sailing Alone"
    return before if bracketed or has_role or (words.isupper() and " " in behind) else words


def _describes(words: str) -> bool:
    """Return whether words in small letters say what somebody is, or how old: "former lock keeper",
    "17".
    """
    parts = words.lower().replace(",", "").split()
    if parts[0] in NOT_NAMES | PREPOSITIONS | CONJUNCTIONS:
        return False  # "where the water is"
    return words.isdigit() or not ROLES.isdisjoint(parts) or parts[-1].endswith(_DOERS)


def _is_office(words: str) -> bool:
    """Return whether words are an office without a name: "Prime Minister", "Head of Ports"."""
    parts = words.lower().split()
    return is_title(parts[-1]) or (is_title(parts[0]) and not _LINKS.isdisjoint(parts))


def _is_full_name(words: str) -> bool:
    """Return whether words are two or more with capitals, of which none is a title or a body's."""
    parts = words.split()
    return 1 < len(parts) <= _LONGEST_NAME and not any(
        part[0].islower()
        or part.endswith(",")
        or is_title(part)
        or part.lower() in ORGANISATIONS | OFFICES
        for part in parts
    )


def _may_be_person(words: str) -> bool:
    """Return whether words are a title with a name, or a full name that begins with a given one."""
    names = words.split()
    if parse_label(words).is_person:
        return True
    return (
        1 < len(names) <= _LONGEST_NAME
        and names[0].lower() in given_names()
        and (is_person(words.title(), titled=False))
    )


def title_spelling(part: str) -> str:
    """Return a word of a title in lower case: as printed where it is known so, else put right."""
    lower = part.lower()
    return lower if lower.rstrip(".,") in TITLES else _title_word(part) or lower


def _title_word(part: str) -> str:
    """Return the title word that a word of a label is, in the singular; nothing if it is none."""
    lower = plain_title(part.lower().rstrip(".,"))
    if lower in TITLES:
        return lower
    if lower in _PLURALS:
        return _PLURALS[lower]
    if lower.endswith("s") and lower[:-1] in TITLES:
        return lower[:-1]
    if lower in given_names():
        return ""
    return _SPELLINGS.right(lower)


def _title_end(parts: Sequence[str]) -> int:
    """Return how many words of a label are title."""
    heads = [at for at, part in enumerate(parts[:-1]) if _title_word(part) in _HEADS]
    at = heads[-1] + 1 if heads and not _names_before(parts, heads[-1]) else 0
    for ahead in range(at, len(parts)):
        word = parts[ahead].lower().rstrip(".,")
        if ahead == len(parts) - 1 and word not in TITLES and not _is_office_misspelt(parts):
            break  # a name, however near to a title it comes
        if _title_word(parts[ahead]):
            at = ahead + 1
        elif word not in _MODIFIERS:
            break
    return at


def _is_office_misspelt(parts: Sequence[str]) -> bool:
    """Return whether a label is a title behind an article, in the plural or with its own letters
    amiss between the first and the last: "the presdient", but neither a resident nor a presidente.
    """
    last = parts[-1].lower()
    if parts[0].lower() != "the" or last[-1] == "s":
        return False
    meant = _title_word(last)
    slip = meant != "" and (last[0], last[-1], set(last)) == (meant[0], meant[-1], set(meant))
    return last in _PLURALS or slip


def _names_before(parts: Sequence[str], head: int) -> bool:
    """Return whether the words before an office name somebody: "ANN MOSS AND GOVERNOR BIRK"."""
    return any(part.lower() in ("and", "&", *_LINKS) for part in parts[:head])


def _name_start(words: Sequence[str]) -> int:
    """Return where the name begins in what stands behind a title: "of Staff Zients", "of Dell"."""
    least = 3 if words[1].lower() == "the" else 2
    at = len(words) - 1
    while at > least and words[at].lower().rstrip(".") in NAME_SUFFIXES:
        at -= 1
    while at > least and words[at - 1].lower() in NAME_PARTICLES:
        at -= 1
    if at > least and words[at - 1].lower() in given_names():
        at -= 1
    return at if at >= least else len(words)


def _is_several(parts: Sequence[str], at: int, name: Sequence[str]) -> bool:
    """Return whether the words name more people than one: two names, or a title beside a second
    title.
    """
    if any(part.lower() in ("and", "&") or part.endswith(",") for part in name[:-1]):
        return not (len(name) == 2 and name[1].lower().rstrip(".") in NAME_SUFFIXES)
    joined = [n for n, part in enumerate(parts) if part.lower() in ("and", "&")]
    if not joined:
        return False
    behind = parts[joined[-1] + 1 :]
    return bool(behind) and _title_word(behind[0]) != "" and joined[-1] >= at
