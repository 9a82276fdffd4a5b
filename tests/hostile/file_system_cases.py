"""What a folder may hold that is no plain file to be read."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import Case, Outcome, Sizes, Write, case, prose, skipped

OUTSIDE = "outside"  # beside the articles, where links lead that must not be followed
_GOOD = f"A good article\n\nHead-fs {prose('fs', 2)} Tail-fs\n".encode()
_SECRET = b"Secret\n\nThese outside words are nobody's business.\n"
_NOT_REGULAR = "not a regular file"
_OUT = "a link to outside the library"
_DEPTH_LIMIT = 64


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    yield from _special()
    yield from _links()
    yield from _rights()
    yield from _folders(sizes)
    large = sizes.sparse > 64 << 20
    yield skipped(
        "sparse",
        _sparse(sizes.sparse),
        f"{sizes.sparse:,} bytes, nearly all of them NUL",
        "too large" if large else "not text",
    )
    yield case("good", _GOOD, "it survives all the others", holds=("Head-fs", "Tail-fs"))


def _special() -> Iterator[Case]:
    for name, write, why in (
        ("fifo", os.mkfifo, "opening it waits for ever"),
        ("socket", _socket, "cannot be opened"),
        ("device_zero", _device(5), "has no end"),
        ("device_null", _device(3), "a device"),
        ("link_dev_zero", _link("/dev/zero"), "a link to what has no end"),
        ("link_dev_tty", _link("/dev/tty"), "a link to the terminal"),
        ("link_fifo", _link("fifo.txt"), "a link to the FIFO"),
    ):
        yield skipped(name, write, why, _NOT_REGULAR)


def _links() -> Iterator[Case]:
    circle = "points to itself"
    yield skipped("link_self", _link("link_self.txt"), "a link to itself", circle)
    yield skipped("loop_a", _pair_of_links, "two links to one another", circle)
    yield skipped("link_dangling", _link("absent.txt"), "a broken link", "a broken link")
    yield skipped("link_outside", _link_outside, "leaves the folder", _OUT)
    yield skipped(
        "link_outside_dir", _link_folder_outside, "leaves it", _OUT, file="link_outside_dir"
    )
    yield skipped("link_passwd", _link("/etc/passwd"), "leaves the folder", _OUT)
    yield case(
        "folder_loop",
        _loop,
        "its file is listed once",
        file="folder_loop",
        below="in_loop.txt",
        holds=("Head-fs",),
    )
    yield case("hard_link", _hard_link, "one file of two names", holds=("Head-fs",))


def _rights() -> Iterator[Case]:
    may_not = "no permission to read it: change its permissions"
    yield skipped("unreadable", _with_mode(0), "no right to it", may_not)
    yield skipped("write_only", _with_mode(0o200), "only to be written", may_not)
    yield skipped("closed_folder", _closed_folder, "a closed folder", may_not, file="closed_folder")


def _folders(sizes: Sizes) -> Iterator[Case]:
    yield skipped("folder_named", Path.mkdir, "a folder named like an article", "a folder")

    def deep(path: Path) -> None:
        """Deeper than the stack and longer than a path may be: made by steps."""
        here = os.open(".", os.O_RDONLY)
        path.mkdir()
        try:
            os.chdir(path)
            for _ in range(sizes.depth):
                os.mkdir("d")  # noqa: PTH102 - relative to where one is
                os.chdir("d")
            Path("deepest.txt").write_bytes(_GOOD)
        finally:
            os.fchdir(here)
            os.close(here)

    def many(path: Path) -> None:
        path.mkdir()
        for number in range(sizes.files):
            text = f"Article {number}\n\nIt holds {number} pebbles.\n"
            (path / f"a{number:06d}.txt").write_text(text, encoding="utf-8")

    yield case(
        "deep",
        deep,
        f"{sizes.depth} folders deep",
        file="deep",
        outcome=Outcome.SKIPPED,
        reason=f"more than {_DEPTH_LIMIT} folders deep",
        below="/".join("d" * (_DEPTH_LIMIT - 1)),
    )
    yield case(
        "many",
        many,
        f"{sizes.files:,} files in one folder",
        file="many",
        below=f"a{sizes.files - 1:06d}.txt",
        holds=(f"{sizes.files - 1} pebbles",),
    )


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def _device(minor: int) -> Write:
    return lambda path: os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, minor))


def _link(target: str) -> Write:
    return lambda path: path.symlink_to(target)


def _pair_of_links(path: Path) -> None:
    other = path.with_name("loop_b.txt")
    path.symlink_to(other.name)
    other.symlink_to(path.name)


def _outside(path: Path) -> Path:
    """The folder beside the articles; ``path`` lies two levels below what holds both."""
    return path.resolve().parents[2] / OUTSIDE


def _link_outside(path: Path) -> None:
    secret = _outside(path) / "secret.txt"
    secret.write_bytes(_SECRET)
    path.symlink_to(secret)


def _link_folder_outside(path: Path) -> None:
    folder = _outside(path) / "folder"
    folder.mkdir(exist_ok=True)
    (folder / "secret.txt").write_bytes(_SECRET)
    path.symlink_to(folder, target_is_directory=True)


def _loop(path: Path) -> None:
    path.mkdir()
    (path / "in_loop.txt").write_bytes(_GOOD)
    (path / "again").symlink_to("..", target_is_directory=True)


def _hard_link(path: Path) -> None:
    first = path.with_name("hard_first.txt")
    first.write_bytes(_GOOD)
    os.link(first, path)


def _with_mode(mode: int) -> Write:
    def write(path: Path) -> None:
        path.write_bytes(_GOOD)
        path.chmod(mode)

    return write


def _closed_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside.txt").write_bytes(_GOOD)
    path.chmod(0)


def _sparse(size: int) -> Write:
    def write(path: Path) -> None:
        with path.open("wb") as out:
            out.write(b"Head-sparse\n\n")
            out.truncate(size)

    return write
