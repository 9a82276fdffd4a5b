"""A passage is cited so that an editor has nothing to correct."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.cases import cases
from tests.citations.samples import BOOKMARK
from tests.yardstick import at_most

from briefreader.citations import CitationStyle, ExportFormat, cite, export
from briefreader.citations.academic_styles import base_letters
from briefreader.citations.author_names import authors
from briefreader.citations.export.markdown_export import escape
from briefreader.citations.export.template_export import fill_template
from briefreader.citations.punctuation import before_credit
from briefreader.citations.styled_text import plain
from briefreader.citations.styles import credit, told_apart
from briefreader.domain.bookmark import TextSelector


@cases(
    ("words", "cited"),
    [
        ("We have been clear.", "“We have been clear,”"),
        ("We have been clear", "“We have been clear,”"),
        ("We have been clear,", "“We have been clear,”"),
        ("We have been clear:", "“We have been clear,”"),
        ("We have been clear;", "“We have been clear,”"),
        ("Have we been clear?", "“Have we been clear?”"),
        ("Leave!", "“Leave!”"),
        ("I thought …", "“I thought …,”"),
        ("I thought...", "“I thought...,”"),
        ("I was about to—", "“I was about to—”"),
        ("It was made in the U.S.", "“It was made in the U.S.,”"),
        ("He works for Acme Inc.", "“He works for Acme Inc.,”"),
        ("It rose by 9.7.", "“It rose by 9.7,”"),
        ("He said “no.”", "“He said ‘no,’”"),
        ("He said “no?”", "“He said ‘no?’”"),
        ('He said "no" and "yes".', "“He said ‘no’ and ‘yes,’”"),
        ("“The whole is quoted.”", "“The whole is quoted,”"),
        ("“One” and “two”", "“‘One’ and ‘two,’”"),
        ("It’s the ministers’", "“It’s the ministers’,”"),
        ("我们一直很清楚。", "“我们一直很清楚。”"),
        ("کشتی آئی۔", "“کشتی آئی۔”"),
        ("Over\n\ntwo  paragraphs.", "“Over two paragraphs,”"),
    ],
)
def test_a_passage_ends_as_it_must_before_the_speaker(words: str, cited: str) -> None:
    assert before_credit(" ".join(words.split())) == cited


@cases(
    ("changes", "cited"),
    [
        ({}, "Matthew Miller said, Daily Gazette, 15 August 2023."),
        ({"date": None}, "Matthew Miller said, Daily Gazette, n.d."),
        (
            {"certain": False},
            "Matthew Miller said (speaker unconfirmed), Daily Gazette, 15 August 2023.",
        ),
        ({"source": ""}, "Matthew Miller said, “Department Press Briefing,” 15 August 2023."),
        ({"source": "", "title": ""}, "Matthew Miller said, briefing.txt, 15 August 2023."),
        ({"speaker": None}, "unattributed, Daily Gazette, 15 August 2023."),
        ({"speaker": None, "certain": False}, "unattributed, Daily Gazette, 15 August 2023."),
        ({"speaker": None, "mention": "Q:"}, "Q said, Daily Gazette, 15 August 2023."),
        (
            {"speaker": None, "mention": "he", "certain": False},
            "he said (speaker unconfirmed), Daily Gazette, 15 August 2023.",
        ),
        (
            {"speaker": None, "mention": "they’re", "certain": False},
            "they said (speaker unconfirmed), Daily Gazette, 15 August 2023.",
        ),
    ],
)
def test_the_credit_says_what_is_known_and_no_more(changes: dict[str, object], cited: str) -> None:
    bookmark = BOOKMARK._replace(**changes)  # type: ignore[arg-type]
    assert cite(bookmark) == f"“We have been clear,” {cited}"


APA = "Doe, J., & Roe, J. M. (2023, August 15). Department Press Briefing. Daily Gazette. "
MLA = "Doe, Jane, and John M. Roe. “Department Press Briefing.” Daily Gazette, 15 Aug. 2023, "
CHICAGO = (
    "Matthew Miller, quoted in Jane Doe and John M. Roe, “Department Press Briefing,”"
    " Daily Gazette, August 15, 2023, para. 4, "
)
URL = "https://gazette.example/briefing"
BARE_URL = "gazette.example/briefing"
SIGNED = BOOKMARK._replace(byline="By Jane Doe and John M. Roe", url=URL, paragraph=4)


@cases(
    ("style", "changes", "cited"),
    [
        (
            CitationStyle.APA,
            {},
            "“We have been clear” (Matthew Miller, as cited in Doe & Roe, 2023, para. 4)."
            f" {APA}{URL}",
        ),
        (
            CitationStyle.APA,
            {"byline": "", "date": None, "url": "", "paragraph": None},
            "“We have been clear” (Matthew Miller, as cited in Department Press Briefing, n.d.)."
            " Department Press Briefing. (n.d.). Daily Gazette.",
        ),
        (
            CitationStyle.APA,
            {"byline": "Ann Bo, Cy Dee, and Eve Fox", "certain": False, "title": "Is It Clear?"},
            "“We have been clear” (Matthew Miller [speaker unconfirmed], as cited in Bo et al.,"
            " 2023, para. 4). Bo, A., Dee, C., & Fox, E. (2023, August 15). Is It Clear?"
            f" Daily Gazette. {URL}",
        ),
        (
            CitationStyle.APA,
            {"speaker": None, "byline": "Reuters staff", "source": ""},
            "“We have been clear” (Reuters staff, 2023, para. 4). Reuters staff. (2023, August 15)."
            f" Department Press Briefing. {URL}",
        ),
        (
            CitationStyle.MLA,
            {},
            f"“We have been clear” (Matthew Miller, qtd. in Doe and Roe). {MLA}{BARE_URL}.",
        ),
        (
            CitationStyle.MLA,
            {"byline": "", "source": "", "date": None, "url": "", "title": "“Clear” at Last"},
            "“We have been clear” (Matthew Miller, qtd. in “‘Clear’ at Last”). “‘Clear’ at Last.”",
        ),
        (
            CitationStyle.MLA,
            {"byline": "Ann Bo; Cy Dee; Eve Fox", "date": date(2024, 5, 1), "url": ""},
            "“We have been clear” (Matthew Miller, qtd. in Bo et al.). Bo, Ann, et al."
            " “Department Press Briefing.” Daily Gazette, 1 May 2024.",
        ),
        (CitationStyle.CHICAGO, {}, f"“We have been clear.” {CHICAGO}{URL}."),
        (
            CitationStyle.CHICAGO,
            {"byline": "", "date": None, "url": "", "paragraph": None, "speaker": None},
            "“We have been clear.” “Department Press Briefing,” Daily Gazette, n.d.",
        ),
        (
            CitationStyle.CHICAGO,
            {"byline": "Ann Bo, Cy Dee, Eve Fox, Gil Hay", "url": "", "certain": False},
            "“We have been clear.” Matthew Miller [speaker unconfirmed], quoted in Ann Bo et al.,"
            " “Department Press Briefing,” Daily Gazette, August 15, 2023, para. 4.",
        ),
    ],
)
def test_each_style_cites_a_passage(
    style: CitationStyle, changes: dict[str, object], cited: str
) -> None:
    bookmark = SIGNED._replace(**changes)  # type: ignore[arg-type]
    assert cite(bookmark, style) == cited


# What a rule asks for, in a citation of SIGNED with some changes: rules of the Publication Manual
# of the APA (7th edition), the MLA Handbook (9th) and the Chicago Manual of Style (17th, notes).
RULES = [
    (
        "APA: a secondary source",
        CitationStyle.APA,
        {},
        "(Matthew Miller, as cited in Doe & Roe, 2023,",
    ),
    ("APA: a part of a source", CitationStyle.APA, {}, "2023, para. 4)"),
    (
        "APA: no author: the title",
        CitationStyle.APA,
        {"byline": ""},
        "in Department Press Briefing,",
    ),
    (
        "APA: no author",
        CitationStyle.APA,
        {"byline": ""},
        "). Department Press Briefing. (2023, Aug",
    ),
    ("APA: one author", CitationStyle.APA, {"byline": "Jane Doe"}, "cited in Doe, 2023"),
    ("APA: two authors", CitationStyle.APA, {}, "Doe & Roe, 2023"),
    ("APA: three", CitationStyle.APA, {"byline": "A. Bo, C. Dee, E. Fox"}, "Bo et al., 2023"),
    (
        "APA: a group",
        CitationStyle.APA,
        {"byline": "Kamo Bay Council"},
        "in Kamo Bay Council, 2023",
    ),
    ("APA: initials", CitationStyle.APA, {}, "Doe, J., & Roe, J. M. (2023,"),
    ("APA: hyphens", CitationStyle.APA, {"byline": "Jean-Luc Moreau"}, "Moreau, J.-L. (2023,"),
    ("APA: the day", CitationStyle.APA, {}, "(2023, August 15)."),
    ("APA: no date", CitationStyle.APA, {"date": None}, "Roe, J. M. (n.d.)."),
    ("APA: a title's own mark", CitationStyle.APA, {"title": "Clear?"}, " Clear? Daily Gazette."),
    ("APA: no stop after a URL", CitationStyle.APA, {}, f"Daily Gazette. {URL}"),
    (
        "APA: a site of one of two authors",
        CitationStyle.APA,
        {"source": "Jane Doe"},
        f"Briefing. Jane Doe. {URL}",
    ),
    ("MLA: an indirect source", CitationStyle.MLA, {}, "(Matthew Miller, qtd. in Doe and Roe)."),
    ("MLA: printed paragraphs", CitationStyle.MLA, {"locator": "par. 9"}, "Roe, par. 9)."),
    ("APA: printed paragraphs", CitationStyle.APA, {"locator": "par. 9"}, "2023, para. 9)."),
    ("MLA: one author", CitationStyle.MLA, {"byline": "Jane Doe"}, ". Doe, Jane. “Department"),
    ("MLA: two authors", CitationStyle.MLA, {}, ". Doe, Jane, and John M. Roe. “Department"),
    ("MLA: three", CitationStyle.MLA, {"byline": "A. Bo, C. Dee, E. Fox"}, ". Bo, A., et al. “Dep"),
    ("MLA: groups", CitationStyle.MLA, {"byline": "Kamo Bay Council"}, ". Kamo Bay Council. “Dep"),
    (
        "MLA: no author",
        CitationStyle.MLA,
        {"byline": ""},
        "qtd. in “Department Press Briefing”).",
    ),
    (
        "MLA: an organisation that is the site, too, is named as the site alone",
        CitationStyle.MLA,
        {
            "byline": "Port Office",
            "source": "Port Office",
            "speaker": "Port Office",
            "locator": "par. 9",
        },
        "(“Department Press Briefing,” par. 9). “Department Press Briefing.” Port Office, 15",
    ),
    (
        "MLA: somebody's own site",
        CitationStyle.MLA,
        {"byline": "Jane Doe", "source": "Jane Doe"},
        "qtd. in Doe). Doe, Jane. “Department Press Briefing.” Jane Doe, 15",
    ),
    ("MLA: a title's own mark", CitationStyle.MLA, {"title": "Clear?"}, "“Clear?” Daily Gazette,"),
    ("MLA: days and months", CitationStyle.MLA, {}, "Daily Gazette, 15 Aug. 2023,"),
    ("MLA: short months", CitationStyle.MLA, {"date": date(2024, 5, 1)}, ", 1 May 2024,"),
    ("MLA: no scheme", CitationStyle.MLA, {}, f", {BARE_URL}."),
    ("MLA: no date: none", CitationStyle.MLA, {"date": None}, f"Daily Gazette, {BARE_URL}."),
    (
        "Chicago: quoted in",
        CitationStyle.CHICAGO,
        {},
        "Miller, quoted in Jane Doe and John M. Roe,",
    ),
    (
        "Chicago 14.76, three",
        CitationStyle.CHICAGO,
        {"byline": "A. Bo, C. Dee, E. Fox"},
        "Dee, and E. Fox,",
    ),
    ("Chicago: four", CitationStyle.CHICAGO, {"byline": "A. B, C. D, E. F, G. H"}, "in A. B, C. D"),
    ("Chicago: a newspaper", CitationStyle.CHICAGO, {}, ",” Daily Gazette, August 15, 2023,"),
    ("Chicago: a question", CitationStyle.CHICAGO, {"title": "Clear?"}, "“Clear?,” Daily Gazette,"),
    (
        "Chicago: low marks within",
        CitationStyle.CHICAGO,
        {"title": "Streit: „Der Schlick“"},
        "“Streit: ‚Der Schlick‘,” Daily",
    ),
    ("MLA: low marks within", CitationStyle.MLA, {"title": "O „Elbie” i"}, "“O ‚Elbie’ i.” Daily"),
    ("MLA: low marks around", CitationStyle.MLA, {"title": "„Der Schlick“"}, "“Der Schlick.” Da"),
    (
        "Chicago: no date",
        CitationStyle.CHICAGO,
        {"date": None, "url": ""},
        "Daily Gazette, n.d., para. 4",
    ),
    (
        "Chicago: no date, on the web",
        CitationStyle.CHICAGO,
        {"date": None},
        "Daily Gazette, para. 4, accessed January 2, 2024, h",
    ),
    ("Chicago: paragraphs", CitationStyle.CHICAGO, {}, "2023, para. 4,"),
    ("Chicago: the URL last", CitationStyle.CHICAGO, {}, f", {URL}."),
    ("Chicago: the stop within", CitationStyle.CHICAGO, {}, "“We have been clear.” Matthew"),
]


@cases(("rule", "style", "changes", "part"), RULES, ids=[r[0] for r in RULES])
def test_each_style_follows_its_manual(
    rule: str, style: CitationStyle, changes: dict[str, object], part: str
) -> None:
    assert part in cite(SIGNED._replace(**changes), style), rule  # type: ignore[arg-type]


@cases(
    ("words", "style", "cited"),
    [
        ("Is it clear?", CitationStyle.APA, "“Is it clear?” ("),
        ("Made in the U.S.", CitationStyle.APA, "“Made in the U.S.” ("),
        ("I think …", CitationStyle.MLA, "“I think …” ("),
        ("He said “no.”", CitationStyle.MLA, "“He said ‘no’” ("),
        ("He said “no.”", CitationStyle.CHICAGO, "“He said ‘no.’” Matthew"),
        ("and then", CitationStyle.CHICAGO, "“and then.” Matthew"),
        ("and then,", CitationStyle.CHICAGO, "“and then.” Matthew"),
    ],
)
def test_a_passage_ends_as_its_style_wants(words: str, style: CitationStyle, cited: str) -> None:
    bookmark = SIGNED._replace(selector=TextSelector(words, "", "", 0, len(words)))
    assert cite(bookmark, style).startswith(cited)


@cases(
    ("byline", "names"),
    [
        ("", []),
        ("By Jane Doe", ["Doe, Jane"]),
        ("JANE DOE", ["DOE, JANE"]),
        ("Jane Doe & John M. Roe", ["Doe, Jane", "Roe, John M."]),
        ("Jane Doe, John Roe, and Ann Bo", ["Doe, Jane", "Roe, John", "Bo, Ann"]),
        ("Ludwig van Beethoven", ["van Beethoven, Ludwig"]),
        ("Jean-Paul Sartre", ["Sartre, Jean-Paul"]),
        ("Reuters", ["Reuters"]),
        ("Associated Press", ["Associated Press"]),
        ("Port Selwyn Harbour Authority", ["Port Selwyn Harbour Authority"]),
        ("Kamo Bay City Council", ["Kamo Bay City Council"]),
        ("Jane Doe, Foreign Editor", ["Jane Doe, Foreign Editor"]),
        ("Senator Jane Doe and Dr. Ann Bo", ["Doe, Jane", "Bo, Ann"]),
        ("Frau Jane Doe and Mme Ann Bo", ["Doe, Jane", "Bo, Ann"]),
        ("Jane Doe, Jr., and John Roe III", ["Doe, Jane, Jr.", "Roe, John, III"]),
        ("Sen. Warren", ["Sen. Warren"]),
        ("U.S. Department of State", ["U.S. Department of State"]),
        ("外交部", ["外交部"]),
        ("Émile Zola and Łukasz Nowak", ["Zola, Émile", "Nowak, Łukasz"]),
        ("E\u0301mile Zola", ["Zola, Émile"]),
        ("Øystein Berg, Özlem Kaya", ["Berg, Øystein", "Kaya, Özlem"]),
        ("Олена Гриценко", ["Гриценко, Олена"]),
        ("Áine Ó Briain", ["Ó Briain, Áine"]),
        ("Österreichischer Rundfunk", ["Österreichischer Rundfunk"]),
        ("Радіо Свобода", ["Радіо Свобода"]),
        ("Doe, Jane", ["Doe, Jane"]),
        ("Doe, J. M., Jr.", ["Doe, J. M., Jr."]),
        ("van der Berg, Jan", ["van der Berg, Jan"]),
        (
            "van der Berg, Jan; Ó Briain, Áine; 李 明; World Bank Group",
            ["van der Berg, Jan", "Ó Briain, Áine", "李 明", "World Bank Group"],
        ),
        ("Moss, Ann; García Márquez, Gabriel", ["Moss, Ann", "García Márquez, Gabriel"]),
        (
            "Jane Doe; Food and Agriculture Organization",
            ["Doe, Jane", "Food and Agriculture Organization"],
        ),
        ("Jane Doe; and; John Roe", ["Doe, Jane", "Roe, John"]),
        ("Doe, Jane; and Roe, John", ["Doe, Jane", "Roe, John"]),
        ("Doe, Jane; Bo, Ann; & Anders, Will", ["Doe, Jane", "Bo, Ann", "Anders, Will"]),
        ("Österreichische Post", ["Österreichische Post"]),
        ("Ari Fleischer", ["Fleischer, Ari"]),
        (
            "Norddeutscher Rundfunk; Bayerischer Rundfunk",
            ["Norddeutscher Rundfunk", "Bayerischer Rundfunk"],
        ),
        ("Jane Doe; photographs by John Roe", ["Jane Doe; photographs by John Roe"]),
        ("Jane Doe, London", ["Jane Doe, London"]),
        ("Jane Doe, London; John Roe, Paris", ["Jane Doe, London", "John Roe, Paris"]),
        ("Moss, A. B.", ["Moss, A. B."]),
        ("ProPublica, Mississippi Today", ["ProPublica, Mississippi Today"]),
        ("Le Monde", ["Le Monde"]),
        ("Reed, BBC", ["Reed, BBC"]),
        ("Reuters, London", ["Reuters, London"]),
    ],
)
def test_a_byline_is_taken_apart_only_where_that_is_safe(byline: str, names: list[str]) -> None:
    assert [name.inverted for name in authors(byline)] == names


@pytest.mark.parametrize(
    ("byline", "is_person"),
    [
        *(("Doe, Jane", True), ("Doe, Émile", True), ("Doe, J. M.", True), ("Doe, Mary-Lou", True)),
        *(("Kyiv, Ukraine", False), ("Politico, Axios", False), ("Geneva, Switzerland", False)),
    ],
)
def test_two_words_with_a_comma_are_a_name_where_the_second_is_a_given_name(
    byline: str, is_person: bool
) -> None:
    (author,) = authors(byline)
    assert bool(author.given) is is_person


def test_initials_keep_their_hyphen() -> None:
    assert [name.initials for name in authors("Jean-Paul J. Sartre")] == ["Sartre, J.-P. J."]


def test_words_that_were_struck_out_are_not_cited() -> None:
    bookmark = BOOKMARK._replace(wording="We have been [very] clear.")
    assert cite(bookmark).startswith("“We have been [very] clear,”")


def test_a_citation_is_one_line_without_control_characters() -> None:
    cited = cite(BOOKMARK._replace(source="Daily\x1b]0;x\x07\nGazette", speaker="M\u202eM"))
    assert "\x1b" not in cited
    assert "\u202e" not in cited
    assert "\n" not in cited


@pytest.mark.parametrize("words", ["a" + " " * 60_000 + "b.", "A." * 30_000 + "b", "a. " * 30_000])
def test_a_passage_of_gaps_and_stops_is_quoted_in_a_moment(words: str) -> None:
    with at_most(60):
        assert before_credit(words).startswith("“a" if words[0] == "a" else "“A")
        assert escape(words)


def test_in_apa_the_speaker_of_a_transcript_is_its_author() -> None:
    asked = BOOKMARK._replace(question="What of the visas?", paragraph=4, url=URL)
    expected = (
        "“We have been clear” (Miller, 2023, para. 4). Miller, M. (2023, August 15). Department "
        f"Press Briefing [Transcript]. Daily Gazette. {URL}"
    )
    under_label = BOOKMARK._replace(mention="MR. MILLER", paragraph=4, url=URL)
    assert cite(asked, CitationStyle.APA) == cite(under_label, CitationStyle.APA) == expected
    # Whose name may begin with the family's is called by the whole of it.
    other = asked._replace(speaker="Wang Wenbin")
    assert "(Wang Wenbin, 2023, para. 4). Wang Wenbin. (2023" in cite(other, CitationStyle.APA)
    for changes in ({"certain": False}, {"byline": "Jane Doe"}, {"marks": ("as interpreted",)}):
        assert "as cited in" in cite(asked._replace(**changes), CitationStyle.APA)


@cases(
    ("label", "before", "speaker"),
    [
        ("Steve Moore", "\n\n• Steve Moore: “", "Steve Moore"),
        ("Economist Steve Moore", "- **Economist Steve Moore:** “", "Steve Moore"),
        ("Steve Moore", 'Steve Moore: "', "Steve Moore"),
        ("Möllers", "Möllers: „", "Katrin Möllers"),
        ("KVOA-TV", "• KVOA-TV: “", "KVOA-TV"),
        ("AXIOS", "• AXIOS: “", "Axios"),
        ("KVOA-TV", "will be halted, and ", "KVOA-TV"),
        ("NPR", "“It is,” it said. “", "NPR"),
        ("AP", "will be halted, and ", "Port News"),
    ],
)
def test_in_apa_a_quoted_statement_behind_a_label_makes_no_transcript(
    label: str, before: str, speaker: str
) -> None:
    selector = BOOKMARK.selector._replace(prefix=before)
    changes = {"selector": selector, "mention": label, "speaker": speaker, "paragraph": 4}
    cited = cite(BOOKMARK._replace(**changes), CitationStyle.APA)  # type: ignore[arg-type]
    assert f"({speaker}, as cited in Department Press Briefing, 2023, para. 4). Dep" in cited
    assert "Transcript" not in cited
    # The same label before words without marks is that of a turn.
    turn = BOOKMARK._replace(
        selector=selector._replace(prefix=f"\n\n{label}: "), mention=label, speaker=speaker
    )
    assert "[Transcript]" in cite(turn, CitationStyle.APA)


def listed(style: CitationStyle, *works: Mapping[str, object]) -> list[str]:
    """The parentheses of works in one list, each with its changes, in an article of its own."""
    made = [
        BOOKMARK._replace(path=Path(f"/library/{number}.txt"))._replace(**changes)  # type: ignore[arg-type]
        for number, changes in enumerate(works)
    ]
    apart = told_apart(made, style)
    return [re.findall(r"\((.*?)\)\.", plain(credit(one, style, apart)))[0] for one in made]


JANE, KIM = {"byline": "Jane Doe", "speaker": None}, {"byline": "Kim Doe", "speaker": None}
THREE = {"byline": "A. Bo, C. Dee, E. Fox", "speaker": None}
FOUR = {"byline": "A. Bo, G. Hay, E. Fox, I. Ito", "speaker": None}
ASKED = {"question": "What of the visas?"}
SPOKEN = {**ASKED, "byline": "", "url": ""}
UNSIGNED = {"speaker": None, "mention": "Q"}


@cases(
    ("rule", "style", "works", "called"),
    [
        (
            "APA 9.47: in the order of days",
            CitationStyle.APA,
            [
                {**JANE, "title": "A boat", "date": date(2023, 11, 2)},
                {**JANE, "title": "The sea", "date": date(2023, 2, 1)},
            ],
            ["Doe, 2023b", "Doe, 2023a"],
        ),
        (
            "APA 9.47: then of titles, without an article",
            CitationStyle.APA,
            [{**JANE, "title": "Boats"}, {**JANE, "title": "The ash"}],
            ["Doe, 2023b", "Doe, 2023a"],
        ),
        (
            "APA 9.47: of other names in the order of these",
            CitationStyle.APA,
            [
                {**SPOKEN, "speaker": "Matthew Miller", "date": date(2023, 2, 1)},
                {**SPOKEN, "speaker": "MR. MILLER", "date": date(2023, 11, 2)},
            ],
            ["Miller, 2023b", "Miller, 2023a"],
        ),
        (
            "APA: without a day",
            CitationStyle.APA,
            [{**JANE, "date": None, "title": "Sand"}, {**JANE, "date": None, "title": "Tides"}],
            ["Doe, n.d.-a", "Doe, n.d.-b"],
        ),
        (
            "APA 8.20: one family name",
            CitationStyle.APA,
            [JANE, {**KIM, "date": date(2020, 1, 1)}],
            ["J. Doe, 2023", "K. Doe, 2020"],
        ),
        (
            "APA 8.18: as many names as it takes",
            CitationStyle.APA,
            [THREE, FOUR],
            ["Bo, Dee, & Fox, 2023", "Bo, Hay, et al., 2023"],
        ),
        ("APA: alone", CitationStyle.APA, [THREE, JANE], ["Bo et al., 2023", "Doe, 2023"]),
        (
            "APA: saved twice",
            CitationStyle.APA,
            [{**JANE, "url": URL}, {**JANE, "url": URL}],
            ["Doe, 2023", "Doe, 2023"],
        ),
        (
            "APA: who speaks in several transcripts, who in one of them",
            CitationStyle.APA,
            [
                {**ASKED, "url": URL},
                {**ASKED, "url": f"{URL}/2", "date": date(2023, 9, 1)},
                {**ASKED, "url": URL, "speaker": "Ann Bo"},
                {**UNSIGNED, "url": f"{URL}/2", "title": "Briefing 2"},
            ],
            ["Miller, 2023a", "Miller, 2023b", "Bo, 2023", "Q, as cited in Briefing 2, 2023"],
        ),
        ("MLA: one family name", CitationStyle.MLA, [JANE, KIM], ["J. Doe", "K. Doe"]),
        (
            "MLA: works of one author",
            CitationStyle.MLA,
            [{**JANE, "title": "The sea."}, {**JANE, "title": "A boat", "locator": "p. 3"}, KIM],
            ["J. Doe, “The sea”", "J. Doe, “A boat” 3", "K. Doe"],
        ),
        ("MLA: pages", CitationStyle.MLA, [{**JANE, "locator": "p. 3"}], ["Doe 3"]),
        ("MLA: times", CitationStyle.MLA, [{**JANE, "locator": "00:12:30"}], ["Doe 00:12:30"]),
        ("MLA: words", CitationStyle.MLA, [{**JANE, "locator": "slide 3"}], ["Doe, slide 3"]),
    ],
)
def test_works_in_a_list_are_told_apart(
    rule: str, style: CitationStyle, works: Sequence[Mapping[str, object]], called: list[str]
) -> None:
    assert listed(style, *works) == called, rule


def test_every_list_of_works_tells_them_apart() -> None:
    works = [
        BOOKMARK._replace(path=Path(f"/library/{title}"), title=title, byline="Jane Doe")
        for title in ("The sea", "A harbour")
    ]
    for style, second in ((CitationStyle.APA, "2023b"), (CitationStyle.MLA, "Doe, “The sea”")):
        for format_ in (ExportFormat.MARKDOWN, ExportFormat.ORG, ExportFormat.HTML):
            assert second in export(works, format_, style)
        assert second in fill_template(works, "$citation", style)
    assert base_letters(25) + base_letters(26) + base_letters(27) == "zaaab"


@cases(
    ("style", "changes", "cited"),
    [
        (
            CitationStyle.APA,
            {"byline": "Matthew Miller"},
            "(Miller, 2023, para. 4). Miller, M. (2023, August 15). Department",
        ),
        (CitationStyle.MLA, {"byline": "Matthew Miller"}, "(Miller). Miller, Matthew. “Dep"),
        (CitationStyle.CHICAGO, {"byline": "Matthew Miller"}, "” Matthew Miller, “Department"),
        (
            CitationStyle.APA,
            {"byline": "Matthew Miller", "certain": False},
            "(Matthew Miller [speaker unconfirmed], as cited in Miller, 2023",
        ),
        (CitationStyle.CHICAGO, {"speaker": "MS. OKAFOR-HALE"}, "” Ms. Okafor-Hale, quoted in"),
        (CitationStyle.APA, {"byline": "daily gazette"}, "15). Department Press Briefing. https"),
        (CitationStyle.MLA, {"title": "It is.", "byline": ""}, "qtd. in “It is”). “It is.” Daily"),
        (CitationStyle.CHICAGO, {"title": "It is."}, "“It is,” Daily Gazette"),
        (CitationStyle.CHICAGO, {"title": "Of Acme Inc."}, "“Of Acme Inc.,” Daily Gazette"),
        (CitationStyle.PLAIN, {"title": "It is.", "source": ""}, "said, “It is,” 15 August"),
    ],
)
def test_an_editor_finds_nothing_twice_and_no_stop_too_many(
    style: CitationStyle, changes: dict[str, object], cited: str
) -> None:
    assert cited in cite(SIGNED._replace(**changes), style)  # type: ignore[arg-type]


@cases(
    ("name", "listed_as", "in_text"),
    [
        ("Mr. NIELDS", "Nields", "Nields"),
        ("Attorney General MEESE", "Meese", "Meese"),
        ("MS. OKAFOR-HALE", "Okafor-Hale", "Okafor-Hale"),
        ("MR. VAN DER MEER", "van der Meer", "van der Meer"),
        ("SEN. MCDONALD", "McDonald", "McDonald"),
        ("SEN. MCÉVOY", "McÉvoy", "McÉvoy"),
        ("UNICEF", "UNICEF", "UNICEF"),
        ("KVOA-TV", "KVOA-TV", "KVOA-TV"),
        ("NBC NEWS", "NBC News", "NBC News"),
        ("MR. NG", "Ng", "Ng"),
        ("Monsieur Moreau", "Moreau", "Moreau"),
        ("Vice President Harris", "Harris", "Harris"),
        ("Dr. Mary Smith", "Smith, M.", "Smith"),
        ("Robert F. Kennedy Jr.", "Kennedy, R. F., Jr.", "Kennedy"),
        ("ROBERT F. KENNEDY, JR.", "Kennedy, R. F., Jr.", "Kennedy"),
        ("General Motors", "General Motors", "General Motors"),
        ("Wang Wenbin", "Wang Wenbin", "Wang Wenbin"),
        ("Karl Moss (grandson)", "Moss, K.", "Moss"),
        ("Kell Port Service (KPS)", "Kell Port Service (KPS)", "Kell Port Service (KPS)"),
    ],
)
def test_a_speaker_is_listed_without_titles(name: str, listed_as: str, in_text: str) -> None:
    said = cite(BOOKMARK._replace(speaker=name, **ASKED), CitationStyle.APA)  # type: ignore[arg-type]
    assert f"({in_text}, 2023). {listed_as}" in said
