"""How the speakers of an index are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.cases import cases
from tests.search.making import article, build, record, said

TEXT = "“The quay is old,” said Ann Moss."


@cases(
    "stated, listed",
    [
        (["Mayor", "mayor of Kell", "MAYOR"], ("mayor of Kell",)),
        (["Press Secretary", "Secretary", "Secretary"], ("Press Secretary",)),
        (["Mayor of Kell"] * 3 + ["Former Quay Mayor of Kell"], ("Mayor of Kell",)),
        (["mayor"] * 2 + ["former mayor"], ("mayor",)),
        (["Mayor"] + ["former mayor"] * 2, ("former mayor",)),
        (["Mayor"] * 2 + ["former judge"], ("Mayor", "former judge")),
        (["Mayor", "who fishes"], ("Mayor",)),
        (["Mayor"] * 20 + ["Lighthouse Keeper"], ("Mayor", "Lighthouse Keeper")),
        (["Mayor"] * 40 + ["Lighthouse Keeper"], ("Mayor",)),
    ],
)
def test_titles_are_listed_as_they_are_mostly_stated(
    tmp_path: Path, stated: list[str], listed: tuple[str, ...]
) -> None:
    quotes = (
        replace(said(TEXT, "The quay is old", "Ann Moss"), speaker_title=title) for title in stated
    )
    records = [
        record(article(f"{n}.txt", TEXT, day=date(2024, 5, 2)), (quote,))
        for n, quote in enumerate(quotes)
    ]
    folder = tmp_path / str(sum(1 for _ in tmp_path.iterdir()))
    assert build(folder, records).voices().titles["Ann Moss"] == listed
