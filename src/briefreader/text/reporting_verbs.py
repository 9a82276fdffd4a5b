"""The verbs that say that somebody spoke, whatever stands beside them: eight forms.

All verbs of saying that lead into a quotation are in ``quotes.words.lexicon``.
"""

from __future__ import annotations

SAID = ("added", "asked", "asks", "said", "says", "told", "tells", "wrote")
"""Forms that are hardly anything else; other verbs of saying want a quotation beside them."""
ANY_SAID = f"(?:{'|'.join(SAID)})"
"""A pattern of one of them."""
