"""What comes out by the month is dated by it: no day is made up; nor where an embargo ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.cases import cases

from briefreader.domain.article import Article
from briefreader.sources import article_from_bytes
from briefreader.sources.metadata.dates import parse_date

BODY = "He walks the quay at dusk. “I have never lost a flame,” says Bert Halloran.\n"


def read(head: str, path: str = "/library/a.txt") -> Article:
    return article_from_bytes(Path(path), f"The last lamplighter\n{head}\n\n{BODY}".encode())


@cases(
    ("line", "issued"),
    [
        ("June 2024", "2024-06"),
        ("Juni 2024", "2024-06"),
        ("juin 2024", "2024-06"),
        ("junio de 2024", "2024-06"),
        ("(Sept. 2024)", "2024-09"),
        ("2024-06", "2024-06"),
        ("2024年6月号", "2024-06"),
        ("Published in June 2024", "2024-06"),
        ("Erschienen im Juni 2024", "2024-06"),
        ("By Ines Calloway | June 2024", "2024-06"),
        ("Tidelines Magazine | June 2024", "2024-06"),
        ("Issue 12, June 2024", "2024-06"),
        ("Tidelines, Vol. 7, No. 6, June 2024", "2024-06"),
        ("Heft 3 | Juni 2024", "2024-06"),
        ("Ausgabe 6/2024", "2024"),
        ("Tidelines, Issue 6/2024", "2024"),
        ("June/July 2024", "2024"),
        ("The quay, June 2024", ""),
        ("In June 2024 the quay was shut.", ""),
        ("Room 6/2024", ""),
        ("June 2024\nMarch 2025", ""),
        ("June 2024\nMay 2024", ""),
        ("Issue 6/2024\nJune 2024", "2024-06"),
    ],
)
def test_a_month_at_the_head_dates_an_article(line: str, issued: str) -> None:
    article = read(line)
    assert (article.issued, article.date, article.when) == (issued, None, issued)


def test_a_day_counts_before_a_month_and_a_month_before_the_folders_day() -> None:
    assert read("June 2024\n3 June 2024").when == "2024-06-03"
    assert read("June 2024", "/library/2024-07-01 clippings/a.txt").when == "2024-06"
    assert read("June 2024", "/library/2024-06-15 quay.txt").when == "2024-06-15"


def test_a_month_above_the_title_is_no_title() -> None:
    text = f"June 2024\n\nThe last lamplighter of Kell\n\nBy Ines Calloway\n\n{BODY}"
    article = article_from_bytes(Path("/library/a.txt"), text.encode())
    assert (article.title, article.issued) == ("The last lamplighter of Kell", "2024-06")
    assert article.byline == "Ines Calloway"
    assert article.paragraphs[-1].number == 1


@cases(
    "line",
    [
        "EMBARGOED UNTIL 6AM, 3 MAY 2024",
        "Strictly embargoed: not for publication before 00.01 on Friday 3 May 2024",
        "Embargo: May 3, 2024, 6 a.m.",
        "Not for publication before 3 May 2024",
        "Sperrfrist: 3. Mai 2024, 10 Uhr",
        "Sous embargo jusqu'au 3 mai 2024 à 8 h",
    ],
)
def test_a_press_release_comes_out_when_its_embargo_ends(line: str) -> None:
    text = f"PRESS RELEASE\n\n{line}\n\nMuseum to open at night\n\n{BODY}"
    article = article_from_bytes(Path("/library/a.txt"), text.encode())
    assert (article.title, article.published) == ("Museum to open at night", date(2024, 5, 3))
    assert article.notes == ("no other date in the file: taken from its embargo",)
    own = article_from_bytes(
        Path("/library/a.txt"), text.replace(line, f"{line}\n\n2 May 2024").encode()
    )
    assert (own.date, own.notes) == (date(2024, 5, 2), ())


@cases(
    "line",
    [
        "The arms embargo was imposed on 3 May 2024.",
        "Embargoed until 3 May 2024 or 4 May 2024",
    ],
)
def test_other_days_beside_an_embargo_date_nothing(line: str) -> None:
    assert read(f"{BODY}\n{line}").date is None


@cases(
    "line",
    [
        "For immediate release: 21 June 2024",
        "FOR IMMEDIATE RELEASE June 21, 2024",
        "FOR IMMEDIATE RELEASE – Friday, June 21, 2024",
        "FOR RELEASE AT 10:00 A.M. EDT, JUNE 21, 2024",
        "NEWS RELEASE | June 21, 2024",
        "Press release No. 14, 21 June 2024",
        "PRESSEMITTEILUNG Nr. 45/2024 vom 21. Juni 2024",
        "Communiqué de presse – 21 juin 2024",
        "Persbericht 21 juni 2024",
        "PRESSMEDDELANDE 2024-06-21",
        "Прес-реліз від 21 червня 2024 року",
        "Comunicado de imprensa, 21 de junho de 2024",
        "Date: June 21, 2024",
    ],
)
def test_the_day_of_a_press_release_is_no_title(line: str) -> None:
    for contact in ("", "\nContact: Rolf Amis, 555-0101"):
        text = f"{line}{contact}\n\nZoo welcomes twin otters\n\n{BODY}"
        article = article_from_bytes(Path("/library/a.txt"), text.encode())
        assert (article.title, article.published) == (
            "Zoo welcomes twin otters",
            date(2024, 6, 21),
        )
        assert article.said_on is None
    below = read(f"\n{line}")
    assert below.published == date(2024, 6, 21)
    assert below.paragraphs[-1].number == 1


@cases(
    "line",
    [
        "Press release of 21 June 2024 on otters withdrawn",
        "For release in 2024, 120 otters",
        "Press briefing, 21 June 2024",
    ],
)
def test_other_days_behind_a_kind_of_text_are_no_day_of_publication(line: str) -> None:
    text = f"{line}\n\n{BODY}"
    assert article_from_bytes(Path("/library/a.txt"), text.encode()).published is None


@cases(
    "line",
    [
        *("03.05.24", "3.5.24", "Kell, den 03.05.24", "Freitag, 03.05.24, 10:15 Uhr"),
        *("Stand: 03.05.24", "03-05-24", "Freitag 3-5-24", "03-05-2024", "3-5-98 | Hafenamt Kell"),
    ],
)
def test_a_year_of_two_digits_is_read_where_the_language_puts_the_day_first(line: str) -> None:
    german = "Der Rat hat am Freitag beschlossen, dass die Fähren in der Nacht nicht mehr fahren."
    text = f"Die Fähren ruhen\n\n{line}\n\n{german}\n"
    day = date(1998 if "98" in line else 2024, 5, 3)
    assert article_from_bytes(Path("/library/a.txt"), text.encode()).date == day
    above = f"{line}\n\nFähren ruhen in Kell\n\n{german}\n"
    below = article_from_bytes(Path("/library/a.txt"), above.encode())
    is_place = line.startswith("Kell")  # above a title, too
    assert (below.date, below.title) == (day, line if is_place else "Fähren ruhen in Kell")
    for other in ("03.05.24.1", "24-05-03", "3-5-24-1"):  # that may be the year first
        numbered = text.replace(line, other)
        assert article_from_bytes(Path("/library/a.txt"), numbered.encode()).date is None


@cases(
    "line",
    [
        "3. Mai 2024 | Hafenamt Kell",
        "3 May 2024 | Harbour Office of Kell",
        "May 3, 2024 • Office of the Mayor",
        "3 mai 2024 · Mairie de Kell",
    ],
)
def test_a_day_with_who_issued_the_text_dates_it(line: str) -> None:
    for head in (f"Zoo welcomes twin otters\n\n{line}", f"{line}\n\nZoo welcomes twin otters"):
        article = article_from_bytes(Path("/library/a.txt"), f"{head}\n\n{BODY}".encode())
        assert (article.title, article.published) == ("Zoo welcomes twin otters", date(2024, 5, 3))


def test_a_day_with_other_words_behind_a_bar_dates_nothing() -> None:
    for line in ("3 May 2024 | page 12", "3 May 2024 | Day 2", "3 May 2024 | sold out"):
        assert read(f"\n{line}").date is None


def test_two_digits_from_69_on_are_a_year_of_the_last_century() -> None:
    for written, year in (("03.05.68", 2068), ("03.05.69", 1969), ("03.05.99", 1999)):
        assert parse_date(written, day_first=True) == date(year, 5, 3)


def test_a_year_of_two_digits_tells_nothing_in_english() -> None:
    assert read("\n03.05.24").date is None
    assert read("\n21/06/24").date is None
    assert read("\n03-05-24").date is None
    assert read("\n03-05-2024").date is None


@cases(
    "masthead",
    [
        "City of Kell\nOffice of the Mayor\n\nFOR IMMEDIATE RELEASE: May 3, 2024",
        "Harbour Board of Kell\n\nPress Release No. 14/2024\n\nKell, 3 May 2024",
        "Hafenamt Kell\nPressestelle\n\nPressemitteilung vom 03.05.2024",
        "PRESSESTELLE DES LANDKREISES KELL\n\nPRESSEMITTEILUNG\n\n3. Mai 2024",
        "KOMUNIKAT PRASOWY\n\nKell, 3 maja 2024 r.",
        "Komunikat prasowy z dnia 3 maja 2024 r.",
        "Kell Oyster Trust\nNews Release\n\nMay 3, 2024",
        "Pressmeddelande från Kells kommun\n2024-05-03",
        "Tisková zpráva\nV Kellu dne 3. května 2024",
        "For release: 10:00 a.m. Eastern, Friday, May 3, 2024",
    ],
)
def test_who_sends_a_press_release_is_no_title(masthead: str) -> None:
    text = f"{masthead}\n\nZoo welcomes twin otters\n\n{BODY}"
    article = article_from_bytes(Path("/library/a.txt"), text.encode())
    assert (article.title, article.date) == ("Zoo welcomes twin otters", date(2024, 5, 3))
    assert "Zoo welcomes" not in article.text


@cases(
    "head",
    [
        "Zoo welcomes twin otters\n\nFOR IMMEDIATE RELEASE\n\nTwins were born on Sunday",
        "Zoo Welcomes Twins\n\nPress release\n\nBoth are well, says the keeper",
        "Zoo Opens New School\n\nPress release\n\nThree classes began on Monday",
        "New Hospital for Kell\n\nPress release\n\nBuilding begins in June, says the mayor",
        "Readout of Talks at Sea\n\nPress release\n\nBoth sides agreed to meet again",
        "Otters Housed in City Hall\nPress release\nKell\n\nThree arrived on Monday, says a keeper",
        "Press release from the mayor angers the council\n\nShe had called it useless",
        "The Port Authority\n\nHow a small office ran the harbour",
        "Riders United\n\nHow a few passengers saved the ferry",
        "NATIONAL GALLERY\n\nA history of its roof",
        "Kell Port Strike Over\n\nPress release\n\nDockers go back to work on Monday",
    ],
)
def test_a_first_line_that_need_be_no_senders_stays_the_title(head: str) -> None:
    article = article_from_bytes(Path("/library/a.txt"), f"{head}\n\n{BODY}".encode())
    assert article.title == head.partition("\n")[0]


def test_a_sender_whose_name_reads_like_a_headline_is_known_by_the_text() -> None:
    head = "Kell Readers Club\n\nPress release\n\nOtter race called off\n\n"
    named = article_from_bytes(
        Path("/library/a.txt"), f"{head}The Kell Readers Club said so.".encode()
    )
    other = article_from_bytes(Path("/library/a.txt"), f"{head}The club said so.".encode())
    assert (named.title, other.title) == ("Otter race called off", "Kell Readers Club")


def test_a_headline_of_a_bodys_words_below_a_day_is_the_title() -> None:
    head = "3 May 2024\n\nZoo Opens New School\n\nThree classes began on Monday\n\n"
    article = article_from_bytes(Path("/library/a.txt"), f"{head}{BODY}".encode())
    assert article.title == "Zoo Opens New School"


@cases(
    ("line", "byline"),
    [
        ("von Jo Bell | 3. Mai 2024 | 5 Kommentare", "Jo Bell"),
        ("Jo Bell\nMadrid - 03 may 2024 - 10:15 CEST", "Jo Bell"),
    ],
)
def test_what_stands_beside_the_day_of_a_blog_or_newspaper(line: str, byline: str) -> None:
    spanish = (
        "El consejo decidió el jueves reparar el muelle norte, que está cerrado por la tormenta."
    )
    text = f"El muelle y nosotros\n\n{line}\n\n{spanish}\n"
    article = article_from_bytes(Path("/library/a.txt"), text.encode())
    assert (article.published, article.byline) == (date(2024, 5, 3), byline)


@cases(
    "head",
    [
        "3 May 2024\n\nZoo welcomes twin otters",
        "Friday, May 3, 2024\n\nZoo welcomes twin otters",
        "Paris, le vendredi 3 mai 2024\n\nCOMMUNIQUÉ DE PRESSE\n\nZoo welcomes twin otters",
        "Zoo welcomes twin otters\n\nPublié le 03/05/2024 à 10h15, mis à jour le 04/06/2024",
        "Zoo welcomes twin otters\n\nVom 3. Mai 2024",
    ],
)
def test_a_day_alone_is_no_title_and_is_read_beside_that_of_a_change(head: str) -> None:
    article = article_from_bytes(Path("/library/a.txt"), f"{head}\n\n{BODY}".encode())
    assert (article.title, article.date) == ("Zoo welcomes twin otters", date(2024, 5, 3))


def test_a_day_with_nothing_but_sentences_below_it_names_the_article() -> None:
    assert (
        article_from_bytes(Path("/a.txt"), f"3 May 2024\n\n{BODY}".encode()).title == "3 May 2024"
    )


@cases(
    "head",
    [
        "London, 3 May 2024 – Royal Hall\nParis, 5 May 2024 – Olympia\nKell, 7 May 2024 – Pier Inn",
        "KELL, 3 May 2014 – The quay is closed.\n\nKELL, 9 June 2016 – It opens again.",
        "Kell, 3 May 1924 – The first stone of the lighthouse is laid by the mayor in the rain.",
        "London, 3 May 2024 – Royal Hall",
    ],
)
def test_places_and_days_of_a_list_or_of_the_past_are_no_dateline(head: str) -> None:
    assert read(f"\n{head}").date is None


@cases(
    ("head", "title"),
    [
        ("3 May 2024\n\nDear Ann Moss", "3 May 2024"),
        (
            "May 3, 2024\n\nTHE WHITE HOUSE\n\nBriefing by the press secretary",
            "Briefing by the press secretary",
        ),
        ("3 May 2024\n\nJames Brady Briefing Room", "3 May 2024"),
        ("3 May 2024\n\nSehr geehrte Damen und Herren im Hafen,", "3 May 2024"),
        (
            "3 May 2024\n\nTo Save the Harbour, Build a Wall",
            "To Save the Harbour, Build a Wall",
        ),
        ("3 May 2024\n\nCara Delvin opens the quay", "Cara Delvin opens the quay"),
    ],
)
def test_no_greeting_place_or_office_below_a_day_is_the_title(head: str, title: str) -> None:
    article = article_from_bytes(Path("/library/a.txt"), f"{head}\n\n{BODY}".encode())
    assert article.title == title


SENT = "The ferry stops on 30 June, {} announced today. It has crossed the river since 1911."
SENDERS = ("Kell Port Authority", "UNION OF KELL DOCKERS", "Riders United", "Tidewell Pumps Inc.")
HEADLINES = ("Ferry Closes", "Kell Port Strike Over", "Rates: What Changes in June")


@cases(
    "head",
    [
        "{sender}\n\nFOR IMMEDIATE RELEASE\n\nMay 3, 2024\n\n{title}",
        "{sender}\nPress Release\nMay 3, 2024\n\n{title}\n\nNobody wanted this",
        "PRESS RELEASE\n\n{sender}\n\nMay 3, 2024\n\n{title}",
        "{sender}\nRELEASE NO. 24-031\n\nFOR IMMEDIATE RELEASE\nMay 3, 2024\n\n{title}",
        "FOR IMMEDIATE RELEASE\nMay 3, 2024\n\nContact: Jo Bell, 555-0133\n\n{title}",
        "{sender}\nPress Office\n\nMay 3, 2024\n\nFOR IMMEDIATE RELEASE\n\n{title}",
        "{sender}\nMay 3, 2024 | Press notice 22/24\n\n{title}",
        "{sender} – Newsroom\n\n{title}\n\nMay 3, 2024",
        "May 3, 2024 | {title}\n\n{sender}",
        "{sender}\nNews\n\nMay 3, 2024 – {title}",
        "{title}\n\n{sender} | May 3, 2024",
    ],
)
def test_a_release_has_its_own_title_and_day(head: str) -> None:
    for sender in SENDERS:
        for title in HEADLINES:
            text = f"{head.format(sender=sender, title=title)}\n\n{SENT.format(sender)}\n"
            article = article_from_bytes(Path("/library/a.txt"), text.encode())
            assert (article.title, article.date) == (title, date(2024, 5, 3)), (sender, title)


@cases(
    "title",
    [
        "STATEMENT BY MAYOR ANN MOSS ON THE QUAY",
        "Joint Statement of the Ministers of Norland and Dell",
        "A Proclamation on Lighthouse Day",
        "Chair’s statement on the interim report",
    ],
)
def test_the_title_of_a_signed_text_stands_below_who_sends_it(title: str) -> None:
    head = "EMBASSY OF NORLAND\nPRESS SECTION\n12 Linden Square, Kell"
    article = article_from_bytes(Path("/library/a.txt"), f"{head}\n\n{title}\n\n{BODY}".encode())
    assert article.title == title


def test_a_page_s_head_with_the_day_of_its_printing_dates_nothing() -> None:
    assert read("\nmy own page | May 3, 2024").date is None


@cases(
    ("day", "found"),
    [
        (
            "this sixth day of August, in the year of our Lord two thousand twenty-four",
            (2024, 8, 6),
        ),
        ("this 6th day of August, 2024", (2024, 8, 6)),
        ("on this the thirty-first day of May, two thousand and three", (2003, 5, 31)),
        ("this twentieth day of June, A.D. nineteen hundred and ninety-nine", (1999, 6, 20)),
        ("this fortieth day of June, 2024", None),
        ("this last day of June, 2024", None),
    ],
)
def test_a_proclamation_is_dated_by_the_words_above_its_signature(
    day: str, found: tuple[int, int, int] | None
) -> None:
    text = f"Lighthouse Day\n\n{BODY}\nIN WITNESS WHEREOF, I have set my hand {day}.\n\nANN MOSS\n"
    dated = article_from_bytes(Path("/library/a.txt"), text.encode()).date
    assert dated == (date(*found) if found else None)
    told = f"Lighthouse Day\n\n{BODY}\nThe keeper died on {day}.\n"
    assert article_from_bytes(Path("/library/a.txt"), told.encode()).date is None


def test_who_sends_a_release_may_stand_on_the_line_that_says_so() -> None:
    head = "**Green Alliance of Kell**\n**Press release, 3 May 2024**"
    article = article_from_bytes(
        Path("/library/a.md"), f"{head}\n\n# Ferry Closes\n\n{BODY}".encode()
    )
    assert article.title == "Ferry Closes"


@cases(
    ("subject", "title"),
    [
        ("PRESS RELEASE: Ferry closes", "Ferry closes"),
        ("News release - Ferry closes", "Ferry closes"),
        ("Pressemitteilung: Die Fähre ruht", "Die Fähre ruht"),
        ("Press release on the ferry", "Press release on the ferry"),
        ("PRESS RELEASE", "PRESS RELEASE"),
    ],
)
def test_the_subject_of_a_mail_is_the_title_without_what_kind_of_text_it_is(
    subject: str, title: str
) -> None:
    kind = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8"
    mail = f"From: press@kell.example\nSubject: {subject}\n{kind}\n\n{BODY}"
    assert article_from_bytes(Path("/library/a.eml"), mail.encode()).title == title
