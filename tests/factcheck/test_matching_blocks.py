"""The chain of stretches that a quotation and an article have in common."""

from __future__ import annotations

from briefreader.factcheck.article_text import TextVersion
from briefreader.factcheck.matching_blocks import MatchingBlock, best_chain


def test_a_chain_goes_on_over_words_that_are_said_again_in_between() -> None:
    article = TextVersion(
        "We will keep the quay open, whatever the quay costs, and the boats sail on Sunday."
    )
    piece = list(TextVersion("We will keep the quay open and the boats sail on Sunday.").keys)
    assert best_chain(piece, article, 0) == [MatchingBlock(0, 0, 6), MatchingBlock(10, 6, 6)]
