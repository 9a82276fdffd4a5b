"""The language of a text, told by its small words or its script."""

from __future__ import annotations

from tests.cases import cases

from briefreader.text.language import are_in_two_languages, language_of


@cases(
    ("language", "text"),
    [
        ("en", "The quay is open again, and the boats that were in the bay have come home."),
        ("de", "Der Hafen ist wieder offen, und die Boote werden auch von den Inseln kommen."),
        (
            "de",
            "Der Rat hat am Freitag über den Hafen beraten und ist nach einer Stunde nach Hause"
            " gegangen. „We are at the end of the road, and the rest of us know it“, sagte der Chef"
            " der Fähren auf Englisch. Die Stadt ist nicht zufrieden, und auch die Insel nicht.",
        ),
        ("fr", "Le port est de nouveau ouvert, et les bateaux qui sont dans la baie rentrent."),
        ("es", "El puerto está abierto y los barcos que se han ido con la tormenta no vuelven."),
        ("it", "Il porto è aperto e le barche che sono nella baia non tornano con la tempesta."),
        ("pt", "O porto está aberto e os barcos que são da baía não voltam com uma tempestade."),
        ("nl", "De haven is weer open en de boten die op het eiland zijn, worden niet gezien."),
        ("pl", "Port jest znowu otwarty i nie wiadomo, jak statki z wyspy się do nas dostaną."),
        ("cs", "Přístav je znovu otevřen a lodě, které jsou na ostrově, se vrátí až po bouři."),
        ("ro", "Portul este deschis și bărcile care sunt în golf nu se întorc din insulă cu vânt."),
        ("sv", "Hamnen är öppen igen och båtarna som är på ön har inte kommit till stan med det."),
        (
            "da",
            "Havnen er åben igen, og bådene, der er på øen, har ikke fra i går sejlet til.",
        ),
        ("fi", "Satama on taas auki, ja veneet, jotka olivat saarella, eivät ole sieltä kuin ei."),
        ("uk", "Порт знову відкрито, і човни, які були в затоці, повернулися додому після шторму."),
        ("ru", "Порт снова открыт, и лодки, которые были в заливе, вернулись домой после шторма."),
        ("ja", "港が再び開き、湾にいた船は嵐の後に戻ってきた。"),
        ("zh", "港口重新开放，海湾里的船只在暴风雨后返回。"),
        ("", "Un texte de la mairie."),
        ("", "La casa de la plaza de la villa."),  # in Romanian, too, each is a small word
        ("en", "They had met Jan van der Berg and Els de Wit of De Telegraaf at the quay."),
        ("en", "She said that Otto von Habsburg and Karl von der Heide were at the quay."),
        (
            "en",
            "They said Otto von Ākis, Karl von der Ēvele and Jan van der Ģēģeris had met at Kell.",
        ),
        ("en", "He and Pedro de los Ríos of San Juan de la Peña were at the quay, they said."),
        ("", "“No,” said Jean-Luc de la Tour du Pin."),
        ("", "Maria dos Santos, João da Silva and Rui do Vale won in Rio de Janeiro."),
        ("nl", "Jan van der Berg en Els de Wit van De Telegraaf zijn het met de kade eens."),
        ("de", "Karl von der Heide und Otto von Habsburg waren auch auf der Insel."),
        ("es", "Pedro de los Ríos es de San Juan de la Peña y no de la isla."),
        ("", "Quay Ellery Holt Calloway"),
        ("", "3.14 159 26"),
        ("", ""),
    ],
)
def test_a_language_is_told_by_its_small_words_or_not_at_all(language: str, text: str) -> None:
    assert language_of(text) == language


@cases(
    ("one", "other", "expected"),
    [
        ("Das reicht uns noch lange nicht", "That is not enough for any of us", True),
        ("Geld reicht nicht", "The money is not enough for all of that", True),
        ("That is not enough for any of us", "and it was not for want of the boats", False),
        ("The money is not enough for all of that", "We would say so", False),
        ("The money is not enough for all of that", "Drill, baby, drill", False),
        ("Drill, baby, drill", "Geld reicht nicht", False),
    ],
)
def test_two_short_texts_are_told_apart_by_their_small_words(
    one: str, other: str, expected: bool
) -> None:
    assert are_in_two_languages(one, other) is expected
    assert are_in_two_languages(other, one) is expected
