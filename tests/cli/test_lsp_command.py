"""``lsp`` as an editor meets it: a client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest_asyncio
from tests.forking import forked
from tests.yardstick import at_most

from briefreader.cli.lsp_command import _Checked, _Drafts
from briefreader.domain.article import Span

if TYPE_CHECKING:  # every process of the tests imports this, one needs what is imported below
    from lsprotocol import types
    from pygls.lsp.client import LanguageClient

DRAFT = """\
# 🛳 A draft

🛳🛳 “The north quay is unsafe, and the boats may come home,” said Ines Calloway.

“I’ll believe it when I see a pilot,” Tom Reave said.

In 2019 a boat sank: “The north quay is safe, and the boats may come home,” said Ines Calloway.
"""


class Editor:
    """An editor with one draft open, and the diagnostics that came last."""

    def __init__(self, client: LanguageClient, uri: str) -> None:
        from lsprotocol import types

        self.client = client
        self.uri = uri
        self._came: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        def come(params: types.PublishDiagnosticsParams) -> None:
            self._came.put_nowait(params)

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(come)

    async def diagnostics(self) -> list[types.Diagnostic]:
        """Those that come next."""
        return list((await asyncio.wait_for(self._came.get(), 60)).diagnostics)

    def open(self, text: str) -> None:
        from lsprotocol import types

        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(self.uri, types.LanguageKind.Markdown, 1, text)
            )
        )


@pytest_asyncio.fixture
async def editor(folder: Path, tmp_path: Path) -> AsyncIterator[Editor]:
    from lsprotocol import types
    from pygls.lsp.client import LanguageClient

    client = LanguageClient("editor", "1")
    environment = {
        **os.environ,
        "BRIEFREADER_DATA_DIR": str(tmp_path / "data"),
        "BRIEFREADER_CACHE_DIR": str(tmp_path / "cache"),
    }
    editor = Editor(client, (tmp_path / "draft.md").as_uri())
    command = [sys.executable, "-m", "briefreader", "lsp", "--library", str(folder)]
    await client.start_io(*forked(command, environment), env=environment)
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    client.initialized(types.InitializedParams())
    yield editor
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]


def words(text: str, found: types.Range) -> str:
    """The words of a range on one line, whose units are UTF-16."""
    assert found.start.line == found.end.line
    line = text.split("\n")[found.start.line].encode("utf-16-le")
    return line[found.start.character * 2 : found.end.character * 2].decode("utf-16-le")


def message(method: str, number: int | None = None, params: object = None) -> bytes:
    """What an editor sends: a request if it has a number, else a notification."""
    content: dict[str, object] = {"jsonrpc": "2.0", "method": method}
    if method == "initialize":
        params = {"capabilities": {}}
    if params is not None:
        content["params"] = params
    if number is not None:
        content["id"] = number
    body = json.dumps(content).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def served(
    folder: Path, state: Path, said: bytes, output: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """The server of a folder after an editor has said all this, and no more."""
    places = {f"BRIEFREADER_{name}_DIR": str(state / name.lower()) for name in ("DATA", "CACHE")}
    environment = {**os.environ, **places}
    command = [sys.executable, "-m", "briefreader", "lsp", "--library", str(folder)]
    return subprocess.run(
        forked(command, environment),
        env=environment,
        input=said,
        stdout=output,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )


def test_the_server_ends_without_a_fault_when_the_editor_does(folder: Path, tmp_path: Path) -> None:
    said = message("initialize", 1) + message("initialized")
    said += message("textDocument/hover", 3)  # without its parameters
    done = served(folder, tmp_path, said + message("shutdown", 2) + message("exit"))
    assert (done.returncode, b"crashed" in done.stderr) == (0, False), done.stderr.decode()
    answers = done.stdout.replace(b" ", b"")
    assert b'"id":2' in answers
    assert b'"id":3' in answers
    assert b"InvalidParams" in answers
    assert not list((tmp_path / "data").rglob("crash-*"))


def test_an_editor_that_reads_no_answers_any_more_is_no_fault(folder: Path, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    said = message("initialize", 1) + message("shutdown", 2) + message("exit")
    done = served(folder, tmp_path, said, write)
    os.close(write)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_an_editor_that_is_killed_is_no_fault(folder: Path, tmp_path: Path) -> None:
    draft = {"uri": "file:///draft.md", "languageId": "markdown", "version": 1, "text": DRAFT}
    said = message("initialize", 1) + message("initialized", params={})
    said += message("textDocument/didOpen", params={"textDocument": draft})
    done = served(folder, tmp_path, said)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


async def test_a_draft_is_checked_again_when_the_library_has_changed(
    editor: Editor, folder: Path
) -> None:
    draft = "“Nobody told the fishers about the ice on the river,” said Ines Calloway.\n"
    editor.open(draft)
    (told,) = await editor.diagnostics()
    assert told.message.startswith("not found")
    (folder / "late.md").write_text(draft)
    assert await editor.diagnostics() == []


async def test_a_hover_shows_the_words_around_as_they_stand_in_the_source(editor: Editor) -> None:
    from lsprotocol import types

    editor.open("“Quay is safe, and the boats,” said Ines Calloway.\n")
    await editor.diagnostics()
    hover = await editor.client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(editor.uri), types.Position(0, 5))
    )
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    around = "> “The north **quay is safe, and the boats** may come home,” said Ines"
    assert around in hover.contents.value


async def test_an_editor_gets_diagnostics_hovers_and_the_words_as_found(editor: Editor) -> None:
    from lsprotocol import types

    editor.open(DRAFT)
    first, second, third = await editor.diagnostics()
    assert words(DRAFT, first.range) == "The north quay is unsafe, and the boats may come home"
    assert first.severity is types.DiagnosticSeverity.Error
    assert first.message.startswith("differs: “unsafe” instead of “safe”. Draft: Ines")
    assert (second.severity, second.code) == (types.DiagnosticSeverity.Warning, "altered")
    told = types.DiagnosticSeverity.Information, "date not compared"
    assert (third.severity, third.code) == told

    document = types.TextDocumentIdentifier(editor.uri)
    hover = await editor.client.text_document_hover_async(
        types.HoverParams(document, types.Position(first.range.start.line, 20))
    )
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "Ines Calloway · 2024-03-14" in hover.contents.value
    assert "**The north quay is safe, and the boats may come home**" in hover.contents.value
    assert "The harbour of Port Ellery" in hover.contents.value
    nothing = types.HoverParams(document, types.Position(0, 0))
    assert await editor.client.text_document_hover_async(nothing) is None

    async def offered(found: types.Range) -> list[types.Command | types.CodeAction]:
        asked = types.CodeActionParams(document, found, types.CodeActionContext([]))
        return list(await editor.client.text_document_code_action_async(asked) or ())

    line = types.Range(types.Position(2, 0), types.Position(3, 0))
    into_it = types.Range(types.Position(2, 0), types.Position(2, 30))
    for chosen in (first.range, line, into_it):
        (action,) = await offered(chosen)
    everything = types.Range(types.Position(0, 0), types.Position(99, 0))
    assert len(await offered(everything)) == 2  # the third has its source's wording
    assert await offered(types.Range(types.Position(0, 0), types.Position(1, 0))) == []
    assert isinstance(action, types.CodeAction)
    assert action.edit is not None
    assert action.edit.changes is not None
    (edit,) = action.edit.changes[editor.uri]
    assert edit.range == first.range
    assert edit.new_text == "The north quay is safe, and the boats may come home"

    editor.client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, editor.uri),
            [types.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text)],
        )
    )
    left, _ = await editor.diagnostics()
    assert left.code == "altered"

    editor.client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(3, editor.uri),
            [types.TextDocumentContentChangeWholeDocument("\n")],
        )
    )
    assert await editor.diagnostics() == []
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
    assert await editor.diagnostics() == []


def test_places_in_a_long_draft_are_told_in_the_time_that_their_number_takes() -> None:
    from lsprotocol import types
    from pygls.workspace import PositionCodec

    line = "“The quay is safe,” said Ann Moss.\n"
    workspace = SimpleNamespace(position_codec=PositionCodec())
    drafts = _Drafts(cast("Any", None), cast("Any", SimpleNamespace(workspace=workspace)))
    drafts.checked["a"] = _Checked(1, line * 8_000, ())
    with at_most(40):
        found = [
            drafts.range("a", Span(at, at + 9)) for at in range(0, 2_000 * len(line), len(line))
        ]
    assert found[-1] == types.Range(types.Position(1_999, 0), types.Position(1_999, 9))


def test_what_an_editor_says_amiss_is_told_in_a_line(folder: Path, tmp_path: Path) -> None:
    said = message("initialize", 1) + message("initialized", params={})
    for method in ("textDocument/didOpen", "textDocument/didChange", "$/cancelRequest"):
        said += message(method)  # without its parameters
    said += message("textDocument/didOpen", params={"textDocument": 7})
    said += b"Content-Length: 5\r\n\r\n{bad}"
    done = served(folder, tmp_path, said + message("shutdown", 2) + message("exit"))
    told = done.stderr.decode()
    lines = [line for line in told.splitlines() if "editor" in line]
    assert "Traceback" not in told
    assert [line.count("textDocument/didOpen") for line in lines] == [1, 0, 0, 1, 0]
    assert all(line.startswith("briefreader: ") for line in told.splitlines())
    assert b'"id":2' in done.stdout.replace(b" ", b"")
