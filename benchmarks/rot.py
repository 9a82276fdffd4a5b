"""Damage the notebook's files in thousands of ways; count what became of it. Prints one table.

    python -m benchmarks.rot [--each 1250] [--first 0]

Flipped bits, zeroed sectors, swapped and doubled pages, in the notebook and in its second copy, one
fault at a time: so many of each kind in each file, 10,000 in all as a rule. A trial opens what was
damaged, looks at everything, keeps one more passage, and at last restores the second copy alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.notebook.rot import DAMAGES, FILES, Fate, trials


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--each", type=int, default=1250)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = trials(Path(name), options.each, options.first)
    print(f"| rot | {' | '.join(Fate)} |\n| --- |{' --- |' * len(Fate)}")
    for file in FILES:
        for damage in DAMAGES:
            counts = (f"{found[file, damage.__name__, fate]:,}" for fate in Fate)
            print(f"| {file}: {damage.__name__.replace('_', ' ')} | {' | '.join(counts)} |")


if __name__ == "__main__":
    main()
