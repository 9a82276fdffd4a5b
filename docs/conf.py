"""Build the documentation: ``sphinx-build -W -n docs build/docs``, without a network."""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "src")]

from briefreader import __version__  # noqa: E402

project = "briefreader"
author = "The briefreader maintainers"
release = version = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]  # CHANGELOG's own links lead to files beside it
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
nitpick_ignore_regex = [("py:.*", r".*")]  # types of other packages are not documented here
html_theme = "furo"
html_title = "briefreader"
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
templates_path: list[str] = []
exclude_patterns = ["build"]
