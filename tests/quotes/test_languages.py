"""Short stories in nine languages: which words are quoted, and who said them."""

from __future__ import annotations

from itertools import product

import pytest

from briefreader.quotes import find_quotes
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.words.lexicon import CUES
from briefreader.quotes.words.reporting_languages import VERBS

NAMES = ("Karl Birk", "Anna Moss", "Tomas Arden", "Marta Vogel")
# Language: what is said, then sentences around it; {n} is who says it, {q} the words.
STORIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "de": (
        "Die Brücke ist alt und nass",
        (
            "Am Montag wurde gebaut. „{q}“, sagte {n} am Abend.",
            "{n} erklärte: „{q}.“",
            "„{q}“, betonte Bürgermeister {n}.",
            "Der Hafen bleibt zu. „{q}“, warnt {n}, der seit Jahren dort arbeitet.",
            "»{q}«, so sagte {n} am Dienstag.",
            "{n} kritisierte: „{q}.“ Mehr war nicht zu erfahren.",
            "Wie {n} berichtete, ist alles offen. „{q}“, fügte {n} hinzu.",
        ),
    ),
    "fr": (
        "Le pont est vieux et humide",
        (
            "Le port est fermé. « {q} », a déclaré {n} lundi.",
            "{n} a expliqué : « {q}. »",
            "« {q} », estime {n}, maire de Kell.",
            "« {q} », selon {n}.",
            "“{q}”, a ajouté {n}.",
            "« {q} », répond {n}. Le port reste fermé.",
            "Selon {n}, « {q} ».",
        ),
    ),
    "es": (
        "El puente es viejo y húmedo",
        (
            "El puerto está cerrado. «{q}», dijo {n} el lunes.",
            "{n} aseguró: “{q}”.",
            "“{q}”, señaló la alcaldesa {n}.",
            "Según {n}, “{q}”.",
            "“{q}”, añadió {n} ante los medios.",
            "{n} explicó que “{q}”.",
            "“{q}”, advirtió {n}. El puerto sigue cerrado.",
        ),
    ),
    "it": (
        "Il ponte è vecchio e bagnato",
        (
            "Il porto è chiuso. «{q}», ha detto {n} lunedì.",
            "{n} ha dichiarato: «{q}».",
            "“{q}”, spiega il sindaco {n}.",
            "Secondo {n}, «{q}».",
            "«{q}», ha aggiunto {n}.",
            "“{q}”, avverte {n}. Il porto resta chiuso.",
            "{n} sostiene che «{q}».",
        ),
    ),
    "pt": (
        "A ponte é velha e húmida",
        (
            "O porto está fechado. “{q}”, disse {n} na segunda-feira.",
            "{n} afirmou: «{q}.»",
            "“{q}”, explicou a presidente da câmara, {n}.",
            "Segundo {n}, “{q}”.",
            "“{q}”, acrescentou {n}.",
            "“{q}”, alertou {n}. O porto continua fechado.",
            "{n} garantiu que “{q}”.",
        ),
    ),
    "nl": (
        "De brug is oud en nat",
        (
            "De haven is dicht. “{q}”, zei {n} maandag.",
            "{n} verklaarde: “{q}.”",
            "“{q}”, zegt burgemeester {n}.",
            "Volgens {n} is het ernst. “{q}”, vertelde {n}.",
            "‘{q}’, schrijft {n}.",
            "“{q}”, waarschuwt {n}. De haven blijft dicht.",
            "{n} benadrukte: “{q}.”",
        ),
    ),
    "pl": (
        "Most jest stary i mokry",
        (
            "Port jest zamknięty. „{q}” – powiedział {n} w poniedziałek.",
            "{n} oświadczył: „{q}”.",
            "„{q}” – podkreśliła burmistrz {n}.",
            "Według {n} „{q}”.",
            "„{q}” – dodał {n}.",
            "«{q}» – ostrzegł {n}. Port jest zamknięty.",
            "{n} stwierdził, że „{q}”.",
        ),
    ),
    "uk": (
        "Міст старий і мокрий",
        (
            "Порт зачинено. «{q}», — сказав {n} у понеділок.",
            "{n} заявив: «{q}».",
            "«{q}», — наголосила мер {n}.",
            "«{q}», — додав {n}.",
            "„{q}“, — пояснив {n}.",
            "«{q}», — попередив {n}. Порт зачинено.",
            "{n} повідомив: «{q}».",
        ),
    ),
    "ru": (
        "Мост старый и мокрый",
        (
            "Порт закрыт. «{q}», — сказал {n} в понедельник.",
            "{n} заявил: «{q}».",
            "«{q}», — подчеркнула мэр {n}.",
            "«{q}», — добавил {n}.",
            "„{q}“, — пояснил {n}.",
            "«{q}», — предупредил {n}. Порт закрыт.",
            "{n} сообщил: «{q}».",
        ),
    ),
}
CYRILLIC = ("Марко Дяк", "Ганна Лис", "Роман Кобзар", "Олена Дуб")


@pytest.mark.parametrize("language", STORIES)
def test_quotations_and_speakers_of_a_language_are_found(language: str) -> None:
    words, frames = STORIES[language]
    names = CYRILLIC if language in ("uk", "ru") else NAMES
    stories = list(product(frames, names))
    found = right = 0
    wrong = []
    for frame, name in stories:
        quotes = find_quotes(frame.format(q=words, n=name))
        here = [quote for quote in quotes if quote.text.rstrip(".") == words]
        found += bool(here)
        right += bool(here) and here[0].speaker == name
        if not here or here[0].speaker != name:
            wrong.append((frame, [(quote.text, quote.speaker) for quote in quotes]))
    assert len(stories) >= 25
    assert found / len(stories) >= 0.95, wrong
    assert right / len(stories) >= 0.85, wrong


def test_no_verb_of_another_language_is_an_english_word_or_a_name() -> None:
    own = {form for form, base in CUES.items() if VERBS.get(form) != base}
    assert not VERBS.keys() & own
    assert not VERBS.keys() & given_names().keys()


@pytest.mark.parametrize("opening", ["Laut", "Selon", "Según", "Secondo", "Segundo", "Volgens"])
def test_a_word_for_according_to_is_no_part_of_a_name(opening: str) -> None:
    (quote,) = find_quotes(f"{opening} Karl Birk, “the quay of Kell is old and it will fall”.")
    assert (quote.speaker, quote.certain) == ("Karl Birk", False)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir haben gewartet“, sagte Anton Moss am Abend.", "Anton Moss"),
        ("„Wir haben gewartet“, sagte Anton Moss vor rund zweihundert Gästen.", "Anton Moss"),
        ("Auf die Frage nach dem Kai, der alt ist, antwortete Moss: „Wir haben gewartet.“", "Moss"),
    ],
)
def test_a_noun_of_another_language_is_not_taken_for_who_said_it(text: str, speaker: str) -> None:
    (quote,) = find_quotes(text)
    assert quote.speaker == speaker
