"""The tests; their programs share compiled modules, also where Python is told to write none.

Some machines forbid Python to write bytecode (``PYTHONDONTWRITEBYTECODE``). Each of the hundreds of
programs that the tests start would then compile every module anew, which takes longer than all
that it is started for; so here it is kept after all, in pytest's own folder.

And where there is a disk in memory with room enough, what the tests write lies on it: every test
writes a notebook, which is safe on its disk before anything goes on. Waiting for that takes longer
than all else that most tests do. ``TMPDIR`` says otherwise.

``TESTS_BEGUN_BY`` is the process that began the tests, and a word that only its workers know.
"""

import os
import secrets
import shutil
import sys
import tempfile
from pathlib import Path

if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["TESTS_BEGUN_BY"] = f"{os.getpid()}-{secrets.token_hex(8)}"

if sys.dont_write_bytecode:
    _kept = Path(__file__).resolve().parent.parent / ".pytest_cache" / "bytecode"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(_kept)
    sys.dont_write_bytecode = False

_MEMORY_DISK = Path("/dev/shm")  # where Linux has one
_ROOM = 4 << 30  # bytes, far more than tests that pass keep at one time

if (
    "TMPDIR" not in os.environ
    and os.access(_MEMORY_DISK, os.W_OK)
    and not os.statvfs(_MEMORY_DISK).f_flag & os.ST_NOEXEC  # tests write programs, too
    and shutil.disk_usage(_MEMORY_DISK).free > _ROOM
):
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY_DISK)
