"""The readable page of a pack, made of nothing but its quotes.

``verify`` makes it again and compares every byte, years later and with another version: so it
depends on nothing that may come to look different, and must itself stay as it is; its words are
those of a format.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from briefreader.domain.bookmark import Bookmark
from briefreader.evidence.pack_words import PackWords

_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_WEB = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+")

_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evidence</title>
<style>
body { max-width: 40rem; margin: 3rem auto; padding: 0 1.2rem; color: #1d2430; background: #fff;
  font: 1.05rem/1.55 Georgia, "Times New Roman", serif; }
h1, h2 { font-weight: normal; }
article { margin-top: 2.5rem; border-top: 1px solid #d5dae2; padding-top: 1rem; }
blockquote { margin: 0 0 .7rem; padding-left: 1rem; border-left: 3px solid #2f6690;
  white-space: pre-line; }
p { margin: .3rem 0; white-space: pre-line; overflow-wrap: anywhere; }
.about { color: #626c7c; font-size: .85rem; }
td { padding: .1rem 1rem .1rem 0; vertical-align: top; overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>Evidence</h1>
"""
_TAIL = "</body>\n</html>\n"


def page(
    bookmarks: Sequence[Bookmark],
    places: Mapping[str, str],
    sums: Mapping[str, str],
    wording: PackWords,
) -> bytes:
    """Return the page of a pack.

    ``places`` say by the bookmarks' ids where each stands, in HTML; ``sums`` are the SHA-256 of the
    files of the pack that are listed, by name.
    """
    head = f'{_HEAD}<p class="about">{wording.introduction}</p>\n'
    quotes = "".join(_quote(bookmark, places[bookmark.id], wording) for bookmark in bookmarks)
    rows = "".join(
        f"<tr><td>{link(name)}</td><td><code>{sums[name]}</code></td></tr>\n"
        for name in sorted(sums)
    )
    table = f'<article>\n<h2>Files</h2>\n<table class="about">\n{rows}</table>\n</article>\n'
    return f"{head}{quotes}{table}{_TAIL}".encode("utf-8", "replace")


def escape(text: str) -> str:
    """Return ``text`` as the content of an element or of a quoted attribute."""
    return html.escape(_UNPRINTABLE.sub("\ufffd", text))


def link(name: str) -> str:
    """Return a link to a file of the pack."""
    return f'<a href="{escape(name)}">{escape(name)}</a>'


def _quote(bookmark: Bookmark, place: str, wording: PackWords) -> str:
    lines = [f"<h2>{escape(bookmark.title or bookmark.path.name)}</h2>"]
    published = [bookmark.source, bookmark.byline]
    if bookmark.date:
        origin = f" ({bookmark.date_origin.value})" if bookmark.date_origin else ""
        published.append(f"{bookmark.date.isoformat()}{origin}")
    elif bookmark.issued:
        published.append(f"{bookmark.issued} (published)")
    if bookmark.published:
        published.append(f"{bookmark.published.isoformat()} (published)")
    shown = [escape(part) for part in published if part]
    if bookmark.url:
        address = escape(bookmark.url)
        is_web = _WEB.fullmatch(bookmark.url)
        shown.append(f'<a href="{address}" rel="noreferrer">{address}</a>' if is_web else address)
    lines.append(f'<p class="about">{" · ".join(shown)}</p>')
    if bookmark.question:
        lines.append(f"<p>Question: {escape(bookmark.question)}</p>")
    lines.append(f"<blockquote>{escape(bookmark.quote)}</blockquote>")
    if bookmark.wording:
        lines.append(f'<p class="about">Cited as: {escape(bookmark.wording)}</p>')
    lines.append(f"<p>— {_speaker(bookmark)}</p>")
    if bookmark.terms:
        lines.append(f"<p>Terms: {escape(' '.join(bookmark.terms))}</p>")
    if bookmark.note:
        lines.append(f"<p>Private note: {escape(bookmark.note)}</p>")
    if bookmark.tags:
        lines.append(f'<p class="about">Tags: {escape(", ".join(bookmark.tags))}</p>')
    about = wording.bookmark.format(
        id=escape(bookmark.id),
        created=bookmark.created.isoformat().replace("+00:00", "Z"),
        path=escape(str(bookmark.path)),
    )
    lines.append(f'<p class="about">{about}</p>')
    lines.append(f'<p class="about">{place}</p>')
    return f'<article id="{escape(bookmark.id)}">\n' + "\n".join(lines) + "\n</article>\n"


def _speaker(bookmark: Bookmark) -> str:
    name = bookmark.speaker or bookmark.mention or "unattributed"
    doubt = ["speaker unconfirmed"] if bookmark.speaker and not bookmark.certain else []
    title = [bookmark.speaker_title] if bookmark.speaker_title else []
    about = "; ".join([*doubt, *bookmark.marks])
    return escape(", ".join([name, *title]) + (f" ({about})" if about else ""))
