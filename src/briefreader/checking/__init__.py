"""Are the quotations in a draft right? Drafts to claims, claims to verdicts; no input or output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy import lazily

if TYPE_CHECKING:
    from briefreader.checking.claims import Claim, find_claims
    from briefreader.checking.drafts import Draft, read_draft
    from briefreader.checking.judging import check_claim
    from briefreader.checking.looking import Shelf
    from briefreader.checking.passages import Speech
    from briefreader.checking.standing import Standing
    from briefreader.checking.verdicts import Checked, Difference, Place, Verdict

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
        "Draft": "drafts",
        "Place": "verdicts",
        "Shelf": "looking",
        "Speech": "passages",
        "Standing": "standing",
        "Verdict": "verdicts",
        "check_claim": "judging",
        "find_claims": "claims",
        "read_draft": "drafts",
    },
)
