"""Saved web pages: the article without what stands around it, and what the page states."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from benchmarks.page_shapes import shapes
from tests.cases import cases
from tests.sources.page_parts import QUAY, document, linked_data, meta, paragraphs
from tests.sources.web_pages import Page, pages

from briefreader.domain.article import Article, Skipped, TextStyle
from briefreader.errors import SourceError
from briefreader.sources import article_from_bytes, scan
from briefreader.sources.article_loader import raw_text
from briefreader.sources.files import file_kinds
from briefreader.sources.formats.html_elements import short_line_of
from briefreader.sources.formats.html_page import ONLY_SCRIPTS
from briefreader.sources.metadata.dates import dated_byline

PAGES = pages()
PATH = Path("/library/page.html")


@cache
def read(html: str | bytes) -> Article:
    """The article that a page is; several tests look at each of the pages."""
    return article_from_bytes(PATH, html if isinstance(html, bytes) else html.encode())


def folded(text: str) -> str:
    """Text with single spaces, as its source may be indented."""
    return " ".join(text.split())


def test_there_are_pages_of_many_shapes() -> None:
    assert len({page.name for page in PAGES}) == len(PAGES) >= 30


@cases("page", PAGES, ids=[page.name for page in PAGES])
def test_every_paragraph_is_there_in_its_order_and_no_furniture(page: Page) -> None:
    text = folded(read(page.html).text)
    at = 0
    for wanted in page.texts:
        found = text.find(folded(wanted), at)
        assert found >= 0, wanted
        at = found + len(folded(wanted))
    assert not [words for words in page.absent if words in text]


@cases("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_states_its_title_days_author_and_address(page: Page) -> None:
    article = read(page.html)
    assert article.title == page.title
    assert page.title not in article.text
    assert (article.date, article.published) == (page.said or page.published, page.published)
    assert article.modified == page.modified
    assert article.byline == page.byline
    assert (article.url, article.source) == (page.url, page.source)


def test_a_day_is_never_guessed_from_the_words() -> None:
    text = "The fund was set up in 2016, and the pier in March of 1987. " * 4
    assert read(document("<title>A note</title>", f"<h1>A note</h1><p>{text}</p>")).date is None


def test_the_last_change_is_that_of_the_article_and_not_of_the_site() -> None:
    head = linked_data(
        **{
            "@graph": [
                {"@type": "WebSite", "dateModified": "2021-01-01"},
                {"@type": "NewsArticle", "dateModified": "2024-03-15T10:00:00Z"},
            ]
        }
    )
    assert read(document(head, paragraphs(QUAY))).modified == date(2024, 3, 15)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0034)https://coast.example/harbour/quay -->",
        "<!--\n Page saved with SingleFile \n url: https://coast.example/harbour/quay \n-->",
    ],
)
def test_the_address_that_a_browser_notes_counts_where_the_page_has_none(comment: str) -> None:
    article = read(f"<!DOCTYPE html>\n{comment}\n" + document("", paragraphs(QUAY)))
    assert (article.url, article.source) == ("https://coast.example/harbour/quay", "coast.example")


def test_styles_links_and_captions_are_spans() -> None:
    body = f"""<article><h1>A note</h1><figure><img src="/q.jpg"><figcaption>The quay at
    dawn</figcaption></figure>{paragraphs(QUAY)}<h2>What follows</h2><p>It cost <s>4.2</s> [2.4]
    million, <b>says</b> <a href="https://port.example/">the port</a>, and not a crown
    more.</p></article>"""
    article = read(document("<title>A note</title>", body))
    styled = {
        (span.style, article.text[span.start : span.end], span.target) for span in article.styles
    }
    assert styled >= {
        (TextStyle.CAPTION, "The quay at dawn", ""),
        (TextStyle.HEADING, "What follows", ""),
        (TextStyle.STRUCK, "4.2", ""),
        (TextStyle.INSERTED, "[2.4]", ""),
        (TextStyle.STRONG, "says", ""),
        (TextStyle.LINK, "the port", "https://port.example/"),
    }


def test_character_references_cannot_smuggle_controls_in() -> None:
    hostile = "<p>A clear line &#27;]0;owned&#7; &#x202e;drawkcab and so on until it is long.</p>"
    moved = (
        "<div>&#x1B;One run of words<br/><br/>and &#1;another &#xFFFF;&#999999999;<p>x</p></div>"
    )
    head = "<title>A &#27;[31m title</title>" + meta(author="Mal&#27;ory Sample")
    article = read(document(head, f"<article><h1>A note</h1>{hostile * 3}{moved * 2}</article>"))
    for text in (article.text, article.title, article.byline):
        assert not any(character in text for character in "\x1b\x07\u202e")


def test_a_page_without_an_article_shows_all_that_it_has_and_says_so() -> None:
    article = read("<html><body><ul><li><a href='/a'>One</a></li></ul></body></html>")
    assert article.text == "• One" or "One" in article.text


@cases("html", ["", " \n", "<html><body></body></html>", "<!-- nothing -->"])
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(SourceError):
        read(html)


@cases(
    "html",
    [
        "<" * 20000,
        "<div>" * 5000 + "deep" + "</div>" * 5000,
        "<table><tr><td>" * 300 + "cell",
        "<?xml version='1.0' encoding='utf-16'?><html><p>declared</p></html>",
        "<html><script type='application/ld+json'>{\"@graph\": [[[[</script><p>text here</p>",
        '<html><script type="application/ld+json">[null, 1, {"@graph": 3}]</script><p>text</p>',
        "<meta charset='rot13'><p>caf\xe9",
        "<p>" + "&#0;&#xd800;&#x110000;" * 50 + "text",
    ],
)
def test_any_page_is_an_article_or_refused_by_name(html: str) -> None:
    for data in (html.encode("utf-8", "replace"), html.encode("latin-1", "replace")):
        try:
            shown = article_from_bytes(PATH, data).title
        except SourceError as error:
            shown = str(error)
        assert shown
        assert "\n" not in shown


def test_pictures_saved_inside_a_page_cost_nothing() -> None:
    picture = "data:image/png;base64," + "A" * 3_000_000
    page = document("<title>Big</title>", f"<img src='{picture}'>" + paragraphs(QUAY))
    article = read(page)
    assert QUAY[-1] in article.text
    assert not article.notes


def test_the_raw_page_is_decoded_as_the_page_says(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes("<meta charset='windows-1251'><p>Причал открыт".encode("cp1251"))
    assert "Причал" in raw_text(page)


def test_without_the_extra_a_page_is_skipped_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    page.write_text(document("", paragraphs(QUAY)), encoding="utf-8")
    monkeypatch.setattr(file_kinds, "library_state", lambda _: "")
    (skipped,) = scan([tmp_path])
    assert isinstance(skipped, Skipped)
    assert "pip install 'briefreader[html]'" in skipped.reason
    with pytest.raises(SourceError, match=r"briefreader\[html\]"):
        article_from_bytes(page, page.read_bytes())


def test_nothing_of_the_extra_is_loaded_before_a_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# Note\n\nText.\n", encoding="utf-8")
    (tmp_path / "page.html").write_text(document("", paragraphs(QUAY)), encoding="utf-8")
    program = f"""
import sys
from pathlib import Path
from briefreader.sources import load_article, scan
found = list(scan([Path({str(tmp_path)!r})]))
assert len(found) == 2, found
load_article(Path({str(tmp_path / "note.md")!r}))
assert not [m for m in sys.modules if m.partition(".")[0] in ("trafilatura", "lxml")]
load_article(Path({str(tmp_path / "page.html")!r}))
assert "trafilatura" in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_half_an_installation_of_the_extra_costs_only_the_web_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    with pytest.raises(SourceError, match="reinstall"):
        read(document("", paragraphs(QUAY)))


BERTHS = (
    ("Quay", "Depth", "Opened"),
    ("North", "9 m", "14 March 2024"),
    ("South", "11 m", "2 May 2019"),
    ("East", "4 m", "closed"),
)
IN_ROWS = """\
Quay   Depth  Opened
North  9 m    14 March 2024
South  11 m   2 May 2019
East   4 m    closed"""


def table(cell: str, rows: tuple[tuple[str, ...], ...] = BERTHS, name: str = "td") -> str:
    """A table whose cells hold their words in some form."""
    lines = ("".join(f"<{name}>\n{cell.format(words)}\n</{name}>" for words in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


@pytest.mark.parametrize(
    "cell",
    ["{}", "<p>{}</p>", "<p>\n<b>{}</b></p>\n", "<div><p>{}</p></div>", "<ul><li>{}</li></ul>"],
)
@pytest.mark.parametrize("name", ["td", "th"])
def test_a_table_of_data_keeps_its_rows_whatever_its_cells_hold(cell: str, name: str) -> None:
    body = f"<article><h1>Quays</h1>{paragraphs(QUAY)}{table(cell, name=name)}</article>"
    article = read(document("<title>Quays</title>", body))
    assert article.text.endswith(f"\n\n{IN_ROWS}")
    (style,) = (one for one in article.styles if one.style is TextStyle.TABLE)
    assert article.text[style.start : style.end] == IN_ROWS


@cases(
    "around",
    [
        "<div>{}</div>",
        '<div class="table-wrapper"><div>\n{}\n</div></div>',
        "<blockquote>{}</blockquote>",
        "<center>{}</center>",
        "<figure class='wp-block-table'>{}</figure>",
        "<div><h3>Berths and depths</h3>{}</div>",
        "<table><tr><td>{}</td></tr></table>",
    ],
)
def test_a_table_of_data_with_links_keeps_its_rows_in_whatever_box(around: str) -> None:
    inner = around.format(table("<a href='/quay'>{}</a>"))
    body = f"<div class='entry'><h1>Quays</h1>{paragraphs(QUAY[:3])}{inner}<p>{QUAY[3]}</p></div>"
    assert IN_ROWS in read(document("<title>Quays</title>", body)).text.split("\n\n")


def test_a_table_in_an_item_of_a_list_has_a_line_for_each_row() -> None:
    item = f"<ul><li>Berths:{table('{}', BERTHS[1:])}</li></ul>"
    body = f"<article><h1>Quays</h1>{paragraphs(QUAY)}{item}</article>"
    text = read(document("<title>Quays</title>", body)).text
    rows = "North · 9 m · 14 March 2024\nSouth · 11 m · 2 May 2019\nEast · 4 m · closed"
    assert text.endswith(f"\n\n• Berths:\n{rows}")


def test_tables_side_by_side_in_a_table_keep_their_rows() -> None:
    others = (("Pier", "Depth"), ("Old", "3 m"), ("New", "8 m"))
    cells = f"<td>{table('{}')}</td><td>{table('{}', others)}</td>"
    outer = f"<table><tr><th colspan=2>Berths</th></tr><tr>{cells}</tr></table>"
    body = f"<div class='entry'><h1>Quays</h1>{paragraphs(QUAY)}{outer}</div>"
    text = read(document("<title>Quays</title>", body)).text
    assert f"\n\n{IN_ROWS}\n\nPier  Depth\nOld   3 m\nNew   8 m" in text


@cases("holder", ["div", "td", "section"])
def test_a_sentence_beside_paragraphs_is_not_broken_at_its_links(holder: str) -> None:
    loose = "The quay was <a href='/opened'>opened</a> again in <i>September</i> by the "
    loose += "<a href='/union'>union of fishermen</a> of Port Ellery and stays open."
    body = f"<h1>Quays</h1><{holder} class='text'><div>Ann Moss</div>{loose}{paragraphs(QUAY)}"
    text = read(document("<title>Quays</title>", f"{body}</{holder}>")).text
    said = "The quay was opened again in September by the union of fishermen of Port Ellery"
    assert f"{said} and stays open." in text.split("\n\n")
    assert all(one in text.split("\n\n") for one in QUAY)


def test_paragraphs_in_an_element_of_a_line_stay_paragraphs() -> None:
    inner = f"Six quays are open, and two are not yet open to the public.<span>{paragraphs(QUAY)}"
    body = f"<div class='text'><h1>Quays</h1><p>{STORY[0]}</p>{inner}</span></div>"
    text = read(document("<title>Quays</title>", body)).text
    assert all(one in text.split("\n\n") for one in QUAY)


def test_an_element_that_html_does_not_know_costs_no_page() -> None:
    body = f"<h1>Quays</h1>{paragraphs(QUAY)}<p>Open <hi rend='uppercase'>again</hi> now.</p>"
    assert "Open again now." in read(document("<title>Quays</title>", body)).text


def test_the_paragraphs_of_a_cell_stand_in_its_row() -> None:
    rows = (("Quay", "State"), ("North", "open</p><p>since Thursday"), ("South", "closed"))
    body = f"<article><h1>Quays</h1>{paragraphs(QUAY)}{table('<p>{}</p>', rows)}</article>"
    text = read(document("<title>Quays</title>", body)).text
    assert text.endswith("\n\nQuay   State\nNorth  open since Thursday\nSouth  closed")
    markdown = f"Quays\n\n{table('<p>{}</p>', rows)}\n"
    text = article_from_bytes(PATH.with_suffix(".md"), markdown.encode()).text
    assert text.endswith("Quay   State\nNorth  open since Thursday\nSouth  closed")


@cases(
    "layout",
    [
        "<table><tr><td>Menu</td><td>{}</td></tr></table>",
        "<table role=none><tr><td>{}</td><td>1</td></tr><tr><td>2</td><td>3</td></tr></table>",
        "<table><tr><td>1</td><td>2</td></tr><tr><td><h2>Quays</h2>{}</td><td>3</td></tr></table>",
        "<table><tr><td><table><tr><td>{}</td><td>1</td></tr></table></td></tr></table>",
    ],
)
def test_a_table_that_places_things_is_no_table(layout: str) -> None:
    article = read(document("<title>Quays</title>", layout.format(paragraphs(QUAY))))
    assert not [one for one in article.styles if one.style is TextStyle.TABLE]
    assert all(text in article.text.split("\n\n") for text in QUAY)


def test_turns_in_the_rows_of_a_table_stay_turns() -> None:
    rows = tuple(
        (f"{name}:", text) for name, text in zip(("MR. HALE", "Q") * 3, QUAY, strict=False)
    )
    article = read(document("<title>Quays</title>", table("<p>{}</p>", rows)))
    assert not [one for one in article.styles if one.style is TextStyle.TABLE]


STORY = tuple(
    f"Harbour master number {n} said that quay {n * 7} of port {n * 3} would open in {n + 3} weeks."
    for n in range(1, 31)
)


@pytest.mark.parametrize("name", ["story-sidebar", "section-footer"])
def test_a_page_that_lost_much_of_its_text_says_so(name: str) -> None:
    lost = f'<div class="{name}">{paragraphs(STORY[10:])}</div>'
    body = f"<article><h1>Quays</h1>{paragraphs(STORY[:10])}{lost}</article>"
    article = read(document("<title>Quays</title>", body))
    assert STORY[20] not in article.text
    assert article.notes == (
        "about 70% of this page's text was left out as menus and other page clutter:"
        " compare it with the web page",
    )


@cases(
    "around",
    [
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        '<div class="comments">{}</div>',
        '<div id="cookie-consent">{}</div>',
        '<div class="page-footer">{}</div>',
        '<div role="complementary">{}</div>',
        "<div hidden>{}</div>",
        "<script>{}</script>",
    ],
)
def test_what_is_no_part_of_an_article_is_not_missed(around: str) -> None:
    body = f"<article><h1>Quays</h1>{paragraphs(STORY[:10])}</article>"
    page = document("<title>Quays</title>", body + around.format(paragraphs(STORY[10:])))
    assert read(page).notes == ()


@cases("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_that_is_read_whole_has_no_note(page: Page) -> None:
    assert read(page.html).notes == ()


def test_the_day_that_is_printed_counts_where_another_is_stated_for_utc() -> None:
    head = "<title>Quays</title>" + meta(**{"article:published_time": "2024-03-15T02:00:00Z"})
    for printed, day in (("March 14, 2024", 14), ("March 2, 2024", 15)):
        body = f"<article><h1>Quays</h1><time>{printed}</time>{paragraphs(QUAY)}</article>"
        assert read(document(head, body)).published == date(2024, 3, day)


@cases(
    ("head", "printed"),
    [
        (meta(article__published_time="2024-06"), ""),
        (meta(citation_publication_date="2024/06"), ""),
        (linked_data(headline="Quays", datePublished="2024-06"), ""),
        ("", "<p><time datetime='2024-06'>June 2024</time></p>"),
        ("", "<div class='issue'>June 2024</div>"),
    ],
)
def test_a_page_that_states_only_a_month_has_no_day(head: str, printed: str) -> None:
    body = f"<article><h1>Quays</h1>{printed}{paragraphs(STORY * 4)}</article>"
    article = read(document(f"<title>Quays</title>{head}", body))
    assert (article.date, article.issued) == (None, "2024-06")


@cases(
    ("head", "footer"),
    [
        ("", "<footer>© <time datetime='2024'>2024</time> Quays</footer>"),
        (meta(last_modified_date="2024-06"), ""),
        (meta(dateUpdated="2024-06"), ""),
    ],
)
def test_a_copyrights_year_and_a_months_change_are_no_dates_of_issue(
    head: str, footer: str
) -> None:
    body = f"<article><h1>Quays</h1>{paragraphs(STORY * 4)}</article>{footer}"
    article = read(document(f"<title>Quays</title>{head}", body))
    assert (article.date, article.issued) == (None, "")


def test_a_day_counts_before_a_month_that_a_page_states_beside_it() -> None:
    head = "<title>Quays</title>" + meta(citation_publication_date="2024/06")
    body = f"<article><h1>Quays</h1><p>14 June 2024</p>{paragraphs(STORY * 4)}</article>"
    article = read(document(head, body))
    assert (article.date, article.issued) == (date(2024, 6, 14), "")


def test_a_day_of_a_quoted_post_is_none_of_the_page() -> None:
    head = "<title>Quays</title>" + meta(article__published_time="2024-03-15T12:00:00Z")
    post = "<blockquote><p>Open!</p>— Ann Moss (@moss) <a href='/p'>March 14, 2024</a></blockquote>"
    body = f"<article><h1>Quays</h1><p>{STORY[0]}</p>{post}{paragraphs(QUAY)}</article>"
    assert read(document(head, body)).published == date(2024, 3, 15)


def test_a_stated_day_that_is_printed_too_counts_before_the_day_beside_it() -> None:
    head = "<title>Quays</title>" + meta(article__published_time="2024-03-14T12:00:00Z")
    days = "<p>March 15, 2024 issue</p><time>March 15, 2024</time><time>March 14, 2024</time>"
    body = f"<article><h1>Quays</h1>{days}{paragraphs(QUAY)}</article>"
    assert read(document(head, body)).published == date(2024, 3, 14)


def test_the_time_by_the_heading_counts_before_a_day_read_out_of_words() -> None:
    time = "<time class='updated' datetime='2016-10-13T12:34:00-04:00'>Today 12:34pm</time>"
    other = "<div class='teaser'><p class='published'>February 10, 2016</p></div>"
    body = f"<article><h1>Quays</h1>{time}{paragraphs(STORY * 4)}</article>{other}"
    assert read(document("<title>Quays</title>", body)).published == date(2016, 10, 13)


def test_a_title_is_without_the_name_of_its_site() -> None:
    for title in (
        *("Quays open | Coast Wire", "Coast Wire - Quays open", "Quays open"),
        *("Quays open -- Coast Wire", "Quays open » Coast Wire Politics", "Quays open / coastwire"),
    ):
        graph = (("site_name", "Coast Wire"), ("title", title))
        head = "".join(f'<meta property="og:{name}" content="{said}">' for name, said in graph)
        assert read(document(head, f"<article>{paragraphs(QUAY)}</article>")).title == "Quays open"


@cases(
    ("author", "byline"),
    [
        ({"@type": "Person", "name": "By Ann Moss"}, "Ann Moss"),
        ([{"name": "Ann Moss"}, {"name": "Admin"}], "Ann Moss"),
        ("Ann Moss is a reporter at Coast Wire", "Ann Moss"),
        ("Ann Moss, Ben Holt Thursday", "Ann Moss, Ben Holt"),
        ([[{"name": "x"}], 3, None, "Ann Moss | Coast"], "Ann Moss"),
        ("Posted by Ann Moss - Apr 16, 2015 8:02 pm UTC", "Ann Moss"),
        ("Ann Moss, senior political correspondent, and Ben Holt", "Ann Moss, Ben Holt"),
        ("Ann Moss, Coast Wire", "Ann Moss"),
        ("Coast Wire", "Coast Wire"),
        ("Ann O&#039;Moss", "Ann O'Moss"),
        ("Di Hansen", "Di Hansen"),
        ("Di Stefano", "Di Stefano"),
        ("Von der Moss", "Von der Moss"),
        ("Von Ann Moss", "Ann Moss"),
        ("av: Hansen", "Hansen"),
    ],
)
def test_a_byline_is_names_and_nothing_else(author: object, byline: str) -> None:
    site = '<meta property="og:site_name" content="Coast Wire"><title>Quays</title>'
    for head in (
        linked_data(**{"@type": "NewsArticle", "author": author}),
        meta(author=author) if isinstance(author, str) else "",
    ):
        if head:
            page = document(site + head, f"<article>{paragraphs(QUAY)}</article>")
            assert read(page).byline == byline
    catalogued = meta(**{"DC.creator": "Moss, Ann van"})
    assert read(document(catalogued, paragraphs(QUAY))).byline == "Ann van Moss"


@cases(
    ("head", "heading", "title"),
    [
        (
            "Quays open again, Holt says | si.example",
            "The quays open again at last, Holt says",
            "The quays open again at last, Holt says",
        ),
        ("Work - The Coast Party", "We stand for good work", "We stand for good work"),
        ("Work for all - The Coast Party", "We stand for good work", "Work for all"),
        ("Quays of Port Ellery - Coast Wire", "Coast Wire", "Quays of Port Ellery"),
        ("北码头星期四重新开放了_海岸日报", "海岸日报", "北码头星期四重新开放了"),
    ],
)
def test_the_heading_is_the_title_where_it_says_the_same_or_more(
    head: str, heading: str, title: str
) -> None:
    bare, _, site = re.split(r"( [|-] |_)", head)
    stated = f"<title>{head}</title>" + meta(
        og__site_name=site, og__title=bare.partition(" again")[0]
    )
    body = f"<h1>{heading}</h1><div>{paragraphs(QUAY)}</div>"
    assert read(document(stated, body)).title == title


def test_a_heading_that_only_names_the_site_does_not_make_the_headline_its_name() -> None:
    head = "<title>Calloway: Quays of Port Ellery open again - Coast Wire</title>"
    head += meta(og__site_name="Coast Wire", og__title="Calloway: Quays open")
    others = "<h1>Coast Wire</h1><h2><a href='/1'>Calloway: Quays open</a></h2>"
    body = f"{others}<article><h1>Calloway: Quays of Port Ellery open again</h1>{paragraphs(QUAY)}"
    page = document(head, f"{body}</article>")
    assert read(page).title == "Calloway: Quays of Port Ellery open again"


@cases(
    ("line", "byline"),
    [
        ("<div class=byline><p>By <a>Ann Moss</a></p><p>Illustration by <a>Ben Holt</a></p></div>",
         "Ann Moss"),
        ("<p>By <a rel=author>Ann Moss</a></p><p>Photographs by <a rel=author>Ben Holt</a></p>",
         "Ann Moss"),
        ("<p class=byline>Von Ann Moss</p><p class=byline>Fotos: Ben Holt</p>", "Ann Moss"),
        ("<p class=byline>Words and pictures by Ann Moss</p>", "Ann Moss"),
        ("<div rel=author class='author has-bio'><span>By</span> Ann Moss</div>", "Ann Moss"),
        ("<span>By <a href='/a'>Ann Moss</a></span><ul><li><h3><a href='/b'>Sand</a></h3>"
         "<span class=byline>By Ben Holt</span></li></ul>", "Ann Moss"),
    ],
)  # fmt: skip
def test_who_wrote_the_text_is_told_from_who_made_the_pictures_or_wrote_others(
    line: str, byline: str
) -> None:
    page = document("<title>Quays</title>", f"<h1>Quays</h1>{line}{paragraphs(QUAY)}")
    assert read(page).byline == byline


def test_the_author_of_a_comment_is_not_the_pages() -> None:
    comment = "<div class='commentauthor'><div>Ben Holt</div></div><p>Well said, all of it.</p>"
    box = "<div id='authorinfobox'><b><a href='/moss'>Ann Moss</a></b> walks along quays.</div>"
    for behind, byline in ((comment, ""), (box + comment, "Ann Moss")):
        page = document("<title>Quays</title>", f"<h1>Quays</h1>{paragraphs(QUAY)}{behind}")
        assert read(page).byline == byline


def test_names_in_the_head_need_no_space_behind_their_commas() -> None:
    page = document(meta(author="Ann Moss,Ben Holt"), paragraphs(QUAY))
    assert read(page).byline == "Ann Moss, Ben Holt"


def test_more_authors_are_printed_than_are_described() -> None:
    described = linked_data(**{"@type": "Article", "author": {"name": "Ann Moss"}})
    for printed, byline in (
        ("<h4 class='author-name'><a>Ann Moss</a>, <a>Ben Holt</a></h4>", "Ann Moss, Ben Holt"),
        ("<p class='author-name'>Ben Holt</p>", "Ann Moss"),
        ("<p class='byline'>Words by Ann Moss. Photographs by Ben Holt</p>", "Ann Moss"),
    ):
        body = f"<h1>Quays</h1>{printed}{paragraphs(QUAY)}"
        assert read(document(described, body)).byline == byline


def test_a_box_about_the_author_below_the_text_names_one() -> None:
    box = "<div class='author-box'><h4>{}</h4><p>{} lives on the quay.</p></div>"
    ann, ben = (box.replace("{}", name) for name in ("Ann Moss", "Ben Holt"))
    for behind, byline in (
        (ann, "Ann Moss"),
        (ann.replace("author-box", "about-author"), "Ann Moss"),
        (f"<div class='author-box-wrap'>{ann}</div>", "Ann Moss"),
        (ann + ben, ""),
        (f"<div class='comments'>{ben}</div>", ""),
        (box.replace("{}", "About the author"), ""),
        (ann.replace("author-box", "photo-box"), ""),
    ):
        body = f"<article><h1>Quays</h1>{paragraphs(QUAY)}{paragraphs(QUAY)}</article>{behind}"
        assert read(document("", body)).byline == byline, behind


def test_a_name_that_only_boxes_of_other_articles_say_is_no_author() -> None:
    card = "<h3><a href='/sand'>Sand</a></h3><p class='byline'>By Ben Holt</p>"
    card = f"<article class='card'>{card}</article>"
    body = f"<article><h1>Quays</h1>{paragraphs(QUAY)}</article><div>{card}{card}</div>"
    assert read(document("", body)).byline == ""


def test_the_name_of_the_site_before_a_colon_is_none_of_the_title() -> None:
    head = '<meta property="og:site_name" content="Coast Wire"><title>Coast Wire: {}</title>'
    body = f"<h1>Coast Wire</h1><div><h3>{{}}</h3>{paragraphs(QUAY)}</div>"
    for title, whole in (("Quays open", "Quays open"), ("we were wrong", "we were wrong")):
        page = document(head.replace("{}", title), body.replace("{}", title))
        assert read(page).title == whole
    other = document(head.replace("{}", "we were wrong"), body.replace("{}", "Politics"))
    assert read(other).title == "Coast Wire: we were wrong"


def test_a_page_that_only_asks_for_javascript_is_skipped() -> None:
    for line in (
        "You need to enable JavaScript to run this app.",
        "This site requires JavaScript.",
        "JavaScript is disabled in your browser.",
        "Bitte aktivieren Sie JavaScript.",
    ):
        page = document("", f"<div id='root'></div><noscript>{line}</noscript>")
        with pytest.raises(SourceError) as caught:
            read(page)
        assert caught.value.reason == ONLY_SCRIPTS
        text = f"<h1>Quays</h1><p>{line}</p>{paragraphs(QUAY)}"
        assert QUAY[0] in read(document("", text)).text


def test_a_byline_is_found_in_the_ways_in_which_pages_mark_it() -> None:
    """In the head, by microdata or hCard, and by what an element near the heading is called."""
    site = "<title>Quays</title>" + meta(
        og__site_name="Coast Wire", og__url="https://coastwire.example/1"
    )
    own = meta(author="Coast Wire Editions")
    account = '<div class="username"><span>Account</span> <p>You\'re logged in</p></div>'
    heads = {
        meta(**{"Search.Byline": "Ann Moss"}): "Ann Moss",
        meta(**{"sailthru.author": "By Ann Moss"}): "Ann Moss",
        meta(**{"twitter:creator": "Ann Moss"}): "Ann Moss",
        meta(**{"twitter:creator": "annmoss"}): "",
        meta(author="coastwire.example"): "",
        meta(author="Coast Wire Online, Ellery, Calloway"): "Coast Wire Online",
        meta(author="Quays GmbH, Kaistr. 5, Ellery"): "Quays GmbH",
        meta(author="Quays GmbH, Ann Moss, Ben Holt"): "Ann Moss, Ben Holt",
        meta(author="Coast Wire, Ann Moss"): "Ann Moss",
        meta(author="Ann Moss, www.quays.example"): "Ann Moss",
        meta(author="Quays - www.quays.example"): "",
        meta(author="Ann S.A. Moss"): "Ann S.A. Moss",
        meta(author="Super User"): "",
        meta(author="Moss, Ann"): "Ann Moss",
        meta(author="Reuters, Bloomberg"): "Reuters",
        meta(**{"dcterms.creator": "Moss, Ann"}): "Ann Moss",
        meta(author="Ann Moss and Ben Holt"): "Ann Moss, Ben Holt",
        meta(author="Health and Human Services"): "Health and Human Services",
        linked_data(
            **{"@type": "WebPage", "mainEntity": {"@type": "Article", "author": "Ann Moss"}}
        ): "Ann Moss",
        linked_data(**{"@type": "Article", "author": {"@id": "#ann"}})
        + linked_data(**{"@type": "Person", "@id": "#ann", "name": "Ann Moss"}): "Ann Moss",
        linked_data(**{"@type": "Article", "author": {"@id": "#ben"}}): "",
        meta(**{"twitter:label1": "Written by", "twitter:data1": "Ann Moss"}): "Ann Moss",
        meta(**{"twitter:label1": "Verfasst von", "twitter:data1": "admin"}): "",
        meta(**{"twitter:label1": "Topics", "twitter:data1": "Port Ellery"}): "",
        """<meta name="parsely-page" content='{"authors": ["Ann Moss"]}'>""": "Ann Moss",
        "<meta name='parsely-page' content='{['>": "",
    }
    marked = {
        "By <a rel='author' href='/ann'>Ann Moss</a> and <a rel='author' href='/b'>Ben Holt</a>": (
            "Ann Moss, Ben Holt"
        ),
        "<p>By <a rel='author' href='/ann'>Ann Moss</a> and Ben Holt, Ellery</p>": (
            "Ann Moss, Ben Holt"
        ),
        "<p>By <a rel='author' href='/ann'>Ann Moss</a>, Port Ellery</p>": "Ann Moss",
        "<a rel='author'><img src='a.jpg'></a> <a rel='author' href='/x'>View All Posts</a>": "",
        "<div itemprop='author'><span itemprop='name'>Ann Moss, COAST WIRE</span> 3 p.m.</div>": (
            "Ann Moss"
        ),
        "<span class='author vcard'><b class='fn'>Ann (A.) van Moss</b></span>": "Ann van Moss",
        "<p class='firma'><em>Ann Moss</em> | <span>Port Ellery</span></p>": "Ann Moss",
        "<p class='author'>Par <b>ANN MOSS</b>, <b>BEN HOLT</b> Envoyés à Calloway</p>": (
            "ANN MOSS, BEN HOLT"
        ),
        "<span class='meta-author'><b>By ANN MOSS, Executive Editor</b></span>": "ANN MOSS",
        "<p class='articleByline'>By Ann Moss &amp; Ben Holt @annmoss on March 3, 2024</p>": (
            "Ann Moss, Ben Holt"
        ),
        "<p class='byline'>Текст: Анна Мох</p>": "Анна Мох",
        "<p class='autor'>安娜</p>": "安娜",
        "<div class='dig-autoren'>Von Ann Moss</div>": "Ann Moss",
        "<p><a href='/author/ann_moss/'>Ann Moss</a> 3 May 2024</p>": "Ann Moss",
        "<p><a href='/quays/by-land'>Ann Moss</a></p>": "",
        "<p>By <a href='/author/ann_moss/'>Ann Moss</a></p>": "Ann Moss",
        "<p>Chair <a href='/people/ben-holt'>Ben Holt</a> spoke.</p><p>By Ann Moss</p>": "Ann Moss",
        "<p>Chair <a href='/authors/ben-holt'>Ben Holt</a> spoke.</p>": "",
        "<p><a href='/author/ben-holt'><img src='ben.jpg'></a></p>": "",
        "<p><a href='/people/ben-holt'>Ben Holt</a></p>": "",
        "<ul><li><a href='/author/ben-holt'>Ben Holt</a></li></ul>": "",
        "<aside><p><a href='/author/ben-holt'>Ben Holt</a></p></aside>": "",
        "<p class='byline'>von Ann Moss</p>": "Ann Moss",
        "<p class='byline'>Politik · Ann Moss, Ben Holt</p>": "Ann Moss, Ben Holt",
        "<p class='byline'><a href='/author/ann/'>Ann</a></p>": "Ann",
        "<p class='byline'><a href='/author/1744/'>Politics</a></p>": "",
        "<div itemscope itemtype='http://schema.org/ImageObject'>"
        "<meta itemprop='author' content='Ben Holt'></div><p>By Ann Moss</p>": "Ann Moss",
        "<p>by land and sea</p>": "",
        "<table><tr><td>Author: Ben Holt</td></tr></table>": "",
        "<p>Reporter: Prime Minister?</p>": "",
        "<p>von Land und Leuten</p>": "",
        "<p><b> Von <i>Ann Moss</i>, Ellery</b></p>": "Ann Moss",
        "<div class='byline'>von Ann</div>": "Ann",
        "<p class='autor'>durch Ann Moss</p>": "Ann Moss",
        "<p class='teaser'>By Ben Holt</p>": "",
        "<p class='pic-img-author'>Ben Holt</p>": "",
        "<p class='author'>Reuters</p>": "Reuters",
        "<span rel='author'>Autor/in: Ann Moss</span>": "Ann Moss",
        "<p class='byline'>von Ann Moss am 3. Mai 2024</p>": "Ann Moss",
        "<p>By Ann Moss, Coast Executive News Editor</p>": "Ann Moss",
        "<p class='bylineBody'>Ann Moss in Port Ellery</p>": "Ann Moss",
        "<div><b>By Ann Moss</b>, 3 May 2024</div>": "Ann Moss",
        "<cite>By Ann Moss<br>coastwire.example<br><a>Archive</a></cite>": "Ann Moss",
        "<p>By ANN MOSS and DI HANSEN - Wire Writers | Wire</p>": "ANN MOSS, DI HANSEN",
        "<p>By the Numbers</p>": "",
        "<p>By posting you agree to the <a>Privacy Policy</a>, <a>Terms of Use</a></p>": "",
        "<p class='author'>By Ann Moss, Ellery Times, AFP</p>": "Ann Moss",
        "<p class='author'>AFP</p>": "AFP",
        "<p class='author'>dpa</p>": "dpa",
        "<dl><dt>Author</dt><dd>Ann Moss</dd><dt>Date</dt><dd>3 May 2024</dd></dl>": "Ann Moss",
        "<dl><dt>Author</dt><dd>Ben Holt</dd><dt>Publisher</dt><dd>Dell</dd></dl>": "",
        "<ul><li>By</li><li><a>Ann Moss</a></li></ul>": "Ann Moss",
        "<ul class='authors'><li class='author-label'>By</li><li><a>Ann Moss</a> Desk</li></ul>": (
            "Ann Moss"
        ),
        "<div><span>By</span><span>the way</span></div>": "",
        "<p class='author'>Coast Wire</p><p>Written by: Ann Moss</p>": "Ann Moss",
        "<form><label class='form-author'>Name <b>*</b></label></form>": "",
        "<p class='byline'>Text and photographs by Ann Moss</p>": "Ann Moss",
        "<p class='byline'>By Ann Moss. Translated by Ben Holt</p>": "Ann Moss",
        "<p class='kicker'>Analysis by Ann Moss</p>": "Ann Moss",
        "<p>A guest post by Ann Moss and Ben Holt</p>": "Ann Moss, Ben Holt",
        "<div>Eine Analyse von <a>Ann Moss</a> und <a>Ben Holt</a></div>": "Ann Moss, Ben Holt",
        "<p>Ein Kommentar von Ann Moss</p>": "Ann Moss",
        "<p>Kommentar von Ben Holt</p>": "",
        "<p>Comment by Ben Holt</p>": "",
        "<p>Analysis by the Harbour Office</p>": "",
        "<p>Analysis by Coast Research shows that the quays are old</p>": "",
        "<p>By Our Staff Reporter</p>": "",
        "<p class='x5-TextContributorName'>Ann Moss</p>": "Ann Moss",
        "<p itemprop='author'><meta itemprop='name' content='Ann Moss'></p>": "Ann Moss",
        "<div class='read-next'><a>Sand</a> <p class='author'>Ben Holt</p></div>": "",
        "<article><h3><a href='/b'>Sand</a></h3><p class='byline'>By Ben Holt</p></article>": "",
        "<div class='related'><p>By Ben Holt</p></div><p>By Ann Moss</p>": "Ann Moss",
        "<p class='byline'>You can now read this in full</p>": "",
        "<p class='photo-byline'>Ann Moss</p>": "",
        f"<p class='byline'>{' '.join(QUAY)}</p>": "",
    }
    for head, wanted in heads.items():
        page = document(site + head, f"{account}<h1>Quays</h1>{paragraphs(QUAY)}")
        assert read(page).byline == wanted, head
    for line, wanted in marked.items():
        for head in (own,) if wanted else ("", own):
            body = f"<h1>Coast</h1>{account * 30}<div><h1>Quays</h1>{line}{paragraphs(QUAY)}</div>"
            expected = wanted or ("Coast Wire Editions" if head else "")
            assert read(document(site + head, body)).byline == expected, line
    accounts = {
        "<a rel='author'>annmoss5</a>": "annmoss5",
        "<a rel='author'>by annmoss5</a>": "annmoss5",
        "<a rel='author'>admin</a>": "",
        "<a rel='author'>View profile</a>": "",
        "<a rel='author'>see more here</a>": "",
        "<a rel='author'>posts</a>": "",
    }
    for line, wanted in accounts.items():
        assert read(document(site, f"<h1>Quays</h1>{line}{paragraphs(QUAY)}")).byline == wanted
    named = "<h1>Quays</h1><a rel='author'>Ann Moss</a>" + paragraphs(QUAY)
    assert read(document(site + meta(author="desk7"), named)).byline == "Ann Moss"
    behind = f"<h1>Quays</h1>{paragraphs(QUAY)}<p>Author: Ben Holt</p>"
    article = read(document(site, behind))
    assert article.byline == ""
    assert article.text.endswith("Author: Ben Holt")
    signed = "".join(
        f"<p>{one}</p>" for one in (*QUAY, "(엘러리항=모안나 기자 moss@coast.example"[1:])
    )
    assert read(document(site, f"<h1>Quays</h1>{signed}")).byline == "모안나"


def test_who_signs_a_chinese_japanese_or_korean_article_is_told_by_the_words_for_it() -> None:
    """Sources, editors, the site and what such texts say of reporters are no authors."""
    told = (
        "{}港口的三个码头将在明年春天重新开放，市政府周五宣布了这一决定。{}",
        "工程师们检查了码头的桩基，认为可以承受新的起重机，费用由州政府承担。",
        "记者了解到，渔民们等待这一天已经十年了，他们希望市场也能搬回码头。{}",
    )
    fields = {
        "2024-05-03 12:11<span>来源：海岸报</span><span>作者：李安娜</span>": "李安娜",
        "来源：本站 作者：港务局宣传科 时间：2024年5月3日 浏览：33": "港务局宣传科",
        "发表于2024-05-03| 来源海岸| 作者<b>李安娜</b>": "李安娜",
        "来源：海岸报 责任编辑：王小明": "",
        "作者：未知": "",
        "作者：Ann Moss 李安娜 来源：海岸报": "Ann Moss, 李安娜",
        "作者：李　明 王小明": "李明, 王小明",
    }
    signed = {
        ("海岸报讯（记者 李安娜）", "", ""): "李安娜",
        ("海岸网5月3日讯（记者李安娜 整合）", "", ""): "李安娜",
        ("（海岸报记者 李安娜 通讯员 王小明）", "", ""): "李安娜, 王小明",
        ("（见图）", "", "（文/图 李安娜 欧阳小明）"): "李安娜, 欧阳小明",
        ("", "", "（作者系港口大学教授）"): "",
        ("", "", "</p><p>采写：海岸见习记者 李安娜 王小明"): "李安娜, 王小明",
        ("</p><p>执笔/码头姐、李安娜&amp;海边小刀</p><p>", "", ""): "码头姐, 李安娜, 海边小刀",
        ("", "", "</p><p>（责任编辑：王小明）"): "",
        ("", "", "</p><p>文：田中花子"): "田中花子",
        ("", "", "</p><p>文：田中 花子、佐々木 一"): "田中花子, 佐々木一",
        ("(항구=연합) 모안나 기자 = ", "", ""): "모안나",
    }
    head = "<title>码头重新开放</title>" + meta(author="海岸报", og__site_name="海岸报")
    for line, wanted in fields.items():
        body = f"<div><h1>码头重新开放</h1><div>{line}</div>{paragraphs(told)}</div>"
        assert read(document(head, body.replace("{}", ""))).byline == wanted, line
    for (before, behind, last), wanted in signed.items():
        body = f"<div><h1>码头重新开放</h1>{paragraphs(told)}</div>"
        page = document(head, body.format(before, behind, last))
        assert read(page).byline == wanted, (before, last)
    for author in ("name, email@gmail.com", "我已授权"):
        assert read(document(meta(author=author), paragraphs(QUAY))).byline == "", author
    stated = '<meta itemprop="author" content="Coast Wire">'
    assert read(document(stated, paragraphs(QUAY))).byline == "Coast Wire"


def test_a_title_is_without_sites_and_sections_that_only_a_mark_sets_off() -> None:
    """Chinese pages have no spaces about it, often no main heading, and no name of their site."""
    told = "港口的三个码头将在明年春天重新开放，市政府周五宣布了这一决定，工程师们已经检查了桩基。"
    printed = "渔民回来了：港口的三个码头将在明年重新开放"
    cases = [
        (f"{printed}_海岸新闻网", f"<h2>{printed}</h2>", printed),
        (f"{printed}-港务-海岸网", "", f"{printed}-港务"),
        (f"{printed}|码头_财经频道_海岸报", f"<h1>{printed}</h1>", printed),
        (f"{printed} 海岸大学附属医院", f"<div class='t'>{printed}</div>", printed),
        (f"{printed}-纪检", f"<p><b>{printed}</b></p>", printed),
        (
            "港口-海岸：三个码头将在明年重新开放",
            "<b>港口</b>",
            "港口-海岸：三个码头将在明年重新开放",
        ),
        (f"{printed}——走进海岸中心", f"<b>{printed}</b>", f"{printed}——走进海岸中心"),
        ("Quays open next year | Coast", "<div>Quays open next year</div>", "Quays open next year"),
    ]
    cases += [
        (section, f"<a>新闻动态</a><div>{printed}</div>", printed)
        for section in ("新闻动态--海岸学会官网", "海岸新闻网")
    ]
    for title, line, wanted in cases:
        fields = (
            "<div>来源：海岸报 时间：2024年5月3日 11:00 浏览：33</div>" if "<div" in line else ""
        )
        page = read(document(f"<title>{title}</title>", f"{line}{fields}<p>{told}</p>"))
        assert page.title == wanted, title
        assert not fields or page.published == date(2024, 5, 3), title


def test_what_sites_say_of_themselves_about_a_text_is_left_out() -> None:
    """Paths and fields above it, disclaimers and imprints below it, in Chinese and in English."""
    told = [
        f"{where}的三个码头将在明年春天重新开放，市政府周五宣布了这一决定，费用由州政府承担。"
        for where in ("港口", "海湾", "河口", "城北", "城南", "东岸", "西岸")
    ]
    kept = [
        "市政府声明：码头不会再关闭。",
        "海报的版权所有者是港务局，他们同意使用。",
        "报名地址：海岸路5号，每天上午九点开始。",
    ]
    above = ["您所在的位置： 首页 > 快讯", "2024-05-03 12:11来源：海岸报作者：李安娜"]
    below = [
        "声明：海岸报力求准确，据此操作风险自担。",
        "版权所有 海岸报 沪ICP备1号",
        "地址：海岸路5号",
    ]
    told = ["时间：2024年5月3日 地点：港口", *told]
    texts = (*above, *told, *kept, *below)
    article = read(document("", f"<div><h1>码头重新开放</h1>{paragraphs(texts)}</div>"))
    assert article.text.split("\n\n") == [*told, *kept]
    posted = "Coast News · Posted: May 3, 2024 1:05 PM | Last Updated: May 3, 2024"
    lines = (posted, "Coast Bank posted 3 losses", *QUAY)
    last = ("CLICK HERE TO GET THE COAST NEWS APP", "© 2024 Coast News. All rights reserved.")
    article = read(document("", f"<div><h1>Quays</h1>{paragraphs((*lines, *last))}</div>"))
    assert article.text.split("\n\n") == list(lines[1:])


def test_what_only_begins_or_ends_as_what_sites_add_to_a_text_does_is_text() -> None:
    """Paragraphs, headings and questions that hold a word of imprints, bylines or sections."""
    said = "港口的三个码头将在明年春天重新开放，市政府周五宣布了这一决定，费用由州政府承担"
    places = ("海湾", "河口", "城北", "城南", "东岸", "西岸", "旧港")
    told = tuple(f"{said}，{where}除外。" for where in places)
    kept = (
        *("<h3>什么是ICP备案？</h3>", "书上只印着四个字：“版权所有”", "海报的版权所有者是港务局"),
        "2024年出版的海报版权所有",
        *(
            "《声明》指出，双方将继续深化合作。",
            "声明：港务局愿意承担责任。",
            "主办单位：港务局",
        ),
        *("位置：海岸路5号", "扫码下载的人说，他们没有收到票。", "<h4>每天阅读3小时</h4>"),
        "Copyright 2023 was the year in which the port changed its mind about pictures.",
        "Click here for more, the button said, and half of those who pressed it lost their boats.",
        "<h3>We shall never give up this harbour, and I will resign before I sell it.</h3>",
        "Published 3 Books, and none of them was read",
    )
    for line in kept:
        paragraph = line if line[0] == "<" else f"<p>{line}</p>"
        words = re.sub("<[^>]+>", "", line)
        texts = (*told[:2], "{}", *told[2:])
        inner = paragraphs(texts).replace("<p>{}</p>", paragraph)
        shown = read(document("", f"<article><h1>Quays</h1>{inner}</article>")).text.split("\n\n")
        assert shown == [*told[:2], words, *told[2:]], line
    speech = paragraphs(QUAY * 3).replace("p>", "h4>")
    inner = f"{paragraphs(QUAY)}{speech}"
    article = read(document("", f"<article><h1>Quays</h1>{inner}</article>"))
    assert article.text.endswith(QUAY[-1])
    sections = "".join(f"<section>{one} {n}.</section>" for n in (1, 2) for one in QUAY)
    article = read(document("", f"<article><h1>Quays</h1>{sections}</article>"))
    assert len(article.text.split("\n\n")) == 2 * len(QUAY)
    no_names = (
        *(
            "法新社记者：中方是否愿意参加会议？",
            "记者：您好，请问有何评论？",
            "记者：谢谢",
            "记者：何时开始",
        ),
        *("作者：办公室 发布时间：2024-05-06", "作者：本站编辑", "作者：小编", "作者：党委宣传部"),
        *(
            "记者手记｜在码头的二十天",
            "记者观察",
            "作者 简介",
            "香港记者协会",
            "<h1>港务局回答记者提问</h1>",
        ),
        *("港务局举行中外记者见面会", "保护记者安全", "作者：王先生"),
    )
    for line in no_names:
        inner = paragraphs(("{}", *told, "{}")).replace("{}", line)
        page = document("<title>码头开放</title>", f"<div><h1>码头开放</h1>{inner}</div>")
        assert read(page).byline == "", line
    for name in ("曽我豪", "我妻和男"):
        assert read(document(meta(author=name), paragraphs(QUAY))).byline == name
    days = {
        "培训时间：2024年6月30日至7月2日，地点港口": None,
        "时间：2024年5月3日 地点：港口": None,
        "新规定发布2024年5月3日": None,
        "更新时间：2024-05-09 发布时间：2024-05-02": date(2024, 5, 2),
        "来源：海岸报 时间：2024年5月3日": date(2024, 5, 3),
    }
    for line, day in days.items():
        body = f"<div><h1>码头开放</h1><p>{line}</p>{paragraphs(told)}</div>"
        assert read(document("<title>码头开放</title>", body)).published == day, line
    titles = (
        (
            "港口周一关闭渡轮停航 市长要求尽快修理",
            "<h1>港口周一关闭渡轮停航<br>市长要求尽快修理</h1>",
        ),
        ("Joint words – Port and Bay", "<h1><span>Joint words</span> – <i>Port and Bay</i></h1>"),
        ("港务局代表建议规范短视频平台算法推荐｜谁来管住自媒体账号", ""),
        (
            "港务局代表建议规范算法推荐｜短视频平台",
            "<h1>港务局代表建议规范算法推荐｜短视频平台</h1>",
        ),
    )
    for title, heading in titles:
        body = f"<div>{heading}{paragraphs(told)}</div>"
        article = read(document(f"<title>{title}</title>", body))
        assert article.title == title
        assert title not in article.text
    head = "<title>Port thanks U.S. pilots</title>" + meta(og__title="Port thanks its pilots")
    article = read(document(head, f"<div><h1>U.S.</h1>{paragraphs(told)}</div>"))
    assert article.title == "Port thanks its pilots"


def test_a_day_near_the_heading_may_have_a_label_or_its_time_before_it() -> None:
    for line in (
        *(
            "Published: 14 March 2024",
            "<b>Posted</b> March 14, 2024",
            "3:53 p.m. EST March 14, 2024",
        ),
        "10:15 PM EST, Thursday March 14, 2024",
        "March 14, 2024 @ 3:53 PM",
        "<blockquote>Seen <time datetime='2024-03-09'>March 9</time></blockquote>"
        "<p>March 14, 2024</p>",
    ):
        body = f"<h1>Quays</h1><div>{line}</div><p>{QUAY[0]}</p>{paragraphs(QUAY)}"
        assert read(document("<title>Quays</title>", body)).published == date(2024, 3, 14), line


def test_the_day_that_a_page_states_counts_before_those_of_other_articles_on_it() -> None:
    """One in figures is read in the order in which the page writes it for machines."""
    other = "<ul><li><time datetime='2024-03-09T09:00'>9 March</time></li></ul>"
    body = f"<h1>Quays</h1><p>3/12/24</p>{paragraphs(QUAY)}{other}"
    stated = meta(**{"article:published_time": "2024-03-12T08:00"})
    assert read(document(f"<title>Quays</title>{stated}", body)).published == date(2024, 3, 12)
    time = "<time datetime='2024-03-12T05:07-0400'>03/12/24 05:07 AM EDT</time>"
    for line in (
        f"<footer><p>{time}</p></footer>",
        f"<h2>Local</h2><p class='timestamp'>{time}</p>",
    ):
        page = document("<title>Quays</title>", f"<h1>Quays</h1>{line}{paragraphs(QUAY)}")
        assert read(page).published == date(2024, 3, 12), line


def test_a_day_that_a_title_is_about_is_not_the_one_of_publication() -> None:
    heading = "The storm of <em>12 March 2019</em> and the quays"
    head = "<title>The storm of 12 March 2019 and the quays</title>"
    stated = meta(**{"article:published_time": "2019-03-12"})
    for said, line, day in (
        (head, "", None),
        (head, "<time>14 March 2024</time>", date(2024, 3, 14)),
        (head + stated, "", date(2019, 3, 12)),
    ):
        body = f"<article><h1>{heading}</h1>{line}{paragraphs(QUAY)}</article>"
        assert read(document(said, body)).published == day


def test_a_line_of_many_empty_elements_is_no_short_one() -> None:
    from lxml.html import fragment_fromstring

    for count, line in ((3, "Ann Moss"), (30, "")):
        element = fragment_fromstring(f"<p>{'<i></i>' * count}Ann <b>Moss</b></p>")
        assert short_line_of(element, 20) == line


def test_a_title_is_that_part_of_the_page_s_which_its_heading_says() -> None:
    body = f"<h1>Quays open again</h1>{paragraphs(QUAY)}"
    page = document("<title>Quays open again » Local » Coast</title>", body)
    assert read(page).title == "Quays open again"
    for title, heading in (
        ("The Harbour Hour: Ann Moss - Coast", "<h2 class='title'>Ann Moss</h2>"),
        ("The Harbour Hour - Ann Moss", "<h2 class='title'>Ann Moss</h2>"),
        ("Ann Moss", ""),
        ("Ann Moss rows home again | Coast", "<h1>Moin</h1><h2>Ann Moss rows home again</h2>"),
        ("Ann Moss rows home again » Local » Coast » Port Ellery Post", ""),
        ("EX-99.1", "<p><b>Ann Moss rows home again</b></p>"),
        ("Ann Moss … Rows Home!", "<h1>Ann Moss rows home again</h1>"),
        ("ex991.htm", "<p>10 March</p><p><b>Ann Moss</b> <b>rows home again</b></p>"),
    ):
        page = document(f"<title>{title}</title>", f"{heading}{paragraphs(QUAY)}")
        named = "Ann Moss" if "rows" not in title + heading else "Ann Moss rows home again"
        assert read(page).title == named, title
    rows = "Ann Moss rows home"
    for whole, stated, heading, named in (
        ("On rowing: Ann Moss", "", "<h3>Ann Moss</h3>", "Ann Moss"),
        (f"{rows}:Coast Wire", meta(og__site_name="Coast Wire"), "", rows),
        (f"{rows} - Post", meta(og__site_name="The Post"), "", rows),
        (f"Harbour: {rows} on 3 June", "", f"<h1>{rows} in June</h1>", f"{rows} in June"),
    ):
        page = document(f"<title>{whole}</title>{stated}", heading + paragraphs(QUAY))
        assert read(page).title == named, whole
    for mark in ("_", "-", " "):  # nothing says where it ends but the page
        body = f"<div class='t'>港口周一关闭渡轮停航</div>{paragraphs(QUAY)}"
        page = document(f"<title>港口周一关闭渡轮停航{mark}海岸在线</title>", body)
        assert read(page).title == "港口周一关闭渡轮停航"
    card = meta(og__title="On rowing • Ann Moss")
    for whole, heading in (
        ("Ann Moss", "Ann Moss"),
        ("Moss home? The harbour waits", "Moss home?"),
        ("Coast: Ann Moss rows home", "Coast: the harbour news in short"),
    ):
        body = f"<h1>{heading}</h1><h2></h2>{paragraphs(QUAY)}"
        title = read(document(f"<title>{whole}</title>{card}", body)).title
        assert title == ("On rowing • Ann Moss" if "news" in heading else heading)


def test_a_page_in_an_archive_s_envelope_is_a_page() -> None:
    words = "PORT ELLERY, March\u00a03, 2024 — The quay was closed on Monday."
    page = document("<title>EX-99.1</title>", f"<p><b>The quay is closed</b></p><p>{words}</p>")
    envelope = "<DOCUMENT>\n<TYPE>EX-99.1\n<FILENAME>ex991.htm\n<TEXT>\n"
    article = read(f"{envelope}{page}{paragraphs(QUAY)}</TEXT>\n</DOCUMENT>")
    assert (article.title, article.published) == ("The quay is closed", date(2024, 3, 3))
    assert "ex991" not in article.text


def test_what_a_public_archive_says_of_a_page_is_no_part_of_it() -> None:
    said = "The harbour's friends have kept copies of pages that were about to go, since 2009. " * 9
    shown = f'<div id="wm-ipp-base" lang="en"><div id="wm-ipp"><p>{said}</p></div></div>'
    body = f"{shown}<article><h1>The quay</h1>{paragraphs(QUAY)}</article>"
    article = read(document("<title>The quay</title>", body))
    assert "friends" not in article.text
    assert all(paragraph in article.text for paragraph in QUAY)


def test_a_day_over_the_heading_counts_where_another_is_stated_for_utc() -> None:
    head = "<title>Quays</title>" + meta(**{"article:published_time": "2024-03-15T02:00:00Z"})
    post = f"<h2>March 14, 2024</h2><div class='post'><h1>Quays</h1>{paragraphs(QUAY)}</div>"
    for around, day in (("div", 14), ("body", 15)):  # on top of a page it is any day
        page = document(head, f"<{around}>{post}</{around}>")
        assert read(page).published == date(2024, 3, day)
    for line, day in (
        ("<b>By Ann Moss</b> 3/14/24 09:19 PM ET", 14),
        ("14/3/2024", 14),
        ("3/14/24, changed 3/15/24", 15),
        ("3/9/24 and 1/14/24", 15),
    ):
        page = document(head, f"<h1>Quays</h1><p>{line}</p>{paragraphs(QUAY)}")
        assert read(page).published == date(2024, 3, day), line


NAMED = "The quay was closed by <a href='/x'>Ines Calloway</a>{}, who runs the port, on Monday."
SENTENCE = "The quay was closed by Ines Calloway, who runs the port, on Monday."


def test_what_a_page_shows_over_a_word_stands_in_no_sentence() -> None:
    for card in (
        '<span class="tooltip" role="tooltip">She has run it since 2012.</span>',
        '<span class="company-card"><b>Coast</b> <i>12.3</i></span>',
        '<div class="hovercard" style="display:none"><p>Calloway</p><p>Since 2012.</p></div>',
        "<span hidden>She has run it since 2012.</span>",
    ):
        for holder in ("<p>{}</p>", "<ul><li>{}</li></ul>", '<div class="text">{}</div>'):
            body = f"<article><h1>Quays</h1>{paragraphs(QUAY)}{holder}</article>"
            page = document("<title>Quays</title>", body.format(NAMED.format(card)))
            assert SENTENCE in folded(read(page).text), (card, holder)
    kept = (
        '<div class="cmp-text"><p>The pilots had asked for a light.</p></div>',
        '<p>Words.</p><div class="card"><p>The pilots had asked for a light.</p></div> So.',
        '<section><h2>Related</h2><p>The pilots had asked for a light, as <a href="/1">one</a> and'
        f' <a href="/2">another</a> said. {" ".join(QUAY)}</p></section>',
    )
    for held in kept:
        page = f"<article><h1>Quays</h1>{paragraphs(QUAY)}{held}</article>"
        assert "asked for a light" in read(document("<title>Quays</title>", page)).text, held
    explained = '<p>The <span class="tooltip">pontoon</span> was lost in the storm of March.</p>'
    body = f"<article><h1>Quays</h1>{paragraphs(QUAY)}{explained}</article>"
    assert "The pontoon was lost" in read(document("<title>Quays</title>", body)).text


def test_invitations_between_the_paragraphs_are_left_out_and_quotations_are_not() -> None:
    out = (
        "Get the day’s stories in your inbox.",
        "Sign up for The Tide, our free newsletter",
        "Download the Coast Wire app for breaking news alerts",
        "Follow us on Facebook and Instagram",
        "Enter your email to go on reading.",
    )
    kept = (
        "Get out of the harbour, the pilots were told by email.",
        "“Sign up for the newsletter of the port,” the minister told them.",
        "Subscribe or not, the ferries have no timetable.",
        "Like many on Facebook, he believed the rumour.",
        "Follow-up messages on WhatsApp showed who had asked.",
        "Use of the app by pilots fell in March.",
        "The newsletter of the port said that the quay was safe.",
    )
    inner = paragraphs((*QUAY[:3], *out, *kept, *QUAY[3:]))
    page = document("<title>Quays</title>", f"<article><h1>Quays</h1>{inner}</article>")
    shown = read(page).text.split("\n\n")
    assert [one for one in (*out, *kept) if one in shown] == list(kept)


def test_boxes_of_other_articles_readers_and_tools_are_left_out_by_their_form() -> None:
    """Told by linked headings of the same site, by what boxes are called, by rows of links."""
    teaser = (
        "<div class='item'><div><a href='/{n}'><h3>Harbour news {n}</h3></a>"
        "<p>A word about another thing that happened on day {n}.</p></div><a href='/c'>3</a></div>"
    )
    teasers = "".join(teaser.format(n=number) for number in range(3))
    said = (
        "<li><p>I for one never liked that quay, and said so to all of them at the time.</p></li>"
    )
    row = "<a href='/a'>Tunes (HD)</a> | <a href='/b'>Tunes (SD)</a> | <a href='/c'>RSS (HD)</a>"
    terms = "<a href='/guidelines.html'>هذا</a> و<a href='/privacy-policy'>ذاك</a>"
    others = terms.replace("/", "https://press.example/", 1)
    long = "A pension of the quay is paid " + "to all who row there, " * 4 + "and to no other"
    left_out = {
        "<div class='social'><p>All of this may be shared</p></div>": "may be shared",
        f"<div class='call-items'>{teasers}</div>": "happened on day 1",
        f"<div id='comentarios'><ol>{said * 3}</ol></div>": "I for one",
        f"<div class='user-comments'><ul>{said}</ul></div>": "I for one",
        "<div class='util-bar'><p>A link has been sent to your friend.</p></div>": "A link has",
        "<div class='author-dropdown'><p>Ann Moss lives at sea.</p></div>": "lives at sea",
        f"<p>{row}</p>": "Tunes",
        "<p><a class='x-related' href='/9'>Harbour news in full</a></p>": "Harbour news",
        f"<p>من الأفضل قراءة {terms}.</p>": "الأفضل",
    }
    kept = {
        f"<div>{teasers.replace('/', 'https://other.example/', 1)}</div>": "happened on day 1",
        "<p>The <a href='/privacy-law'>law</a> and <a href='/legal-aid/'>aid</a> hold.</p>": "aid",
        f"<p>{row.replace('|', 'and')} were there.</p>": "Tunes",
        f"<p><b>The council closed it.</b> {row}</p>": "The council closed it",
        f"<p>All who row on the quay of Port Ellery have to see to {others}.</p>": "All who",
        "<p>Ann Moss wins the race</p>": "wins the race",
        f"<div class='social'><p>{long}</p></div>": long,
        f"<p>It was <span class='comment'>the storm</span> that did it, {long}</p>": "the storm",
        f"<p>It was <span class='social share'>the tide</span>, {long}</p>": "the tide",
        f"<p><span class='author'>The tide</span> is it, {long}</p>": "The tide is it",
        f"<p>{long}, as was <span class='social'>the tide.</span></p>": "as was the tide.",
        f"<div class='comment'><p>I said {long}</p></div><div><p>{long}</p></div>": "I said",
    }
    head = "<title>Quays</title>" + meta(author="Ann Moss", og__url="https://coast.example/1")
    byline = "<p>Ann Moss | Port Ellery | 3 May 2024</p>"
    for behind, words in (left_out | kept).items():
        body = f"<div><h1>Quays</h1><div>{byline}{paragraphs(QUAY)}{behind}</div></div>"
        text = read(document(head, body)).text
        assert QUAY[-1] in text
        assert "Port Ellery |" not in text
        assert (words in text) == (behind in kept), behind
    for heading, is_kept in (
        *(("Ann Moss Wins Races", True), ("Ann Mosses Go", True), ("By Ann Moss", False)),
    ):
        body = f"<article>{paragraphs(QUAY)}<h2>{heading}</h2><p>{long}</p></article>"
        assert (heading in read(document(head, body)).text) == is_kept
    listing = f"<div><h1>Quays</h1>{teasers * 4}</div>"  # a page of nothing but teasers
    assert "happened on day 2" in read(document(head, listing)).text
    tagged = f"<h2>Quays</h2><div class='post tag-social tag-share'>{paragraphs(QUAY)}</div>"
    assert QUAY[-1] in read(document(head, tagged)).text


def test_a_section_whose_id_names_what_it_is_about_is_no_box_of_that_kind() -> None:
    """Ids are made of headings; what is called so alone is told by what is in it."""
    for called, heading in (
        *(("social-security", "Pensions"), ("market-share", "Pensions"), ("social", "Social")),
        *(("related-work", "Related work"), ("navy", "Navy"), ("comment-period", "Comment period")),
    ):
        section = f"<section id='{called}'><h2>{heading}</h2>{paragraphs(STORY[10:17])}</section>"
        plan = f"<section><h2>Quays</h2>{paragraphs(QUAY)}</section>"
        ships = f"<section><h2>Ships</h2>{paragraphs(STORY[17:])}</section>"
        article = read(document("<title>Plan</title>", f"<h1>Plan</h1>{plan}{section}{ships}"))
        assert [one for one in STORY[10:] if one not in article.text] == [], called


def test_what_is_left_out_as_boxes_of_other_articles_is_told_if_it_is_much() -> None:
    said = (
        "<h3><a href='/{n}'>Harbour {n}</a></h3><p>Day {n}: " + "and they row there " * 12 + ".</p>"
    )
    boxes = "".join(f"<div>{said.format(n=number)}</div>" for number in range(8))
    body = f"<div><h1>Quays</h1><div>{paragraphs(STORY)}</div><div>{boxes}</div></div>"
    article = read(document("<title>Quays</title>" + meta(og__url="https://coast.example/1"), body))
    assert "Day 3" not in article.text
    assert [note for note in article.notes if "was left out as menus" in note]


def test_words_between_line_breaks_are_paragraphs_whatever_stands_among_them() -> None:
    box = "<p><em>Asked twice.</em></p><blockquote>Nobody gave up an inch of water.</blockquote>"
    inner = "<br /><br />".join((*QUAY[:2], box, *QUAY[2:]))
    page = document("<title>Quays</title>", f"<h1>Quays</h1><div class='post'>{inner}</div>")
    found = read(page).text.split("\n\n")
    assert [one for one in found if one in QUAY] == list(QUAY)
    assert "Nobody gave up an inch of water." in found


@cases(
    "markup",
    [
        "<figure><blockquote><p>{}</p></blockquote><figcaption>Ann Moss</figcaption></figure>",
        "<figure><blockquote>{}</blockquote><figcaption>— <i>Ann Moss</i></figcaption></figure>",
        "<figure><blockquote><p>{}</p><cite>Ann Moss</cite></blockquote></figure>",
        "<blockquote><p>{}</p><footer>Ann Moss, mayor</footer></blockquote>",
        "<blockquote>{}<footer><cite>Ann Moss</cite></footer></blockquote>",
        "<blockquote><p>{}</p><cite>Ann Moss, mayor</cite></blockquote>",
        "<blockquote><p>{}</p></blockquote><cite>Ann Moss</cite>",
        "<blockquote><p>{}</p><p><cite>Ann Moss</cite></p></blockquote>",
    ],
)
def test_a_block_quotation_keeps_its_words_and_whose_they_are(markup: str) -> None:
    words = "Nobody gave up an inch of water for as long as I lived there."
    inner = paragraphs(QUAY) + markup.format(words) + paragraphs(QUAY)
    article = read(document("<title>Quays</title>", f"<article><h1>Quays</h1>{inner}</article>"))
    shown = article.text.split("\n\n")
    below = shown[shown.index(words) + 1]
    assert below.removesuffix(", mayor") == "— Ann Moss"
    assert {words, below} <= {span.of(article.text) for span in article.block_quotes}


def test_a_pull_quote_is_not_shown_twice() -> None:
    words = " ".join(QUAY[0].split()[2:9])
    figure = f"<figure class='pullquote'><blockquote>{words}</blockquote></figure>"
    inner = f"<article><h1>Quays</h1>{paragraphs(QUAY)}{figure}{paragraphs(STORY)}</article>"
    assert read(document("<title>Quays</title>", inner)).text.count(words) == 1


def test_words_beside_paragraphs_are_paragraphs() -> None:
    tools = "<p><a href='/1'>Video</a></p><div>Tools</div>"
    for first in (QUAY[0], QUAY[0].replace("the", "<b>the</b>", 1)):
        page = document(
            "<title>Quays</title>",
            f"<h1>Quays</h1><div>{tools}{first}{paragraphs(QUAY[1:])}</div>",
        )
        assert [one for one in read(page).text.split("\n\n") if one in QUAY] == list(QUAY), first
    chinese = [
        "港口周一关闭，渡轮停航两天，直到风暴过去。",
        "港务局长说，码头需要修理，费用尚不清楚。",
    ]
    for texts in (QUAY, chinese * 3):
        sections = "".join(f"<section><span>{one}</span></section>" for one in texts)
        page = document("<title>Quays</title>", f"<div>{tools}<section>{sections}</section></div>")
        assert set(texts) <= set(read(page).text.split("\n\n"))


@pytest.mark.parametrize(
    "cells",
    [
        "<td><a href='/a'>News</a><br><a href='/b'>Sports</a></td><td>{}</td>",
        "<td><a href='/a'>News</a></td><td><font><b>Quays</b></font><br><br>{}</td>",
        "<td>{}</td><td><img src='a.gif'>Weather</td>",
    ],
)
def test_line_breaks_make_paragraphs_in_the_cell_of_a_layout(cells: str) -> None:
    table = f"<table><tr>{cells.format('<br><br>'.join(QUAY))}</tr></table>"
    found = read(document("<title>Quays</title>", table)).text.split("\n\n")
    assert [one for one in found if one in QUAY] == list(QUAY)
    data = "<tr><td>Berth<br><br>one</td><td>12</td></tr><tr><td>Two</td><td>14</td></tr>"
    page = f"<article><h1>Quays</h1>{paragraphs(QUAY)}<table>{data}</table></article>"
    assert "Two" in read(document("<title>Quays</title>", page)).text


@cases(
    "line",
    [
        "Autor: Ann Moss, 20.03.2025, 18:05",
        "20 March 2025, by Ann Moss",
        "jeudi 20 mars 2025, par Ann Moss",
        "20.03.2025 | von Ann Moss",
        "20 marzo 2025 - di Ann Moss",
        "Por Ann Moss - 20/03/2025 18:05",
        "Posted on March 20, 2025 by Ann Moss",
        "Publié par Ann Moss le 20 mars 2025",
        "Автор: Ann Moss, 20.03.2025",
        "Text: Ann Moss, 20. März 2025",
        "Par Ann Moss — Publié le 20 mars 2025 à 17h05",
    ],
)
def test_a_line_below_the_title_says_who_and_when_in_either_order(line: str) -> None:
    inner = f"<h1>Quays</h1><div class='podpis'>{line}</div>{paragraphs(QUAY)}"
    article = read(document("<title>Quays</title>", f"<div class='art'>{inner}</div>"))
    assert (article.byline, article.published) == ("Ann Moss", date(2025, 3, 20))


@cases(
    "line",
    [
        "It was signed by Ann Moss on 20 March 2025.",
        "By the end of 20 March 2025",
        "Reviewed 20 March 2025 by nobody in particular",
        "Destroyed by Ann Moss, 20 March 2025",
    ],
)
def test_a_sentence_with_a_name_and_a_day_is_no_byline(line: str) -> None:
    assert dated_byline(line) is None


@cases(
    ("piece", "between"),
    [
        ("<div class='part'>{}</div>", "<figure><img src='quay.jpg'></figure>"),
        ("<div itemprop='articleBody'>{}</div>", "<div class='ad'></div>"),
        ("<section class='row'><div class='column'>{}</div></section>", ""),
        (
            "<div class='grid'><div class='text'>{}</div><div class='rail'><a>Ad</a></div></div>",
            "<div class='slot'></div>",
        ),
    ],
)
def test_a_text_in_several_boxes_of_one_kind_is_read_whole(piece: str, between: str) -> None:
    """As pictures and advertisements part it; what readers say stands in boxes of another kind."""
    texts = (STORY[:3], STORY[3:5], STORY[5:9])
    pieces = between.join(piece.format(paragraphs(one)) for one in texts)
    said = "".join(f"<div class='comment'><p>{text}</p></div>" for text in QUAY)
    body = f"<h1>The week</h1><div>{pieces}</div><div class='comments'>{said}</div>"
    body = f"<div class='page'>{body}</div>"
    article = read(document("<title>The week</title>", body))
    assert article.text.split("\n\n") == list(STORY[:9])


def test_of_several_articles_in_a_page_that_with_its_title_is_read() -> None:
    """The others are older ones, with headings of their own or links to them."""
    posts = "".join(
        f"<article><{level}>{heading}</{level}>{paragraphs(texts)}</article>"
        for level, heading, texts in (
            ("h1", "The islands this week", STORY[:6]),
            ("h2", "<a href='/2'>The river treaty</a>", STORY[6:9]),
        )
    )
    own = f"<article><h1>The north quay opens</h1>{paragraphs(QUAY)}</article>"
    for body in (f"<div>{own}</div><div>{posts}</div>", f"<div>{posts}</div><div>{own}</div>"):
        article = read(document("<title>The north quay opens</title>", body))
        assert article.text.split("\n\n") == list(QUAY)


def test_a_page_without_any_box_keeps_its_lists() -> None:
    """And what leads to other pages, and what ends the page, is left out all the same."""
    menu = "<div class='nav'><a href='/a'>Home</a> <a href='/b'>Ferries</a></div>"
    items = "<ul><li>Berths for ferries</li><li>Cranes</li></ul>"
    body = f"{menu}<h1>Quays</h1>{paragraphs(QUAY)}{items}<p>{STORY[2]}</p><p>© 2024 Quays</p>"
    article = read(document("<title>Quays</title>", body))
    listed = ["• Berths for ferries", "• Cranes"]
    assert article.text.split("\n\n") == [*QUAY, *listed, STORY[2]]


def test_a_text_behind_a_box_of_a_known_name_is_read_with_its_lists() -> None:
    """What stands in the box is a promotion; of a list, items within an item are kept."""
    films = "".join(f"<p>Watch film {n} of the ferries on our channel.</p>" for n in range(9))
    box = f"<div class='entry-content'>{films}</div>"
    items = (
        "<ul><li>Berths:<ul><li>One for <a href='/1'>ferries</a></li><li>Two</li></ul></li></ul>"
    )
    text = f"<div id='box7'>{paragraphs(QUAY)}{items}<p>{STORY[2]}</p></div>"
    body = f"<h1>Quays</h1>{box}{text}<div class='writer__bio'>Ann Moss rows.</div>"
    article = read(document("<title>Quays</title>", body))
    listed = ["• Berths:", "  • One for ferries", "  • Two"]
    assert article.text.split("\n\n") == [*QUAY, *listed, STORY[2]]


@pytest.mark.parametrize("name", ["l-sidebar-fixed", "has-sidebar row", "page header-small"])
def test_a_text_beside_a_sidebar_is_read_though_its_box_is_called_so(name: str) -> None:
    intro = f"<h1>Quays</h1><p>{QUAY[0]}</p><p>{QUAY[3]}</p>"
    menu = "".join(f"<li><a href='/{n}'>Harbour news of day {n}</a></li>" for n in range(9))
    text = f"<div class='entry-content'>{paragraphs(STORY)}</div>"
    text = f"<div class='{name}'><div>{text}</div></div>"
    side = f"<div class='sidebar'><ul>{menu}</ul></div>"
    body = f"<section><div class='top'>{intro}</div></section><section>{text}{side}</section>"
    article = read(document("<title>Quays</title>", body))
    assert STORY[0] in article.text
    assert STORY[-1] in article.text
    assert article.notes == ()


def test_a_list_of_links_in_the_box_of_the_text_is_a_part_of_it() -> None:
    """The second extractor leaves such lists out, as menus; the rest it finds as well."""
    link = "<li><a href='/{n}'>The report of guest {n}</a> (day {n} in port)</li>"
    links = "".join(link.format(n=number) for number in range(9))
    box = f"<div class='entry-content'>{paragraphs(QUAY[:3])}<h3>Reports</h3><ul>{links}</ul></div>"
    body = f"<article><h1>Talks</h1>{box}</article>"
    text = read(document("<title>Talks</title>", body)).text
    assert QUAY[2] in text
    assert "The report of guest 8 (day 8 in port)" in text


def test_what_is_left_over_of_a_page_without_known_names_is_its_text_and_lists() -> None:
    """No name tells the box of the text; sentences stand in styles within ``div``."""
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(9))
    head = f"<header><h1><a href='/'>Coast</a></h1><ul>{links}</ul></header>"
    said = "".join(f"<div><span style='font-size:12pt'>{text}</span></div>" for text in QUAY)
    body = f"{head}<div id='box7'><h2>Quays</h2>{said}<ul><li>Berth one</li></ul></div>"
    found = read(document("<title>Quays</title>", body)).text.split("\n\n")
    assert found == [*QUAY, "• Berth one"]


def test_each_row_of_a_table_with_one_cell_is_a_paragraph() -> None:
    rows = "".join(f"<tr><td>{text}</td></tr>" for text in QUAY)
    page = document(
        "<title>Quays</title>", f"<article><h1>Quays</h1><table>{rows}</table></article>"
    )
    assert read(page).text.split("\n\n") == list(QUAY)


def test_the_second_extractor_is_taken_where_the_first_takes_what_others_wrote() -> None:
    """Comments, under a name that no extractor knows, three times as long as the article."""
    pytest.importorskip("readability")
    said = "".join(f"<li><p class='texto'>{text}</p></li>" for text in STORY * 2)
    body = f"""<div id="noticia"><h1>Quays</h1><div class="cuerpo">{paragraphs(QUAY)}</div></div>
    <div id="opiniones" class="comments"><ol>{said}</ol></div>"""
    article = read(document("<title>Quays</title>", body))
    assert article.text.split("\n\n") == list(QUAY)


@pytest.mark.parametrize(
    "around",
    [
        "<h1>Quays</h1><div>{}</div><ul><li>Boats for sale</li><li>Moorings to let</li></ul>",
        "<h1>Quays</h1><div><p>Mobile version</p></div><div>{}</div><p>Feedback welcome</p>",
    ],
)
def test_the_second_extractor_tells_the_ends_of_what_the_first_finds(around: str) -> None:
    """Around the text are lines under names that no extractor knows."""
    pytest.importorskip("readability")
    page = document("<title>Quays</title>", f"<article>{around.format(paragraphs(QUAY))}</article>")
    assert read(page).text.split("\n\n") == list(QUAY)


def test_the_second_extractor_is_taken_where_the_first_loses_headings_and_repeated_words() -> None:
    """Two articles in one page, each with what was said twice."""
    pytest.importorskip("readability")
    parts = "".join(
        f"<h2>{heading}</h2><p>{said}</p>{paragraphs(texts)}<p>{said}</p>"
        for heading, said, texts in (
            ("The harbour this week", STORY[0], QUAY),
            ("The islands this week", STORY[1], STORY[2:9]),
        )
    )
    caption = "The quay at dawn, as the ferries saw it on the day of the storm. (Photo: A. Moss)"
    parts += f"<figure><img src='/q.jpg'><figcaption>{caption}</figcaption></figure>"
    for behind, last in (
        ("<h2>Elsewhere on the coast</h2><h3>Port now</h3>", caption),
        ("<h3>We shall never give up this harbour.</h3>", "We shall never give up this harbour."),
        ("".join(f"<h3>Berth {number}</h3>" for number in range(1, 6)), "Berth 5"),
    ):
        inner = f"<div><table><tr><td>{parts}{behind}</td></tr></table></div>"
        found = read(document("<title>The week</title>", inner)).text.split("\n\n")
        assert [found.count(one) for one in (*STORY[:2], caption)] == [2, 2, 1]
        assert "The harbour this week" in found
        assert "The islands this week" in found
        assert found[-1] == last, "a few labels with nothing below them are none of the text"


def test_pages_in_the_shapes_of_fifteen_content_systems() -> None:
    pytest.importorskip("readability")
    for page in shapes()[::11]:
        article = read(page.html)
        text = folded(article.text)
        assert (article.title, article.published) == (page.title, page.published), page.name
        assert not [one for one in page.leaks if one in text], page.name
        missing = [one for one in page.texts if folded(one) not in text]
        assert len(missing) * 10 < len(page.texts), (page.name, missing)


@pytest.mark.parametrize("between", ["</p>\n<p>", "\n<br/><br/>"])
def test_an_answer_that_is_given_again_is_there_again(between: str) -> None:
    asked = ("Did you go to the quay in the night?", "And did you see the barges there?")
    told = [
        line
        for question in asked
        for line in (
            f"Mr. NOLAN: {question}",
            "Captain WARD: Yes, sir, I did, as I have said before.",
        )
    ]
    labelled = (f"<strong>{line.split(':')[0]}</strong>:{line.split(':')[1]}" for line in told)
    page = f"<html><body><div><p>{between.join(labelled)}</p></div></body></html>"
    assert folded(read(page).text) == " ".join(told)


def test_a_card_with_nothing_behind_it_is_left_out_of_its_list_or_quotation() -> None:
    for held in (
        '<ul><li><p>The quay.</p><span role="tooltip">card</span></li></ul>',
        "<blockquote><p>The quay.</p><div hidden>card</div></blockquote>",
    ):
        text = read(f"<html><body>{paragraphs(QUAY)}{held}</body></html>").text
        assert "The quay." in text
        assert "card" not in text


def test_a_page_of_which_no_converter_says_that_it_made_it_is_not_taken_whole() -> None:
    behind = "<h4>Comments</h4><ul><li>Ben: rubbish</li></ul>"
    body = f"<h1>Quays</h1>{paragraphs(QUAY)}{behind}"
    text = read(document("<title>Quays</title>", body)).text
    assert QUAY[0] in text
    assert "rubbish" not in text


def test_a_page_that_a_converter_made_keeps_its_headings_and_lists() -> None:
    body = (
        "<header><h1>Quays</h1><p class='author'>Ann Moss</p></header><h1>Costs</h1>"
        f"<p>{QUAY[0]}</p><ol><li>Mend it</li><li>Pay for it</li></ol>"
        f"<h2>Later</h2><p>{QUAY[1]}</p><p style='display: none'>A tracker.</p>"
    )
    generator = "<meta name='Generator' content='Microsoft Word 15'>"
    article = read(document(f"<title>Quays</title>{generator}", body))
    assert article.title == "Quays"
    assert article.text.split("\n\n") == [
        *("Costs", QUAY[0], "1. Mend it", "2. Pay for it", "Later", QUAY[1]),
    ]


@cases(
    ("head", "body", "title"),
    [
        (
            "Pontoon Diaries: A week on the pontoon",
            "<h1><a href='https://pontoon.example/'>Pontoon Diaries</a></h1><h2>July 9, 2017</h2>"
            "<h3>A week on the pontoon</h3>",
            "A week on the pontoon",
        ),
        ("Quays: A week apart", "<h1>Quays</h1><h2>A week apart</h2>", "Quays"),
        (
            "Coast Herald - Court orders the quay to be measured",
            "<font size=5><b>Court orders the quay to be measured</b></font>",
            "Court orders the quay to be measured",
        ),
    ],
)
def test_a_title_behind_the_name_of_its_site_is_told_by_what_the_page_prints(
    head: str, body: str, title: str
) -> None:
    page = document(f"<title>{head}</title>", f"{body}<div>{paragraphs(QUAY)}</div>")
    assert read(page).title == title


@cases(
    ("head", "body", "title"),
    [
        ("Port Lights", "<h2>Port Lights: what is on</h2>", "Port Lights: what is on"),
        ("Port Lights", "<h2>What is on</h2><h2>Quays in spring</h2>", "Port Lights"),
        ("Quays", f"{paragraphs(QUAY)}<h2>More about our quays</h2>", "Quays"),
        (
            "Kell Port | Press Releases",
            "<p>FOR IMMEDIATE RELEASE</p><p><b>Boats sail at night again</b></p>",
            "Boats sail at night again",
        ),
    ],
)
def test_a_page_that_is_only_called_as_its_site_has_its_headline_as_title(
    head: str, body: str, title: str
) -> None:
    page = document(f"<title>{head}</title>", f"<div>{body}{paragraphs(QUAY)}</div>")
    assert read(page).title == title


def test_words_in_an_element_for_quotations_stay_in_their_sentence_with_marks() -> None:
    said = "<q>It holds</q>, said Moss of the pier, <q>and Birk says <q>so <em>far</em></q></q>."
    done = "<q>“Done</q>” was all she said when the keeper asked."
    page = document("<title>Quays</title>", f"<h1>Quays</h1><p>{said}</p><ol><li>{done}</li></ol>")
    assert read(page).text.split("\n\n")[:2] == [
        "“It holds”, said Moss of the pier, “and Birk says ‘so far’”.",
        "1. “Done” was all she said when the keeper asked.",
    ]


@cases(
    ("rule", "shown"),
    [
        (".plain { list-style: none }", "One boat"),
        ("a.b, ul.plain{color:red;list-style-type:none}", "One boat"),
        (".plain { list-style: none } .plain { list-style: disc }", "• One boat"),
        ("ul { list-style: none }", "• One boat"),
        (".plain li.x { list-style: none }", "• One boat"),
        ("nav.plain { list-style: none }", "• One boat"),
    ],
)
def test_a_list_that_the_page_s_style_sheet_shows_without_marks_has_none(
    rule: str, shown: str
) -> None:
    items = "<li>One boat is late and nobody knows why</li><li>Two boats are later than that</li>"
    body = f"<h1>Quays</h1>{paragraphs(QUAY)}<ul class='x plain'>{items}</ul>{paragraphs(QUAY)}"
    page = document(f"<title>Quays</title><style>{rule}</style>", body)
    assert f"\n\n{shown} is late" in read(page).text


@cases(
    ("line", "byline"),
    [
        ("Interview: Ann Moss | Fotos: Ben Holt | 20.01.2024", "Ann Moss"),
        ("Text: Ann Moss, Fotos: Ben Holt", "Ann Moss"),
        ("Texte : Ann Moss", "Ann Moss"),
        ("Interview: Ann Moss", ""),
        ("Interview: Große Koalition", ""),
        ("Analyse: Große Koalition", ""),
    ],
)
def test_who_wrote_a_text_is_named_behind_what_sort_it_is(line: str, byline: str) -> None:
    page = document("<title>Quays</title>", f"<h1>Quays</h1><p>{line}</p>{paragraphs(QUAY)}")
    assert read(page).byline == byline


def test_a_byline_in_an_element_of_a_font_is_found() -> None:
    line = "<font size=2>By Ann Moss<br>March 3, 2004</font>"
    page = document("<title>Quays</title>", f"<h1>Quays</h1>{line}{paragraphs(QUAY)}")
    assert read(page).byline == "Ann Moss"


FOR_READERS = (
    "<p><strong>READ MORE: <a href='/b'>Sand is sold</a></strong></p>",
    "<p>A lire aussi : <a href='/b'>Le sable est vendu</a></p>",
    "<p>See also: <a href='/b'>Sand is sold</a></p>",
    "<p>You are receiving this email because you signed up at coast.example in May of 2023.</p>",
    "<p>Mit unserem Newsletter erhalten Sie jeden Morgen die Nachrichten. Jetzt anmelden!</p>",
    "<p>Wil je niks missen? <a href='/n'>Meld je aan voor onze nieuwsbrief</a></p>",
    "<p>Inscrivez-vous à notre newsletter</p>",
    "<p>Cet article est réservé aux abonnés. Profitez de notre offre.</p>",
    "<p>© Samwicker Anzeiger. Alle Rechte vorbehalten.</p>",
    "<p>© RIPRODUZIONE RISERVATA</p>",
    "<p>Temps de lecture : 2 min</p>",
    "<p>Skip advertisement</p>",
    "<p>A version of this article appears in print on March 3, Page 12.</p>",
    "<div class='kg-signup-card'><h2>Sign up</h2><p>Letters about quays.</p><form></form></div>",
    "<div class='jp-relatedposts'><h3>Related</h3><p>Sand is sold</p></div>",
)


@cases("line", FOR_READERS)
def test_what_a_site_says_to_its_readers_is_no_text(line: str) -> None:
    body = f"<h1>Quays</h1>{paragraphs(QUAY[:3])}{line}{paragraphs(QUAY[3:])}"
    page = document("<title>Quays</title>", f"<div class='entry'>{body}</div>")
    assert folded(read(page).text) == folded(" ".join(QUAY))


@cases(
    "line",
    [
        "Read more: the minister had asked for <a href='/b'>a report</a> in May, and got none.",
        "Related: three quays.",
        "The union said that its newsletter had reached all of its members on the coast.",
        "Der Verein hat in seinem Newsletter im Mai davor gewarnt, den Kai zu öffnen.",
        "“Jetzt anmelden”, stand in dem Newsletter, den Moss gelesen hatte.",
        "Moss read: <a href='/b'>The sand is sold</a>",
    ],
)
def test_what_only_begins_like_it_is_text(line: str) -> None:
    body = f"<h1>Quays</h1>{paragraphs(QUAY[:3])}<p>{line}</p>{paragraphs(QUAY[3:])}"
    page = document("<title>Quays</title>", f"<div class='entry'>{body}</div>")
    assert re.sub(r"<.*?>", "", line) in read(page).text


def test_a_letter_that_is_the_article_is_no_box_to_sign_up() -> None:
    form = "<form><button>Subscribe</button></form>"
    body = f"<div class='newsletter'><h1>Quays</h1>{paragraphs(QUAY)}{form}</div>"
    assert all(one in read(document("<title>Quays</title>", body)).text for one in QUAY)


@pytest.mark.parametrize("root", ["math", "p", "form", "figure", "table"])
def test_a_piece_of_a_page_within_one_element_is_read(root: str) -> None:
    assert QUAY[0] in read(f"<{root}>{paragraphs(QUAY)}</{root}>").text


def test_a_drawing_without_a_page_is_told_to_have_no_text() -> None:
    with pytest.raises(SourceError, match="without any text"):
        read(f"<svg>{QUAY[0]}<button>Zoom</button></svg>")
