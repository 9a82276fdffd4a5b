"""Titles before names in other languages than English, in small letters and without a full stop.

Those that are something else in English (“M.”) are told by their text, in ``quotes``.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

FOREIGN_MALE_TITLES = frozenset(
    """
    monsieur mm messieurs herr herrn señor señores senhor signor signore meneer dhr dott г-н
    господин пан
""".split()
)
FOREIGN_FEMALE_TITLES = frozenset(
    """
    madame mademoiselle mme mmes mlle frau fräulein señora señorita sra srta doña dña senhora sr.ª
    signora signorina sig.ra sig.na dott.ssa mevrouw mevr pani г-жа госпожа пані
""".split()
)
FOREIGN_TITLES = FOREIGN_MALE_TITLES | FOREIGN_FEMALE_TITLES | {"maître", "mgr"}
