"""``serve``: the reader in a browser on this machine, for whoever has the address that is printed.

Needs the extra ``web`` (textual-serve): a process of the reader for each tab, its screen drawn by
xterm.js. Nothing of the page comes from elsewhere.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shlex
import sys
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.cli.exit_codes import DONE
from briefreader.cli.output import print_message
from briefreader.errors import UsageError
from briefreader.ui.terminal.secure_mode import VARIABLE

if TYPE_CHECKING:
    from aiohttp import web
    from textual_serve.server import Server

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HOST = "127.0.0.1"
PORT = 8321
_PAGE = Path(__file__).parent / "serve_page"
# Scripts and styles of the page itself alone; no other site may show it in a frame.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Gate:
    """Lets in whoever brings the token of the printed address, once; from then on their cookie."""

    def __init__(self, host: str, port: int) -> None:
        """Make a token that nobody can guess, for a page at this host and port."""
        self.address = f"http://{host}:{port}"
        self._names = {f"{host}:{port}", host if port == 80 else ""} - {""}
        # A cookie goes to every port of a host: each server has a name for its own.
        self.cookie_name = f"briefreader-{port}"
        self.token = secrets.token_urlsafe(24)
        self._cookie = secrets.token_urlsafe(24)
        self._used = False

    def refusal(self, request: web.Request) -> str:
        """Return why a request is refused; "" if it is not.

        Another site's page may not speak to this one, also not by a name of its own for this
        machine (DNS rebinding).
        """
        if request.headers.get("Host", "") not in self._names:
            return "wrong address: open the one that `briefreader serve` printed"
        if request.headers.get("Origin", self.address) != self.address:
            return "request from another website refused"
        known = request.cookies.get(self.cookie_name, "")
        if secrets.compare_digest(known.encode("utf-8", "replace"), self._cookie.encode()):
            return ""
        return "open the address that `briefreader serve` has printed; it works in one browser"

    def admit(self, request: web.Request) -> str:
        """Return the cookie for a request that brings the token for the first time, else ""."""
        token = request.query.get("token", "")
        if self._used or request.headers.get("Host", "") not in self._names:
            return ""
        if not secrets.compare_digest(token.encode("utf-8", "replace"), self.token.encode()):
            return ""
        self._used = True
        return self._cookie


def serve(options: argparse.Namespace) -> int:
    """Serve the reader until Ctrl+C. Raises UsageError without the extra or for a port in use."""
    if find_spec("textual_serve") is None:
        raise UsageError("serve needs an add-on: pip install 'briefreader[web]'")
    from aiohttp import web

    port = options.port or PORT
    gate = Gate(HOST, port)
    # Whoever sits at a browser has no terminal to lend to an editor or a shell.
    os.environ[VARIABLE] = "1"
    server = _server(gate, port, _reader(options))

    def tell(*_: object) -> None:
        print_message(f"open {gate.address}/?token={gate.token} · ctrl+c to stop")

    try:
        web.run_app(server._make_app(), host=HOST, port=port, print=tell, access_log=None)
    except OSError as error:
        raise UsageError(f"serve: port {port}: {os.strerror(error.errno or 0)}") from error
    return DONE


def _reader(options: argparse.Namespace) -> str:
    """Return the command line of the reader that each tab gets."""
    words = [sys.executable, "-m", "briefreader"]
    for name in ("library", "config", "data_dir", "cache_dir"):
        value = getattr(options, name)
        for each in value if isinstance(value, list) else [value]:
            if each:
                words += [f"--{name.replace('_', '-')}", str(each)]
    return shlex.join(words)


def _server(gate: Gate, port: int, command: str) -> Server:
    from aiohttp import web
    from textual_serve import server

    class LocalServer(server.Server):
        """Textual's server, with a page of our own and a gate before it."""

        async def on_startup(self, app: web.Application) -> None:
            """Say nothing more."""

        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            app.middlewares.append(guard)
            return app

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path == "/" and (cookie := gate.admit(request)):
            opened = web.HTTPSeeOther("/")
            opened.set_cookie(gate.cookie_name, cookie, httponly=True, samesite="Strict")
            raise opened
        if reason := gate.refusal(request):
            return web.Response(status=403, text=f"{reason}\n", headers=_HEADERS)
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update(_HEADERS)
        return answer

    return LocalServer(
        command,
        host=HOST,
        port=port,
        title="briefreader",
        public_url=gate.address,
        templates_path=_PAGE,
    )
