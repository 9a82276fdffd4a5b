"""Words that a text says were not said, or only perhaps: they are never certain."""

from __future__ import annotations

from tests.cases import cases

from briefreader.domain.article import Span
from briefreader.quotes import find_quotes
from briefreader.quotes.attribution.doubted_words import doubt_of, is_hint
from briefreader.quotes.pipeline import find_attributed_quotes

# Language: what is denied, what is only alleged, and what is said for certain.
SENTENCES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "": (
        (
            "Ann Moss denied having called Birk “a prophet with a bucket”.",
            "Ann Moss, the mayor, denied calling Birk “a prophet with a bucket”.",
            "Ann Moss denied that she had called the quay “a museum with a leak in it”.",
            "Moss denied having called it “a museum with a leak in it”.",
            "Moss denied saying that “the quay is a museum with a leak in it”.",
            "Moss denies ever describing this as “a museum with a leak in it”.",
            "Ann Moss denies ever having told Karl Birk: “Leave the quay alone.”",
            "Ann Moss denied telling the judge: “I was in Lisbon that day.”",
            "Ann Moss never said “the quay is safe for everyone”, whatever the poster claims.",
            "Ann Moss never called Birk “a prophet with a bucket”.",
            "Ann Moss did not publicly say that “the quay is safe for everyone”.",
            "Ann Moss did not say, as the post claims, “let the town go first”.",
            "At no point did Ann Moss say “go home, all of you”.",
            "“Let them all swim,” Ann Moss never said.",
            "“Let them all swim in the lake” was not how Ann Moss put it.",
            "“Let them all swim in the lake” are not Ann Moss’s words.",
            "“Let them all swim in the lake”; Ann Moss said no such thing.",
            "Ann Moss did not say that eels are “vermin in a dinner jacket,” her office insisted.",
            "Ann Moss never told a crowd in Kell that eels are “vermin in a dinner jacket.”",
            "Ann Moss did not tell the reporters: “Eels are vermin in a dinner jacket.”",
        ),
        (
            "“I eat trout for breakfast,” Ann Moss is alleged to have said in March.",
            "“We shall dig till we find it,” Ann Moss supposedly said on Telegram.",
            "“I hid the bell,” Ann Moss reportedly told a friend.",
            "“I hid the bell,” said Ann Moss, allegedly.",
            "“Why me?” Ann Moss allegedly asked.",
            "Ann Moss allegedly told a friend: “I hid the bell in the barn.”",
            "Ann Moss allegedly wrote to Birk that the quay was “a ticking bomb”.",
            "In a doctored screenshot, Ann Moss wrote: “The town will be fine without me.”",
            "An AI-generated video shows Ann Moss saying, “I have sold the quay.”",
            "A fake audio clip had Ann Moss saying “the town can wait another year”.",
            "According to a fabricated letter, Ann Moss told Birk: “Go home now.”",
            "“Go home now,” Ann Moss appears to say in a doctored video.",
            "“Go home now,” read a doctored image of a post by Ann Moss.",
            "“Go home now” is a fabricated quote.",
            "CLAIM: Ann Moss said, “I will drain every lake in Europe.”",
            "Ann Moss was falsely quoted as saying “let them swim in the mud”.",
            "“Let them swim,” Ann Moss was wrongly quoted as saying.",
            "A post shared by thousands claims that Ann Moss said “quays are for cowards”.",
            "Moss rejected reports that she had told aides “to drown the report in the lake”.",
            "There is no evidence that Ann Moss ever said “pumps are a luxury of the plains”.",
            "Tom Reave accused Ann Moss of calling him “a prophet with a bucket”.",
        ),
        (
            "Ann Moss denied the allegations: “I was asleep that night.”",
            "Ann Moss did not only say that eels are “vermin in a dinner jacket”: she ate one.",
            "Ann Moss did not stop there, and told reporters that eels are “vermin in a jacket.”",
            "Ann Moss was not told by Karl Birk that eels are “vermin in a dinner jacket.”",
            "Ann Moss denied having said anything of the kind: “I was at home.”",
            "Ann Moss denied telling Birk to go: “I was in Lisbon.”",
            "Moss denied it, calling that “a museum with a leak in it”.",
            "Moss denied it and said that “the quay is a museum with a leak in it”.",
            "Ann Moss denied that it was hers, saying “I never owned a boat”.",
            "Ann Moss denied calling for a boycott, saying: “I was in Lisbon.”",
            "Ann Moss has never denied saying “the quay is a museum”.",
            "Ann Moss did not say “the quay is a museum” out of spite.",
            "Ann Moss never said it better: “Safety comes before scenery.”",
            "If Ann Moss did not say “the quay is a museum”, who did?",
            "“The supposedly safe quay is broken,” Ann Moss said.",
            "“I never said that the quay was ‘safe’,” Ann Moss said.",
            "The alleged thief, Ann Moss, said: “I was asleep that night.”",
            "Ann Moss, who allegedly hid the bell, said: “It was not me.”",
            "“I am sorry,” said Ann Moss, reportedly close to tears.",
            "Ann Moss falsely claimed “the quay is safe for everyone”.",
            "Ann Moss called the fake video “a disgrace for the town”.",
            "The doctored image is “a disgrace”, Ann Moss said.",
            "Asked about the fabricated quote, Ann Moss said: “I was not there.”",
            "“It is a lie,” Ann Moss said of a doctored image.",
            "“I was at home,” Ann Moss said. A fake clip had her say otherwise.",
            "“We will pay,” Ann Moss said. Birk allegedly told a friend: “No.”",
            "Tom Reave claimed the prize and said: “It is for my town.”",
            "Ann Moss accused Tom Reave of “lying through his teeth”.",
        ),
    ),
    "de": (
        (
            "Anna Moss hat nie gesagt: „Die Dörfer können warten.“",
            "Anna Moss sagte nie: „Die Dörfer können warten.“",
            "Anna Moss bestritt, Birk „einen Propheten mit Eimer“ genannt zu haben.",
            "Anna Moss bestritt, dass sie Birk „einen Propheten mit Eimer“ genannt habe.",
        ),
        (
            "„Ich verkaufe den Damm“, sagte Anna Moss angeblich.",
            "„Der See gehört mir“, soll Anna Moss gesagt haben.",
            "In einem gefälschten Video sagte Anna Moss: „Die Dörfer können warten.“",
        ),
        (
            "Anna Moss bestritt die Vorwürfe: „Ich war zu Hause.“",
            "Anna Moss sagte nicht ohne Stolz: „Wir haben es geschafft.“",
            "Anna Moss sagte der angeblich bestohlenen Frau: „Das tut mir leid.“",
            "„Das habe ich nie gesagt“, sagte Anna Moss.",
        ),
    ),
    "fr": (
        (
            "Anna Moss n’a jamais dit : « Que les villages attendent encore ».",
            "Anna Moss dément avoir qualifié Birk de « prophète au seau ».",
        ),
        (
            "« Le lac est à moi », aurait déclaré Anna Moss.",
            "« Je vends le barrage », a prétendument dit Anna Moss.",
        ),
        (
            "Anna Moss n’a jamais nié avoir dit « que les villages attendent ».",
            "Anna Moss a démenti les accusations : « J’étais chez moi. »",
            "Anna Moss, qui aurait déclaré forfait, a dit : « Je suis fatiguée. »",
            "Anna Moss n’a jamais dit mieux : « La sécurité avant tout. »",
        ),
    ),
    "es": (
        (
            "Anna Moss nunca dijo: «Que esperen los pueblos».",
            "Anna Moss negó haber dicho: «Que esperen los pueblos».",
        ),
        (
            "«El lago es mío», habría dicho Anna Moss.",
            "«Vendo la presa», dijo supuestamente Anna Moss.",
        ),
        (
            "Anna Moss negó las acusaciones: «Estaba en casa».",
            "No, dijo Anna Moss: «No lo haremos nunca».",
            "Anna Moss no dijo nada más que: «Adiós a todos».",
        ),
    ),
    "it": (
        (
            "Anna Moss non ha mai detto: «Che aspettino i villaggi».",
            "Anna Moss nega di aver detto: «Che aspettino i villaggi».",
        ),
        ("«Il lago è mio», avrebbe detto Anna Moss.",),
        ("«Non l’ho mai detto», ha detto Anna Moss.",),
    ),
    "pt": (
        (
            "Anna Moss nunca disse: «Que esperem as aldeias».",
            "Anna Moss nega ter chamado Birk de «profeta com um balde».",
        ),
        (
            "«O lago é meu», teria dito Anna Moss.",
            "«Vendo a barragem», disse supostamente Anna Moss.",
        ),
        ("«Nunca disse isso», disse Anna Moss.",),
    ),
    "nl": (
        (
            "Anna Moss heeft nooit gezegd: “De dorpen kunnen wachten.”",
            "Anna Moss ontkent Birk “een profeet met een emmer” te hebben genoemd.",
        ),
        (
            "Anna Moss zou hebben gezegd: “De dorpen kunnen wachten.”",
            "“Het meer is van mij”, zei Anna Moss naar verluidt.",
        ),
        (
            "Anna Moss ontkent de beschuldigingen: “Ik was thuis.”",
            "Anna Moss zei niets anders dan: “Vaarwel, dorpen.”",
        ),
    ),
    "pl": (
        ("Anna Moss nigdy nie powiedziała: „Niech wioski poczekają”.",),
        ("„Jezioro jest moje”, powiedziała rzekomo Anna Moss.",),
        ("„Nigdy tego nie powiedziałam”, powiedziała Anna Moss.",),
    ),
    "uk": (
        ("Анна Мосс ніколи не казала: «Хай села почекають».",),
        ("«Озеро моє», нібито сказала Анна Мосс.",),
        ("«Я ніколи цього не казала», сказала Анна Мосс.",),
    ),
    "ru": (
        ("Анна Мосс никогда не говорила: «Пусть деревни подождут».",),
        ("«Озеро моё», якобы сказала Анна Мосс.",),
        ("«Я никогда этого не говорила», сказала Анна Мосс.",),
    ),
}


@cases("language", SENTENCES)
def test_a_clause_says_that_words_were_not_said_or_only_perhaps(language: str) -> None:
    for denied, sentences in zip((True, False, None), SENTENCES[language], strict=True):
        for sentence in sentences:
            start = min(sentence.find(mark) for mark in "“„«" if mark in sentence) + 1
            end = min(at for mark in "”“»" if (at := sentence.find(mark, start)) > 0)
            doubt = doubt_of(sentence, Span(start, len(sentence[:end].rstrip())), language)
            assert (doubt and doubt.denied) is denied, sentence


@cases("language", SENTENCES)
def test_what_was_not_or_perhaps_not_said_is_never_certain(language: str) -> None:
    denied, alleged, _ = SENTENCES[language]
    for sentence in denied + alleged:
        assert not any(quote.certain for quote in find_quotes(sentence)), sentence


def test_a_word_beside_doubted_words_hints_at_it() -> None:
    denied, alleged, _ = SENTENCES[""]
    for sentence in (*denied, *alleged):
        lowers = sentence.lower().replace(",", " ,").replace(".", " .").split()
        assert any(map(is_hint, lowers)), sentence
    plain = ["moss", ",", "the", "mayor", ",", "said", "the", "quay", "was", "safe", "."]
    assert not any(map(is_hint, plain))


def test_what_goes_on_from_doubted_words_is_doubted_too() -> None:
    text = "“I hid the bell,” Ann Moss allegedly said. “It is in the barn of my house.”"
    found = find_attributed_quotes(text, "", None, None)
    assert [(one.quote.speaker, one.quote.certain) for one in found] == [("Ann Moss", False)] * 2
    assert found[0].doubt == "the text says “Ann Moss allegedly said”"


@cases(
    "lead",
    [
        "Ann – proposed quote for you:",
        "Suggested quote from Ann Moss:",
        "Ann, could you say:",
        "Ann Moss, would you be happy with:",
        "For approval:",
        "**Draft quote for Ann Moss:**",
    ],
)
@cases("gap", [" ", "\n\n"])
def test_what_is_only_proposed_to_somebody_is_said_by_nobody(lead: str, gap: str) -> None:
    text = f"Ann Moss met us.\n\n{lead}{gap}“The new quay is a great day for all of Dell.”\n\nOK?"
    assert [(one.speaker, one.certain) for one in find_quotes(text)] in ([(None, False)], [])


@cases(
    "text",
    [
        "Ann Moss rejected the proposed quote and said: “The new quay is far too small.”",
        "Ann Moss sent the plan for approval, and said: “The new quay is far too small.”",
    ],
)
def test_who_rejects_what_was_proposed_says_so(text: str) -> None:
    assert [one.speaker for one in find_quotes(text)] == ["Ann Moss"]
