"""One test of many cases.

Where a behaviour is shown by dozens of cases, a test for each of them takes longer to be dealt out,
set up and reported than what it tests. ``cases`` makes one test of them: every case is tried, and
each that fails is told with its values.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

import pytest

Test = Callable[..., None]


def cases(
    names: str | Sequence[str], values: Iterable[Any], *, ids: Iterable[str] = ()
) -> Callable[[Test], Test]:
    """Try a test with all these values, one after the other, and fail with all that fail.

    What is given is what ``pytest.mark.parametrize`` takes; a case without an id is told by its
    values. The cases share the test's fixtures: use it where a case does not change these. No case
    may be skipped, which would hide those that fail.
    """
    arguments = names.replace(",", " ").split() if isinstance(names, str) else list(names)
    given = [
        dict(zip(arguments, [case] if len(arguments) == 1 else case, strict=True))
        for case in values
    ]
    called = list(ids) or [repr(case) for case in given]

    def of_all(test: Test) -> Test:
        @wraps(test)
        def try_each(**fixtures: object) -> None:
            failures: list[BaseException] = []
            for name, case in zip(called, given, strict=True):
                try:
                    test(**case, **fixtures)
                except (Exception, pytest.fail.Exception, pytest.skip.Exception) as failure:  # noqa: BLE001
                    failure.add_note(f"the case: {name}")
                    failures.append(failure)
            if failures or not given:
                raise BaseExceptionGroup(f"{len(failures)} of {len(given)} cases fail", failures)

        takes = inspect.signature(test).parameters.values()
        fixtures = [parameter for parameter in takes if parameter.name not in arguments]
        vars(try_each)["__signature__"] = inspect.Signature(fixtures)
        return try_each

    return of_all
