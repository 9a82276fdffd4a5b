"""Nothing that is tested may open a connection: every attempt beyond this machine fails."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

CONNECTIONS = "BRIEFREADER_TEST_CONNECTIONS"  # the file that a child process notes an attempt in
_LOCAL = {"127.0.0.1", "::1", "localhost", ""}


class ConnectionAttempted(BaseException):
    """Somebody wanted to talk to another machine; no ordinary handler may swallow that."""


def guard_connections(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook (PEP 578), which also sees what C code asks Python's sockets for."""
    if not event.startswith("socket."):  # there are very many others
        return
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.bind"):
        connection, address = arguments[:2]
        if getattr(connection, "family", None) not in (socket.AF_INET, socket.AF_INET6):
            return
        host = address[0] if isinstance(address, tuple) else address
    elif event in ("socket.gethostbyname", "socket.gethostbyaddr"):
        host = arguments[0]
    else:
        return
    name = host.decode("utf-8", "replace") if isinstance(host, bytes) else str(host or "")
    if name in _LOCAL:
        return
    if noted := os.environ.get(CONNECTIONS):
        with Path(noted).open("a", encoding="utf-8") as out:
            out.write(f"{event} {name}\n")
    raise ConnectionAttempted(f"{event}: {name}")


def install() -> None:
    """Guard this process to its end; an audit hook cannot be taken back."""
    sys.addaudithook(guard_connections)
