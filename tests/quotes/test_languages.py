"""Short stories in nine languages: which words are quoted, and who said them."""

from __future__ import annotations

import re
import unicodedata
from importlib import resources
from itertools import product
from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.quotes import find_quotes
from briefreader.quotes.attribution.language_reports import TOKEN
from briefreader.quotes.words.language_words import LANGUAGES, language_words, report_language

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


@cases("language", STORIES)
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


# What stands before, and a sentence in which {n} says at least three words.
WORD_ORDERS = {
    "de": (
        "Der Sturm hat am Montag den Hafen erreicht, und niemand konnte die Boote holen.",
        (
            "Wie {n} mitteilte, sei die Lage „noch immer sehr ernst“.",
            "„Wir warten hier“, erklärte die 52-jährige {n}.",
            "Für {n} ist das „ein schwarzer Tag für die Stadt“.",
        ),
    ),
    "fr": (
        "La tempête a atteint le port lundi, et personne n’a pu sortir les bateaux.",
        (
            "« Nous avons attendu, a déclaré {n}. Personne n’est venu. »",
            "« Nous avons attendu deux jours, a déclaré {n}. »",
            "« C’est fini ici », a souligné la directrice du port {n} lundi.",
            "Pour {n}, il s’agit d’« un jour noir pour la ville ».",
        ),
    ),
    "es": (
        "La tormenta llegó al puerto el lunes, y nadie pudo sacar los barcos.",
        (
            "“Hemos esperado dos días”, ha asegurado {n}.",
            "Para {n}, se trata de «un día negro para la ciudad».",
        ),
    ),
    "it": (
        "La tempesta ha raggiunto il porto lunedì, e nessuno ha potuto tirare fuori le barche.",
        ("«È finita qui», ha sottolineato la direttrice del porto {n}.",),
    ),
    "pt": (
        "A tempestade chegou ao porto na segunda-feira, e ninguém tirou os barcos.",
        ("{n} classificou a situação como “muito, muito grave”.",),
    ),
}


@cases("language", WORD_ORDERS)
def test_word_orders_of_a_language_name_who_speaks(language: str) -> None:
    before, sentences = WORD_ORDERS[language]
    for sentence in sentences:
        for name in NAMES:
            quotes = find_quotes(f"{before}\n\n{sentence.format(n=name)}")
            assert quotes, sentence
            assert {quote.speaker for quote in quotes} == {name}, sentence


@cases(
    ("report", "speaker"),
    [
        ("Anton Moss sagte am 12. Mai: „Die Brücke ist zu alt.“", "Anton Moss"),
        ("Anton Moss sagte nach dem 3. Spieltag in St. Gallen: „Wir sind zu alt.“", "Anton Moss"),
        ("„Die Brücke ist zu alt“, sagte Dr. Anton Moss dem Blatt.", "Anton Moss"),
        ("Anton M. Moss sagte u. a.: „Die Brücke ist zu alt.“", "Anton M. Moss"),
        ("Anton Moss baut in der Stadt. „Sie ist zu alt“, sagte A. Moss dort.", "Anton Moss"),
        ("À 20.15 h, M. Luc Dumas a déclaré : « Le pont est trop vieux. »", "Luc Dumas"),
        ("Le maire attend. « Le pont est trop vieux », a dit M. Dumas.", "Dumas"),
        ("«El puente es viejo y húmedo», dijo el Sr. Julián Ortega en Madrid.", "Julián Ortega"),
        ("Marta Beltrán dijo a las 9 p. m.: «El puente es muy viejo».", "Marta Beltrán"),
        ("«Il ponte è vecchio e bagnato», ha detto il dott. Marco Ferri ieri.", "Marco Ferri"),
        ("“De brug is oud en ook nat”, zei dr. Joris Bakker dinsdag.", "Joris Bakker"),
        ("„Most jest stary i mokry”, powiedział prof. Jan Kowal w środę.", "Jan Kowal"),
        ("“A ponte é velha e húmida”, disse o Dr. Rui Barros em Lisboa.", "Rui Barros"),
        ("Иван Громов сказал в г. Казани: «Мост старый и мокрый.»", "Иван Громов"),
        ("Іван Гнатюк сказав у м. Львові: «Міст старий і мокрий.»", "Іван Гнатюк"),
    ],
)
def test_a_full_stop_that_belongs_to_a_word_ends_no_sentence(report: str, speaker: str) -> None:
    assert [quote.speaker for quote in find_quotes(report)] == [speaker]


def test_a_figure_or_letter_at_its_end_does_not_hide_that_a_sentence_ends() -> None:
    text = "Das sagte der Wirt im Jahr 2012. Anton Moss baut dort. „Sie ist zu alt und nass.“"
    assert [quote.speaker for quote in find_quotes(text)] == [None]


def told(language: str) -> list[tuple[str, list[tuple[int, int, str | None]]]]:
    """The 25 stories of a language: the text, and each quotation in it with its speaker.

    In the file quotations stand in braces, their speakers behind "=", "-" for one without a name.
    """
    found = []
    file = Path(__file__).parent / "stories" / f"{language}.txt"
    for story in file.read_text("utf-8").strip().split("\n\n"):
        marked, _, names = story.partition("\n= ")
        text, quotes = "", []
        for piece in re.split(r"(\{.*?\})", marked):
            if piece.startswith("{"):
                quotes.append((len(text), len(text) + len(piece) - 2))
                piece = piece[1:-1]
            text += piece
        speakers = [None if name == "-" else name for name in names.split(" | ")]
        found.append((text, [(*q, who) for q, who in zip(quotes, speakers, strict=True)]))
    return found


@cases("language", LANGUAGES)
def test_short_stories_have_their_quotations_and_speakers(language: str) -> None:
    count = certain = 0
    wrong = []
    stories = told(language)
    assert len(stories) == 25
    for text, quotes in stories:
        here = find_quotes(text)
        assert len(here) <= len(quotes), text  # a title is nobody's words
        for start, end, speaker in quotes:
            one = next((q for q in here if abs(q.start - start) + abs(q.end - end) < 2), None)
            count += 1
            certain += one is not None and one.certain
            if one is None or one.speaker != speaker:
                wrong.append((text[start:end], one and one.speaker))
                assert one is None or not one.certain
    assert not wrong
    assert certain / count >= 0.3


def test_the_words_of_each_language_are_a_hundred_and_name_their_source() -> None:
    folder = resources.files("briefreader.quotes.words") / "languages"
    for language in LANGUAGES:
        words = language_words(language)
        assert len(words.said) >= 100
        # each is one token, as quotations are read
        matched = words.said | words.any | words.he | words.she | words.prepositions | words.roles
        text = " ".join(sorted(matched))
        assert [token.group() for token in TOKEN.finditer(text)] == text.split(), language
        assert "# Source: " in (folder / f"{language}.txt").read_text("utf-8")


def test_chinese_and_japanese_words_between_marks_are_somebodys_and_titles_are_not() -> None:
    for text, quotes in {
        "港口昨天关闭。“桥很旧，我们会修”，莫斯说。他还说：“船迟到了。”": [
            "桥很旧，我们会修",
            "船迟到了。",
        ],
        "港口昨天關閉。「橋很舊」，莫斯說。": ["橋很舊"],
        "莫斯表示，“一切都好”。港口昨天关闭了。": ["一切都好"],
        "市长强调，要“安全第一”。": ["安全第一"],
        "東京の港は閉まった。「橋は古い」とモス氏は述べた。「直す」とも語った。": [
            "橋は古い",
            "直す",
        ],
        "市長は『橋は安全だ』と語った。映画「長い橋」が上映された。": ["橋は安全だ"],
        "港口是“一桥一路”的一部分。这部名为“长桥”的电影昨天上映。": [],
        "『港は閉まった。』という本が出た。市民の投票で「虹の橋」と名付けられた。": [],
        "“桥很旧！”他喊道。他告诉莫斯：“好。”": ["桥很旧！", "好。"],
        "「橋は古い」と述べ、直すとした。": ["橋は古い"],
        # a novel, a legend, names and terms, with a letter for "say" within other words
        "（简称“北约”）。他号称“铁人”，有人称他为“船王”，又称“老大”。": [],
        "港口问题“很严重”，他访问“一带一路”，记者提问“环节”，也否认“收钱”。": [],
        "他的小说“长桥”，说明书“长桥”，传说，“龙王”。“长桥”，他的小说。": [],
        "他表示，“双减”政策的问题很大。“双减”政策，他说。桥叫“长桥”，市长说。": [],
        "「虹の橋」と呼び、観光に活用している。「みんなの港」とスローガンを定め開催した。": [],
        "映画「長い橋、そして海の物語」が上映された。「長い橋」とその歴史について説明した。": [],
        # a report in English with other words in it
        "The town of 东京 met. 港口昨天关闭。“桥很旧，我们会修”，Ann said. “We wait,” he said.": [
            "We wait"
        ],
    }.items():
        found = find_quotes(text)
        assert [quote.text for quote in found] == quotes, text
        assert not any(quote.speaker or quote.certain for quote in found)


@cases(
    ("text", "language"),
    [
        ("Moss said the quay of Kell was closed, and the harbour was not.", ""),
        ("She said: “Die Brücke ist alt”, and that she was in no hurry.", ""),
        ("No. I do so. He is in it as we do it.", ""),
        ("", ""),
        ("Die Brücke ist alt, sagte Moss.", "de"),
        ("„We are at the end of the road and we know it“, sagte er auf Englisch.", "de"),
        ("« The king of the quay is dead », a déclaré Jean Moss dans son discours.", "fr"),
        ("Im Film Lord of the Sea ist der Hafen zu, und auch die Stadt ist nicht da.", "de"),
        ("Rick de la Torre: “It is not only the right move, it is what we need.”", ""),
        ("In Kell, D.C., and in Dell, D.C.: “We will be clean and safe at the end.”", ""),
        ("“Die Brücke ist alt, und wir wissen es nicht.”", "de"),
        ("Port jest zamknięty, a most nie.", "pl"),
        ("Міст старий і мокрий, — сказав він.", "uk"),
        ("Мост старый и мокрый, — сказал он.", "ru"),
        ("桥很旧，莫斯说。", "zh"),
        ("橋は古い、とモスは言った。", "ja"),
        ("Hamnen är öppen och båtarna som är på ön har inte kommit till stan med det.", ""),
    ],
)
def test_the_language_of_a_text_is_told_by_its_commonest_words(text: str, language: str) -> None:
    assert report_language(text) == language


@cases(
    ("text", "quotes"),
    [
        ("Ihr neues Stück heißt „Winterreise“ und ist alt.", []),
        (
            "„Wir haben geliefert“, sagte Clara Ahlers dem „Morgenblatt“. Der Chef, Uwe Timm, ist"
            " anderer Meinung: „Die Betriebe warten bis heute.“",
            [
                ("Wir haben geliefert", "Clara Ahlers"),
                ("Die Betriebe warten bis heute.", "Uwe Timm"),
            ],
        ),
        (
            "Der Minister ging. „We are at the end of the road and we know it“, sagte er auf"
            " Englisch.",
            [("We are at the end of the road and we know it", None)],
        ),
        (
            "Premier Lotte de Graaf wil niet verder gaan. “Eerst de feiten”, zei De Graaf vrijdag.",
            [("Eerst de feiten", "Lotte de Graaf")],
        ),
        ("Maria Voss sagte, der Film „Die lange Nacht“ sei gut.", []),
        (
            "Ana Roldán sonrió. —No vendrá nadie —dijo ella.\n\n—¿Y por qué? —preguntó Luis Peral.",
            [("¿Y por qué?", "Luis Peral")],
        ),
        (
            "„Das ist alt“, sagte ein Mann am Kai. „Und nass ist es auch.“",
            [("Das ist alt", None), ("Und nass ist es auch.", None)],
        ),
        (
            "Le port est fermé et la mer est haute. « Quelle vieille ville », s’exclame Anne Moss.",
            [("Quelle vieille ville", "Anne Moss")],
        ),
        (
            "Anne Moss a déclaré que ce qui est vieux s'intitule « Une ville et un grand port ».",
            [],
        ),
        # what is in a language whose reports are not known is read like English
        (
            "Hamnen är öppen igen och båtarna som är på ön har inte kommit till stan med det. ”Vi"
            " har väntat på det här länge”, säger Anna Moss.",
            [("Vi har väntat på det här länge", "Anna Moss")],
        ),
    ],
)
def test_titles_are_no_speech_and_who_is_not_named_has_no_name(
    text: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert [(quote.text, quote.speaker) for quote in find_quotes(text)] == quotes


@cases("opening", ["Laut", "Selon", "Según", "Secondo", "Segundo", "Volgens"])
def test_a_word_for_according_to_is_no_part_of_a_name(opening: str) -> None:
    (quote,) = find_quotes(f"{opening} Karl Birk, “the quay of Kell is old and it will fall”.")
    assert (quote.speaker, quote.certain) == ("Karl Birk", False)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir haben gewartet“, sagte Anton Moss am Abend.", "Anton Moss"),
        ("„Wir haben gewartet“, beteuerte Senator Anton Moss.", "Anton Moss"),
        ("„Wir haben gewartet“, wandte Anton Moss ein.", "Anton Moss"),
        ("„Wir haben gewartet“, sagte Anton Moss vor rund zweihundert Gästen.", "Anton Moss"),
        ("Auf die Frage nach dem Kai, der alt ist, antwortete Moss: „Wir haben gewartet.“", "Moss"),
    ],
)
def test_a_noun_of_another_language_is_not_taken_for_who_said_it(text: str, speaker: str) -> None:
    (quote,) = find_quotes(text)
    assert quote.speaker == speaker


@cases(
    "place",
    [
        "Jan van der Berg met Els de Wit and Kees van den Bosch of De Telegraaf",
        "Karl von der Heide and Otto von Habsburg are in Frankfurt an der Oder",
        "Juan de la Cruz and Pedro de los Ríos are in San Juan de la Peña",
        "Marie de la Tour and the Médecins sans frontières are in Aix-la-Chapelle",
        "Maria dos Santos and João da Silva are in Rio de Janeiro",
        "Andrea della Corte and Lucia del Monte are in Forte dei Marmi",
    ],
)
def test_a_short_english_text_stays_english_among_foreign_names(place: str) -> None:
    text = f"{place}. “We wait,” said {' '.join(place.split()[:2])}."
    assert report_language(text) == ""
    assert [quote.text for quote in find_quotes(text)] == ["We wait"]


@cases(
    ("text", "speaker", "certain"),
    [
        (
            "El alcalde Juan Soto llegó. Luego Soto dijo: «No volverá a pasar nunca».",
            "Juan Soto",
            True,
        ),
        (
            "Il sindaco Carlo Bassi è qui. Poi Bassi ha detto: «Non succederà mai più».",
            "Carlo Bassi",
            True,
        ),
        ("Burmistrz Zalesia Piotr Wójcik powiedział: „To się nie powtórzy”.", "Piotr Wójcik", True),
        (
            "Prezes klubu Anna Maria Duda powiedziała: „To się nie powtórzy”.",
            "Anna Maria Duda",
            True,
        ),
        (
            "Голова Лугового Андрій Кравець сказав: «Це не повториться ніколи».",
            "Андрій Кравець",
            True,
        ),
        (
            "Президент Іван Петрович Мороз сказав: «Це не повториться ніколи».",
            "Іван Петрович Мороз",
            True,
        ),
        ("Згодом Зоряна сказала: «Це не повториться ніколи».", "Зоряна", False),
        ("La chanteuse Maïa est là. « Nous le regrettons beaucoup », écrit-elle.", "Maïa", False),
        (
            "Minister Moss hat am 12. Mai vor dem Ausschuss gesagt: „Wir warten noch.“",
            "Moss",
            False,
        ),
        ("Collega-artiest Lars reageerde op het nieuws: „Rust uit, kanjer.”", "Lars", False),
        (
            "Die Wirtin Ute Moss schilderte, wie er schrie: „Mach den Tresor auf!“",
            "Ute Moss",
            False,
        ),
        (
            "Nuria Peña calificó al alcalde Juan Soto de «vendedor de humo y sueños».",
            "Nuria Peña",
            True,
        ),
        ("«Es una joya para todos», dijo en la plaza el alcalde Juan Soto.", "Juan Soto", True),
        (
            "La maire Anne Roux est là. « C’est une promesse », s’est-elle félicitée.",
            "Anne Roux",
            False,
        ),
        ("Die Lektorin Ute Moss hat ihn sehr gequält: „Sie wollte jede Prise.“", "Ute Moss", False),
        (
            "«Lo importante es la lista de espera», afirmó Luis de la Rosa, jefe del puerto.",
            "Luis de la Rosa",
            True,
        ),
        ("„Das Dach ist undicht“, sagte Karl von der Heide.", "Karl von der Heide", True),
    ],
)
def test_a_name_begins_behind_what_stands_before_it(text: str, speaker: str, certain: bool) -> None:
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.certain) == (speaker, certain)


@cases(
    ("text", "who"),
    [
        (
            "Der Zug kam spät. Ein Sprecher der Bahn sagte: „Wir bedauern das sehr.“",
            "Ein Sprecher der Bahn",
        ),
        (
            "Le train est en retard. Hier, la direction a déclaré : « Nous le regrettons. »",
            "la direction",
        ),
        ("El tren llegó tarde. La empresa dijo que «no volverá a pasar nunca».", "La empresa"),
        ("El tren llegó tarde. El año pasado dijo: «No volverá a pasar nunca».", ""),
        (
            "O porta-voz da empresa disse, em nota, que «isto não se repete».",
            "O porta-voz da empresa",
        ),
        ("„Dit gebeurt nooit meer in onze stad”, aldus een woordvoerder.", "een woordvoerder"),
    ],
)
def test_who_speaks_without_a_name_is_shown_in_the_words_of_the_text(text: str, who: str) -> None:
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.mention(text)) == (None, who)


@pytest.mark.parametrize("language", STORIES)
def test_letters_whose_accents_stand_apart_are_the_same_letters(language: str) -> None:
    words, sentences = STORIES[language]
    for sentence in sentences:
        text = sentence.format(n="José Lüders", q=words)
        apart = unicodedata.normalize("NFD", text)
        found = [
            [
                (quote.speaker, unicodedata.normalize("NFC", quote.text))
                for quote in find_quotes(one)
            ]
            for one in (text, apart)
        ]
        assert found[1] == found[0], text
