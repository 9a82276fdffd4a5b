"""Whatever a power cut leaves of what was not synced: what was acknowledged is there, and whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.notebook.power_loss import recorded, trial


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to see system calls")
def test_nothing_acknowledged_is_lost_or_damaged_wherever_the_power_fails(tmp_path: Path) -> None:
    moments = recorded(tmp_path / "notebook", tmp_path / "trace")
    found = trial(moments, tmp_path, step=5)
    print(f"\nfigure: {found.total():,} power cuts after {len(moments):,} system calls: {found}")
    assert len(moments) > 1000
    assert found.total() > 2000
