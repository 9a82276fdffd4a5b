"""``check`` on the command line: verdicts, marks, JSON Lines, exit statuses."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
import yaml
from tests.factcheck.test_word_draft import docx

from briefreader.cli import main
from briefreader.cli.argument_parser import parse
from briefreader.library.draft_checks import DRAFT_SUFFIXES

Check = Callable[..., tuple[int, str, str]]

RIGHT = "“The north quay is safe, and the boats may come home,” said Ines Calloway.\n"
DAYS = ["Tuesday", "Friday"]
WRONG = "“The north quay is unsafe, and the boats may come home,” said Ines Calloway.\n"


@pytest.fixture
def check(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Check:
    """Check a draft against the three articles; exit status, standard output, standard error."""
    monkeypatch.setenv("BRIEFREADER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("BRIEFREADER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def execute(draft: str, *options: str) -> tuple[int, str, str]:
        file = tmp_path / "draft.md"
        file.write_text(draft, encoding="utf-8", newline="")
        status = main(["check", str(file), "--library", str(folder), *options])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return execute


def test_all_exact_is_status_0(check: Check) -> None:
    status, out, err = check(RIGHT)
    assert status == 0
    assert out.startswith("exact")
    assert "Ines Calloway · 2024-03-14 · Harbour reopens after the storm" in out
    assert "harbour.md, paragraph 2" in out
    assert err.endswith("briefreader: 1 quotation: 1 exact\n")


def test_anything_else_is_status_1_and_marked(check: Check) -> None:
    status, out, err = check(RIGHT + "\n" + WRONG)
    assert status == 1
    assert "“The north quay is [-unsafe-]{+safe+}, and the boats may come home”" in out
    assert err.endswith("briefreader: 2 quotations: 1 exact, 1 differs\n")


def test_words_left_out_stand_apart(check: Check) -> None:
    _, out, err = check("“The humanitarian flights go before,” Judith Arden said.")
    assert "“The humanitarian flights go {+on as+} before”" in out
    assert out.startswith("words cut, no ellipsis")
    assert err.endswith("1 quotation: 1 with words cut (no ellipsis)\n")


def test_json_has_the_keys_it_promises(check: Check, folder: Path) -> None:
    status, out, _ = check(WRONG, "--json")
    assert status == 1
    record = json.loads(out)
    promised = {"quote", "verdict", "speaker", "path", "title", "paragraph", "found", "differences"}
    assert promised <= record.keys()
    assert record["verdict"] == "differs"
    assert record["path"] == str(folder / "harbour.md")
    (difference,) = record["differences"]
    assert record["quote"][slice(*difference["quote"])] == "unsafe"
    assert record["found"][slice(*difference["found"])] == "safe"


UNREAD = f"---\ndate: 2024-03-15\n---\nOn Tuesday the pier sank, on Friday it rose: {RIGHT}"


def test_a_day_that_is_not_compared_is_told_and_is_no_alarm(check: Check) -> None:
    status, out, err = check(UNREAD)
    lines = [line.strip() for line in out.splitlines()]
    assert status == 0
    assert lines[0].startswith("exact, date not compared  ")
    assert lines[-2:] == [f"(“{day}” was not compared with the article's date)" for day in DAYS]
    assert err.endswith("1 quotation: 1 exact; 1 date not compared\n")
    record = json.loads(check(UNREAD, "--json")[1])
    assert (record["verdict"], record["grade"], record["alarm"]) == ("exact", "right", False)
    assert record["dates_not_compared"] == DAYS
    (result,) = json.loads(check(UNREAD, "--format", "sarif")[1])["runs"][0]["results"]
    assert (result["level"], result["ruleId"]) == ("note", "date not compared")
    assert "“Friday” was not compared" in result["message"]["text"]
    assert check(UNREAD, "--format", "github")[1].startswith("::notice ")
    assert check(UNREAD, "--alarms", "--strict")[:2] == (0, "")


def test_a_speaker_that_is_not_compared_is_told_as_a_day_is(check: Check) -> None:
    words = RIGHT.split(",” said")[0]
    draft = f"---\ndate: 2024-03-15\n---\nThe pier sank for Ann Moss. It rained: {words}.”\n"
    status, out, err = check(draft)
    assert (status, out.splitlines()[0].split("  ")[0]) == (0, "exact, speaker not compared")
    assert "(“Ann Moss” was not compared with the article's speaker)" in out
    assert err.endswith("1 quotation: 1 exact; 1 speaker not compared\n")
    (record,) = map(json.loads, check(draft, "--json")[1].splitlines())
    assert (record["speakers_not_compared"], record["dates_not_compared"]) == (["Ann Moss"], [])
    both = draft.replace("The pier", "On Friday the pier")
    (result,) = json.loads(check(both, "--format", "sarif")[1])["runs"][0]["results"]
    assert (result["level"], result["ruleId"]) == ("note", "speaker and date not compared")


def test_what_is_counted_as_not_compared_are_quotations_that_are_else_right(check: Check) -> None:
    words = RIGHT.split(",” said")[0]
    shown = f"Tom Reave and Ann Moss saw it. It rained: {words}.”\n"
    assert check(shown)[2].endswith("1 quotation: 1 exact; 1 speaker not compared\n")
    other = f"On 3 May 2022 the pier sank, said Tom Reave: {words},” Tom Reave said.\n"
    status, out, err = check(other)
    assert (status, "different speaker" in out, "not compared\n" in err) == (1, True, False)


JOINED = "“The boats may come home … I will believe it when I see a pilot,” Tom Reave said.\n"


def test_passages_of_two_people_are_shown_each_with_its_place(check: Check) -> None:
    status, out, err = check(JOINED)
    assert status == 1
    lines = [line.strip() for line in out.splitlines()]
    assert lines[0].startswith("different speaker")
    assert lines[2] == "joined   “the boats may come home”"
    assert lines[3] == "Ines Calloway · 2024-03-14 · Harbour reopens after the storm"
    assert lines[5] == "joined   “I will believe it when I see a pilot”"
    assert lines[6] == "Tom Reave · 2024-03-14 · Harbour reopens after the storm"
    assert lines[-1] == "(joins the words of two people)"
    assert err.endswith("1 quotation: 1 with a different speaker\n")


def test_json_has_every_place_of_joined_passages(check: Check, folder: Path) -> None:
    assert json.loads(check(RIGHT, "--json")[1])["joined"] == []
    record = json.loads(check(JOINED, "--json")[1])
    first, second = record["joined"]
    assert [first["speaker"], second["speaker"]] == ["Ines Calloway", "Tom Reave"]
    assert second["found"] == "I will believe it when I see a pilot"
    assert second["path"] == str(folder / "harbour.md")
    assert first["end"] < second["start"] < second["end"] <= record["end"]


def test_terms_are_listed_apart_and_change_no_status(check: Check) -> None:
    status, out, err = check(RIGHT + "\nThe so-called “winter peace” holds.\n")
    assert status == 0
    assert out.endswith("(no alarm):\n    “winter peace”\n")
    assert err.endswith("1 quotation: 1 exact; 1 term or title\n")


def test_lines_behind_a_name_that_may_be_no_speech_are_told_and_change_no_status(
    check: Check,
) -> None:
    line = "Ines Calloway: The master of the harbour was born on an island."
    status, out, err = check(f"{RIGHT}\n{line}\n")
    assert status == 0
    assert out.splitlines()[-2] == "Not checked (no alarm):"
    assert out.splitlines()[-1].lstrip().startswith("Ines Calloway: The master of the harbour")
    assert err.endswith("1 quotation: 1 exact; 1 not checked\n")
    told = check(f"{RIGHT}\n{line}\n", "--format", "github")[1]
    assert told.startswith("::notice")
    assert "title=not checked" in told


def test_a_draft_that_was_edited_for_length_is_told_so_once(check: Check) -> None:
    edited = "This talk was edited for length and clarity."
    answer = "> Ines Calloway: The north quay, and the boats may come home."
    status, _, err = check(f"{edited}\n\n{answer}\n\n{answer}\n")
    assert status == 0
    assert err.count("edited for length") == 1
    status, _, err = check(f"{edited}\n\n{answer}\n", "--strict")
    assert status == 1
    assert "edited for length: words cut from an answer behind a name are altered" in err
    assert "no alarm" not in err


def test_a_draft_comes_through_a_pipe(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BRIEFREADER_LIBRARY", raising=False)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIGHT.encode())))
    assert main(["check", "-", "--library", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("exact")


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", "\n".encode("utf-16")])
def test_an_empty_draft_has_no_quotations_in_a_file_and_through_a_pipe(
    folder: Path,
    data: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    draft = tmp_path / "empty.md"
    draft.write_bytes(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    for name in (str(draft), "-"):
        assert main(["check", name, "--library", str(folder), "--strict"]) == 0
        captured = capsys.readouterr()
        assert (captured.out, captured.err.splitlines()[-1]) == (
            "",
            "briefreader: the draft has no quotations",
        )


def test_a_draft_that_cannot_be_read_is_status_2(
    check: Check, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    for name in ("nothing.md", "picture.png"):
        assert main(["check", str(tmp_path / name), "--library", str(folder)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert name in captured.err.splitlines()[-1]


def test_a_draft_without_quotations_is_said_so(check: Check) -> None:
    status, out, err = check("Nobody is quoted here.\n")
    assert (status, out) == (0, "")
    assert err.endswith("the draft has no quotations\n")
    status, out, err = check("\n")
    assert (status, out) == (0, "")
    assert err.endswith("the draft has no quotations\n")


def test_hostile_words_reach_the_terminal_harmless(check: Check) -> None:
    _, out, _ = check("“\x1b]0;owned\x07 this was never said,” Tom Reave said.")
    assert "\x1b" not in out
    assert "\x07" not in out


def test_a_place_in_the_draft_stands_beside_the_verdict(check: Check, tmp_path: Path) -> None:
    draft = f"# Head\n\nOn the pier: {WRONG}"
    _, out, _ = check(draft)
    assert out.splitlines()[0].split("  ")[:2] == ["differs", f"{tmp_path}/draft.md:3:15"]
    record = json.loads(check(draft, "--json")[1])
    assert (record["line"], record["column"]) == (3, 15)
    assert draft[record["draft_start"] : record["draft_end"]].startswith("The north quay is un")
    as_written = f"# He\u200bad\r\n\r\nOn the\xad pier:\r\n{WRONG}\r\n"
    record = json.loads(check(as_written, "--json")[1])
    words = as_written[record["draft_start"] : record["draft_end"]]
    assert words == WRONG[1 : WRONG.index(",”")]
    assert record["draft"] == str(tmp_path / "draft.md")
    assert (record["grade"], record["changes"]) == ("wrong", [])


def test_several_drafts_are_told_apart_and_the_worst_decides(
    check: Check, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(RIGHT)
    (tmp_path / "other.md").write_text(WRONG, encoding="utf-8")
    names = [str(tmp_path / "draft.md"), str(tmp_path / "other.md")]
    assert main(["check", *names, "--library", str(folder), "--alarms"]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith(f"differs  {names[1]}:1:2")
    assert f"briefreader: {names[0]}: 1 quotation: 1 exact" in captured.err
    assert main(["check", names[0], "--library", str(folder)]) == 0


CONTRACTED = "“I’ll believe it when I see a pilot,” Tom Reave said.\n"


def test_what_an_editor_changed_is_told_and_is_no_alarm_unless_asked(
    check: Check, tmp_path: Path
) -> None:
    status, out, err = check(CONTRACTED)
    assert status == 0
    assert out.startswith("altered (contraction)")
    assert err.endswith("1 quotation: 1 altered\n")
    assert check(CONTRACTED, "--strict")[0] == 1
    config = tmp_path / "config.toml"
    config.write_text('[check]\nsilent = ["contraction"]\nstrict = true\n', encoding="utf-8")
    status, out, err = check(CONTRACTED, "--config", str(config))
    assert (status, out.split()[0]) == (0, "exact")
    assert check(WRONG, "--config", str(config))[0] == 1


def test_numerals_and_brackets_are_told_by_their_grade(check: Check) -> None:
    numerals = "“We have waited 9 days for this,” said Ines Calloway.\n"
    status, out, err = check(numerals)
    assert status == 0
    assert out.startswith("style (numerals)")
    assert "found    “We have waited nine days for this" in out
    assert err.endswith("1 quotation: 1 differing only in style\n")
    status, out, _ = check(numerals, "--strict", "--format", "github")
    assert (status, out.startswith("::error ")) == (1, True)
    assert "title=style (numerals),line=1" in out
    (run,) = json.loads(check(numerals, "--format", "sarif")[1])["runs"]
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [("style", "note")]
    brackets = "“The north quay [at all] is safe, and the boats may come home,” Ines Calloway said."
    status, out, err = check(brackets)
    assert (status, out.startswith("altered (brackets)")) == (0, True)
    assert err.endswith("1 quotation: 1 altered\n")


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("kind", ["binary.md", "gone.md", "picture.png"])
def test_a_draft_that_cannot_be_read_does_not_keep_the_others_from_being_checked(
    check: Check,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    first: bool,
) -> None:
    check(WRONG)
    bad, good = tmp_path / kind, tmp_path / "draft.md"
    if kind != "gone.md":
        bad.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    names = [str(bad), str(good)] if first else [str(good), str(bad)]
    assert main(["check", *names, "--library", str(folder)]) == 2
    captured = capsys.readouterr()
    assert captured.out.startswith(f"differs  {good}:1:2")
    assert f"briefreader: {bad}: " in captured.err
    assert f"briefreader: {good}: 1 quotation: 1 differs" in captured.err
    assert main(["check", *names, "--library", str(folder), "--json"]) == 2
    captured = capsys.readouterr()
    assert json.loads(captured.out)["verdict"] == "differs"
    (error,) = [line for line in captured.err.splitlines() if line.startswith("{")]
    assert str(bad) in json.loads(error)["error"]


def test_a_check_against_nothing_of_ones_own_says_so(
    check: Check,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "articles" not in check(WRONG)[2].partition("quotation")[2]
    draft, empty = str(tmp_path / "draft.md"), tmp_path / "empty"
    empty.mkdir()
    assert main(["check", draft, "--library", str(empty)]) == 1
    assert f"{empty}: no articles, so nothing can be found" in capsys.readouterr().err
    monkeypatch.delenv("BRIEFREADER_LIBRARY", raising=False)
    assert main(["check", draft]) == 1
    assert "checked against the sample articles only" in capsys.readouterr().err
    for flag in ("--library", "--data-dir", "--cache-dir", "--config"):
        assert main(["check", draft, flag, ""]) == 2
        assert f"{flag}: the path is empty" in capsys.readouterr().err


def test_mistakes_in_the_table_for_checking_are_located(check: Check, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    for line, told in (
        ('silent = ["contractions"]', "did you mean 'contraction'?"),
        ('spelling = "english"', "british or american"),
        ("strict = 1", "true or false"),
        ("silence = []", "did you mean 'silent'?"),
    ):
        config.write_text(f"[check]\n{line}\n", encoding="utf-8")
        status, _, err = check(RIGHT, "--config", str(config))
        assert status == 2
        assert told in err
        assert f"{config}:2:" in err


def test_other_programs_read_what_was_found(check: Check, tmp_path: Path) -> None:
    draft = f"{RIGHT}\n{WRONG}\n{CONTRACTED}"
    status, out, _ = check(draft, "--format", "sarif")
    assert status == 1
    (run,) = json.loads(out)["runs"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == (tmp_path / "draft.md").as_uri()
    region = place["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 2)
    # Offsets and columns are of one and the same stretch, as the standard demands.
    assert region["endLine"] == 3
    assert region["endColumn"] - region["startColumn"] == region["charLength"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"differs", "altered"}
    first, second = check(draft, "--format", "github")[1].splitlines()
    assert first.startswith(f"::error file={tmp_path}/draft.md,title=differs,line=3,col=2::differs")
    assert second.startswith("::warning ")
    hostile = check(
        "“This was 5% ::error file=x never said,” Tom Reave said.", "--format", "github"
    )
    assert len(hostile[1].splitlines()) == 1
    assert check(RIGHT, "--json", "--format", "sarif")[0] == 2


def test_a_report_names_the_page_or_the_time_of_the_source(check: Check, folder: Path) -> None:
    (folder / "talk.vtt").write_text(
        "WEBVTT\n\n00:01:14.000 --> 00:01:16.000\n<v Ann Moss>We sail at noon, and not before.\n",
        encoding="utf-8",
    )
    out = check("“We sail at noon, and never before,” Ann Moss said.", "--format", "github")[1]
    assert out.rstrip().endswith(", talk, 00:01:14")


def test_a_file_is_named_for_other_programs_as_they_need_it(
    check: Check,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    odd = tmp_path / "b %,:é x.md"
    odd.write_text(WRONG, encoding="utf-8")
    library = ("--library", str(folder))
    assert main(["check", str(odd), "--format", "sarif", *library]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"file://{tmp_path}/b%20%25%2C%3A%C3%A9%20x.md"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert main(["check", "-", "--format", "github", *library]) == 1
    assert capsys.readouterr().out.startswith("::error title=differs,line=1,col=2::differs")


def _all_of(properties: dict[str, object], *required: str) -> dict[str, object]:
    """What an object of SARIF is: nothing but these properties, of which some are required."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _numbers_from(least: int, *names: str) -> dict[str, object]:
    return {name: {"type": "integer", "minimum": least} for name in names}


TEXT: dict[str, object] = {"type": "string"}
MESSAGE = _all_of({"text": TEXT}, "text")
REGION = _all_of(
    {
        **_numbers_from(1, "startLine", "startColumn", "endLine", "endColumn"),
        **_numbers_from(0, "charOffset", "charLength"),
    },
    "startLine",
)
RESULT = _all_of(
    {
        "ruleId": TEXT,
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": MESSAGE,
        "locations": {
            "type": "array",
            "items": _all_of(
                {
                    "physicalLocation": _all_of(
                        {
                            "artifactLocation": _all_of(
                                {"uri": {"type": "string", "format": "uri-reference"}}, "uri"
                            ),
                            "region": REGION,
                        },
                        "artifactLocation",
                    )
                }
            ),
        },
    },
    "message",
)
DRIVER = _all_of(
    {
        "name": TEXT,
        "version": TEXT,
        "rules": {
            "type": "array",
            "uniqueItems": True,
            "items": _all_of({"id": TEXT, "shortDescription": MESSAGE}, "id"),
        },
    },
    "name",
)
RUN = _all_of(
    {
        "tool": _all_of({"driver": DRIVER}, "driver"),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    },
    "tool",
    "results",
)
SARIF = _all_of(
    {"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
    "version",
    "runs",
)
"""What of the schema of SARIF 2.1.0 concerns the objects that are written."""


@pytest.mark.parametrize("draft", [f"{RIGHT}\n{WRONG}\n{CONTRACTED}\n{UNREAD}", RIGHT, ""])
def test_a_sarif_report_has_what_the_standard_names_and_nothing_else(
    check: Check, draft: str
) -> None:
    report = json.loads(check(draft, "--format", "sarif")[1])
    jsonschema.validate(report, SARIF)
    (run,) = report["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert result["ruleId"] in rules
        region = result["locations"][0]["physicalLocation"]["region"]
        last = region["endLine"], region["endColumn"]
        assert last > (region["startLine"], region["startColumn"])
        words = draft[region["charOffset"] :][: region["charLength"]]
        assert draft.splitlines()[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(
            words.splitlines()[0]
        )


def test_no_words_of_a_sarif_report_are_placeholders_or_links(check: Check) -> None:
    draft = WRONG.replace("unsafe", "un{0}](un safe")
    (run,) = json.loads(check(draft, "--format", "sarif")[1])["runs"]
    assert "“un{{0}}] (un”" in run["results"][0]["message"]["text"]


def test_a_day_without_a_year_is_of_the_drafts_own_date(check: Check) -> None:
    said = f"{RIGHT[:-2]} on Tuesday.\n"
    assert check(said, "--date", "2024-03-16")[0] == 1
    assert "Tuesday = 12 March 2024" in check(said, "--date", "2024-03-16")[1]
    assert check(said.replace("Tuesday", "Thursday"), "--date", "2024-03-16")[0] == 0
    assert check(said, "--date", "Tuesday")[0] == 2


def test_a_word_draft_is_written_with_comments(
    folder: Path,
    tmp_path: Path,
    check: Check,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check(RIGHT)
    draft, target = tmp_path / "story.docx", tmp_path / "commented.docx"
    draft.write_bytes(docx(f"<w:p><w:r><w:t>{WRONG}</w:t></w:r></w:p>"))
    call = ["check", str(draft), "--library", str(folder), "--comment"]
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main([*call, "~/commented.docx"]) == 1
    assert "wrote 1 comment to" in capsys.readouterr().err
    with ZipFile(target) as packed:
        comment = packed.read("word/comments.xml").decode()
    assert (
        "differs: “unsafe” instead of “safe”. Draft: Ines Calloway. Source: “The north quay"
        in comment
    )
    commented = target.read_bytes()
    assert main([*call, str(target)]) == 2
    assert target.read_bytes() == commented
    before = draft.read_bytes()
    assert main([*call, str(draft)]) == 2
    assert capsys.readouterr().out == ""  # nothing was checked
    assert draft.read_bytes() == before
    assert (
        main(["check", str(tmp_path / "draft.md"), "--library", str(folder), *call[4:], "x"]) == 2
    )


def test_the_readmes_example_is_what_comes_of_the_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    typed = re.search(
        r"^    \$ echo '(.*)' \| briefreader check -\n((?:    .*\n)+)", page, re.MULTILINE
    )
    assert typed is not None
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed[1].encode())))
    places = ["--data-dir", str(tmp_path / "data"), "--cache-dir", str(tmp_path / "cache")]
    assert main(["check", "-", "--config", str(configured(tmp_path)), *places]) == 1
    out = capsys.readouterr().out
    shown = re.sub(r"^    /.*/", "    …/", out, flags=re.MULTILINE)
    assert shown.splitlines() == [line.removeprefix("    ") for line in typed[2].splitlines()]


def configured(folder: Path) -> Path:
    """A configuration that says nothing, so that the samples are read."""
    (folder / "config.toml").touch()
    return folder / "config.toml"


def test_a_report_calls_what_is_only_near_no_source(check: Check) -> None:
    near = "“The north quay is safe, and the lambs will drown before summer,” said Ines Calloway."
    status, out, _ = check(near, "--format", "github")
    assert status == 1
    assert "Nearest passage: “" in out
    assert "Source: " not in out
    assert "The nearest passage, but too little matches" in out


def test_other_projects_are_offered_a_hook_for_their_drafts() -> None:
    project = Path(__file__).parents[2]
    (hook,) = yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *arguments = shlex.split(hook["entry"])
    command, options = parse([*arguments, "--library", "articles", "story.md"])
    assert (program, command and command.name) == ("briefreader", "check")
    assert options.alarms
    assert hook["language"] == "python"
    assert all(re.search(hook["files"], f"drafts/story{suffix}") for suffix in DRAFT_SUFFIXES)
    assert not any(re.search(hook["files"], name) for name in ("a.png", "a.pdf", "a.mdx", "md"))
    guide = (project / "docs" / "guides" / "fact_checker.md").read_text("utf-8")
    assert f"- id: {hook['id']}" in guide
    assert f"entry: {hook['entry']}\n" in guide


def test_on_a_terminal_it_says_how_far_the_index_is_and_leaves_nothing_of_it(
    check: Check, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (folder / f"n{number}.md").write_text(f"A note on quay {number}.\n", encoding="utf-8")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    _, _, err = check(RIGHT)
    shown = [line.split("\r\x1b[K")[0] for line in err.split("indexing ")[2:]]
    assert shown[-1] == "100%"
    assert "100%\r\x1b[K" in err
