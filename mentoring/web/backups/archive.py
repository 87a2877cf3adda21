"""One file that holds a database's copy and what is said about it, encrypted where a key is set."""

import base64
import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.fernet import Fernet, InvalidToken

PIECE = 1 << 20
PLAIN, SEALED = b"augenhoehe-backup-1 plain\n", b"augenhoehe-backup-1 sealed\n"


class BadArchive(Exception):
    """Why a file cannot be trusted as a backup, in a German sentence."""


def key_of(words: str) -> Fernet | None:
    """A Fernet key from the operator's words; None when nothing is set."""
    if not words:
        return None
    return Fernet(base64.urlsafe_b64encode(_stretched(words)))


@cache
def _stretched(words: str) -> bytes:
    """32 bytes, slow on purpose: whoever guesses words waits for each guess."""
    return hashlib.scrypt(words.encode(), salt=b"backup", n=2**15, r=8, p=3, maxmem=2**26, dklen=32)


def pack(copy: Path, manifest: dict[str, Any], target: Path, words: str) -> None:
    """Write the archive beside its place and move it there whole: nobody meets half a backup."""
    fernet = key_of(words)
    beside = target.with_name(target.name + ".part")
    with beside.open("wb") as out:
        os.fchmod(out.fileno(), 0o600)
        out.write(SEALED if fernet else PLAIN)
        for piece in _pieces(copy, manifest):
            out.write((fernet.encrypt(piece) if fernet else base64.b64encode(piece)) + b"\n")
        out.flush()
        os.fsync(out.fileno())
    beside.replace(target)


def _pieces(copy: Path, manifest: dict[str, Any]) -> Iterator[bytes]:
    """What is said about the copy, with its checksum, then the copy in compressed pieces."""
    with copy.open("rb") as found:
        checksum = hashlib.file_digest(found, "sha256").hexdigest()
    yield json.dumps({**manifest, "sha256": checksum}).encode()
    with copy.open("rb") as found:
        while piece := found.read(PIECE):
            yield gzip.compress(piece, 5, mtime=0)


@contextmanager
def unpacked(archive: Path, words: str) -> Iterator[tuple[dict[str, Any], Path]]:
    """The manifest and the copy in a folder that goes afterwards. Raises BadArchive for whatever is not whole."""
    with tempfile.TemporaryDirectory() as folder, archive.open("rb") as sealed:
        pieces = _opened(sealed, words)
        manifest = json.loads(next(pieces, b"{}"))
        copy = Path(folder) / "copy"
        checksum = _lay_down(pieces, copy)
        if checksum != manifest.get("sha256"):
            raise BadArchive("Die Prüfsumme stimmt nicht: Die Datei ist beschädigt oder nicht vollständig.")
        yield manifest, copy


def _opened(sealed: BinaryIO, words: str) -> Iterator[bytes]:
    first, fernet = sealed.readline(), key_of(words)
    if first not in (PLAIN, SEALED):
        raise BadArchive("Die Datei ist keine Sicherung dieses Dienstes.")
    if first == SEALED and fernet is None:
        raise BadArchive("Die Sicherung ist verschlüsselt. Bitte setzen Sie BACKUP_KEY.")
    try:
        for line in sealed:
            yield fernet.decrypt(line.strip()) if first == SEALED and fernet else base64.b64decode(line)
    except (InvalidToken, ValueError) as error:
        raise BadArchive("Die Sicherung lässt sich mit diesem BACKUP_KEY nicht öffnen.") from error


def _lay_down(pieces: Iterator[bytes], copy: Path) -> str:
    checksum = hashlib.sha256()
    with copy.open("wb") as out:
        for piece in pieces:
            try:
                words = gzip.decompress(piece)
            except (OSError, EOFError) as error:
                raise BadArchive("Die Datei ist beschädigt.") from error
            checksum.update(words)
            out.write(words)
    return checksum.hexdigest()
