"""Other languages than English: words in all forms, umlauts in both spellings."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import cases
from tests.search.making import article, build, names, record

from briefreader.search import Index, matches, parse_query
from briefreader.search.analysis.language_stems import STEMMERS, stem
from briefreader.text.language import language_of

pytest.importorskip("snowballstemmer")

TEXTS = {
    "de": (
        "Die Regierung hat am Donnerstag beschlossen, dass die alten Häuser am Hafen nicht "
        "abgerissen werden. Frau Mueller sagte, dass die Straßen und die Gebäude für die Stadt von "
        "großer Bedeutung sind und auch im nächsten Jahr erhalten bleiben. Die neuen Feuer brennen."
    ),
    "en": (
        "The government of the town decided that the old houses of the harbour stay, and the mayor "
        "said that the family of Mr. Hauser and of Mrs. Muller does not want to leave the queen."
    ),
    "fr": (
        "Le gouvernement a décidé jeudi que les vieilles maisons du port ne seront pas détruites "
        "et le maire a annoncé que les rues sont dans un état qui est bon pour les habitants."
    ),
    "es": (
        "El gobierno decidió el jueves que las casas viejas del puerto no serán destruidas, y el "
        "alcalde dijo que las calles son de gran importancia para la ciudad y para los vecinos."
    ),
    "ru": (
        "Правительство решило в четверг, что старые дома в порту не будут снесены, а министр "
        "сказал, что новый план важен для города."
    ),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    made = [record(article(f"{name}.txt", text)) for name, text in TEXTS.items()]
    return build(tmp_path_factory.mktemp("index"), made, batch=2)


@cases(
    ("typed", "found"),
    [
        ("häuser", "de en"),
        ("haeuser", "de"),
        ("haus", "de"),
        ("haeusern", "de"),
        ("hauser", "de en"),
        ("mueller", "de"),
        ("müller", "de en"),
        ('"alten haeuser"', "de"),
        ('"alten häuser am"', "de"),
        ('"alten haus"', ""),
        ('"haus"', ""),
        ('"haeuser"', "de"),
        ("gebaeu*", "de"),
        ("strasse", "de"),
        ("bedeutungen", "de"),
        ("feur", ""),
        ("does", "en"),
        ("dos", ""),
        ("qun", ""),
        ("house", "en"),
        ("maison", "fr"),
        ("casa", "es"),
        ("annoncer", "fr"),
        ("нового", "ru"),
        ("домов", "ru"),
        ("haeuser -mueller", ""),
        ('"alten haeuser"~3', "de"),
    ],
)
def test_what_is_found_is_what_is_marked(index: Index, typed: str, found: str) -> None:
    assert sorted(name.removesuffix(".txt") for name in names(index, typed)) == found.split()
    query = parse_query(typed)
    marked = [name for name, text in TEXTS.items() if matches(query, text)]
    assert "-" in typed or sorted(marked) == found.split()


def test_a_word_is_suggested_for_what_is_in_no_language(index: Index) -> None:
    assert index.search(parse_query("haeuser nirgendwo")).suggestion == ""
    assert index.search(parse_query("haeuser regierumg")).suggestion == "haeuser regierung"


def test_a_word_and_its_stem_are_one_word_to_the_ranking(tmp_path: Path) -> None:
    """The stem's term stands where the word stands: counted twice, German would come first."""
    both = index_of(tmp_path / "both", TEXTS["de"] + " Plan.", TEXTS["en"] + " Plan.")
    scores = {both.search(parse_query("plan")).hit(n).row.title: n for n in range(2)}
    assert scores == {"1.txt": 0, "0.txt": 1}, "the shorter one is the first"


def index_of(folder: Path, *texts: str) -> Index:
    made = [record(article(f"{n}.txt", text, title=f"{n}.txt")) for n, text in enumerate(texts)]
    return build(folder, made)


def test_an_index_of_english_holds_words_alone(tmp_path: Path) -> None:
    english = index_of(tmp_path / "english", TEXTS["en"])
    terms = english.segments[0].terms("body").words
    assert terms[0][:1] != b"\x01"
    german = index_of(tmp_path / "german", TEXTS["de"])
    assert german.segments[0].terms("body").words[0].startswith(b"\x01de ")
    assert all("\x01" not in word for word in german.field_values("title"))


def test_each_language_has_a_stemmer_and_is_told_from_the_others() -> None:
    assert {language: language_of(text) for language, text in TEXTS.items()} == {
        language: language for language in TEXTS
    }
    for language in STEMMERS:
        assert stem(language, "министрами" if language == "ru" else "ministers")
