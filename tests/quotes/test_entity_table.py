"""Names are one person's however they are written, shortened, or placed in the sentence."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Literal

import pytest
from tests.cases import cases

from briefreader.domain.people import Office, PeopleDirectory, Person
from briefreader.quotes import find_quotes
from briefreader.quotes.entities.entity_table import EntityTable
from briefreader.quotes.entities.known_people import KnownPeople
from briefreader.quotes.entities.name_index import NameIndex

COMBINING = unicodedata.normalize("NFD", "Siún Ó Fáinín")
COMPOSED = unicodedata.normalize("NFC", COMBINING)


def speakers(text: str, title: str = "") -> list[str | None]:
    return [quote.speaker for quote in find_quotes(text, title=title)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_with_a_particle_and_accents_is_found_again_by_its_last_part(
    form: Literal["NFC", "NFD"],
) -> None:
    text = (
        "The baker Siún Ó Fáinín rose at four. “The oven was cold,” said Ó Fáinín."
        "\n\n“The bread is late,” Ó Fáinín said."
    )
    assert speakers(unicodedata.normalize(form, text)) == [COMPOSED, COMPOSED]


def test_an_account_is_nobody_elses() -> None:
    text = ".@GovMoss says the quay is “hard to mend”. Lt. Gov. Karl Moss came late."
    assert speakers(text) == ["GovMoss"]


def test_one_name_in_two_spellings_of_its_accents_is_one_person() -> None:
    text = f"{COMBINING} rose at four. “The oven was cold,” said {COMPOSED.split()[-1]}."
    assert speakers(text) == [COMPOSED]


def test_a_label_is_the_person_of_a_title_in_combining_accents() -> None:
    text = "MS. FÁINÍN:  Good morning.\n\nQ    Is it late?"
    assert speakers(text, f"Remarks by Mayor {COMBINING}") == [COMPOSED, None]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"Then {COMBINING} came.", [COMBINING]),
        ("Then Ann\xa0\xa0Moss came.", ["Ann\xa0\xa0Moss"]),
        ("then Mr. Ann  B. Moss came, and Moss went.", ["Ann  B. Moss", "Moss"]),
    ],
)
def test_the_places_of_a_name_cover_it_as_printed(text: str, places: list[str]) -> None:
    assert [span.of(text) for span in NameIndex(text, "", headline=False).all_places()] == places


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Karl Van Dell came. “It is late,” Van Dell said.", "Karl Van Dell"),
        ("Karl Birk Jr. came. “It is late,” Birk Jr. said.", "Karl Birk Jr."),
        ("King Hakon Dell came. “It is late,” Hakon Dell said.", "Hakon Dell"),
    ],
)
def test_the_last_part_of_a_longer_name_means_the_whole(text: str, full: str) -> None:
    assert speakers(text) == [full]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Moss bakes. The oven is old. After that, says {name}, “we shall buy a new one.”",
        "Ann Moss bakes. The oven is old. In the end, wrote {name}: “we shall buy a new one.”",
        "Ann Moss bakes. The oven is old. But, said {name}, “we shall buy a new one.”",
    ],
)
@pytest.mark.parametrize("name", ["Moss", "Ann Moss"])
def test_a_verb_and_subject_between_commas_lead_into_a_quotation(text: str, name: str) -> None:
    (quote,) = find_quotes(text.format(name=name))
    assert quote.speaker == "Ann Moss"
    assert quote.evidence is not None
    assert quote.evidence.of(text.format(name=name)).split()[0] in ("says", "wrote", "said")


def test_whom_somebody_told_is_not_the_one_who_spoke() -> None:
    text = "Ann Moss and Karl Birk met. Moss, the baker, told Birk, “we shall buy a new one.”"
    assert speakers(text) == ["Ann Moss"]


def test_a_question_word_before_a_title_is_no_part_of_it() -> None:
    text = "Would Mayor Ann Moss pay? “I would pay for the oven,” Moss said."
    assert [quote.speaker_title for quote in find_quotes(text)] == ["Mayor"]


@pytest.mark.parametrize(
    "title",
    [
        "Press Briefing By Harbour Secretary Ann Moss-Birk And Ferry Coordinator Dr. Karl Quill",
        "Press Gaggle by Harbour Secretary Ann Moss-Birk En Route Dell, Rimland",
        "Remarks by Harbour Secretary Ann Moss-Birk At The Opening Of The Ferry",
    ],
)
def test_a_title_all_in_capitals_names_who_speaks(title: str) -> None:
    text = "MS. MOSS-BIRK:  Good morning.\n\nQ    Is it late?\n\nMS. MOSS-BIRK:  No."
    assert speakers(text, title) == ["Ann Moss-Birk", None, "Ann Moss-Birk"]


def test_what_is_said_of_somebody_is_no_part_of_the_name() -> None:
    text = "Karl Birk came. “It is late,” said Crazy Karl. “Too late,” young Karl added."
    assert [quote.speaker for quote in find_quotes(text)] == ["Karl Birk", "Karl Birk"]


def test_a_president_without_a_given_name_is_the_one_of_the_day() -> None:
    text = "President Biden came late. “It is late,” Biden said."
    (quote,) = find_quotes(text, date=date(2022, 5, 1))
    assert quote.speaker == "Joe Biden"
    (quote,) = find_quotes(text)
    assert quote.speaker == "Biden"
    (quote,) = find_quotes(text.replace("Biden", "Birk"), date=date(2022, 5, 1))
    assert quote.speaker == "Birk"


def test_an_alias_is_the_person() -> None:
    text = "Donald J. Trump came late. “It is late,” Trump said. “Too late,” Karl P. Birk said."
    assert [quote.speaker for quote in find_quotes(text)] == ["Donald Trump", "Karl P. Birk"]


def test_a_name_alone_that_is_an_alias_is_the_person() -> None:
    quill = Person("Ada Quill", ("Quill", "Dr. Birk"))
    text = "The boats are late. “It is late,” Quill said. “Too late,” Kell said."
    found = find_quotes(text, people=PeopleDirectory((quill,)))
    assert [quote.speaker for quote in found] == ["Ada Quill", "Kell"]
    found = find_quotes(f"Bo Quill came. {text}", people=PeopleDirectory((quill,)))
    assert [quote.speaker for quote in found] == ["Bo Quill", "Kell"]


@cases(
    ("before", "speaker"),
    [
        ("He remembers Barack.", "Barack Obama"),
        ("Barack Moss came.", "Barack Moss"),
        ("Barack Moss met Barack Birk.", "Barack"),
    ],
)
def test_a_given_name_alone_that_is_an_alias_is_the_person_unless_the_text_names_another(
    before: str, speaker: str
) -> None:
    first, second = find_quotes(f"{before} Then Barack said, “It is late.” He said, “Too late.”")
    assert (first.speaker, second.speaker) == (speaker, speaker)


@cases(
    ("first", "speaker"),
    [
        ("Dr. Ann Moss, thank you for that welcome.", "Karl Moss"),
        ("Dr. Ann Moss spoke before.", "Ann Moss"),
    ],
)
def test_of_two_of_a_surname_it_is_not_the_one_who_is_thanked(first: str, speaker: str) -> None:
    text = f"{first} We remember Dr. Karl Moss. As Dr. Moss said, “It is late.”"
    (quote,) = find_quotes(text)
    assert quote.speaker == speaker


def test_a_title_with_a_surname_may_be_an_alias_of_somebody_else() -> None:
    quill = Person("Ada Birk", ("Dr. Birk",))
    text = (
        "President Karl Birk came with Dr. Birk. “It is late,” Dr. Birk said. “So late,” he said."
    )
    first, second = find_quotes(text, people=PeopleDirectory((quill,)))
    assert first.speaker == "Ada Birk"
    assert (second.speaker, second.speaker_title) == ("Karl Birk", "President")


@cases(
    ("name", "speaker"),
    [
        ("OMB Deputy Director Dan Bishop", "Dan Bishop"),
        ("Minister of Foreign Affairs Radu Quill", "Radu Quill"),
        ("Justice Quill", "Quill"),
        ("The Los Angeles Times", "Los Angeles Times"),
        ("General Motors", "General Motors"),
        ("General Quill", "Quill"),
        ("Cllr Quill", "Quill"),
        ("Cllr. Ann Moss", "Ann Moss"),
        ("Coun Ann Moss", "Ann Moss"),
        ("Coun Rhys ap Moss", "Rhys ap Moss"),
        ("Harbour scrutiny chair Lucia della Moss", "Lucia della Moss"),
        ("Councillor Radu Quill", "Radu Quill"),
        ("The Voice of Dell", "Voice of Dell"),
        ("Fathers for the Quay", "Fathers for the Quay"),
        ("The Dell Chamber of Commerce President Ann Moss", "Ann Moss"),
        ("Ann Moss of Dell", "Ann Moss"),
        ("Ambassador to the U.S. Radu Quill", "Radu Quill"),
        ("Leader of the Opposition Radu Quill", "Radu Quill"),
        ("Radio Kell VP of Corporate Affairs Radu Quill", "Radu Quill"),
        ("Rep. August Quill", "August Quill"),
        ("Rep. Young Kim", "Young Kim"),
        ("Economist Radu Quill, Ph.D.", "Radu Quill"),
        ("Chief economist at Dell Bank Ann Quill", "Ann Quill"),
    ],
)
def test_a_name_is_read_whole_and_without_titles(name: str, speaker: str) -> None:
    (quote,) = find_quotes(f"The quay was shut. {name} said, “We want it back, all of it.”")
    assert quote.speaker == speaker


@cases(
    ("before", "name", "short"),
    [
        ("", "Ban Ki-moon", "Ban"),
        ("President ", "Moon Jae-in", "Moon"),
        ("President ", "Yoon Suk Yeol", "Yoon"),
        ("Foreign Minister ", "Wang Yi", "Mr. Wang"),
        ("", "Kim Jong Un", "Kim"),
        ("Prime Minister ", "Lee Hsien Loong", "Prime Minister Lee"),
        ("", "Yang Jiechi", "Mr. Yang"),
        ("Premier ", "Li Qiang", "Mr. Li"),
        ("", "Goh Chok Tong", "Mr Goh"),
        ("", "Lau Chi-keung", "Lau"),
        ("", "Winston Tsang Ming-fai", "Tsang"),
        ("", "Albert Hui Kwok-wah", "Hui"),
        ("", "Karl Lam Cheng Yuet-ming", "Mr Lam"),
        ("Dr ", "Mahathir Mohamad", "Dr Mahathir"),
        ("Prime Minister ", "Abiy Ahmed", "Abiy"),
        ("", "José García Márquez", "García"),
        ("President ", "Luiz Inácio Lula da Silva", "Lula"),
        ("The skipper ", "Thaksin Shinawatra", "Thaksin"),
        ("", "Nguyen Xuan Phuc", "Phuc"),
        ("", "J. Karl Holt", "Holt"),
    ],
)
def test_a_name_that_stands_first_or_within_means_its_bearer(
    before: str, name: str, short: str
) -> None:
    text = f"{before}{name} came to Dell. {short} was tired. “It is late,” {short} said."
    for title in ("", f"{before}{name} comes to Dell"):
        assert find_quotes(text, title=title)[-1].speaker == name
    assert find_quotes(f"{text} “We must go,” he said.")[-1].speaker == name


def test_a_name_that_may_be_a_body_is_not_meant_by_its_first_word() -> None:
    text = "Tallow Shipping came to Dell. Tallow was late. “It is late,” Tallow said."
    assert find_quotes(text)[-1].speaker == "Tallow"
    text = "The skipper Abiy Ahmed met Mr Ahmed in Dell. “It is late,” Abiy said."
    assert find_quotes(text)[-1].speaker == "Abiy"  # “Ahmed” is what one of that name is called


@cases(
    "title",
    [
        *("Cr", "Cllr", "Cde", "Datuk", "Datuk Seri", "Tan Sri", "Tun", "Ustaz", "Haji"),
        *("Pastor", "Alh.", "Engr.", "Atty.", "Lt-Col", "Maj-Gen", "Vice-Adm.", "WPC", "Fr."),
        *("Magistrate", "Assemblywoman", "Councilmember", "Ald.", "Selectman", "Trooper", "Sec."),
        *("MP", "Mx", "Mx.", "Herr", "Señora", "Cpl.", "Lance Cpl.", "Pfc.", "Staff Sgt.", "Spc."),
        *("Rear Adm.", "Chief Petty Officer", "Chief Insp", "Assoc Prof", "Supervisor", "Coach"),
        *("Firefighter", "Manager", "Skipper", "Nurse", "Solicitor", "Headteacher", "Principal"),
    ],
)
@cases("given", ["Robin", "Zovan"])
def test_what_somebody_is_called_with_is_no_part_of_the_name(given: str, title: str) -> None:
    text = (
        f"Fire broke out at the hall.\n\n{title} {given} Kestrel said the fire was out by dawn.\n\n"
        f"“We were lucky that nobody was in,” {title} Kestrel said.\n\n"
        f"“It could have been far worse for all of us,” said {title} Kestrel."
    )
    quotes = find_quotes(text, title="Fire in Dell")
    assert [quote.speaker for quote in quotes] == [f"{given} Kestrel"] * 2


@cases(
    ("words", "speaker"),
    [
        ("Dr. King", "King"),
        ("Mrs Bishop", "Bishop"),
        ("Majority Leader Moss", "Moss"),
        ("Staff Sgt. Moss", "Moss"),
        ("Mr. President", None),
        ("Ms. Constable", "Constable"),
        ("Mrs Waiter", "Waiter"),
        ("Mr Drummer", "Drummer"),
        ("Mr. Coroner", None),
    ],
)
def test_a_name_behind_a_title_is_a_name(words: str, speaker: str | None) -> None:
    (quote,) = find_quotes(f"The quay was shut. “We want it back, all of it,” {words} said.")
    assert quote.speaker == speaker


def test_one_of_several_with_a_family_name_is_not_certain() -> None:
    text = "Kim Jong Un spoke to Kim Yo Jong. “It is late,” {} said."
    assert not find_quotes(text.format("Kim"))[-1].certain
    assert find_quotes(text.format("Kim Jong Un"))[-1].certain


@cases(
    "body", ["Lam Research", "Sun Power Corp.", "Cheung Kong Holdings", "Wang Bank", "Yuan Airport"]
)
def test_a_body_may_bear_a_family_name(body: str) -> None:
    text = f"Karl Birk came. {body} said it would sue. “It is late,” he said."
    assert find_quotes(text)[-1].speaker == "Karl Birk"


def test_a_given_name_that_is_also_a_family_name_stays_a_given_name() -> None:
    text = "Wei Chen came to Dell. Mr. Chen was tired. Kim Moss came too. “It is late,” {} said."
    assert find_quotes(text.format("Chen"))[-1].speaker == "Wei Chen"
    assert find_quotes(text.format("Kim"))[-1].speaker == "Kim Moss"


def test_a_rare_given_name_is_whom_the_title_introduces() -> None:
    text = "Fendrel said the wall was “just the beginning of it”.\n"
    for title, speaker in (
        ("Press Briefing by Mayor Ann Moss and Deputy Kell Director Fendrel Birk", "Fendrel Birk"),
        ("Press Briefing by Mayor Fendrel Moss and Kell Director Fendrel Birk", "Fendrel"),
        ("Fendrel Birk", "Fendrel"),  # nothing says that it is somebody
    ):
        assert speakers(text, title) == [speaker], title


def test_a_question_gives_nobody_a_given_name() -> None:
    text = "Will Moss leave? {} Moss spoke of it. “It is late,” Moss said."
    assert find_quotes(text.format("Ann"))[-1].speaker == "Ann Moss"
    assert find_quotes(text.format("Mr."))[-1].speaker == "Moss"
    text = "Ann Moss spoke of it. “It is late,” Moss said."
    assert find_quotes(text, title="Will Moss leave?")[-1].speaker == "Ann Moss"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Will Moss, came with Ann Moss.",
        "Will Moss sued Ann Moss. Was he right?",
        "Will Moss wrote a book. His father, Peter Moss, had died.",
    ],
)
def test_will_is_a_given_name_where_nothing_is_asked(text: str) -> None:
    assert find_quotes(f"{text} “It is late,” Moss said.")[-1].speaker == "Will Moss"


@pytest.mark.parametrize("owner", ["’s", "'s"])
def test_what_somebody_owns_has_not_his_name(owner: str) -> None:
    text = f"Karl Birk{owner} Dell was poor. Dell lost. “It is late,” he said."
    assert find_quotes(text)[-1].speaker == "Karl Birk"


def test_a_headline_with_a_verb_is_no_name() -> None:
    assert not EntityTable("The boats came.", "Ann Moss Isn’t Late").full_names("late")


@cases(
    ("introduced", "short", "name"),
    [
        ("Sir Karl Moss", "Sir Karl", "Karl Moss"),
        ("Dame Ann Moss", "Dame Ann", "Ann Moss"),
        ("Crown Prince Karl bin Moss", "Prince Karl", "Karl bin Moss"),
        ("Crown Prince Karl bin Moss", "bin Moss", "Karl bin Moss"),
        ("President Karl al-Moss", "al-Moss", "Karl al-Moss"),
        ("President Karl al-Moss", "Mr. al-Moss", "Karl al-Moss"),
        ("President Karl al-Moss", "Moss", "Karl al-Moss"),
        ("General Karl Ann el-Moss", "Al-Moss", "Karl Ann el-Moss"),
    ],
)
def test_a_title_or_an_article_leads_to_the_whole_name(
    introduced: str, short: str, name: str
) -> None:
    text = f"{introduced} came to Dell. “It is late,” {short} said."
    assert find_quotes(text)[-1].speaker == name


KNIGHT = "The police chief, Sir Karl Moss, spoke after {} Moss. Sir Karl was late."


@cases(
    ("other", "short", "name", "certain"),
    [
        ("Tom", "Mr Moss", "Tom Moss", False),
        ("Tom", "Mr. Moss", "Tom Moss", False),
        ("Tom", "Sir Karl", "Karl Moss", False),
        ("Tom", "Sir Karl Moss", "Karl Moss", True),
        ("Mayor", "Mr Moss", "Karl Moss", False),  # nobody else is named so: not certain
        ("Mayor", "Moss", "Karl Moss", True),
        ("Ann", "Ms Moss", "Ann Moss", False),
    ],
)
def test_a_knight_is_no_mister(other: str, short: str, name: str, certain: bool) -> None:
    (quote,) = find_quotes(f"{KNIGHT.format(other)} “It is late,” {short} said.")
    assert (quote.speaker, quote.certain) == (name, certain)
    dame = "Dame Ann Moss spoke after Eva Moss. “It is late,” Mrs Moss said."
    assert find_quotes(dame)[-1].speaker == "Eva Moss"


def test_a_label_with_an_arabic_article_means_the_whole_name() -> None:
    text = "PRESIDENT AL-MOSS:  It is late.\n\nMAYOR BIRK:  It is.\n"
    title = "Remarks by Mayor Ann Birk and President Karl Al-Moss"
    assert find_quotes(text, title=title)[0].speaker == "Karl Al-Moss"


def test_a_verb_before_a_surname_is_no_given_name() -> None:
    said = "“We are all very tired of it.”"
    assert speakers(f"Ann Moss spoke on Monday. Said Moss: {said}") == ["Ann Moss"]
    assert speakers(f"Karl Birk spoke on Monday. Said Moss, 26, was there. Moss said: {said}") == [
        "Said Moss"
    ]
    assert speakers(f"Ann Moss spoke on Monday. Said Moss, {said}") == ["Ann Moss"]
    assert speakers(f"Ann Moss spoke on Monday. {said} Said Moss.") == ["Ann Moss"]


def test_a_man_called_said_is_not_another_of_his_surname() -> None:
    text = "Said Haddad is the mayor of Kell. Karl Haddad, his brother, mends nets."
    said = "“We are all very tired of it,”"
    assert speakers(f"{text} {said} said Said Haddad.") == ["Said Haddad"]
    assert speakers(f"{text} {said} Said Haddad said.") == ["Said Haddad"]
    assert speakers(f"{text} Said Haddad: {said}") == ["Said Haddad"]
    assert speakers(f"{text} {said} said Karl Haddad.") == ["Karl Haddad"]


@cases(
    ("text", "name"),
    [
        ("“It is late,” India Rose Moss said.", "India Rose Moss"),
        ("He wrote to India Rose Moss. “It is late,” Moss said.", "India Rose Moss"),
        ("The ambassador to Israel James Moss came. “It is late,” Moss said.", "James Moss"),
        ("Former Ambassador to Israel James Moss: “It is late.”", "James Moss"),
        ("The minister for Asia India Moss came. “It is late,” Moss said.", "India Moss"),
    ],
)
def test_a_country_before_a_name_is_a_given_name_but_behind_an_office(text: str, name: str) -> None:
    (quote,) = find_quotes(text)
    assert quote.speaker == name
    assert ("to Israel" in (quote.speaker_title or "")) == ("to Israel" in text)


def test_the_beginning_of_a_word_is_nobody() -> None:
    assert speakers("Dell- — the people of Dell said, “We are all very tired of it.”") == [None]


def test_a_senator_is_nobody_who_was_president_in_another_time() -> None:
    def office(title: str, start: int, end: int | None) -> Office:
        return Office(title, "", date(start, 1, 20), date(end, 1, 20) if end else None)

    text = "Karl B. Moss built the quay. “It is too old,” {} said."
    for offices, words, year, speaker in (
        ((office("President of Dell", 1963, 1969),), "Senator Moss", 2022, "Moss"),
        ((office("President of Dell", 1963, 1969),), "President Moss", 2022, "Karl B. Moss"),
        ((office("President of Dell", 1963, 1969),), "Senator Moss", 1980, "Karl B. Moss"),
        ((office("Senator", 1950, 1969),), "Senator Moss", 2022, "Karl B. Moss"),
        ((office("President of Dell", 1963, None),), "Senator Moss", 2022, "Karl B. Moss"),
    ):
        people = PeopleDirectory((Person("Karl B. Moss", (), offices),))
        (quote,) = find_quotes(text.format(words), date=date(year, 5, 1), people=people)
        assert quote.speaker == speaker, (offices, words, year)
        assert quote.speaker_title == words.partition(" ")[0]


@cases(
    ("text", "speaker"),
    [
        ("Mr Birk, 50, is ill. His wife, Carla Birk, came. “I never took it,” Birk said.", "Birk"),
        ("Dr Birk left. His daughter, Beth Birk, wept. “I am ruined,” Birk told us.", "Birk"),
        (
            "A friend of Mr Birk came. The wife of the accused, Tess Birk, wept. “It is over,” "
            "a tearful Birk told his wife.",
            "Birk",
        ),
        ("Mr Birk fell. Mrs Jo Birk left in tears. “I would do it again,” Birk said.", "Jo Birk"),
        ("Mayor Paul Birk is sued. Mrs Birk, 44, left. “I am tired,” Birk said.", "Paul Birk"),
        (
            "Kit Birk is done. His mother, Rosa Birk, was there. “I am tired,” Birk said.",
            "Kit Birk",
        ),
    ],
)
def test_a_surname_alone_that_may_be_a_relatives_is_never_certain(text: str, speaker: str) -> None:
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.certain) == (speaker, False)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("His wife, Carla Birk, came on Monday. “He never took it,” Birk said.", "Carla Birk"),
        ("Mr Birk is ill. His wife, Carla Birk, came. “He is ill,” Mrs Birk said.", "Carla Birk"),
        ("Mayor Paul Birk is sued. Mrs Birk left. “I am tired,” said Paul Birk.", "Paul Birk"),
    ],
)
def test_a_relative_is_still_who_only_he_or_she_can_be(text: str, speaker: str) -> None:
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.certain) == (speaker, True)


def test_a_friend_of_somebody_is_no_title() -> None:
    text = "A friend of Mr Birk came. “He is well,” said Ann Birk."
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.speaker_title) == ("Ann Birk", None)


def test_a_constable_is_a_rank_and_no_given_name() -> None:
    (quote,) = find_quotes("Chief Constable Ros Hale said: “We accept every word of it.”")
    assert (quote.speaker, quote.speaker_title) == ("Ros Hale", "Chief Constable")


@cases(
    ("told", "office", "meant"),
    [
        ("Ann Moss came with Governor Karl Moss.", "Governor Moss", "Karl Moss"),
        ("Karl Moss came. He met Mayor Ann Moss.", "Mayor Moss", "Ann Moss"),
        ("Ann Moss, the widow of Senator Karl Moss, spoke.", "Senator Moss", "Karl Moss"),
        ("Governor Karl Moss met Governor Ann Moss.", "Governor Moss", "Karl Moss"),
        ("Ann Moss came with Karl Moss.", "Governor Moss", "Ann Moss"),
    ],
)
def test_an_office_before_a_surname_is_that_of_whom_it_stands_before_in_full(
    told: str, office: str, meant: str
) -> None:
    assert EntityTable(f"{told} {office} left.").resolve(office).full == meant


def test_an_office_before_a_surname_is_its_holders_on_the_day() -> None:
    text = "First lady Jill Biden watched. President Biden left."
    table = EntityTable(text, known=KnownPeople(None, date(2022, 10, 15)))
    assert table.resolve("President Biden").full == "Joe Biden"


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("Cllr Emrys ap Rhys spoke. Mr ap Rhys left.", "Rhys", "Emrys ap Rhys"),
        ("PC Bartosz Moss came. PC Moss left.", "PC Moss", "Bartosz Moss"),
        ("DC Ann Moss came. DC Comics left.", "DC Comics", "DC Comics"),
        ("Driver Zenon Dell said so.", "Dell", "Zenon Dell"),
        ("Actor Karl Driver said so.", "Driver", "Karl Driver"),
        ("His Honour Judge Karl Dell said so.", "Judge Dell", "Karl Dell"),
    ],
)
def test_name_is_whole_and_without_rank(text: str, name: str, full: str) -> None:
    assert EntityTable(text).resolve(name).full == full


@cases(
    ("text", "speaker"),
    [
        (
            "“It was late,” said William Barr. Birk left. “I am tired,” Ann Birk said.",
            "William Barr",
        ),
        ("They wrote to the SEC. Birk was glad. “It was late for us,” Ann Birk said.", "Ann Birk"),
        ("He left at 5 p.m. PST. Birk was glad. “It was late for us,” Ann Birk said.", "Ann Birk"),
    ],
)
def test_what_ends_a_sentence_is_no_title_of_the_next(text: str, speaker: str) -> None:
    quote = find_quotes(text)[0]
    assert (quote.speaker, quote.speaker_title, quote.certain) == (speaker, None, True)
