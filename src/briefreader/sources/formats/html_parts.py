"""The boxes of a web page that are its article, where there are several of the same kind: pieces of
one text are joined, and other articles taken out, before the extractors look for it.

They take one box for the article: of a text that pictures or advertisements part, they would leave
out all but a piece.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefreader.sources.formats.html_clutter import has_sentence, is_sentence
from briefreader.sources.formats.html_elements import line_of, link_of
from briefreader.text.folding import fold_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOXES = ("div", "section")
_HEADINGS = ("h1", "h2", "h3", "h4")
_FEWEST_SENTENCES = 2  # paragraphs of the article that a page is about
_MOST_AROUND = 200  # elements looked at beside a piece


class _Kind(NamedTuple):
    """What pieces of one text have in common: what holds them all, and their names in it."""

    around: HtmlElement
    names: tuple[tuple[str, str, str], ...]


def drop_others(tree: HtmlElement, title: str) -> None:
    """Take out the other articles of a page whose title stands in the article that it is about:
    those with a main heading of their own, or one that is a link.
    """
    wanted = fold_text(title)
    named = (one for one in tree.iter("h1", "h2") if fold_text(line_of(one)) == wanted)
    heading = next(named, None) if wanted else None
    above = [] if heading is None else list(heading.iterancestors("article"))
    own = above[-1] if above else None
    if own is None or sum(map(is_sentence, own.iter("p"))) < _FEWEST_SENTENCES:
        return
    about = {own, *own.iterancestors(), *own.iterdescendants()}
    for other in [one for one in tree.iter("article") if one not in about]:
        if other.getparent() is not None and (other.find(".//h1") is not None or _has_link(other)):
            other.drop_tree()


def join_posts(tree: HtmlElement) -> None:
    """Join the posts of a live blog, told apart from teasers by the heading over them.

    The extractor takes the first ``article`` of a page for the one, and mixes up the rest.
    """
    posts = [one for one in tree.iter("article") if not _within_article(one)]
    parents = [one.getparent() for one in posts]
    joined = {parent for parent, count in Counter(parents).items() if count > 1 and _heads(parent)}
    for post, parent in zip(posts, parents, strict=True):
        if parent in joined:
            post.tag = "div"
            for element in post.iter("*"):  # one post's body must not pass for the whole
                element.attrib.pop("class", None)
                element.attrib.pop("id", None)


def _heads(parent: HtmlElement | None) -> bool:
    """Return whether the heading in this element stands over its articles, and in none of them."""
    headings = [] if parent is None else list(parent.iter("h1"))
    return bool(headings) and not any(map(_within_article, headings))


def _within_article(element: HtmlElement) -> bool:
    return next(element.iterancestors("article"), None) is not None


def join_pieces(tree: HtmlElement) -> None:
    """Join the boxes that hold the paragraphs of one text: they are of one kind, as the box with
    most of the page's running text is, and stand side by side, or alone in boxes that do.

    Articles of their own, which have linked headings, authors or times, are no pieces.
    """
    lengths: Counter[HtmlElement] = Counter()
    for paragraph in tree.iter("p"):
        holder = paragraph.getparent()
        if holder is not None and holder.tag in _BOXES and is_sentence(paragraph):
            lengths[holder] += len(line_of(paragraph))
    if not lengths:
        return
    groups: defaultdict[_Kind, list[HtmlElement]] = defaultdict(list)
    for holder in lengths:
        for kind in _kinds(holder):
            groups[kind].append(holder)
    longest = max(lengths, key=lengths.__getitem__)
    for kind in _kinds(longest):
        pieces = groups[kind]
        if len(pieces) > 1 and not _are_articles(pieces):
            _join(pieces, kind.around)
            return


def _kinds(holder: HtmlElement) -> Iterator[_Kind]:
    """Yield what pieces of one text have in common: side by side, and alone in boxes that are."""
    parent = holder.getparent()
    named = _named(holder)
    if parent is None or not any(named[1:]):
        return
    yield _Kind(parent, (named,))
    above = parent.getparent()
    if above is not None and parent.tag in _BOXES and not _says_more(parent, holder):
        yield _Kind(above, (_named(parent), named))


def _named(element: HtmlElement) -> tuple[str, str, str]:
    return element.tag, element.get("class", ""), element.get("itemprop", "")


def _says_more(box: HtmlElement, piece: HtmlElement) -> bool:
    """Return whether a heading or a sentence stands in a box beside the piece of a text."""
    for beside in islice(box, _MOST_AROUND):
        if beside is piece or not isinstance(beside.tag, str):
            continue
        if beside.tag in _HEADINGS or next(beside.iter(*_HEADINGS), None) is not None:
            return True
        if beside.tag == "p" or has_sentence(beside):
            return True
    return False


def _are_articles(pieces: Sequence[HtmlElement]) -> bool:
    """Return whether two of the pieces are articles of their own."""
    return sum(map(_is_article, pieces)) > 1


def _is_article(piece: HtmlElement) -> bool:
    if next(piece.iter("time"), None) is not None:
        return True
    if _has_link(piece):
        return True
    return any("author" in one.get("rel", "").split() for one in piece.iter("a"))


def _has_link(box: HtmlElement) -> bool:
    """Return whether a heading in a box leads to another page."""
    for heading in box.iter(*_HEADINGS):
        link = link_of(heading)
        if link is not None and not link.get("href", "#").startswith("#"):
            return True
    return False


def _join(pieces: Sequence[HtmlElement], around: HtmlElement) -> None:
    """Put what the pieces hold right into the element around them all, which takes their names."""
    for name in ("class", "itemprop"):
        names = f"{around.get(name, '')} {pieces[0].get(name, '')}".strip()
        if names and around.tag != "body":
            around.set(name, names)
    for piece in pieces:
        while (box := piece.getparent()) is not around and box is not None:
            box.drop_tag()
        piece.drop_tag()
