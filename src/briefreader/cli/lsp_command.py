"""``lsp``: checks the quotations of the draft that is open in an editor, and says what was said.

Needs the extra ``lsp`` (pygls).
"""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import logging
import os
import sys
from bisect import bisect_right
from collections.abc import Coroutine, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import accumulate
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from briefreader import __version__
from briefreader.cli.check_command import say_what_is_searched
from briefreader.cli.check_reports import label, remark, rule
from briefreader.cli.exit_codes import DONE
from briefreader.cli.library_state import keep_current, update
from briefreader.domain.article import Span
from briefreader.errors import BriefError, UsageError
from briefreader.factcheck import CheckResult, Grade, SourceLocation, words_as_found, written_span
from briefreader.sources.files.decoding import decode
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import sentences

if TYPE_CHECKING:
    from lsprotocol import types
    from pygls.lsp.server import LanguageServer

    from briefreader.library import Library

_PAUSE = 0.4  # seconds without a key, after which a draft is checked that is being written
_REACH = 400  # code points in which the sentences beside a quotation are looked for
_MARKUP = frozenset("\\`*_[]<>#")


def serve(library: Library, options: argparse.Namespace) -> int:
    """Answer an editor until it goes. Raises UsageError without the extra."""
    if find_spec("pygls") is None:
        raise UsageError("lsp needs an add-on: pip install 'briefreader[lsp]'")
    update(library)
    say_what_is_searched(library)
    _tell_in_lines()
    # The server closes what it writes to when the editor goes, and standard output is not its own.
    with _EditorsPipe(io.FileIO(os.dup(sys.stdout.fileno()), "wb")) as output:
        draft_server(library).start_io(stdout=output)
    return DONE


class _EditorsPipe(io.BufferedWriter):
    """What the editor reads, until it reads no more: then what is written is lost."""

    def flush(self) -> None:
        try:
            super().flush()
        except BrokenPipeError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            super().flush()


def _tell_in_lines() -> None:
    """Have each message of the editor's that cannot be understood told in one line."""
    told = logging.StreamHandler()
    told.setFormatter(logging.Formatter("briefreader: %(message)s"))
    told.addFilter(_in_one_line)
    servers = logging.getLogger("pygls")
    servers.addHandler(told)
    servers.propagate = False


def _in_one_line(record: logging.LogRecord) -> bool:
    """Take from a record of the server's where in it a faulty message was noticed; return whether
    it is told, for each such message has two.
    """
    from pygls.exceptions import JsonRpcException

    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, (JsonRpcException, json.JSONDecodeError)):
        record.msg, record.args = (
            "the editor sent what is not understood: %s",
            (one_line(str(error)),),
        )
        record.exc_info = record.exc_text = None
    return record.funcName != "structure_message"


@dataclass(frozen=True)
class _Checked:
    """A document as it was checked: its version, its text, what was found."""

    version: int | None
    text: str
    results: tuple[CheckResult, ...]

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return list(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))

    def touching(self, start: int, end: int) -> Iterator[CheckResult]:
        """Yield the quotations that a stretch (code points) overlaps or touches."""
        for one in self.results:
            place = one.claim.location
            if place is not None and place.span.start <= end and start <= place.span.end:
                yield one


def _name_of(uri: str) -> str:
    return PurePath(unquote(urlsplit(uri).path)).name


class _Drafts:
    """The open drafts, each checked as it is now."""

    def __init__(self, library: Library, server: LanguageServer) -> None:
        self._library = library
        self._server = server
        self._waiting: dict[str, int] = {}
        self.checked: dict[str, _Checked] = {}

    async def check(self, uri: str, *, at_once: bool) -> None:
        """Check a document and publish what is not right; the last call of several counts."""
        turn = self._waiting[uri] = self._waiting.get(uri, 0) + 1
        if not at_once:
            await asyncio.sleep(_PAUSE)
        if self._waiting.get(uri) != turn:
            return
        document = self._server.workspace.get_text_document(uri)
        data, version = document.source.encode("utf-8", "replace"), document.version
        results = await asyncio.to_thread(self._results, data, _name_of(uri))
        if self._waiting.get(uri) == turn:
            self.checked[uri] = _Checked(version, decode(data).text, results)
            self._publish(uri)

    def _results(self, data: bytes, name: str) -> tuple[CheckResult, ...]:
        self._library.refresh()
        try:
            return self._library.drafts.check(data, name)
        except BriefError:  # nothing in it, or no text
            return ()

    async def check_all(self) -> None:
        """Check every open document against what the library holds now."""
        for uri in tuple(self._waiting):
            await self.check(uri, at_once=True)

    def forget(self, uri: str) -> None:
        """Let go of a document that was closed."""
        from lsprotocol import types

        self._waiting.pop(uri, None)
        self.checked.pop(uri, None)
        if not self.checked:
            self._library.drafts.forget()
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def range(self, uri: str, span: Span) -> types.Range:
        """Return a stretch of the checked text in the editor's units."""
        from lsprotocol import types

        checked = self.checked[uri]
        edges = []
        for offset in span:
            line = bisect_right(checked.starts, offset) - 1
            edges.append(types.Position(line, offset - checked.starts[line]))
        codec = self._server.workspace.position_codec
        return codec.range_to_client_units(checked.lines, types.Range(*edges))

    def touching(self, uri: str, start: types.Position, end: types.Position) -> list[CheckResult]:
        """Return the quotations of an open document in a range of it; none that is not open."""
        checked = self.checked.get(uri)
        if checked is None:
            return []
        return list(checked.touching(self._offset(checked, start), self._offset(checked, end)))

    def _offset(self, checked: _Checked, position: types.Position) -> int:
        """Return where a position is in code points; the end for one behind the last line."""
        if position.line >= len(checked.lines):
            return len(checked.text)
        codec = self._server.workspace.position_codec
        place = codec.position_from_client_units(checked.lines, position)
        return checked.starts[place.line] + place.character

    def _publish(self, uri: str) -> None:
        from lsprotocol import types

        checked = self.checked[uri]
        found = []
        for one in checked.results:
            severity = _severity(one)
            if severity is not None and one.claim.location is not None:
                found.append(
                    types.Diagnostic(
                        self.range(uri, one.claim.location.span),
                        remark(one),
                        severity,
                        rule(one),
                        source="briefreader",
                    )
                )
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, checked.version)
        )


def _severity(checked: CheckResult) -> types.DiagnosticSeverity | None:
    from lsprotocol import types

    if checked.is_alarm:
        return types.DiagnosticSeverity.Error
    known = types.DiagnosticSeverity
    graded = {Grade.ALTERED: known.Warning, Grade.STYLE: known.Information}
    return graded.get(checked.grade, known.Information if checked.is_not_fully_checked else None)


def told_in_markdown(checked: CheckResult) -> str:
    """Return who says the words where and when, with the sentences before and after them."""
    head = f"**{label(checked)}**"
    places = checked.joined or ((checked.place,) if checked.place else ())
    parts = [head, *map(_place, places), *(f"*{_escaped(note)}*" for note in checked.notes)]
    return "\n\n".join(parts)


def _place(place: SourceLocation) -> str:
    article = place.article
    day = article.when or "undated"
    who = f"{place.speaker_as_shown} · {day} · {one_line(article.title)}"
    before, after = _beside(article.text, place.span)
    words = f"{_escaped(before)}**{_escaped(one_line(place.found))}**{_escaped(after)}".strip()
    paragraph = f", paragraph {place.paragraph}" if place.paragraph else ""
    where = f"{one_line(str(article.path))}{paragraph}{_page(place)}"
    return f"{_escaped(who)}\n\n> {words}\n\n{_escaped(where)}"


def _page(place: SourceLocation) -> str:
    return f", {one_line(place.locator)}" if place.locator else ""


def _beside(text: str, span: Span) -> tuple[str, str]:
    """Return the sentence before a stretch and the one after, or what is left of its own there.

    Spaces between them and the stretch are kept.
    """
    start, end = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    before = list(sentences(text, Span(start, span.start)))
    while len(before) > 1 and before[-1].of(text).strip("“”\"'‘( \n") == "":
        before.pop()  # no more than the mark that opens the quotation
    first = before[-1].start if before else span.start
    after = [one for one in sentences(text, Span(span.end, end)) if one.of(text).strip()]
    last = after[0].end if after else span.end
    before_it, after_it = text[first : span.start], text[span.end : last]
    gap, next_gap = (" " * one.isspace() for one in (before_it[-1:], after_it[:1]))
    return one_line(before_it) + gap, next_gap + one_line(after_it)


def _escaped(text: str) -> str:
    """Return words of an article or a draft so that no editor takes them for markup."""
    return "".join(f"\\{one}" if one in _MARKUP else one for one in text)


def _answering_server() -> LanguageServer:
    """Return a server that has an answer for requests that cannot be understood, too."""
    from pygls.exceptions import JsonRpcException
    from pygls.lsp.server import LanguageServer
    from pygls.protocol import LanguageServerProtocol, default_converter

    class Protocol(LanguageServerProtocol):
        def structure_message(self, data: dict[str, Any]) -> object:
            try:
                return super().structure_message(data)
            except JsonRpcException as error:
                told = f"{error.message} in {data.get('method', 'an answer')}"
                error = type(error)(told)
                if "method" in data and "id" in data:
                    self._send_response(data["id"], None, error.to_response_error())
                raise error from None

    return LanguageServer(
        "briefreader", __version__, protocol_cls=Protocol, converter_factory=default_converter
    )


def draft_server(library: Library) -> LanguageServer:
    """Return the server with what it answers."""
    from lsprotocol import types

    server = _answering_server()
    drafts = _Drafts(library, server)
    running: set[asyncio.Task[None]] = set()

    def run(work: Coroutine[Any, Any, None]) -> None:
        """Run a task of our own, which ends in silence with the server; pygls's end in a fault."""
        task = asyncio.get_running_loop().create_task(work)
        running.add(task)
        task.add_done_callback(running.discard)

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        run(keep_current(library, drafts.check_all))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        run(drafts.check(params.text_document.uri, at_once=True))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        run(drafts.check(params.text_document.uri, at_once=False))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        run(drafts.check(params.text_document.uri, at_once=True))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        drafts.forget(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        here = next(iter(drafts.touching(uri, params.position, params.position)), None)
        if here is None or here.claim.location is None:
            return None
        told = types.MarkupContent(types.MarkupKind.Markdown, told_in_markdown(here))
        return types.Hover(told, drafts.range(uri, here.claim.location.span))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        touched = drafts.touching(uri, params.range.start, params.range.end)
        return [action for one in touched for action in _replacements(drafts, uri, one)]

    return server


def _replacements(drafts: _Drafts, uri: str, checked: CheckResult) -> Sequence[types.CodeAction]:
    from lsprotocol import types

    claim, place = checked.claim, checked.place
    if place is None or checked.grade is Grade.RIGHT or checked.joined or claim.has_paragraphs:
        return []
    text, name = drafts.checked[uri].text, _name_of(uri)
    span = written_span(claim, text, name)
    if span is None:
        return []
    words = words_as_found(checked, place, text, name)
    edit = types.TextEdit(drafts.range(uri, span), words)
    return [
        types.CodeAction(
            f"Replace with the source wording: “{words[:60]}”",
            kind=types.CodeActionKind.QuickFix,
            edit=types.WorkspaceEdit(changes={uri: [edit]}),
        )
    ]
