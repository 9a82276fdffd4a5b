"""``evidence`` and ``verify`` on the command line."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.cli import main


@pytest.fixture
def places(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A notebook with two bookmarks, and the options that name it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    for quote in reading.quotes[:2]:
        library.bookmarks.bookmark(reading, quote.span)
    places = ["--library", str(folder), "--data-dir", str(tmp_path / "data")]
    return [*places, "--cache-dir", str(tmp_path / "cache")]


def test_a_pack_is_written_verified_and_found_changed(
    places: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "evidence"
    assert main(["evidence", "quay", "--output", str(target), *places]) == 0
    seal = capsys.readouterr().out.strip()
    assert len(seal) == 64
    assert main(["verify", str(target)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "complete and unchanged: 5 files, 1 quote in its place" in captured.err
    assert captured.err.endswith(f"{seal}\n")
    (target / "data" / "index.html").unlink()
    assert main(["verify", str(target)]) == 1
    captured = capsys.readouterr()
    assert captured.out == "missing: data/index.html\n"
    assert "verification failed: 1 fault" in captured.err
    assert "checksum claimed by the folder (not verified): " in captured.err


def test_no_quote_is_said_to_stand_in_a_source_that_is_not_there(
    places: list[str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["export", "--format", "jsonl", "--output", str(tmp_path / "kept.jsonl"), *places])
        == 0
    )
    (folder / "harbour.md").unlink()
    elsewhere = [*places, "--data-dir", str(tmp_path / "elsewhere")]
    assert main(["import", str(tmp_path / "kept.jsonl"), *elsewhere]) == 0
    target = tmp_path / "evidence"
    assert main(["evidence", "--output", str(target), *elsewhere]) == 1
    assert "no source of these quotes was found; nothing was written" in capsys.readouterr().err
    assert not target.exists()
    (folder / "harbour.md").write_text("Something else stands here now.\n")
    assert main(["evidence", "--output", str(target), *elsewhere]) == 0
    capsys.readouterr()
    assert main(["verify", str(target)]) == 0
    told = capsys.readouterr().err
    assert "0 quotes in their places" in told
    assert "2 quotes without a source to check against" in told


def test_a_pack_is_verified_where_there_is_no_notebook(
    places: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "evidence"
    assert main(["evidence", "--output", str(target), *places]) == 0
    monkeypatch.setenv("BRIEFREADER_DATA_DIR", "/dev/null/nowhere")
    assert main(["verify", str(target)]) == 0


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["evidence"], 2, "give a new folder with --output DIR"),
        (["evidence", "submarine", "--output", "TARGET"], 1, "no matching bookmarks"),
        (["evidence", "--output", "FOLDER"], 2, "already exists"),
        (["verify", "FOLDER"], 2, "not an evidence folder"),
    ],
)
def test_what_cannot_be_is_one_line(
    places: list[str],
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    status: int,
    told: str,
) -> None:
    named = {"TARGET": str(tmp_path / "evidence"), "FOLDER": str(folder.parent)}
    assert main([*(named.get(word, word) for word in words), *places]) == status
    assert told in capsys.readouterr().err.splitlines()[-1]
    assert not (tmp_path / "evidence").exists()


def test_private_notes_in_a_pack_are_marked_and_told(
    places: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.jsonl"
    assert main(["export", "quay", "--format", "jsonl", "--output", str(kept), *places]) == 0
    record = json.loads(kept.read_text())
    kept.write_text(json.dumps({**record, "note": "Ask the harbour master."}) + "\n")
    assert main(["import", str(kept), *places]) == 0
    target = tmp_path / "evidence"
    assert main(["evidence", "quay", "--output", str(target), *places]) == 0
    assert "1 private note left out; --notes adds them" in capsys.readouterr().err
    assert not any(b"Ask the" in path.read_bytes() for path in target.rglob("*") if path.is_file())
    noted = tmp_path / "noted"
    assert main(["evidence", "quay", "--notes", "--output", str(noted), *places]) == 0
    assert "1 private note included, marked as private" in capsys.readouterr().err
    assert "Private note: Ask the harbour master." in (noted / "data" / "index.html").read_text()
    assert main(["verify", str(noted)]) == 0


def test_the_sum_that_was_kept_elsewhere_is_compared(
    places: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "evidence"
    assert main(["evidence", "quay", "--by", "Ada", "--output", str(target), *places]) == 0
    seal = capsys.readouterr().out.strip()
    assert main(["verify", str(target)]) == 0
    assert "use --seal SUM" in capsys.readouterr().err
    assert main(["verify", str(target), "--seal", seal.upper()]) == 0
    assert "--seal" not in capsys.readouterr().err
    assert main(["verify", str(target), "--seal", "0" * 64]) == 1
    assert "not the checksum given by --seal" in capsys.readouterr().out
    assert main(["verify", str(target), "--seal", "abc"]) == 2
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "nowhere")]) == 2
    assert "nowhere: no such file or folder" in capsys.readouterr().err


def openssh_keys(folder: Path) -> tuple[Path, Path]:
    """A secret key, and a file of allowed signers that names its owner."""
    key, allowed = folder / "key", folder / "allowed_signers"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    allowed.write_text(f"ada@example.org {(folder / 'key.pub').read_text()}")
    return key, allowed


def minisign_keys(folder: Path) -> tuple[Path, Path]:
    """A secret key and its public one."""
    key, public = folder / "key", folder / "public"
    words = ["minisign", "-G", "-W", "-s", str(key), "-p", str(public)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return key, public


@pytest.mark.parametrize(
    ("make", "program", "says"),
    [
        (openssh_keys, "ssh-keygen", 'Good "briefreader" signature for ada@example.org with'),
        (minisign_keys, "minisign", "valid for the key in"),
    ],
)
def test_a_pack_is_signed_and_its_signature_verified(
    places: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], tuple[Path, Path]],
    program: str,
    says: str,
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} isn't installed here")
    for name in ("own", "other"):
        (tmp_path / name).mkdir()
    (key, signer), (_, stranger) = make(tmp_path / "own"), make(tmp_path / "other")
    target = tmp_path / "pack"

    def verified(*words: str | Path) -> tuple[int, str, str]:
        status = main(["verify", str(target), *map(str, words)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    pack = ["evidence", "quay", "--output", str(target), "--sign", str(key), *places]
    assert main(pack) == 0
    assert "signed: tagmanifest-sha256.txt." in capsys.readouterr().err
    status, out, err = verified()
    assert (status, out) == (0, ""), "a signature is no file that was added"
    assert "--signer FILE" in err
    status, out, err = verified("--signer", signer)
    assert (status, out) == (0, "")
    assert says in err
    assert "who vouched for these checksums; it doesn't show when" in err
    assert "use --seal" not in err
    status, out, _ = verified("--signer", stranger)
    assert status == 1
    assert out.startswith("signature not valid: tagmanifest-sha256.txt.")
    with monkeypatch.context() as without:
        without.setenv("PATH", str(tmp_path))
        assert main(["verify", str(target), "--signer", str(signer)]) == 2
        told = capsys.readouterr().err
        assert f"{program} isn't installed; it comes with" in told
        assert told.count("\n") == 1
        status, _, err = verified()
        assert status == 0
        assert (
            f"not checked: tagmanifest-sha256.txt{'.sig' if 'ssh' in program else '.minisig'}"
            in err
        )
        pack[3] = str(tmp_path / "unsigned")
        assert main(pack) == 2
        assert not (tmp_path / "unsigned").exists(), "nothing is written that cannot be signed"
    # All made anew by somebody else, with the old signature beside it
    (signature,) = target.glob("tagmanifest-sha256.txt.*")
    kept = signature.read_bytes()
    shutil.rmtree(target)
    assert main(["evidence", "calloway", "--output", str(target), *places]) in (0, 1)
    if not target.exists():
        assert main(["evidence", "--output", str(target), *places]) == 0
    signature.write_bytes(kept)
    capsys.readouterr()
    status, out, _ = verified("--signer", signer)
    assert status == 1
    assert out.startswith("signature not valid:")
    signature.unlink()
    status, out, _ = verified("--signer", signer)
    assert status == 1
    assert re.match(r"not signed: .*no \w+ signature found", out)
    os.mkfifo(signature)
    assert verified("--signer", signer)[0] == 1


def test_a_public_key_of_openssh_can_be_given_as_it_is(
    places: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen isn't installed here")
    for name in ("own", "other"):
        (tmp_path / name).mkdir()
    key, _ = openssh_keys(tmp_path / "own")
    stranger, _ = openssh_keys(tmp_path / "other")
    target = tmp_path / "pack"
    pack = ["evidence", "quay", "--output", str(target), "--sign", str(key), *places]
    assert main(pack) == 0

    def verified(signer: Path) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["verify", str(target), "--signer", str(signer)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    public = key.with_suffix(".pub")
    status, out, err = verified(public)
    assert (status, out) == (0, "")
    assert f"valid for the key in {public}" in err
    several = tmp_path / "several"
    uncommented = " ".join(public.read_text().split()[:2])
    several.write_text(f"# ours\n{stranger.with_suffix('.pub').read_text()}{uncommented}\n")
    assert verified(several)[0] == 0
    status, out, _ = verified(stranger.with_suffix(".pub"))
    assert status == 1
    assert out.startswith("signature not valid: ")
    status, out, err = verified(key)
    assert (status, out) == (2, "")
    assert f"{key}: a private key: give the public one" in err
    (tmp_path / "notes.txt").write_text("who may sign\n")
    status, _, err = verified(tmp_path / "notes.txt")
    assert status == 2
    assert "notes.txt: neither a public key nor a list of allowed signers" in err
    tidy = tmp_path / "tidy"
    tidy.write_text(f'"*@example.org,ada" namespaces="briefreader" {uncommented} Ada\n')
    status, _, err = verified(tidy)
    assert (status, "signature for" in err) == (0, True), err
