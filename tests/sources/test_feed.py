"""Feeds: each of their articles with its title, day, address and text."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from tests.sources.format_samples import FIRST, TITLE

from briefreader.errors import SourceError
from briefreader.sources import article_from_bytes
from briefreader.sources.formats.feed import feed_items
from briefreader.sources.formats.feed_item import FeedItem

URL = "https://coast.example/quay"
ITEM = FeedItem(TITLE, f"<p>{FIRST}</p>", True, date(2024, 3, 14), URL, "Ann Moss", "Coast Wire")

RSS = f"""<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Coast Wire</title><link>https://coast.example/</link>
<item><title>{TITLE}</title><link>{URL}</link><dc:creator>Ann Moss</dc:creator>
<description>Short&nbsp;words.</description><content:encoded><![CDATA[<p>{FIRST}</p>]]>
</content:encoded><pubDate>Thu, 14 Mar 2024 23:30:00 -0500</pubDate></item>
<item><title>Nothing to read</title></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title><entry>
<title type="html">{TITLE}</title><link rel="enclosure" href="https://coast.example/a.mp3"/>
<link rel="alternate" href="{URL}"/><author><name>Ann Moss</name></author>
<published>2024-03-14T23:30:00-05:00</published><updated>2024-03-16T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p></div></content>
</entry></feed>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Coast Wire",
        "items": [
            {
                "id": "1",
                "url": URL,
                "title": TITLE,
                "content_html": f"<p>{FIRST}</p>",
                "date_published": "2024-03-14T23:30:00-05:00",
                "authors": [{"name": "Ann Moss"}],
            }
        ],
    }
)


def test_every_kind_of_feed_gives_the_same_article() -> None:
    for feed in (RSS, JSON):
        item, *others = feed_items(feed.encode())
        assert not any(other.is_article for other in others)
        assert item._replace(text=item.text.strip()) == ITEM
    (item,) = feed_items(ATOM.encode())
    assert item._replace(text="") == ITEM._replace(text="")
    assert item.as_markdown() == f"<div>\n<div><p>{FIRST}</p></div>\n</div>\n"


def test_feeds_are_read_in_the_encoding_that_they_name() -> None:
    feed = RSS.replace('version="1.0"', 'version="1.0" encoding="koi8-r"').replace(TITLE, "Причал")
    item, _ = feed_items(feed.replace("<?xml version", "<?xml version", 1).encode("koi8-r"))
    assert item.title == "Причал"


def test_an_item_of_plain_text_stays_one() -> None:
    (item,) = feed_items(
        b'<rss version="2.0"><channel><item><title>A</title><description>One &lt; two.'
        b"</description></item></channel></rss>"
    )
    assert (item.html, item.as_markdown()) == (False, "One < two.")


def one_item(inside: str, *, head: str = "") -> FeedItem:
    feed = (
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"{head}<item>{inside}<description>One.</description></item></channel></rss>"
    )
    (item,) = feed_items(feed.encode())
    return item


def test_an_author_is_named_without_the_address() -> None:
    assert one_item("<title>A</title><author>jo@x.example (Jo Reed)</author>").byline == "Jo Reed"
    assert one_item("<title>A</title><author>Jo Reed</author>").byline == "Jo Reed"


def test_all_authors_of_an_entry_are_named_and_the_feed_s_where_it_names_none() -> None:
    second = "<author><name>Bo Hill</name></author>"
    (item,) = feed_items(ATOM.replace("<published>", f"{second}<published>").encode())
    assert item.byline == "Ann Moss, Bo Hill"
    alone = ATOM.replace("<author><name>Ann Moss</name></author>", "")
    (item,) = feed_items(alone.replace("<entry>", f"{second}<entry>").encode())
    assert item.byline == "Bo Hill"


def test_a_picture_s_title_is_not_the_article_s() -> None:
    assert one_item("<media:title>A photo</media:title><title>A</title>").title == "A"
    assert one_item("<media:title>A photo</media:title>").title == "A photo"


def test_empty_html_hides_no_plain_text() -> None:
    feed = json.loads(JSON)
    feed["items"][0] |= {"content_html": " ", "content_text": FIRST}
    (item,) = feed_items(json.dumps(feed).encode())
    assert (item.text, item.html) == (FIRST, False)


def test_what_is_no_feed_says_so() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'
    for data, reason in (
        (b"words", "not a feed"),
        (b"<html><body>x</body></html>", "not a feed"),
        (b'{"items": []}', "not a feed"),
        (bomb.encode(), "not a feed"),
        (b"<rss><channel></channel></rss>", "without articles"),
    ):
        with pytest.raises(SourceError) as caught:
            feed_items(data)
        assert reason in caught.value.reason, data


def database(*statements: str) -> bytes:
    """What SQLite writes after these."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


def cache(*rows: str, columns: str = ", content_mime_type") -> bytes:
    """A database as newsboat keeps it."""
    return database(
        "CREATE TABLE rss_feed (rssurl, url, title)",
        "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid, title, author, url, feedurl, pubDate,"
        f" content, unread, deleted{columns})",
        "INSERT INTO rss_feed VALUES ('f', 'f', 'Coast Wire')",
        *(f"INSERT INTO rss_item VALUES ({row})" for row in rows),
    )


def test_the_cache_of_newsboat_is_a_feed() -> None:
    known = f"NULL, '1', '{TITLE}', 'Ann Moss', '{URL}', 'f', 1710460800"
    html = f"{known}, '<p>{FIRST}</p>', 1, 0"
    items = feed_items(
        cache(
            f"{html}, 'text/html'",
            f"{known}, 'gone', 1, 1, ''",
            f"{known}, 'One < two.', 1, 0, 'text/plain'",
        )
    )
    assert items == [ITEM._replace(day=date(2024, 3, 15)), items[1]]
    assert (items[1].html, items[1].text) == (False, "One < two.")
    assert feed_items(cache(html, columns="")) == [items[0]]


def test_a_database_that_is_no_cache_or_means_harm_says_so() -> None:
    endless = database(
        "CREATE VIEW rss_item AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n)"
        " SELECT * FROM n",
        "CREATE TABLE rss_feed (rssurl, title)",
    )
    whole = cache()
    for data in (
        endless,
        b"SQLite format 3\0",
        whole[: len(whole) // 2],
        whole[:100] + bytes(len(whole) - 100),
    ):
        with pytest.raises(SourceError) as caught:
            feed_items(data)
        assert "\n" not in caught.value.reason
        assert "newsboat" in caught.value.reason


def test_the_dateline_of_an_article_of_a_feed_is_its_day() -> None:
    text = "<p>PORT ELLERY, March 12 (Wire) — The pier was shut.</p><p>“At last,” said Moss.</p>"
    markdown = FeedItem(TITLE, text, True).as_markdown()
    page = f"---\ntitle: {TITLE}\ndate: 2024-03-14\n---\n\n{markdown}"
    article = article_from_bytes(Path("a.md"), page.encode())
    assert (article.said_on, article.published) == (date(2024, 3, 12), date(2024, 3, 14))
    for begin in (
        "<div>\nBy Ann Moss\n3 March 2020\n</div>",
        "<https://x.example/a>\n3 March 2020",
    ):
        article = article_from_bytes(Path("a.md"), f"{begin}\n\nThe pier was shut.".encode())
        assert article.date == date(2020, 3, 3)
