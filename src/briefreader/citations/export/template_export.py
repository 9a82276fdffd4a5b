"""Bookmarks written the way a user's own template says."""

from __future__ import annotations

from collections.abc import Sequence
from string import Template

from briefreader.citations import punctuation
from briefreader.citations.academic_styles import Works
from briefreader.citations.styles import cite, told_apart
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.citation_style import CitationStyle
from briefreader.errors import ExportError
from briefreader.forked_half import joined
from briefreader.text.sanitizing import one_line, sanitize

FIELDS = (
    *("id", "quote", "speaker", "speaker_title", "title", "source", "byline", "date", "url"),
    *("paragraph", "locator", "question", "terms", "note", "tags", "citation", "path"),
)


def fill_template(
    bookmarks: Sequence[Bookmark], template: str, style: CitationStyle = CitationStyle.PLAIN
) -> str:
    """Return ``template`` filled in once for each bookmark, one after the other.

    Fields are written ``$quote`` or ``${quote}``, a dollar sign ``$$``; ``FIELDS`` are their
    names. Values stand as they are, without the escaping of any markup. Raises ExportError that
    names what the template has wrong.
    """
    form = Template(template)
    if not form.is_valid():
        raise ExportError("the template has a $ without a field; write $$ for a dollar sign")
    unknown = [name for name in form.get_identifiers() if name not in FIELDS]
    if unknown:
        raise ExportError(
            f"no field ${unknown[0]} in templates; the fields are: {', '.join(FIELDS)}"
        )
    works = told_apart(bookmarks, style)

    def filled(bookmark: Bookmark) -> str:
        return form.substitute(_values(bookmark, style, works))

    return joined(filled, bookmarks, "")


def _values(bookmark: Bookmark, style: CitationStyle, works: Works) -> dict[str, str]:
    about = punctuation.citation_caveats(bookmark)
    doubt = f" ({about})" if about else ""
    return {
        "id": bookmark.id,
        "quote": sanitize(bookmark.cited)[0].strip(),
        "speaker": punctuation.speaker(bookmark) + doubt,
        "speaker_title": one_line(bookmark.speaker_title or ""),
        "title": one_line(bookmark.title),
        "source": one_line(bookmark.source),
        "byline": one_line(bookmark.byline),
        "date": punctuation.day_in_words(bookmark),
        "url": one_line(bookmark.url),
        "paragraph": str(bookmark.paragraph or ""),
        "locator": one_line(bookmark.locator),
        "question": one_line(bookmark.question),
        "terms": punctuation.terms(bookmark),
        "note": sanitize(bookmark.note)[0].strip(),
        "tags": one_line(", ".join(bookmark.tags)),
        "citation": cite(bookmark, style, works),
        "path": one_line(str(bookmark.path)),
    }
