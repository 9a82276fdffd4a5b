"""What one person repeats, kept beside the index: to find it again takes seconds."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefreader.library.repeated_phrases import RepeatedPhrase

Phrases = tuple[RepeatedPhrase, ...]


@dataclass(slots=True)
class PhraseCache:
    """The repeated phrases of some people in one state of a library.

    It is no more than a cache: what cannot be read is found anew, what cannot be written is not
    kept.
    """

    file: Path

    def get(self, state: str, speaker: str, find: Callable[[], Phrases]) -> Phrases:
        """Return what was kept of a speaker in this ``state`` of the library, else find it."""
        kept = self._kept(state)
        if speaker in kept:
            with suppress(ValueError, TypeError):
                return tuple(map(_phrase, kept[speaker]))
        found = find()
        kept[speaker] = [
            [one.words, [day.toordinal() for day in one.days], one.weight, one.variants]
            for one in found
        ]
        from briefreader.notebook.storage.atomic_files import replace_file

        with suppress(OSError):
            replace_file(self.file, [json.dumps({"state": state, "speakers": kept}).encode()])
        return found

    def _kept(self, state: str) -> dict[str, list[object]]:
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            read = json.loads(self.file.read_bytes())
            if read["state"] == state:
                return {str(name): list(one) for name, one in read["speakers"].items()}
        return {}


def _phrase(kept: object) -> RepeatedPhrase:
    """Return one phrase as it was kept; raises ValueError or TypeError for anything else."""
    if not isinstance(kept, list):
        raise TypeError(kept)
    words, days, weight, variants = kept
    return RepeatedPhrase(
        str(words), tuple(map(date.fromordinal, days)), float(weight), tuple(map(str, variants))
    )
