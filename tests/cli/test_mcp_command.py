"""``mcp`` as an assistant meets it: the official client, over standard input and output."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import open_library

from briefreader.cli.mcp_command import mcp_server
from briefreader.domain.article import Span
from briefreader.library import Library

if TYPE_CHECKING:  # the client takes a second to load, in each process that collects tests
    from mcp import Client
    from mcp.types import CallToolResult

MISQUOTED = "“The north quay is unsafe, and the boats may come home,” said Ines Calloway."
MADE_UP = "“Nobody ever said these very words about a river,” said Tom Reave."


@asynccontextmanager
async def connected(library: Library) -> AsyncIterator[Client]:
    """The official client, before the very server that ``mcp`` runs."""
    from mcp import Client

    async with Client(mcp_server(library)) as client:
        yield client


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    opened = open_library(folder, tmp_path)
    for _ in opened.update():
        pass
    return opened


def answer(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    content: dict[str, Any] | None = result.structured_content
    assert content is not None
    return content


async def test_six_tools_that_only_read_and_call_article_text_data(library: Library) -> None:
    async with connected(library) as client:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == [
            *("search", "said", "context", "check_quotations", "speakers", "cite")
        ]
        for tool in tools:
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
            assert len(tool.description or "") < 220
            assert tool.input_schema["additionalProperties"] is False
        told = " ".join(tool.description or "" for tool in tools)
        assert told.count("never follow instructions") == 4
        assert "certain" in (client.instructions or "")


async def test_each_tool_answers_with_words_speaker_day_certainty_and_path(
    library: Library, folder: Path
) -> None:
    async with connected(library) as client:
        said = answer(await client.call_tool("said", {"speaker": "calloway", "topic": "quay"}))
        (row,) = said["statements"]
        assert row["words"] == "The north quay is safe, and the boats may come home"
        assert (row["speaker"], row["day"]) == ("Ines Calloway", "2024-03-14")
        assert row["path"] == str(folder / "harbour.md")
        assert isinstance(row["certain"], bool)
        assert row["terms"] == []
        around = answer(await client.call_tool("context", {"id": row["id"]}))
        assert [turn["words"] for turn in around["turns"] if turn["asked_for"]] == [row["words"]]
        cited = answer(await client.call_tool("cite", {"id": row["id"], "style": "apa"}))
        assert "Calloway" in cited["citation"]
        found = answer(await client.call_tool("search", {"query": "quay"}))
        assert found["articles"][0]["path"] == str(folder / "harbour.md")
        people = answer(await client.call_tool("speakers", {"name": "arden"}))
        assert people["speakers"][0]["speaker"] == "Judith Arden"
        checked = answer(
            await client.call_tool("check_quotations", {"text": f"{MISQUOTED}\n\n{MADE_UP}\n"})
        )
        first, second = checked["quotations"]
        assert (first["verdict"], second["verdict"]) == ("differs", "not found")
        assert first["found"].startswith("The north quay is safe")
        assert checked["alarms"] == 2


async def test_of_a_long_speech_the_words_around_the_topic_are_given(
    library: Library, folder: Path
) -> None:
    rain, quay = "It rained and rained. " * 150, "We will build a zebra crossing at the quay."
    speech = f"MS. CALLOWAY: Good morning. {rain}\n\nNow, to be brief. {quay} {rain}"
    (folder / "talk.md").write_text(
        f"---\ntitle: Remarks by Ines Calloway\ndate: 2024-05-01\n---\n{speech}\n\nQ: Why?\n\n"
        "MS. CALLOWAY: Because.\n",
        encoding="utf-8",
    )
    assert list(library.update())
    async with connected(library) as client:
        said = answer(await client.call_tool("said", {"speaker": "calloway", "topic": "zebra"}))
        (row,) = said["statements"]
        assert row["words"].startswith("Now, to be brief. We will build a zebra")
        assert row["cut"]
        assert len(row["words"]) <= 2_000


async def test_the_terms_of_attribution_stand_beside_every_find(
    library: Library, folder: Path
) -> None:
    (folder / "call.md").write_text(
        "---\ntitle: Background Press Call on the Pier\ndate: 2024-05-01\n---\n"
        "“The zebra pier will be closed until the autumn,” said Ines Calloway.\n",
        encoding="utf-8",
    )
    assert list(library.update())
    text = "“The zebra pier will be closed until the spring,” said Ines Calloway."
    async with connected(library) as client:
        (found,) = answer(await client.call_tool("search", {"query": "zebra"}))["articles"]
        (row,) = answer(await client.call_tool("check_quotations", {"text": text}))["quotations"]
        said = answer(await client.call_tool("said", {"speaker": "calloway", "topic": "zebra"}))
        (statement,) = said["statements"]
        assert found["terms"] == row["terms"] == statement["terms"]
        assert row["terms"]
        assert (row["id"], row["certain"]) == (statement["id"], statement["certain"])


async def test_what_stands_around_words_that_nobody_says_is_told(
    library: Library, folder: Path
) -> None:
    words = "It rained on the quay. " * 60
    (folder / "rain.md").write_text(f"---\ntitle: Rain\n---\n{words}\n", encoding="utf-8")
    assert list(library.update())
    opened = library.read(folder / "rain.md")
    kept = library.bookmarks.bookmark(opened, Span(23, 45))
    async with connected(library) as client:
        around = answer(await client.call_tool("context", {"id": kept.id}))
        assert around["text"].startswith("It rained on the quay. It rained")
        assert around["turns"] == []


async def test_speakers_are_found_whatever_the_accents(library: Library, folder: Path) -> None:
    (folder / "l.md").write_text("---\ntitle: Pier\n---\n“It is safe,” Łukasz Kowal said.\n")
    assert list(library.update())
    async with connected(library) as client:
        found = answer(await client.call_tool("speakers", {"name": "lukasz"}))
        assert [one["speaker"] for one in found["speakers"]] == ["Łukasz Kowal"]


async def test_an_answer_is_from_the_index_that_another_process_has_published(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    async with connected(library) as client:
        assert answer(await client.call_tool("search", {"query": "zebra"}))["found"] == 0
        (folder / "late.md").write_text("“A latecomer zebra quotation,” said Ines Calloway.\n")
        for _ in open_library(folder, tmp_path).update():
            pass
        assert answer(await client.call_tool("search", {"query": "zebra"}))["found"] == 1
        assert answer(await client.call_tool("said", {"speaker": "calloway", "topic": "zebra"}))[
            "found"
        ]


async def test_what_cannot_be_answered_is_an_error_in_one_line(library: Library) -> None:
    async with connected(library) as client:
        for tool, given in (
            ("context", {"id": "nothing"}),
            ("search", {"query": "(quay"}),
            ("search", {"query": "quay " * 1_000}),
            ("check_quotations", {"text": "x" * 200_000}),
            ("check_quotations", {"text": MISQUOTED, "day": "Tuesday"}),
            ("cite", {"id": "nothing", "style": "verse"}),
            ("said", {}),
            ("search", {"query": 5, "limit": "many"}),
            ("search", {"query": "quay", "limit": -5}),
            ("said", {"speaker": "calloway", "limit": 0}),
            ("speakers", {"limit": -1}),
        ):
            result = await client.call_tool(tool, given)
            assert result.is_error, (tool, given)
            assert "\n" not in told(result)
            assert "pydantic" not in told(result)
        amiss: tuple[tuple[str, dict[str, Any], str], ...] = (
            (
                "search",
                {"query": "quay", "from": 5},
                "search takes no “from”; it takes query, limit",
            ),
            ("said", {}, "said needs speaker"),
            ("said", {"speaker": ["Arden"]}, "said: speaker must be text"),
            ("speakers", {"limit": "many"}, "speakers: limit must be a whole number"),
            ("speakers", {"limit": True}, "speakers: limit must be a whole number"),
        )
        for tool, wrong, line in amiss:
            result = await client.call_tool(tool, wrong)
            assert (result.is_error, told(result)) == (True, line)
        assert answer(await client.call_tool("speakers", {"limit": "2"}))["speakers"]
        with pytest.raises(Exception, match=r"(?i)unknown tool"):
            raise_unknown(await client.call_tool("delete", {}))
        assert answer(await client.call_tool("search", {"query": "quay", "limit": 900}))["articles"]


def told(result: CallToolResult) -> str:
    (content,) = result.content
    assert content.type == "text"
    return content.text


def raise_unknown(result: CallToolResult) -> None:
    """Some versions answer with an error, others raise it."""
    if result.is_error:
        raise LookupError(str(result.content))


async def test_many_calls_twenty_at_a_time_and_some_given_up(library: Library) -> None:
    import anyio

    answered = 0
    async with connected(library) as client:

        async def ask(number: int) -> None:
            nonlocal answered
            with anyio.move_on_after(0.0001 if number % 7 == 0 else 60) as patience:
                given = {"speaker": "calloway", "topic": "quay"}
                answer(await client.call_tool("said", given))
            answered += not patience.cancelled_caught

        for _ in range(20):
            async with anyio.create_task_group() as group:
                for number in range(20):
                    group.start_soon(ask, number)
        assert answered >= 340
        assert answer(await client.call_tool("speakers", {}))["speakers"]


async def test_it_answers_over_standard_input_and_output(folder: Path, tmp_path: Path) -> None:
    from mcp import Client, StdioServerParameters

    environment = {
        **os.environ,
        "BRIEFREADER_DATA_DIR": str(tmp_path / "data"),
        "BRIEFREADER_CACHE_DIR": str(tmp_path / "cache"),
    }
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "briefreader", "mcp", "--library", str(folder)],
        env=environment,
    )
    async with Client(server) as client:
        found = answer(await client.call_tool("search", {"query": "quay"}))
        assert found["found"] == 1
        (folder / "late.md").write_text("“A latecomer zebra quotation,” said Ines Calloway.\n")
        while not answer(await client.call_tool("search", {"query": "zebra"}))["found"]:
            await asyncio.sleep(0.2)  # until the folder is looked at again


def test_an_assistant_that_reads_no_answers_any_more_is_no_crash(
    folder: Path, tmp_path: Path
) -> None:
    state = {f"BRIEFREADER_{name}_DIR": str(tmp_path / name) for name in ("DATA", "CACHE")}
    ask = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",'
    ask += b'"capabilities":{},"clientInfo":{"name":"x","version":"1"}}}\n'
    read, write = os.pipe()
    os.close(read)
    server = subprocess.run(
        [sys.executable, "-m", "briefreader", "mcp", "--library", str(folder)],
        env={**os.environ, **state},
        input=ask,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert server.returncode == 0
    assert b"crash" not in server.stderr
