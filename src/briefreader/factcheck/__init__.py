"""Are the quotations in a draft right? Drafts to claims, claims to verdicts; no input or output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy_imports import lazy_attributes

if TYPE_CHECKING:
    from briefreader.factcheck.accepted_words import is_unclear, words_as_found, written_span
    from briefreader.factcheck.article_text import ArticleText
    from briefreader.factcheck.checker import check_claim, check_draft
    from briefreader.factcheck.claims import Claim
    from briefreader.factcheck.draft_claims import find_claims
    from briefreader.factcheck.draft_parser import DraftText, read_draft
    from briefreader.factcheck.editorial_changes import ChangeKind, Grade
    from briefreader.factcheck.exported_quotes import exported_as_text
    from briefreader.factcheck.joined_passages import Speech
    from briefreader.factcheck.paraphrase import telling_roots
    from briefreader.factcheck.verdicts import (
        CheckResult,
        HouseStyle,
        SourceLocation,
        Verdict,
        WordDifference,
    )

__all__ = [
    "ArticleText",
    "ChangeKind",
    "CheckResult",
    "Claim",
    "DraftText",
    "Grade",
    "HouseStyle",
    "SourceLocation",
    "Speech",
    "Verdict",
    "WordDifference",
    "check_claim",
    "check_draft",
    "exported_as_text",
    "find_claims",
    "is_unclear",
    "read_draft",
    "telling_roots",
    "words_as_found",
    "written_span",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        "ChangeKind": "editorial_changes",
        "is_unclear": "accepted_words",
        "words_as_found": "accepted_words",
        "written_span": "accepted_words",
        "Grade": "editorial_changes",
        "HouseStyle": "verdicts",
        "CheckResult": "verdicts",
        "Claim": "claims",
        "WordDifference": "verdicts",
        "DraftText": "draft_parser",
        "SourceLocation": "verdicts",
        "Speech": "joined_passages",
        "ArticleText": "article_text",
        "Verdict": "verdicts",
        "telling_roots": "paraphrase",
        "check_claim": "checker",
        "check_draft": "checker",
        "exported_as_text": "exported_quotes",
        "find_claims": "draft_claims",
        "read_draft": "draft_parser",
    },
)
