"""The tests; their programs share compiled modules, also where Python is told to write none.

Some machines forbid Python to write bytecode (``PYTHONDONTWRITEBYTECODE``). Each of the hundreds of
programs that the tests start would then compile every module anew, which takes longer than all
that it is started for; so here it is kept after all, in pytest's own folder.
"""

import os
import sys
from pathlib import Path

if sys.dont_write_bytecode:
    _kept = Path(__file__).resolve().parent.parent / ".pytest_cache" / "bytecode"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(_kept)
    sys.dont_write_bytecode = False
