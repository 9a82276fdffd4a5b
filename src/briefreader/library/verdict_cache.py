"""The last verdicts on a draft's quotations: saved again, only what changed is looked up."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefreader.sources.files.compound_files import FileStamp, file_stamp

if TYPE_CHECKING:
    from pathlib import Path

    from briefreader.factcheck import CheckResult, Claim
    from briefreader.library.indexed_corpus import IndexedCorpus

_MOST = 500  # quotations: a draft of 20,000 words, each with the articles that it names


class _Verdict(NamedTuple):
    checked: CheckResult
    files: dict[Path, FileStamp]


class VerdictCache:
    """Verdicts, each as long as the articles that it was found in stay as they were."""

    def __init__(self) -> None:
        self._state: object = None
        self._verdicts: OrderedDict[tuple[object, ...], _Verdict] = OrderedDict()

    def check(self, claim: Claim, corpus: IndexedCorpus, state: object) -> CheckResult:
        """Return the verdict on a quotation, looked up if it is not kept.

        ``state`` is what is searched and all that is known of speakers: another one, and nothing
        is kept. The corpus is that of one check, which sees a file as it was when it read it.
        """
        from briefreader.factcheck import check_claim

        if state != self._state:
            self._verdicts.clear()
        self._state = state
        key = claim.as_said
        kept = self._verdicts.get(key)
        if kept is None or any(file_stamp(path) != old for path, old in kept.files.items()):
            corpus.take_used()
            checked = check_claim(claim, corpus)
            kept = self._verdicts[key] = _Verdict(checked, corpus.take_used())
        self._verdicts.move_to_end(key)
        if len(self._verdicts) > _MOST:
            self._verdicts.popitem(last=False)
        return replace(kept.checked, claim=claim)
