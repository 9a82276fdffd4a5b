"""Invented articles, and a library of them to check drafts against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from tests.conftest import NOW

from briefreader.library import Library

BRIEFING = """\
---
title: Press Briefing by Press Secretary Judith Arden
date: 2024-02-27
source: Office Sample
---
1:02 P.M. EST

MS. ARDEN:  Good afternoon, everyone.  The ferries will not run on Sunday, and we do not expect
that to change before the spring.  (Laughter.)  We have set aside $1,250 million for the harbours.

They will run at the winter hours — all forty-one boats of them — and nobody will pay more for it.

Q    Does the minister think the harbour can reopen this week?

MS. ARDEN:  He has been very clear that the north quay is safe.  The minister himself told me, “I
would take my own boat out tomorrow.”  I cannot say more than that about long-term plans.

REP. VERN TALLOW:  I have never seen a better kept harbour than this one.

Q    And the humanitarian flights?

MS. ARDEN:  The humanitarian flights go on as before.  Thank you all so very much.

1:20 P.M. EST
"""

REMARKS = """\
---
title: Remarks by Prime Minister Dorian Ellery on the Harbour
date: 2024-03-06
source: Office Sample
---
PRIME MINISTER ELLERY:  We lost <s>eight</s> \\[nine\\] boats in the storm, and every one of them
had a name.  Thank you all so very much.

There is nothing in this budget that I would be ashamed of, and there is nothing in it that the
cafe owners of Port Ellery did not ask for, and they will not pay for the new pier or for the boats.
"""

STORY = """\
---
title: Harbour reopens after the storm
date: 2024-03-14
source: Coast Sample
---
The harbour of Port Ellery opened again on Thursday.

“The north quay is safe, and the boats may come home,” said Ines Calloway, the harbour master. “We
have waited nine days for this.”

Fishermen were less sure. “I will believe it when I see a pilot,” Tom Reave said.
"""


TEXTS = {"briefing": BRIEFING, "remarks": REMARKS, "story": STORY}


def indexed(place: Path, texts: Mapping[str, str] = TEXTS) -> Library:
    """Articles below ``place`` of these names and texts, or the usual three, indexed."""
    folder = place / "briefings"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    opened = Library.open(
        [folder], cache_dir=place / "cache", data_dir=place / "data", clock=lambda: NOW
    )
    for _ in opened.update():
        pass
    return opened


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three articles, indexed."""
    with closing(indexed(tmp_path)) as opened:
        yield opened
