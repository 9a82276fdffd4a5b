"""Are the quotations in a draft right? Drafts to claims, claims to verdicts; no input or output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy_imports import lazily

if TYPE_CHECKING:
    from briefreader.factcheck.article_text import Standing
    from briefreader.factcheck.checker import check_claim
    from briefreader.factcheck.claims import Claim, find_claims
    from briefreader.factcheck.draft_parser import Draft, read_draft
    from briefreader.factcheck.joined_passages import Speech
    from briefreader.factcheck.lookup import Shelf
    from briefreader.factcheck.verdicts import Checked, Difference, Place, Verdict

__all__ = [
    "Checked",
    "Claim",
    "Difference",
    "Draft",
    "Place",
    "Shelf",
    "Speech",
    "Standing",
    "Verdict",
    "check_claim",
    "find_claims",
    "read_draft",
]

__getattr__ = lazily(
    __name__,
    {
        "Checked": "verdicts",
        "Claim": "claims",
        "Difference": "verdicts",
        "Draft": "draft_parser",
        "Place": "verdicts",
        "Shelf": "lookup",
        "Speech": "joined_passages",
        "Standing": "article_text",
        "Verdict": "verdicts",
        "check_claim": "checker",
        "find_claims": "claims",
        "read_draft": "draft_parser",
    },
)
