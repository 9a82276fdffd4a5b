"""Where a draft's quotations stand in its file: offsets, lines and columns."""

from __future__ import annotations

from tests.cases import cases
from tests.growth import cost

from briefreader.factcheck import find_claims, read_draft
from briefreader.factcheck.draft_locations import locate

DRAFTS = {
    "a.md": "# Head\n\nHe left. “It is *safe* to go,” Tom Reave said.\n\n> It is not\n> so bad.\n",
    "a.txt": "\n\nHe left. “It is safe to go,” Tom Reave said.\n\nShe said: “It is not so bad.”\n",
    "a.html": "<p>He left.\n “It is <b>safe</b> to go,” he said.\n<p>“It is not so&nbsp;bad.”</p>",
    "a.org": "* Head\n\n#+begin_quote\nIt is /safe/ to go.\n#+end_quote\n\n“It is not so bad.”\n",
}
PLACES = {
    "a.md": [(3, 11), (5, 3)],
    "a.txt": [(3, 11), (5, 12)],
    "a.html": [(2, 3), (3, 5)],
    "a.org": [(4, 1), (7, 2)],
}


@cases("name", DRAFTS)
def test_every_quotation_is_found_in_the_file_whatever_its_markup(name: str) -> None:
    source = DRAFTS[name]
    claims = find_claims(read_draft(source.encode(), name))
    places = [claim.location for claim in claims]
    assert [(place.line, place.column) for place in places if place] == PLACES[name]
    for place, last in zip(places, ("go", "bad"), strict=True):
        assert place is not None
        assert source[slice(*place.span)].startswith("It is")
        assert source[slice(*place.span)].endswith(last)


@cases(
    ("draft", "words"),
    [
        ("He left. “[The crews] will go,” she said.", "[The crews] will go"),
        ("He left. “[N]obody will go,” she said.", "[N]obody will go"),
        ("He left. “They will go to [the pier].”", "They will go to [the pier]"),
        (
            "He left. “\\[The crews\\] will go to \\[it\\],” she said.",
            "\\[The crews\\] will go to \\[it\\]",
        ),
        ("He left. “[…] they will go [sic],” she said.", "they will go [sic]"),
        ("[Ed.: “They will go,” she said.]", "They will go"),
        ("[“They will go”]", "They will go"),
    ],
)
def test_brackets_at_either_end_belong_to_the_quotation(draft: str, words: str) -> None:
    (claim,) = find_claims(read_draft(draft.encode(), "a.md"))
    assert claim.location
    assert claim.location.span.of(draft) == words


@cases(
    ("name", "draft"),
    [
        ("a.html", "<p>He left. “It is sa&shy;fe to go,” she said.</p>"),
        ("a.html", "<p>He left. “It is sa\u00adfe to go,” she said.</p>"),
        ("a.html", "<p>He left. “It is sa<wbr>fe to go,” she said.</p>"),
        ("a.html", "<p>He left. “<b>I</b>t is sa<i>fe</i> to go,” she said.</p>"),
        ("a.md", "He left. “It is sa&shy;fe to go,” she said."),
        ("a.txt", "He left. “It is sa\u200bfe to \u200ego,” she said."),
    ],
)
def test_what_nobody_sees_within_a_word_hides_no_quotation(name: str, draft: str) -> None:
    (claim,) = find_claims(read_draft(draft.encode(), name))
    assert claim.text == "It is safe to go"
    assert claim.location is not None
    assert draft[: claim.location.span.start].endswith(("“", "“<b>"))


def test_a_tag_that_is_never_closed_is_looked_at_once() -> None:
    source = "<" + "a" * 100_000
    assert cost(lambda text: list(locate(["It is safe to go"], text)), source, 30) <= 30
