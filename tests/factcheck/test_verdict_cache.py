"""A draft that is saved again: only what changed in it, or in what it is compared with, is looked
up.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.factcheck.conftest import REMARKS
from tests.growth import calls

from briefreader.factcheck import CheckResult, Verdict
from briefreader.factcheck.checker import check_claim
from briefreader.library import Library
from briefreader.sources.article_loader import load_article

SUNDAY = "“The ferries will not run on Sunday,” Judith Arden said on 27 February 2024."
BOATS = "“We lost nine boats in the storm,” Dorian Ellery said."
PIER = "“Nobody told us of the new lighthouse on the pier,” Dorian Ellery said."
DRAFT = f"{SUNDAY}\n\n{BOATS}\n\n{PIER}\n"


def check(library: Library, draft: str = DRAFT) -> list[CheckResult]:
    return list(library.drafts.check(draft.encode(), "draft.txt"))


def looked_up(library: Library, draft: str) -> int:
    return calls(lambda: check(library, draft)).get(check_claim.__code__, 0)


def update(library: Library) -> None:
    for _ in library.update():
        pass


def test_only_what_changed_in_a_draft_is_looked_up(library: Library) -> None:
    assert looked_up(library, DRAFT) == 3
    assert looked_up(library, DRAFT) == 0
    moved = f"Port Ellery.\n\n{PIER}\n\n{SUNDAY.replace('run', 'sail')}\n\n{BOATS}"
    assert looked_up(library, moved) == 1
    changed = f"{SUNDAY.replace('27', '28')}\n\n{BOATS.replace('Dorian Ellery', 'Vern Tallow')}"
    assert looked_up(library, changed) == 2
    assert [one.verdict for one in check(library, changed)] == [
        Verdict.OTHER_DATE,
        Verdict.OTHER_SPEAKER,
    ]


def test_each_verdict_has_its_place_in_the_draft_as_it_is_now(library: Library) -> None:
    check(library)
    claims = [one.claim for one in check(library, f"Port Ellery.\n\n{DRAFT}")]
    assert claims == list(library.drafts.claims(f"Port Ellery.\n\n{DRAFT}".encode(), "draft.txt"))


def test_an_article_that_changes_on_disk_is_read_again(library: Library, tmp_path: Path) -> None:
    (path,) = [p for p in tmp_path.rglob("*") if p.is_file() and p.read_bytes() == REMARKS.encode()]
    assert [one.verdict for one in check(library)][1:] == [Verdict.EXACT, Verdict.NOT_FOUND]
    path.write_text(REMARKS.replace("boats in the storm", "boats in the gale"))
    assert [one.verdict for one in check(library)][1] is Verdict.DIFFERS
    path.unlink()
    assert [one.verdict for one in check(library)][1] is Verdict.NOT_FOUND


def test_a_new_article_is_looked_through(library: Library, tmp_path: Path) -> None:
    assert check(library)[2].verdict is Verdict.NOT_FOUND
    new = "PRIME MINISTER ELLERY:  Nobody told us of the new lighthouse on the pier.\n"
    (library.roots[0] / "new.md").write_text(f"---\ndate: 2024-03-07\n---\n{new}")
    update(library)
    assert check(library)[2].verdict is Verdict.EXACT


@pytest.mark.parametrize("way", ["correct", "join"])
def test_what_the_user_says_of_speakers_counts_at_once(library: Library, way: str) -> None:
    draft = SUNDAY.replace("Judith Arden", "Ines Calloway")
    before = check(library, draft)[0]
    assert before.verdict is Verdict.OTHER_SPEAKER
    assert before.place is not None
    assert before.place.quote is not None
    if way == "correct":
        opened = library.read(before.place.article.path)
        library.corrections.correct(opened, (before.place.quote,), "Ines Calloway")
    else:
        library.aliases.join("Judith Arden", "Ines Calloway")
    assert check(library, draft)[0].verdict is Verdict.EXACT


def test_a_long_article_is_checked_by_its_file_as_it_is_now(
    library: Library, tmp_path: Path
) -> None:
    path = library.roots[0] / "long.md"
    talk = "PRIME MINISTER ELLERY:  Nobody told us of the new lighthouse on the pier.\n\n"
    rest = "MS. MOSS:  We went on to the next of many questions about the harbour.\n\n" * 120
    path.write_text(f"---\ndate: 2024-03-07\n---\n{talk}{rest}")
    update(library)
    pier = check(library, PIER)[0]
    assert (pier.verdict, pier.place and pier.place.article) == (
        Verdict.EXACT,
        load_article(path),
    )
    library.drafts.forget()
    # As many bytes at the same time: only the content tells that it is another.
    stat = path.stat()
    path.write_text(path.read_text().replace("lighthouse", "lighthorse"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert check(library, PIER)[0].verdict is Verdict.DIFFERS
