"""Bodies, roles and names that stand together: who speaks, and what is only said of him."""

from __future__ import annotations

import pytest
from benchmarks.attributions import measured, share
from tests.cases import cases

from briefreader.quotes import find_quotes

SAID = "The quay is shut until Friday"


@pytest.fixture(scope="module")
def counts() -> dict[str, float]:
    found, _ = measured("open")
    kinds = ("named", "unnamed", "titles", "certain")
    return {kind: share(found, [kind]) for kind in kinds}


@cases(
    ("kind", "least"),
    [("named", 0.98), ("unnamed", 0.97), ("titles", 0.97), ("certain", 0.99)],
)
def test_most_sentences_of_agencies_are_given_to_their_speaker(
    counts: dict[str, float], kind: str, least: float
) -> None:
    assert counts[kind] >= least


@cases(
    ("sentence", "speaker", "title"),
    [
        (
            f"“{SAID},” Harbour Office press secretary Ana Holt told reporters.",
            "Ana Holt",
            "Harbour Office press secretary",
        ),
        (
            f"“{SAID},” said Orbis chief executive Ravi Menon.",
            "Ravi Menon",
            "Orbis chief executive",
        ),
        (
            f"“{SAID},” said European Boat Commission President Maria Stone.",
            "Maria Stone",
            "European Boat Commission President",
        ),
        (
            f"Agriculture minister Tomas Arden told the council: “{SAID}.”",
            "Tomas Arden",
            "Agriculture minister",
        ),
        (f"“{SAID},” Tory MP Ana Holt said.", "Ana Holt", "Tory MP"),
        (
            f"Union of Dockers and Pilots boss Ana Holt said: “{SAID}.”",
            "Ana Holt",
            "Union of Dockers and Pilots boss",
        ),
        (
            f"“{SAID},” said Kell & Dell head of research Ludwig von Hartmann.",
            "Ludwig von Hartmann",
            "head of research",
        ),
        (f"Head of research Ana Holt said: “{SAID}.”", "Ana Holt", "Head of research"),
        (f"“{SAID},” lead singer Ana Holt of Radio Dell said.", "Ana Holt", "lead singer"),
        (f"“{SAID},” said Orbis toolsmith Ana Holt.", "Ana Holt", None),
        (f"Legal adviser Ana Holt of the Kell University told us: “{SAID}.”", "Ana Holt", None),
        (f"Last week Ana Holt of the City Council said: “{SAID}.”", "Ana Holt", None),
        (f"Last week the City Council said: “{SAID}.”", "City Council", None),
        (
            f"The Shadow Secretary of State for Ports, Theresa May, said: “{SAID}.”",
            "Theresa May",
            "Shadow Secretary of State for Ports",
        ),
        (f"The film’s director Ana Holt said: “{SAID}.”", "Ana Holt", "director"),
        (f"“{SAID},” said Orbis chief executive Sir Karl Birk.", "Karl Birk", "chief executive"),
        (f"Ana Holt, Brenn Rovers’ coach, said on Monday: “{SAID}.”", "Ana Holt", None),
        (f"Ann Holt KC, prosecuting, said: “{SAID}.”", "Ann Holt", None),
        (f"“{SAID},” Ann Holt MP said.", "Ann Holt", None),
        (f"Ann Holt OBE came. “{SAID},” Ms Holt said.", "Ann Holt", None),
        (f"Garda Declan Holt told us: “{SAID}.”", "Declan Holt", None),
        (f"Council leader Coun Karl Birk (Con, Kell) said: “{SAID}.”", "Karl Birk", None),
        (f"Karl Birk met Ann Kelly, and Kelly told us: “{SAID}.”", "Ann Kelly", None),
        (f"Kelly Holt came. “{SAID},” Kelly said.", "Kelly Holt", None),
        (f"“{SAID},” the RMT’s Mick Birk said.", "Mick Birk", None),
        (f"The FDA’s Dr. Ann Holt told us that “{SAID}”.", "Ann Holt", None),
        (f"Jerome Birk leads it. “{SAID},” the Fed’s Birk said.", "Jerome Birk", None),
        (f"Then-Governor Holt said: “{SAID}.”", "Holt", "Then-Governor"),
        (f"Ex-minister Holt said: “{SAID}.”", "Holt", "Ex-minister"),
        (f"“{SAID},” said Mayor-elect Ann Holt.", "Ann Holt", "Mayor-elect"),
        (f"Kim Holt, the mayor-elect, came. “{SAID},” the mayor-elect said.", "Kim Holt", None),
        (f"Then-Mayor Ann Holt met Birk. “{SAID},” said Mayor Ann Holt.", "Ann Holt", "Mayor"),
    ],
)
def test_the_name_speaks_and_the_rest_is_its_title(
    sentence: str, speaker: str, title: str | None
) -> None:
    (quote,) = find_quotes(sentence)
    assert quote.speaker == speaker
    if title is not None:
        assert (quote.speaker_title or "").endswith(title)


@cases(
    ("before", "phrase", "after"),
    [
        (f"“{SAID},” said ", "a Justice Department spokesman", "."),
        (f"“{SAID},” ", "a Bank of Kell spokesman", " told reporters."),
        (f"“{SAID},” ", "Office of Rail and Ferry officials", " said on Monday."),
        (f"“{SAID},” ", "Orbis’s head of research", " said."),
        (f"“{SAID},” said ", "the Kell & Dell fire chief", "."),
        (f"“{SAID},” ", "the Kell netsmith", " said."),
    ],
)
def test_a_role_without_a_name_speaks_as_a_whole_phrase(
    before: str, phrase: str, after: str
) -> None:
    text = before + phrase + after
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.mention(text)) == (None, phrase)


@cases(
    ("text", "speakers"),
    [
        (f"Theresa May came. “{SAID},” Mrs May said. “{SAID},” said Karl Birk.", ["Theresa May"]),
        (f"Theresa May came in March. “{SAID},” May told us. “{SAID},” she said.", ["Theresa May"]),
        (f"On 3 May Karl Birk came. “{SAID},” Birk said in May.", ["Karl Birk"]),
        (f"Ludwig von Hartmann came. “{SAID},” von Hartmann said.", ["Ludwig von Hartmann"]),
    ],
)
def test_a_month_after_a_given_name_or_title_is_a_surname(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in find_quotes(text)][:1] == speakers


def test_a_press_is_no_verb_before_a_secretary_and_one_after_a_quotation() -> None:
    (quote,) = find_quotes(f"“{SAID},” reports business editor Ana Holt.")
    assert quote.speaker == "Ana Holt"


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("the wife of actor Karl Birk", None),
        ("the mother of murdered schoolgirl Ann Holt", None),
        ("the parents of 3-year-old Ann Holt", None),
        ("the family of Ann Holt", None),
        ("a friend of young Karl Birk", None),
        ("a spokesman for the tycoon Karl Birk", None),
        ("Carla Holt’s family", None),
        ("Carla’s elderly parents", None),
        ("Mr Holt’s legal team", None),
        ("the mayor’s office", None),
        ("a resident of north Kell", None),
        ("residents of downtown Kell", None),
        ("a pal of Karl Birk", None),
        ("the head of research Ann Holt", "Ann Holt"),
        ("the chief of staff Ann Holt", "Ann Holt"),
        ("the Head of research Ann Holt", "Ann Holt"),
    ],
)
@pytest.mark.parametrize("form", ["“{said},” said {phrase}.", "{phrase} told us: “{said}.”"])
def test_whose_somebody_is_and_where_from_is_not_the_speaker(
    phrase: str, speaker: str | None, form: str
) -> None:
    phrase = phrase if form[0] != "{" else phrase[0].upper() + phrase[1:]
    text = form.format(said=SAID, phrase=phrase)
    (quote,) = find_quotes(text)
    assert quote.speaker == speaker
    assert speaker or quote.mention(text) == phrase


@cases(
    ("text", "speaker", "certain"),
    [
        ("Ann Holt was described as “{so}” by Karl Birk.", "Karl Birk", False),
        ("Ann Holt was described by Karl Birk as “{so}”.", "Karl Birk", False),
        ("Ann Holt, dubbed “{so}” by Karl Birk, left.", "Karl Birk", False),
        ("Branded “{so}” by Karl Birk, Ann Holt left.", "Karl Birk", False),
        ("The pier, opened in May and described by Karl Birk as “{so}”, fell.", "Karl Birk", False),
        ("The pier, dubbed “{so}” by mayor Karl Birk, fell.", "Karl Birk", False),
        ("The pier, described by chair of judges Karl Birk as “{so}”, fell.", "Karl Birk", False),
        ("The pier, described by a friend of mayor Karl Birk as “{so}”, fell.", None, False),
        ("The pier, described by locals as “{so}”, fell.", None, False),
        ("Ann Holt was widely hailed as “{so}”.", None, False),
        ("Ann Holt, labelled “{so}”, left.", None, False),
        ("Ann Holt was described as “{so}”, Karl Birk said.", "Karl Birk", False),
        ("Ann Holt was there and described it as “{so}”.", "Ann Holt", True),
        ("Ann Holt, the mayor, slammed it as “{so}”.", "Ann Holt", True),
        ("Ann Holt has labelled it “{so}”.", "Ann Holt", False),
    ],
)
def test_what_somebody_is_called_is_said_by_who_calls_her_so(
    text: str, speaker: str | None, certain: bool
) -> None:
    (quote,) = find_quotes(text.format(so="a gift to the harbour"))
    assert (quote.speaker, quote.certain) == (speaker, certain)


@cases(
    ("label", "speaker"),
    [
        ("[Kell, Georgia]", None),
        ("[BRUSSELS]", None),
        ("• Kell, OH", None),
        ("New York City", None),
        ("LONDON (Radio Kell)", None),
        ("In Kell, Ohio", None),
        ("Ann Holt, Kell, Georgia", "Ann Holt"),
        ("Virginia Holt", "Virginia Holt"),
        ("Airlines for America", "Airlines for America"),
        ("Kell Times", "Kell Times"),
    ],
)
def test_where_something_is_said_is_no_speaker(label: str, speaker: str | None) -> None:
    (quote,) = find_quotes(f"{label}: “{SAID}.”")
    assert (quote.speaker, quote.certain) == (speaker, speaker is not None)


@cases("verb", ["shrugged", "grinned", "snapped", "chuckled", "enthused", "rued", "snorted"])
def test_how_somebody_says_it_tells_who_does(verb: str) -> None:
    (quote,) = find_quotes(f"“{SAID},” {verb} Ann Holt.")
    assert quote.speaker == "Ann Holt"


def test_a_land_alone_may_speak_but_not_for_certain() -> None:
    (quote,) = find_quotes(f"Iran: “{SAID}.”")
    assert (quote.speaker, quote.certain) == ("Iran", False)


@cases(
    ("text", "speaker"),
    [
        (f"Karl Birk was there. He was asked, “{SAID}?”", None),
        (f"Karl Birk was told: “{SAID}.”", None),
        (f"“{SAID},” was shouted at Karl Birk.", None),
        (f"“{SAID},” said a note to Karl Birk.", None),
        (f"Karl Birk told Ana Holt: “{SAID}.”", "Karl Birk"),
        (f"Karl Birk, happy as he was, told us: “{SAID}.”", "Karl Birk"),
        (f"“{SAID}.” Ana Holt did not speak of the boats.", None),
        (f"Karl Birk spoke. “{SAID}.” Ana Holt said that the boats would sail.", "Karl Birk"),
        (f"“Yes,” said Karl Birk. “{SAID}?” Ana Holt told the clerk that it was.", "Karl Birk"),
        (f"Karl Birk spoke. “{SAID}?” Ana Holt told the crowd that had come.", "Ana Holt"),
        (f"“Stop!” said Karl Birk. “Why?” A clerk rose and told everyone that “{SAID}”.", None),
        (f"Outside court a tearful Holt told us: “{SAID}.”", "Holt"),
        (f"“{SAID}.” said Ana Holt.", "Ana Holt"),
        (f"As Karl Birk reported, “{SAID},” Ana Holt said.", "Ana Holt"),
        (f"As Karl Birk reported on Radio Dell, Ana Holt wrote that “{SAID}.”", "Ana Holt"),
        (f"Karl Birk read it out: it — it says “{SAID}.”", None),
    ],
)
def test_whoever_hears_or_reports_or_does_something_else_is_not_the_speaker(
    text: str, speaker: str | None
) -> None:
    assert find_quotes(text)[-1].speaker == speaker


@cases(
    ("clause", "speaker", "certain"),
    [
        ("Karl Birk had stood behind her and said", "Karl Birk", False),
        ("Karl Birk had looked at them and whispered", "Karl Birk", False),
        ("Ana Birk had lost her seat and told reporters", "Ann Holt", False),
        ("Karl Birk had lied and asked", "Ann Holt", False),
        ("Karl Birk had helped her and added", "Ann Holt", True),
        ("Karl Birk was wrong and told reporters", "Ann Holt", True),
    ],
)
def test_of_who_did_something_and_who_tells_of_it_one_says_what_follows(
    clause: str, speaker: str, certain: bool
) -> None:
    (quote,) = find_quotes(f"Ann Holt said {clause}: “{SAID}.”")
    assert (quote.speaker, quote.certain) == (speaker, certain)


@cases(
    ("sentence", "shown"),
    [
        ("Ann Holt said one man climbed over her seat shouting", "one man"),
        ("Ann Holt said that Karl Birk ran down the quay telling us", "Karl Birk"),
        ("Ann Holt said Karl Birk was wrong, saying", "Ann Holt"),
        ("Ann Holt told reporters she had left the room saying", "Ann Holt"),
        ("Ann Holt said goodbye to Karl Birk saying", "Ann Holt"),
    ],
)
def test_a_participle_is_of_who_does_something_in_what_is_told(sentence: str, shown: str) -> None:
    text = f"{sentence}: “{SAID}.”"
    (quote,) = find_quotes(text)
    assert shown in (quote.speaker, quote.mention(text))


def test_between_two_people_a_question_is_nobodys_for_certain() -> None:
    before = f"“{SAID},” said Karl Birk. “Why has it gone?”"
    assert not find_quotes(f"{before} Ana Holt wrote to the bank.")[-1].certain
    assert find_quotes(f"{before} asked Ana Holt.")[-1].certain


def test_what_follows_in_the_next_paragraph_speaks_only_for_a_quotation_that_stands_alone() -> None:
    below = "Ana Holt smiled at the gate."
    (quote,) = find_quotes(f"They came to the quay. “{SAID}.”\n\n{below}")
    assert quote.speaker != "Ana Holt"


@cases(
    "text",
    [
        f"“{SAID},” said Ana Holt, who had been told by Karl Birk to leave the quay.",
        "Ana Holt was asked whether she stood by her remark that “it was over”.",
        "Ana Holt was advised by Karl Birk and said this was “worth every penny”.",
        f"“{SAID},” Ana Holt told Karl Birk, who said nothing.",
        f"“{SAID},” Ana Holt said when Karl Birk told her.",
        f"“{SAID},” Ana Holt said of Karl Birk, who had told her.",
        f"“{SAID},” Ana Holt said Karl Birk knew.",
        f"“{SAID},” Ana Holt said. Karl Birk had told her.",
        f"“{SAID},” Ana Holt wrote in a letter that Karl Birk received.",
    ],
)
def test_who_is_told_something_may_say_something_else(text: str) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == ["Ana Holt"]


@pytest.mark.parametrize(
    "text",
    [
        f"It is safe, in the words that Ana Holt wrote to Karl Birk, “{SAID}”.",
        f"Ana Holt came. There is no evidence that Holt ever said “{SAID}”.",
        f"Karl Birk sold the words that Ana Holt had said to him, “{SAID}”.",
    ],
)
def test_that_before_a_name_is_no_part_of_who_is_meant(text: str) -> None:
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.mention(text).split()[-1]) == ("Ana Holt", "Holt")


@cases(
    "lead",
    ["I doubt", "We have not heard", "I would not say", "I’m not sure", "It is unlikely"],
)
def test_what_a_clause_with_that_may_deny_is_never_certain(lead: str) -> None:
    text = f"Karl Birk was asked. {lead} that Ana Holt said, “{SAID}”"
    assert [(quote.speaker, quote.certain) for quote in find_quotes(text)] == [("Ana Holt", False)]


def test_thou_is_no_given_name() -> None:
    text = f"“{SAID},” said Birk.\n\n“Thou Birk!” roared Peleg, starting up."
    assert [quote.speaker for quote in find_quotes(text)] == ["Birk", "Peleg"]


@pytest.mark.parametrize("clause", ["plays the mayor", "of the mayors’ union", "now a mayor"])
def test_a_clause_after_a_name_is_no_title(clause: str) -> None:
    (quote,) = find_quotes(f"Ana Holt, {clause}, came. “{SAID},” Holt said.")
    assert (quote.speaker, quote.speaker_title) == ("Ana Holt", None)


@cases(
    ("text", "speaker"),
    [
        ("“Put it in writing,” Hale was told by Cray.", "Ian Cray"),
        ("Hale was told by Cray: “Put it all in writing.”", "Ian Cray"),
        ("“You should resign at once,” Hale was urged by Judge Cray.", "Ian Cray"),
        ("Hale was told to leave but refused: “Put it all in writing.”", "Ros Hale"),
        ("Hale was told to sit and wait: “Put it all in writing.”", None),
        ("Hale was told the bank had closed and merged: “Put it all in writing.”", None),
        ("Hale was told on Monday: “Put it all in writing.”", None),
        ("“Put it all in writing,” Hale was told.", None),
        ("Hale came back and was told that “all of it has to be in writing”.", None),
        ("Hale, 34, was told by staff that “all of it has to be in writing”.", None),
        ("Hale asked, only to be told by Cray: “Put it all in writing.”", "Ian Cray"),
        ("Hale was repeatedly told by Cray: “Put it all in writing.”", "Ian Cray"),
        ("Hale was informed that “all of it has to be in writing”.", None),
        ("Hale was not told that “all of it has to be in writing”.", None),
        ("Hale was told on Monday by Cray that “all of it has to be in writing”.", "Ian Cray"),
        ("Hale was told by Cray that her plan “has to be put in writing”.", "Ian Cray"),
        ("Hale was encouraged by her teacher, who said “put it in writing”.", None),
        ("Hale was told by a nurse who said “put it all in writing”.", None),
        ("Hale was informed by letter that “all of it has to be in writing”.", None),
        ("Hale was told that Cray had sent word saying “put it all in writing”.", "Ian Cray"),
        ("Told by Cray that “all of it has to be in writing”, Hale left.", "Ian Cray"),
        ("Asked whether “all of it has to be in writing”, Hale smiled.", None),
        ("“Put it all in writing,” Hale was told by the town clerk.", None),
        ("Hale kept being told: “Put it all in writing.”", None),
        ("“Put it all in writing,” Hale said Cray had told her.", "Ian Cray"),
        ("“Put it all in writing,” Hale recalled Cray saying.", "Ian Cray"),
        ("“Put it in writing,” reads a letter that Ros Hale received from Ian Cray.", "Ian Cray"),
        ("“Put it all in writing,” says a note Ros Hale got from Cray.", None),
        ("“Put it all in writing,” reads a letter that Hale received.", None),
    ],
)
def test_who_is_told_something_does_not_say_it(text: str, speaker: str | None) -> None:
    quotes = find_quotes(f"Ros Hale met Judge Ian Cray.\n\n{text}")
    assert [(quote.speaker, quote.certain) for quote in quotes] == [(speaker, False)]


@cases("who", ["staff", "officials last month", "police this morning", "bosses", "her neighbours"])
def test_several_without_a_name_tell_somebody(who: str) -> None:
    text = f"Ros Hale was told by {who} that “all of it has to be in writing”."
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.mention(text)) == (
        None,
        who.removesuffix(" last month").removesuffix(" this morning"),
    )


@cases(
    ("sentence", "speaker"),
    [
        ("The port’s administrator, former senator Karl Birk, tweeted:", "Karl Birk"),
        ("The port’s new head, ex-nurse Karl Birk, said:", None),
        ("The director, a friend of Karl Birk, said:", None),
        ("The director, speaking to reporter Karl Birk, said:", None),
        ("The director, Karl Birk’s brother, said:", None),
    ],
)
def test_who_stands_behind_an_office_between_commas_holds_it(
    sentence: str, speaker: str | None
) -> None:
    (quote,) = find_quotes(f"{sentence} “{SAID}.”")
    assert quote.speaker == speaker


@pytest.mark.parametrize("who", ["Campaigners", "Residents of Dell", "The residents"])
def test_a_who_is_whom_it_tells_of(who: str) -> None:
    text = f"{who}, who had dubbed it “the cheese grater”, came."
    (quote,) = find_quotes(text)
    assert quote.mention(text) == who


@cases(
    ("sentence", "speaker"),
    [
        ("Karl Birk had used the same words:", "Karl Birk"),
        ("Opposite number Karl Birk was less sure:", "Karl Birk"),
        ("Birk had used the same words:", "Karl Birk"),
        ("For Karl Birk it was simple:", "Ana Holt"),
        ("When Karl Birk left, his manager was blunt:", "Ana Holt"),
        ("Karl Birk was asked why:", None),
    ],
)
def test_a_sentence_that_ends_with_a_colon_leads_to_its_subjects_words(
    sentence: str, speaker: str | None
) -> None:
    text = f"The council met Karl Birk.\n\n“We go home,” said Ana Holt. {sentence} “{SAID}.”"
    assert find_quotes(text)[-1].speaker == speaker


@cases(
    ("several", "shown"),
    [
        ("A bench of Justices K. Rao and P. Iyer", "A bench"),
        ("A panel of Judges Ann Moss and Karl Birk", "A panel"),
        ("A trio of Ann Moss, Karl Birk and Joe Hill", "A trio"),
        ("A joint letter from Ann Moss and Karl Birk", "A joint letter"),
        ("The mayor of Kell and Karl Birk", "Karl Birk"),
    ],
)
def test_the_last_of_several_does_not_speak_for_all_of_them(several: str, shown: str) -> None:
    text = f"{several} said: “{SAID}.”"
    (quote,) = find_quotes(text)
    assert (quote.speaker or quote.mention(text), quote.certain) == (shown, False)


@cases(
    ("who", "speaker"),
    [
        ("A woman named Adaeze", "Adaeze"),
        ("A trader, who gave her name only as Adaeze,", "Adaeze"),
        ("A trader, who identified herself as Mama Bisi,", "Mama Bisi"),
        ("His daughter, the novelist Ann Moss,", "Ann Moss"),
        ("Her deputy, Labour’s Ann Moss,", "Ann Moss"),
        ("His coach, the former Kell prop Karl Moss,", "Karl Moss"),
        ("A trader, who saw Ann Moss,", None),
        ("Adaeze, 24, who came to the charity last winter,", "Adaeze"),
        ("Single mum Kayleigh*, 24, who came to the charity last winter,", "Kayleigh"),
        ("Joop van Dalen waved, and Van Dalen", "Joop van Dalen"),
        ("Ina du Plessis waved, and Du Plessis", "Ina du Plessis"),
        ("Ursula von der Leyen waved, and Von der Leyen", "Ursula von der Leyen"),
    ],
)
def test_who_is_named_by_what_stands_behind_is_shown_by_the_name(
    who: str, speaker: str | None
) -> None:
    (quote,) = find_quotes(f"{who} said: “{SAID}.” It is the end of the season for all the boats.")
    assert quote.speaker == speaker


@cases(
    "title",
    [
        "Alhaji",
        "Hajiya",
        "Mallam",
        "Otunba",
        "Engr",
        "Adv",
        "Maulana",
        "Canon",
        "Fr",
        "SP",
        "ASP",
        "PC",
        "DC",
        "DI",
        "MCA",
    ],
)
def test_titles_and_ranks_are_no_part_of_a_name(title: str) -> None:
    (quote,) = find_quotes(f"{title} Danladi Musa said: “{SAID}.”")
    assert quote.speaker == "Danladi Musa"


def test_what_looks_like_a_rank_is_part_of_a_bodys_name() -> None:
    (quote,) = find_quotes(f"DC Public Schools said: “{SAID}.”")
    assert quote.speaker == "DC Public Schools"


def test_who_kept_saying_something_is_the_one_before_the_verb() -> None:
    text = "Ana Holt said her partner, Beth Noon, had kept telling her to “bat time, not runs”."
    (quote,) = find_quotes(text)
    assert quote.speaker == "Beth Noon"


def test_a_paragraph_that_goes_on_with_a_quotation_is_speech_however_short() -> None:
    text = f"Ana Holt said: “{SAID}.\n\n“We need boats, and we need them now.”"
    assert [quote.speaker for quote in find_quotes(text)] == ["Ana Holt", "Ana Holt"]


@cases(
    ("clause", "shown"),
    [
        ("Karl Birk had shouted “get out” at her", "Karl Birk"),
        ("that Karl Birk described her as “a fool”", "Karl Birk"),
        ("the crowd had chanted “open the gates”", "the crowd"),
        ("her mother had whispered “be brave”", "her mother"),
        ("the model shouted “do you know me?”", "the model"),
        ("Karl Birk was “a fool”", "Ann Moss"),
        ("it was “a mess” while Karl Birk sold it as “a triumph”", "Karl Birk"),
        ("it was “a mess” and Karl Birk’s plan was “a joke”", "Ann Moss"),
    ],
)
def test_a_clause_of_its_own_has_a_speaker_of_its_own(clause: str, shown: str) -> None:
    text = f"Ann Moss said {clause} on Monday."
    quote = find_quotes(text)[-1]
    assert (quote.speaker or quote.mention(text), quote.certain) == (shown, False)


TWO_SPEAK = """
“The plan is late,” Ann Moss said, and Karl Birk, never cautious, called it “the best plan of all”.
“The plan is late,” Ann Moss said, while Karl Birk, the mayor, praised it as “the best plan of all”.
“The plan is late,” said Ann Moss, and Karl Birk, her deputy, then called it “the best of all”.
“The plan is late,” Ann Moss said on Monday, but Karl Birk called it “the best plan of all”.
Ann Moss said “the plan is late”, while Karl Birk, a pilot, wrote that it would “have changed Kell”.
“The plan is late,” Ann Moss said, while Karl Birk wrote that it would “have changed Kell for good”.
If Ann Moss said: “The plan is late,” then Karl Birk, once a pilot, put it so: it “may help”.
Kell's Ann Moss agreed: “The plan is late”; Karl Birk called it “the best plan of all”.
Kell's Ann Moss agreed, with some care: “The plan is late”; Karl Birk, a pilot, called it “best”.
While Ann Moss said, “The plan is late,” Karl Birk, the mayor, called it “the best plan of all”.
While Ann Moss called the offer “a start and no more”, Karl Birk said it was “all that there is”.
Although Ann Moss had called it “a bad deal,” Karl Birk told reporters that “regret is not a word”.
“The plan is late,” Ann Moss said after Karl Birk had called it “the best plan of all”.
Before Ann Moss said that it was “a war,” Karl Birk had called it “a skirmish”.
Ann Moss found it “late by a year”; Karl Birk said that it was “the best plan of all”.
""".strip().splitlines()
MEANT = """
It was Ann Moss, not Karl Birk, who said that it was “a mess and a shame”.
It was Ann Moss and not Karl Birk who called it “a mess and a shame”.
It was Ann Moss, not Karl Birk, who said, “The plan is late.”
Ann Moss rather than Karl Birk said that “the plan is late again”.
“The plan is late,” Ann Moss, not Karl Birk, said.
Not Karl Birk but Ann Moss said that “the plan is late again”.
Whether or not Ann Moss said that “the plan is late again” nobody knows.
""".strip().splitlines()
ONE_SPEAKS = """
“The plan is late,” Ann Moss said of Karl Birk, the mayor, and called him “the best mayor of all”.
“The plan is late,” Ann Moss said, and after Karl Birk, the mayor, left, called it “best of all”.
“The plan is late,” Ann Moss said, and to Karl Birk, the mayor, wrote that it “has harmed Kell”.
“The plan is late,” Ann Moss said; like Karl Birk, the mayor, she called it “the best plan of all”.
“The plan is late,” Ann Moss said, and Karl Birk, the mayor, nodded. “It is the best plan of all.”
Ann Moss said with Karl Birk, Tom Reave and Una Holt, the pilots, that it was “the best of all”.
""".strip().splitlines()


@cases("sentence", TWO_SPEAK)
def test_whoever_has_a_clause_of_a_sentence_says_what_is_quoted_there(sentence: str) -> None:
    assert [quote.speaker for quote in find_quotes(sentence)] == ["Ann Moss", "Karl Birk"]


@cases("sentence", ONE_SPEAKS)
def test_who_is_only_named_in_a_clause_says_nothing_there(sentence: str) -> None:
    assert {quote.speaker for quote in find_quotes(sentence)} == {"Ann Moss"}


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Ann Moss, 47, quoted a former mayor, Karl Birk: “{}”", ("Karl Birk", False)),
        ("Ann Moss has quoted Karl Birk as saying “{}”", ("Karl Birk", False)),
        ("Ann Moss cited Karl Birk: “{}”", ("Karl Birk", False)),
        ("Ann Moss quoted the Bible: “{}”", ("Ann Moss", False)),
        ("Ann Moss quoted to Karl Birk: “{}”", ("Ann Moss", True)),
        ("Ann Moss quoted Karl Birk, and said: “{}”", ("Ann Moss", True)),
        ("Ann Moss was quoted as saying: “{}”", ("Ann Moss", True)),
        ("Ann Moss cited the heat, saying: “{}”", ("Ann Moss", True)),
    ],
)
def test_who_is_quoted_by_somebody_says_the_words(sentence: str, shown: tuple[str, bool]) -> None:
    quote = find_quotes(sentence.format("Patience is an ornament of the powerful."))[-1]
    assert (quote.speaker, quote.certain) == shown


@pytest.mark.parametrize("sentence", MEANT)
def test_who_is_named_only_to_say_that_he_is_not_meant_does_not_say_it(sentence: str) -> None:
    assert [quote.speaker for quote in find_quotes(sentence)] == ["Ann Moss"]


def test_who_is_called_something_in_a_clause_of_his_own_does_not_say_it() -> None:
    for called in (
        "Karl Birk, whom Tom Reave called",
        "Karl Birk, whom Tom Reave, a pilot, called",
    ):
        text = f"“The plan is late,” Ann Moss said, and {called} “the best mayor of all”, agreed."
        assert "Karl Birk" not in [quote.speaker for quote in find_quotes(text)]


@cases(
    "sentence",
    [
        "Ann Moss, of the University of Kell, called the result “spooky”.",
        "Ann Moss, the mayor, described the result as “spooky”.",
        "Ann Moss wrote on Facebook that the result was “spooky”.",
        "Ann Moss reckons the result is “spooky”.",
        "Ann Moss objected, terming the plea “frivolous”.",
        "Ann Moss emailed Karl Birk to say the plan was “a joke”.",
        "Ann Moss once rang the Palace to say the crown was “on back to front”.",
        "Tom Reave, accused by Ann Moss of “going down like a deckchair”, left.",
        "Ann Moss, mayor of Kell, accused Tom Reave of “sitting on his hands”.",
        "Ann Moss had phoned the mayor to complain that the plan was “a joke”.",
        "Ann Moss wrote to Karl Birk to tell him the plan was “a joke”.",
        "Ann Moss took to Twitter to say that the plan was “a joke”.",
        "Tom Reave asked Ann Moss to say the plan was “not a joke”.",
    ],
)
def test_a_fragment_is_reported_by_whoever_is_described_before_the_verb(sentence: str) -> None:
    assert [quote.speaker for quote in find_quotes(sentence)] == ["Ann Moss"]


@cases(
    ("before", "speaker"),
    [
        ("Louise and Greg Hart live in Kell.", "Louise Hart"),
        ("Madonna and Guy Hart live in Kell.", "Madonna"),
        ("Louise came. Later Louise and Greg Hart met.", "Louise"),
        ("Louise Birk came with Louise and Greg Hart.", "Louise Birk"),
        ("Louise and the boats of Greg Hart came.", "Louise"),
    ],
)
def test_a_given_name_has_the_surname_of_who_comes_in_with_it(before: str, speaker: str) -> None:
    given = before.split()[0]
    quote = find_quotes(f"{before} “We love it here,” {given} said. The house is old.")[-1]
    assert quote.speaker == speaker


@cases(
    ("told", "speaker"),
    [
        (", who runs eleven shops in Dell", "Ana Holt"),
        (", whose boat lies in Dell", "Ana Holt"),
        (", a baker from Dell", "Ana Holt"),
        (" (44), who lives with Karl Birk", "Ana Holt"),
        (", 44, the owner of the Dell Hotel", "Ana Holt"),
        (", who runs eleven shops, came. Karl Birk", "Karl Birk"),
    ],
)
def test_who_begins_a_paragraph_and_is_only_described_speaks_behind_its_colon(
    told: str, speaker: str
) -> None:
    for name in ("Ana Holt", "Councillor Ana Holt", "Dr. Ana Holt"):
        (quote,) = find_quotes(f"{name}{told}: “{SAID}, and nobody knows why.”")
        assert quote.speaker == speaker, name
