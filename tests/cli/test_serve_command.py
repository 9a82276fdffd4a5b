"""The reader in a browser: who is let in, what the page is made of, and a tab that is used."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
from tests.forking import forked


@pytest.fixture
def address(folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address that a server of the folder prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "briefreader", "serve", "--port", str(port)]
    command += ["--library", str(folder), "--cache-dir", str(tmp_path / "cache")]
    command += ["--data-dir", str(tmp_path / "data")]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "screen.json").write_text("{}")
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stderr is not None
        found = re.search(r"http://\S+", server.stderr.readline())
        assert found is not None
        yield found[0]
        server.terminate()
        assert server.stderr.read() == ""


async def status(session: aiohttp.ClientSession, url: str, **headers: str) -> int:
    for _ in range(200):
        try:
            async with session.get(url, headers=headers, allow_redirects=False) as answer:
                return answer.status
        except aiohttp.ClientConnectorError:  # it prints its address before it listens
            await asyncio.sleep(0.05)
    raise TimeoutError(url)


async def read_until(tab: aiohttp.ClientWebSocketResponse, words: bytes) -> bytes:
    drawn = b""
    while words not in drawn:
        message = await tab.receive(30)
        assert message.type is aiohttp.WSMsgType.BINARY, (message.type, drawn[-500:])
        drawn += message.data
    return drawn


async def test_one_browser_is_let_in_reads_bookmarks_and_leaves(
    address: str, tmp_path: Path
) -> None:
    page = address.partition("?")[0]
    origin = page.rstrip("/")
    jar = aiohttp.CookieJar(unsafe=True)  # which takes cookies of numbered hosts
    async with aiohttp.ClientSession() as other, aiohttp.ClientSession(cookie_jar=jar) as browser:
        assert await status(other, page) == 403
        assert await status(other, f"{page}?token=x") == 403
        cookie = f"briefreader-{page.rstrip('/').rpartition(':')[2]}=\udcff"  # no UTF-8
        assert await status(other, page, Cookie=cookie) == 403
        assert await status(other, address, Host="briefings.example") == 403
        async with browser.get(address) as answer:
            assert answer.status == 200
            text = await answer.text()
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert await status(other, address) == 403  # the token has been used
        assert await status(browser, page) == 200  # another tab
        links = re.findall(r'(?:src|href)="([^"]+)"|url\("([^"]+)"\)', text)
        elsewhere = [a or b for a, b in links if not (a or b).startswith((origin, "./", "data:"))]
        assert not elsewhere
        socket_address = f"{page.replace('http', 'ws', 1)}ws?width=140&height=40"
        for session, headers in ((other, {}), (browser, {"Origin": "http://site.example"})):
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(socket_address, headers=headers)
        async with browser.ws_connect(socket_address, headers={"Origin": origin}) as tab:
            await read_until(tab, b"The north quay is safe")
            await tab.send_json(["stdin", "]m"])
            assert b"\x1b]52" not in await read_until(tab, b"bookmarked")
            await tab.send_json(["stdin", "y"])
            await read_until(tab, b"\x1b]52;c;")
            await tab.send_json(["stdin", "E"])
            await read_until(tab, b"turned off here")
            await tab.send_json(["stdin", "\x11"])
            async with asyncio.timeout(30):
                while (await tab.receive()).type is not aiohttp.WSMsgType.CLOSE:
                    pass
    assert "harbour.md" in (tmp_path / "data" / "notebook.jsonl").read_text()


def test_a_port_in_use_is_named(folder: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "briefreader", "serve", "--port", str(port)]
        command += ["--library", str(folder), "--data-dir", str(tmp_path)]
        told = subprocess.run(
            forked(command), capture_output=True, text=True, check=False, timeout=60
        )
    assert told.returncode == 2
    assert f"port {port}: Address already in use" in told.stderr
    assert "Traceback" not in told.stderr
