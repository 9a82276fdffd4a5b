"""Which language a text is in, by its commonest small words and its script; a guess or nothing.

Of 72 pieces of news of one or two sentences, six in each of twelve languages, 60 are told right and
one wrong; of 36 pieces twice as long 35 and none (``benchmarks/languages``).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER

# Words that are frequent in one of these languages, and in none or few of the others.
_SMALL_WORDS = {
    "en": "the of and to is that for with was this are by from be which it not have has an as on"
    " said he she his they had were who at been would",
    "de": "der die das und ist nicht mit für von auf den dem des ein eine wird werden auch sich im"
    " sie er es sind hat aus bei nach einem einen zum zur nur noch",
    "fr": "le la les des est et une dans pour qui que sur pas avec ne du par au cette sont ou il"
    " un aux ont été son ses leur elle mais depuis",
    "es": "el la los las de que y en un una por con para es se del su como no más al lo son"
    " fue fueron ha sus sobre este esta pero entre cuando",
    "it": "il di che la è per un una non con del della sono gli dei nel alla si da le come anche"
    " ha dal delle nella sul ma più suo sua stato",
    "pt": "o a os as de que e em um uma por com para é não do da dos das no na se são ao como mais"
    " foi pela pelo mas seu sua já foram está",
    "nl": "de het een van en is dat niet met voor op te zijn aan door worden wordt er als bij ook"
    " was maar over haar hun nog heeft naar uit wie",
    "pl": "w z na do nie się że i jest to dla oraz jak przez po od lub być o za który które tym"
    " ale jej jego są był było tylko jednak ze",
    "cs": "a se na je že v s z pro do k jako nebo by které který není jsou po od při aby tak podle"
    " ale její jen byl byla bylo ve jeho kdo",
    "ro": "și de la în cu pe un o este nu sunt din care pentru să se a fi mai ale sau prin ca ce"
    " au fost lui mult dar ar am când fără despre",
    "sv": "och att det som en är på för med av den inte till om ett har från kan de i vid eller så"
    " men sin hon han var sig ska bara efter vem",
    "da": "og at det som en er på for med af den ikke til om et har fra kan de der eller vil ved"
    " men sin hun han var sig skal kun efter hvem",
    "hu": "a az és hogy nem is egy meg ez volt csak de ha már mint vagy el azt még ki kell lehet"
    " nagy lesz után ezt két ön",
    "fi": "ja on ei se että joka tai kun ovat olla mutta jos myös niin sen kuin voi ole tämä sekä"
    " oli hän mukaan jo sitä tämän kanssa",
}
_LANGUAGES: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES.setdefault(_word, []).append(_language)
_NAME_WORDS = frozenset(word for word, languages in _LANGUAGES.items() if "en" not in languages)
_ENGLISH_ONLY = frozenset(word for word, languages in _LANGUAGES.items() if languages == ["en"])
_WORD = re.compile(r"[^\W\d_]+")
# “Jan van der Berg”, “Bergen op Zoom”, “De Telegraaf”: what joins the parts of a name, or opens it
_IN_NAMES = lazy_pattern(
    rf"(?P<first>\b[{UPPER}][\w.’'-]* )(?P<small>(?:[^\W\dA-Z_]{{1,6}} ){{1,3}})(?=[{UPPER}])"
    rf"|(?<=[\w,] )[{UPPER}][^\W\dA-Z_]{{0,5}} (?=[{UPPER}])"
)
_SAMPLE = 4000  # code points
# So many of these together, one in so many code points, no other language has.
_ENGLISH, _ENGLISH_EACH, _SHORT = (" the ", " of ", " and "), 100, 1000
_FEWEST = 4  # small words, and one of so many words, that tell anything
_SHARE = 0.1
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", lazy_pattern("[\uac00-\ud7a3]")),
    ("zh", lazy_pattern("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u03b1-\u03c9]")),
    ("uk", re.compile("[іїєґ]")),
    ("ru", re.compile("[а-я]")),
)
_MOSTLY = 0.15  # of the letters


def small_words(language: str) -> frozenset[str]:
    """Return the small words that a language is told by; none where its script tells it."""
    return frozenset(_SMALL_WORDS.get(language, "").split())


def without_name_words(text: str) -> str:
    """Return a text that has English words without the small words of others in its names.

    A short English text has more of them than small words of its own: “said Jan van der Berg”.
    """
    if _ENGLISH_ONLY.isdisjoint(text.split()):
        return text
    return _IN_NAMES.sub(_kept_of_name, text)


def _kept_of_name(found: re.Match[str]) -> str:
    words = (found["small"] or found[0]).lower().split()
    return found["first"] or " " if all(word in _NAME_WORDS for word in words) else found[0]


def language_of(text: str) -> str:
    """Return the code of the language (ISO 639-1) that the beginning of ``text`` is in; nothing
    where too little tells.
    """
    sample = text[:_SAMPLE].lower()
    if sum(map(sample.count, _ENGLISH)) * _ENGLISH_EACH > len(sample) > _SHORT:
        return "en"  # most are, and to count all words takes ten times as long
    words = _WORD.findall(without_name_words(text[:_SAMPLE]).lower())
    letters = sum(map(len, words))
    if not sample.isascii():
        for language, script in _SCRIPTS:
            few = 0.01 if language in ("uk", "ja") else _MOSTLY
            if len(script.findall(sample)) > few * letters:
                return language
    known = [languages for word in words if (languages := _LANGUAGES.get(word))]
    if len(known) < _FEWEST or len(known) < _SHARE * len(words):
        return ""
    (first, most), *others = Counter(chain.from_iterable(known)).most_common(2)
    return first if not others or most > others[0][1] else ""


def are_in_two_languages(one: str, other: str) -> bool:
    """Return whether two texts are in different languages; False where too little tells.

    Of one of them a small word is enough, if there are fewer of the other's language in it.
    """
    first, second = language_of(one), language_of(other)
    if first and second:
        return first != second
    known, unknown = (first, other) if first else (second, one)
    words = set(_WORD.findall(unknown.lower())) & _LANGUAGES.keys()
    return bool(known) and len(words - small_words(known)) > len(words & small_words(known))
