"""Read a git repository through git's plumbing: which file said what when. Nothing that stands in it is run."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tosmon.errors import ConfigError, DocumentError
from tosmon.git import environment, program

_PIECE = 65536
_LONGEST_TOKEN = 2**20  # bytes of a path or of the first line of a message
_FILES = frozenset({b"100644", b"100755"})  # no links, no submodules
# What the config of a repository could have run, or fetched from elsewhere. Plumbing asks for little of it to begin with.
_INERT = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "core.alternateRefsCommand=true", "protocol.allow=never")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as a commit left it: the author's time in seconds since 1970, the message's first line, the path, and its blob."""

    time: int
    subject: str
    path: bytes
    blob: str


def git_folder(place: Path) -> Path | None:
    """Where git keeps what a folder holds, bare or checked out; None where the folder itself is no repository."""
    if (place / ".git").exists():
        return place / ".git"
    bare = (place / "HEAD").is_file() and (place / "objects").is_dir() and (place / "refs").is_dir()
    return place if bare else None


class Repository:
    """A repository, to be used in a `with`. Raises ConfigError where there is no git, or where git cannot read it."""

    def __init__(self, folder: Path) -> None:
        settings = [part for setting in _INERT for part in ("-c", setting)]
        self._folder = folder
        self._git = [program(), "--no-replace-objects", "--no-pager", "--git-dir", str(folder), *settings]
        self._open = ExitStack()
        self._batch: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._said = self._open.enter_context(tempfile.TemporaryFile())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()

    def entries(self) -> Iterator[Entry]:
        """Every file that each commit left otherwise, older commits first, without those that it deleted."""
        commits = self._run("rev-list", "--reverse", "HEAD", "--")
        layout = ["--stdin", "-r", "-z", "--root", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"]
        changes = self._run("diff-tree", *layout, "--encoding=UTF-8", "--pretty=tformat:%at %s", stdin=commits.stdout)
        assert commits.stdout
        assert changes.stdout
        commits.stdout.close()  # the other process has it
        yield from _entries(_tokens(changes.stdout))
        if commits.wait() or changes.wait():
            raise ConfigError(f"{self._folder}: git cannot read its history: {self._complaint()}")

    def blob(self, name: str, limit: int) -> bytes:
        """The bytes of a blob. Raises DocumentError where it is missing, damaged, or larger than `limit` bytes."""
        batch = self._batch = self._batch or self._run("cat-file", "--batch", stdin=subprocess.PIPE)
        assert batch.stdin
        assert batch.stdout
        try:
            batch.stdin.write(f"{name}\n".encode())
            batch.stdin.flush()
        except OSError:
            pass  # git has gone, which its silence tells below
        head = batch.stdout.readline(_PIECE).split()
        if not head:
            raise self._gone()
        if len(head) != 3 or head[1] != b"blob":
            self._skip(head)
            raise DocumentError("is missing from the repository, or damaged")
        size = int(head[2])
        if size > limit:
            self._skip(head)
            raise DocumentError(f"has {size / 1e6:,.1f} MB; tosmon reads pages of up to {limit / 1e6:,.0f} MB")
        body = batch.stdout.read(size + 1)
        if len(body) <= size:
            raise self._gone()
        return body[:size]

    def _gone(self) -> DocumentError:
        """Git ends at a blob that is damaged; the next one is asked of a new one."""
        self._batch = None
        return DocumentError(f"git cannot read it: {self._complaint()}")

    def _skip(self, head: list[bytes]) -> None:
        """Pass over what an answer of `cat-file` holds, a piece at a time."""
        assert self._batch
        assert self._batch.stdout
        left = int(head[2]) + 1 if len(head) == 3 else 0
        while left and (piece := self._batch.stdout.read(min(left, _PIECE))):
            left -= len(piece)

    def _run(self, *arguments: str, stdin: IO[bytes] | int | None = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        """A git that ends with this `with` at the latest."""
        process = subprocess.Popen(  # noqa: S603 (no shell; what the repository holds is none of the arguments)
            [*self._git, *arguments], stdin=stdin, stdout=subprocess.PIPE, stderr=self._said, env=environment()
        )
        self._open.callback(_end, process)
        return process

    def _complaint(self) -> str:
        self._said.seek(0)
        lines = self._said.read(_PIECE).decode("utf-8", "replace").splitlines()
        return next((line.removeprefix("fatal: ") for line in reversed(lines)), "it gives no reason")[:300]


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what was still to be written to it has no reader any more
                continue
    process.wait()


def _tokens(stream: IO[bytes]) -> Iterator[bytes]:
    """What stands between NUL bytes."""
    rest = b""
    while piece := stream.read(_PIECE):
        *whole, rest = (rest + piece).split(b"\x00")
        yield from whole
        if len(rest) > _LONGEST_TOKEN:
            raise ConfigError("the repository holds a path or a message of more than a megabyte; it is no archive of terms")


def _entries(tokens: Iterator[bytes]) -> Iterator[Entry]:
    """`diff-tree` with -z: for a commit "<time> <subject>", for each of its files ":<modes> <blobs> <letter>" and the path."""
    time, subject = 0, ""
    for token in tokens:
        if not token.lstrip(b"\n").startswith(b":"):
            seconds, _, line = token.partition(b" ")
            time, subject = int(seconds), line.decode("utf-8", "replace")
            continue
        _, mode, _, blob, letter = token.split()
        path = next(tokens)
        if letter != b"D" and mode in _FILES:
            yield Entry(time, subject, path, blob.decode())
