"""What shells and ``man`` are given: made from the parser, and tried in these programs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tools.manual_page import manual_page

from briefreader.cli.command_specs import COMMANDS, COMMON, FORMATS

TRIALS = [
    (["ex"], ["export"]),
    (["export", "--fo"], ["--format"]),
    (["export", "--format", "bib"], ["bibtex"]),
    (["config", "the"], ["themes"]),
    (["check", "{folder}/draf"], ["{folder}/draft.md"]),
]
BASH = """\
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_shtab_briefreader briefreader "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = 'source $argv[1]; complete -C "$argv[2..]" | string split -f 1 \\t; true'


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_a_shell_completes_commands_options_values_and_files(
    run: Run, tmp_path: Path, shell: str
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    status, script, _ = run("completions", shell)
    assert status == 0
    (tmp_path / "script").write_text(script, encoding="utf-8")
    (tmp_path / "draft.md").touch()
    for typed, offered in TRIALS:
        words = ["briefreader", *(word.format(folder=tmp_path) for word in typed)]
        start = [shell, "-c", BASH if shell == "bash" else FISH]
        name = ["shell"] if shell == "bash" else []
        answer = subprocess.run(
            [*start, *name, str(tmp_path / "script"), *words],
            capture_output=True,
            text=True,
            check=True,
        )
        assert answer.stdout.split() == [word.format(folder=tmp_path) for word in offered], typed


def test_zsh_takes_the_script(run: Run, tmp_path: Path) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    (tmp_path / "_briefreader").write_text(run("completions", "zsh")[1], encoding="utf-8")
    loaded = "fpath=($1 $fpath); autoload -Uz compinit; compinit -u -D; print $_comps[briefreader]"
    answer = subprocess.run(
        ["zsh", "-f", "-c", f"{loaded}; autoload +X _briefreader", "zsh", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == ["_briefreader"]


def test_the_manual_page_names_every_command_and_option() -> None:
    page = manual_page().replace("\\-", "-")
    page = re.sub(r"\\\[u(\w+)\]", lambda found: chr(int(found[1], 16)), page)
    for command in COMMANDS:
        assert f".SS \\fB{command.name}\\fR" in page
        for option in (*command.options, *COMMON):
            assert f"\\fB{option.flag}\\fR" in page
            assert option.help in page
    assert ", ".join(FORMATS) in page


@pytest.mark.parametrize(
    "reader", [["mandoc", "-Tlint", "-Wwarning"], ["groff", "-man", "-ww", "-z"]]
)
def test_what_reads_manual_pages_has_nothing_to_say_of_it(reader: list[str]) -> None:
    if shutil.which(reader[0]) is None:
        pytest.skip(f"{reader[0]} is not installed")
    answer = subprocess.run(
        reader, input=manual_page(), capture_output=True, text=True, check=False
    )
    told = [line for line in (answer.stdout + answer.stderr).splitlines() if "date" not in line]
    assert told == []
