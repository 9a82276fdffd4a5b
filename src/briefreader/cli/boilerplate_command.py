"""Proposes lines of boilerplate, as a setting to copy into the configuration file."""

from __future__ import annotations

import argparse

from briefreader.cli.exit_codes import DONE, FAILED_CHECK
from briefreader.cli.output import Json, print_line, print_message, toml_text
from briefreader.cli.records import print_record
from briefreader.library import Library
from briefreader.text.plurals import pluralize


def suggest_boilerplate(library: Library, options: argparse.Namespace) -> int:
    """Print the lines that recur, with how often; the configuration is the user's to change."""
    found = library.folders.suggest_boilerplate()
    if options.json:
        for one in found:
            proposed: dict[str, Json] = {"line": one.line, "source": one.source}
            where = "end" if one.at_the_end else "beginning"
            print_record(
                "boilerplate", {**proposed, "count": one.count, "of": one.of, "where": where}
            )
        return DONE if found else FAILED_CHECK
    if not found:
        print_message("no repeated lines look like page clutter")
        return FAILED_CHECK
    print_message(
        f"{pluralize(len(found), 'line')} to leave out, if you agree: put this into the file that "
        "`briefreader config path` names; nothing was changed"
    )
    lines = dict.fromkeys([*library.boilerplate, *(one.line for one in found)])
    about = {
        one.line: f"{one.count} of {pluralize(one.of, 'article')} "
        f"{f'from {one.source}' if one.source else 'without a source'}, "
        f"at the {'end' if one.at_the_end else 'beginning'}"
        for one in reversed(found)
    }
    print_line("furniture = [")
    for text in lines:
        print_line(f"    {toml_text(text)},", (f"  # {about.get(text, 'as configured')}", "dim"))
    print_line("]")
    return DONE
