"""What a file says about itself."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases import cases
from tests.yardstick import at_most

from briefreader.sources.formats import front_matter
from briefreader.sources.formats.front_matter import NOTE, TOML_NOTE, Metadata, split, web_address
from briefreader.sources.metadata.dates import parse_date, said_on, stated_dates, whole_date


def header(*lines: str) -> Metadata:
    metadata, body, notes = split("\n".join(["---", *lines, "---", "text"]))
    assert metadata is not None
    assert body == "text"
    assert notes == ()
    return metadata


def test_every_scalar_is_the_string_that_stands_there() -> None:
    assert header("title: No").title == "No"
    assert header("title: 12:30").title == "12:30"
    assert header("title: 010", "tags: [1, yes, ~]").tags == ("1", "yes", "~")


def test_yaml_escapes_and_invisible_spaces_in_a_title_become_spaces() -> None:
    said = header('title: "COVID-\\u206019 by Karine\\_Jean\\u2019\\', '  s\\_Office"')
    assert said.title == "COVID-19 by Karine Jean’s Office"


@pytest.mark.parametrize(
    ("field", "byline"),
    [
        ('author: "[[Ann Moss]]"', "Ann Moss"),
        ('author: ["[[Ann Moss]]", "[[people/ben-holt|Ben Holt]]"]', "Ann Moss, Ben Holt"),
        ("author: Ann [Moss]", "Ann [Moss]"),
    ],
)
def test_links_between_notes_are_names(field: str, byline: str) -> None:
    assert header(field).byline == byline


@cases("name", ["date", "pubDate", "published", "published_time"])
def test_the_day_of_publication_has_aliases(name: str) -> None:
    assert header(f"{name}: 2022-10-14 22:42:17-04:00").published == date(2022, 10, 14)


def test_the_other_fields_have_aliases_too() -> None:
    said = header(
        "publisher: The Paper",
        "link: https://www.example.org/a",
        "byline: A Writer",
        "tags: one, two, one",
        "modified_time: 2022-10-15",
    )
    assert said == Metadata(
        source="The Paper",
        url="https://www.example.org/a",
        byline="A Writer",
        tags=("one", "two"),
        modified=date(2022, 10, 15),
    )


def test_a_unix_time_is_a_day_where_a_day_is_stated() -> None:
    for stated in (1710410400, 1710410400000, 1710410400.5, "1710410400"):
        assert front_matter.metadata_of({"date": stated}).published == date(2024, 3, 14)
    for other in (2024031410, 17104104000, 171041040):
        assert front_matter.metadata_of({"date": other}).published is None


def test_the_source_is_else_the_host_of_the_address() -> None:
    assert header("url: https://www.Example.org:80/a?b").source == "example.org"


@cases(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "//example.org", "https://", "https://a b", ""],
)
def test_only_web_addresses_are_addresses(address: str) -> None:
    assert web_address(address) == ""
    assert header(f"url: '{address}'").url == ""


def test_front_matter_that_does_not_parse_is_read_line_by_line() -> None:
    metadata, body, notes = split("---\ntitle: A: b: 'c\nsource: [x\n---\ntext")
    assert metadata == Metadata(title="A: b: 'c", source="[x")
    assert body == "text"
    assert notes == (NOTE,)


@pytest.mark.parametrize(
    "text", ["---\nSome prose.\n---\nmore", "---\ntitle: x\n", "text\n---\na: b\n---"]
)
def test_rules_around_prose_are_no_front_matter(text: str) -> None:
    assert split(text) == (None, text, ())


TOLD = Metadata(
    title="Talks: a “quiet” week",
    published=date(2024, 3, 14),
    modified=date(2024, 3, 15),
    source="Selwyn Courier",
    url="https://courier.example/talks",
    byline="Ana Holt, Tom Reave",
    tags=("quay", "talks"),
)


@pytest.mark.parametrize(
    "head",
    [
        '+++\ntitle = "Talks: a “quiet” week" # as printed\ndate = 2024-03-14T09:30:00Z\n'
        "lastmod = 2024-03-15\nsource = 'Selwyn Courier'\ndraft = false\nweight = 3\n"
        'url = "https://courier.example/talks"\nauthors = [\n  "Ana Holt",\n  "Tom Reave",\n]\n'
        'tags = ["quay", "talks"]\n[params]\ntitle = "Another"\n+++\n',
        '{\n\t"title": "Talks: a “quiet” week",\n\t"date": "2024-03-14",\n'
        '\t"lastmod": "2024-03-15",\n\t"source": "Selwyn Courier", "draft": false,\n'
        '\t"url": "https://courier.example/talks",\n\t"authors": ["Ana Holt", "Tom Reave"],\n'
        '\t"tags": ["quay", "talks"],\n\t"params": {"title": "Another"}\n}\n',
    ],
)
def test_toml_and_json_say_what_yaml_says(head: str) -> None:
    assert split(f"{head}The text.\n") == (TOLD, "The text.\n", ())
    assert split(f"\n{head}\nThe text.\n") == (TOLD, "\nThe text.\n", ())
    if head.startswith("{"):
        assert split(f"---\n{head}---\nThe text.\n") == (TOLD, "The text.\n", ())


@pytest.mark.parametrize("blank", ["\n", " \n"])
def test_first_lines_of_known_fields_say_it_too(blank: str) -> None:
    lines = (
        "Title: Talks: a “quiet” week  \nDate: 14 March 2024\nUpdated: 2024-03-15\n"
        "Source: Selwyn Courier\nURL: https://courier.example/talks\n"
        "Author: Ana Holt, Tom Reave\nTags: quay, talks\n"
    )
    assert split(f"{lines}{blank}The text.\n") == (TOLD, "The text.\n", ())


@cases(
    "text",
    [
        "Title: Talks\n\nThe text.",  # one line may be a heading
        "Title: Talks\nDate: 2024-03-14\n",  # then there would be no text
        "Date: 2024-03-14\nSource: Courier\n\nThe text.",
        "Title: Talks\nMr Hale: Thank you.\n\nThe text.",
        "Source: The talks went on.\nTitle holders disagreed.\n\nThe text.",
        "Title: Talks\nDate: 2024-03-14\nThe text without a blank line.\n\nMore.",
    ],
)
def test_first_lines_that_only_look_like_fields_are_text(text: str) -> None:
    assert split(text) == (None, text, ())


def test_toml_that_does_not_parse_is_read_line_by_line() -> None:
    metadata, body, notes = split('+++\ntitle = Talks of = \'a\nsource = "Courier"\n+++\ntext')
    assert metadata == Metadata(title="Talks of = 'a", source="Courier")
    assert (body, notes) == ("text", (TOML_NOTE,))


@cases(
    "text",
    [
        "+++\nSome prose.\n+++\nmore",
        '+++\ntitle = "x"\n',
        '{"title": "Talks", "text": "All of it."}\n',  # then the text would be lost
        '{"title": "Talks"} is how it begins\n\nmore',
        '{"verdict": "exact"}\n\nmore',
        "{Applause.}\n\nMR. HALE: Thank you.",
    ],
)
def test_what_only_begins_like_toml_or_json_is_text(text: str) -> None:
    assert split(text) == (None, text, ())


@cases(
    "hostile",
    [
        "a = " + "[" * 30_000,
        "a = " + "{a = " * 9_000,
        "a." * 15_000 + "a = 1",
        '"a".' * 15_000 + "a = 1",
        "[" + "a." * 15_000 + "a]",
        "\n".join(f"[{'.'.join('abcdefgh')}.t{n}]\na.b.c.d = {n}" for n in range(1_500)),
        "a = 1" + "0" * 60_000,
        'a = "' + "\\u0041" * 10_000 + '"',
    ],
)
def test_hostile_toml_and_json_cost_nothing(hostile: str) -> None:
    with at_most(200):
        split(f"+++\ntitle = 't'\n{hostile}\n+++\ntext")
        split(f'{{"title": "t", "b": {hostile}\n}}\ntext')


@cases(
    "hostile",
    [
        "[" * 30_000,
        "{a: " * 9_000,
        "- " * 30_000,
        "? " * 30_000,
        "? - " * 9_000,
        "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b]",
        "a: !!python/object/apply:os.system [true]",
        "\n".join("-".rjust(indent) for indent in range(1, 300)),
    ],
)
def test_hostile_front_matter_costs_nothing(hostile: str) -> None:
    with at_most(200):
        split(f"---\ntitle: t\n{hostile}\n---\ntext")


_HEADER_PIECES = (
    "title: ¦date: ¦tags: ¦\n¦\n¦'¦\"¦'2024-03-14'¦\"x\"¦: ¦:¦ #¦#¦ ¦  ¦- ¦[a, b]¦{¦|¦>¦&a ¦*a¦!s ¦"
    "%¦@¦word¦Ärger¦12:30¦~¦null¦\\u2019¦’¦\t¦---¦...¦?¦, ¦https://e.org/a#b¦\u00a0¦\u2028¦(x)¦/x¦"
    '_¦\\_¦\\ ¦\\\n  ¦title: "¦"\ndate: x\n¦\\ud83d¦\\u0007¦\n  and¦\n  ¦\'\'¦\\xe9¦\\x07¦\\\\¦\\"'
)
_HEADERS = st.lists(st.sampled_from(_HEADER_PIECES.split("¦")), max_size=20).map("".join)


@settings(max_examples=100)
@given(_HEADERS)
def test_the_short_way_gives_what_yaml_gives(header: str) -> None:
    fields = front_matter._usual(header)
    assert fields is None or fields == front_matter._yaml(header)


def test_the_short_way_is_taken_for_simple_values() -> None:
    escaped = 'title: "At\\_the quay\\u2019s\\\n  \\ \\"end\\""'
    assert front_matter._usual(escaped) == {"title": 'At\u00a0the quay’s "end"'}
    long = "title: A long title\n  goes on \n  and on\nsource: 'It''s\n  it'"
    assert front_matter._usual(long) == {
        "title": "A long title goes on and on",
        "source": "It's it",
    }
    assert front_matter._usual('title: "Andr\\xE9\n  Reave"') == {"title": "André Reave"}
    assert front_matter._usual("title: No\ndate: '2024-03-14'\nlink: https://e.org/a?b=c") == {
        "title": "No",
        "date": "2024-03-14",
        "link": "https://e.org/a?b=c",
    }


@given(st.text(max_size=200))
def test_any_header_gives_one_line_fields(text: str) -> None:
    metadata, _, _ = split(f"---\n{text}\n---\nbody")
    if metadata:
        for field in (metadata.title, metadata.source, metadata.byline, *metadata.tags):
            assert field == " ".join(field.split())


@cases(
    ("text", "day"),
    [
        ("2022-10-14 22:42:17-04:00", date(2022, 10, 14)),
        ("2022-10-14T23:59:59Z", date(2022, 10, 14)),
        ("20221014", date(2022, 10, 14)),
        ("October 14, 2022", date(2022, 10, 14)),
        ("Oct. 14th, 2022", date(2022, 10, 14)),
        ("14 October 2022", date(2022, 10, 14)),
        ("Fri, 14 Oct 2022 10:00:00 GMT", date(2022, 10, 14)),
        ("14. Oktober 2022", date(2022, 10, 14)),
        ("1er août 2022", date(2022, 8, 1)),
        ("14 de octubre de 2022", date(2022, 10, 14)),
        ("14 октября 2022", date(2022, 10, 14)),
        ("2022年10月14日", date(2022, 10, 14)),
        ("令和4年10月14日", date(2022, 10, 14)),
        ("令和元年十月十四日", date(2019, 10, 14)),
        ("中華民國111年10月14日", date(2022, 10, 14)),
        ("二〇二二年十月十四日", date(2022, 10, 14)),
        ("二〇二二年十十月十四日", None),
        ("22年10月14日", None),  # of which century or reign, nobody says
        ("venerdì 14 ottobre 2022", date(2022, 10, 14)),
        ("sexta-feira, 14 de outubro de 2022", date(2022, 10, 14)),
        ("п’ятниця, 14 жовтня 2022", date(2022, 10, 14)),
        ("Freitag 14.10.2022", date(2022, 10, 14)),
        ("sábado, 15 de octubre de 2022", date(2022, 10, 15)),
        ("14. März 2022", date(2022, 3, 14)),
        ("Fr., 14. Oktober 2022", date(2022, 10, 14)),
        ("14th of October 2022", date(2022, 10, 14)),
        ("10/14/2022", date(2022, 10, 14)),
        ("03/04/2022", None),  # April or March: nobody can tell
        ("03/03/2022", date(2022, 3, 3)),
        ("Mayor 5, 2022", None),
        ("5 Aprİl 2022", None),  # letters that a pattern takes for an i and an s
        ("ſeptember 5, 2022", None),
        ("2022-02-30", None),
        ("soon", None),
    ],
)
def test_a_printed_day_is_read_as_printed(text: str, day: date | None) -> None:
    assert parse_date(text) == day
    assert parse_date(unicodedata.normalize("NFD", text)) == day, "with accents of their own"


def test_a_character_that_there_is_not_costs_the_yaml_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for loader in ("C", "Python"):
        if loader == "Python":  # as where PyYAML was built without libyaml
            monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
        stated, _, notes = split('---\ntitle: "\\UFFFFFFFF"\nsource: Coast\n---\nText')
        assert stated is not None
        assert stated.source == "Coast"
        assert notes == (NOTE,)


PUBLISHED = date(2022, 10, 15)


@cases(
    ("line", "day"),
    [
        ("(October 12, 2022)", date(2022, 10, 12)),
        ("Via Teleconference (October 12, 2022)", date(2022, 10, 12)),
        ("WASHINGTON, Oct. 14 (Wire) — The talks went on.", date(2022, 10, 14)),
        ("NEW YORK, 14 October 2022 – The talks went on.", date(2022, 10, 14)),
        ("FRIDAY, OCTOBER 14, 2022", date(2022, 10, 14)),
        ("Washington, D.C., October 14, 2022", date(2022, 10, 14)),
        ("October 14, 2022, 2:44 P.M. EDT", date(2022, 10, 14)),
        ("October 27, 2021", None),  # dates a quotation, so long before
        ("The treaty (April 18, 1775) was signed.", None),
        ("On July 4, 1776, the cause was won.", None),
        ("2:44 P.M. EDT", None),
        ("2:44 p.m. EDT, October 14, 2022", date(2022, 10, 14)),
        ("10:15 Uhr, 14. Oktober 2022", date(2022, 10, 14)),
        ("October 14, 2022 • 5 min read", date(2022, 10, 14)),
        ("October 14, 2022, 5 minutes from here", None),
        ("Bruxelles, le vendredi 14 octobre 2022", date(2022, 10, 14)),
        ("the 14th of October 2022", date(2022, 10, 14)),
        ("2022年10月14日 10時15分", date(2022, 10, 14)),
        ("20221014T101500Z", date(2022, 10, 14)),
        ("Press briefing October 14, 2022", date(2022, 10, 14)),
        ("PARIS, Aprİl 5 (Wire) — The talks went on.", None),
        ("Berlin (dpa) 14. Oktober 2022 – Der Minister ging.", date(2022, 10, 14)),
        ("Berlin (dpa) 14. Oktober 2022", date(2022, 10, 14)),
        ("ŁÓDŹ, 14 października 2022 (PAP) — Minister.", date(2022, 10, 14)),
        ("Łódź, 14 października 2022", date(2022, 10, 14)),
        ("Śrem (PAP) 14 października 2022 – Minister wyszedł.", date(2022, 10, 14)),
        ("Žilina, 14 października 2022 (PAP) – Minister wyszedł.", date(2022, 10, 14)),
        ("14 października 2022, Łódź", date(2022, 10, 14)),
        ("Berlin, 14. Oktober 2022 (dpa) – Der Minister ging.", date(2022, 10, 14)),
        ("(AFP) Paris, 14 octobre 2022 – Le ministre est venu.", date(2022, 10, 14)),
        ("Madrid, 14 oct 2022 (EFE).- El ministro vino.", date(2022, 10, 14)),
        ("(ANSA) - ROMA, 14 OTT 2022 - Il ministro è venuto.", date(2022, 10, 14)),
        ("London, 14 October 2022 – The talks went on in the old town hall.", date(2022, 10, 14)),
        ("KELL, Ohio (October 14, 2022) – The zoo has twin otters again.", date(2022, 10, 14)),
        ("Kell am See, 14. Oktober 2022 — „Wir gehen alle in den Hafen.“", date(2022, 10, 14)),
        ("London, 14 October 2022: The talks went on.", None),
        ("In London, 14 October 2022 – the day of the talks", None),
        ("Berlin, 9 November 1989 – The wall is open.", None),
        ("The Times, 14 October 2022 – the day it rained", None),
    ],
)
def test_the_day_it_was_said(line: str, day: date | None) -> None:
    assert said_on(["A hall", line], PUBLISHED) == day


def test_a_dateline_without_a_year_says_nothing_by_itself() -> None:
    assert said_on(["WASHINGTON, Oct. 14 (Wire) — The talks."], None) is None
    assert said_on(["PARIS, Dec. 31 (Wire) — The talks."], date(2023, 1, 1)) == date(2022, 12, 31)


def test_only_the_first_ten_lines_are_looked_at() -> None:
    assert said_on(["a"] * 10 + ["(October 12, 2022)"], None) is None


@cases(
    ("published", "changed"),
    [
        ("Published: 14 October 2022", "Last updated on 15 October 2022, 10:00"),
        ("Publié le 14 octobre 2022 à 10h15", "Mis à jour le 15 octobre 2022 à 11h02"),
        ("Publié le 14/10/2022", "Mis à jour le 15/10/2022"),
        ("Veröffentlicht am 14. Oktober 2022", "Aktualisiert: 15. Oktober 2022, 10:00 Uhr"),
        ("Publicado el 14 de octubre de 2022", "Actualizado el 15 de octubre de 2022"),
        ("Pubblicato il 14 ottobre 2022", "Aggiornato il 15 ottobre 2022 alle 10:15"),
        ("Gepubliceerd op 14 oktober 2022", "Laatst bijgewerkt op 15 oktober 2022 om 10:15"),
        ("Publicado em 14 de outubro de 2022", "Atualizado em 15 de outubro de 2022 às 10h15"),
        ("Publicerad 14 oktober 2022", "Uppdaterad: 15 oktober 2022 kl. 10.15"),
        ("Publisert 14. oktober 2022 kl. 10.15", "Oppdatert 15. oktober 2022"),
        ("Erstellt am 14.10.2022 um 10:15", "Stand: 15.10.2022"),
        ("Опубліковано: 14 жовтня 2022", "Оновлено 15 жовтня 2022 о 10:15"),
        ("Дата публикации: 14 октября 2022 г.", "Обновлено: 15 октября 2022"),
        ("公開日：2022年10月14日", "更新日：2022年10月15日"),
        ("Opublikowano: 14 października 2022", "Aktualizacja: 15 października 2022"),
    ],
)
def test_days_stated_in_words_are_published_and_modified(published: str, changed: str) -> None:
    for lines in ([published, changed], [f"{published} | {changed}"]):
        assert stated_dates(lines) == (date(2022, 10, 14), date(2022, 10, 15))


def test_a_day_behind_other_words_is_stated_as_nothing() -> None:
    lines = ("Publié le 14 octobre 2022 par la mairie, il a été lu.", "Publicité 14 octobre 2022")
    for line in (*lines, "Veröffentlicht wurde am 14. Oktober 2022", "Publicerat av Ann Moss"):
        assert stated_dates([line]) == (None, None)


@cases(
    "line",
    [
        "3 March 2020, 10:30 Uhr, Lesezeit: 3 Min",
        "3 March 2020 10:30 - 12:00",
        "3 March 2020 10:30 GMT (11:30 CET)",
        "March 3, 2020 10:30 AM ET / 7:30 AM PT",
        "Tuesday, March 3, 2020 at 10:30 am Source: Wire",
        "2020-03-03 10:30:15 | Source: Wire",
        "2020-03-03T10:30:15.123456+01:00",
    ],
)
def test_behind_the_clock_of_a_day_may_stand_another_or_a_label(line: str) -> None:
    assert whole_date(line) == date(2020, 3, 3)


def test_the_line_that_opens_a_quoted_mail_is_no_day() -> None:
    assert whole_date("On 3 March 2020 at 10:30, Ann Moss wrote:") is None


def test_a_source_that_is_an_address_is_the_address() -> None:
    stated, _, _ = split("---\ntitle: Pier\nsource: https://www.coast.example/a\n---\nIt holds.\n")
    assert stated is not None
    assert (stated.source, stated.url) == ("coast.example", "https://www.coast.example/a")
    both = "source: https://wire.example/\nurl: https://coast.example/a/b"
    stated, _, _ = split(f"---\ntitle: Pier\n{both}\n---\nIt holds.\n")
    assert stated is not None
    assert (stated.source, stated.url) == ("wire.example", "https://coast.example/a/b")


def test_references_in_tags_are_read_before_these_are_parted() -> None:
    stated, _, _ = split("---\ntitle: Pier\ntags: R&amp;D; quays\n---\nIt holds.\n")
    assert stated is not None
    assert stated.tags == ("R&D", "quays")


def test_authors_may_be_a_list_of_what_is_known_about_each() -> None:
    for authors in (
        "authors:\n  - name: Ann Moss\n    mail: a@x.example\n  - name: Bea Holm",
        "author: By Ann Moss, Bea Holm",
        "author: Ann Moss; Bea Holm",
    ):
        stated, _, _ = split(f"---\ntitle: Pier\n{authors}\n---\nIt holds.\n")
        assert stated is not None
        assert stated.byline == "Ann Moss, Bea Holm"
    for authors, byline in (
        ("Moss, Ann; Holm, Bea", "Moss, Ann; Holm, Bea"),
        (
            '["van Moss, Ann", "李 明", "World Bank Group"]',
            "van Moss, Ann; 李 明; World Bank Group",
        ),
        ("[Ann Moss, World Bank Group]", "Ann Moss; World Bank Group"),
        ("Ann Moss; Reuters", "Ann Moss; Reuters"),
    ):
        stated, _, _ = split(f"---\ntitle: Pier\nauthor: {authors}\n---\nIt holds.\n")
        assert stated is not None
        assert stated.byline == byline
