"""Versions as a git repository: one commit a version, dated when it was seen, the same commits every time."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from tosmon.errors import ConfigError
from tosmon.exporters.source import Choice
from tosmon.git import environment, program
from tosmon.models import Document, Version
from tosmon.reports.diffs.unified import plain_lines
from tosmon.reports.times import stamp

BRANCH = "refs/heads/main"
AUTHOR = "tosmon <tosmon@localhost>"


def export_git(choice: Choice, folder: Path) -> int:
    """Write the commits into a new repository, or behind those of an earlier export; how many there are. Raises ConfigError."""
    _prepare(folder)
    documents = dict(choice.documents())
    chosen = sorted((row.observed_at, key, row.number) for key in documents for row, _ in choice.versions(key))
    commits = (_commit(documents[key], choice.source.version(key, number)) for _, key, number in chosen)
    _import(folder, commits)
    if chosen:
        _git(folder, "reset", "--quiet", "--hard", BRANCH)
    return len(chosen)


def _prepare(folder: Path) -> None:
    """Make the repository, or see that an export would harm nothing in it."""
    if (folder / ".git").exists():
        if _git(folder, "status", "--porcelain"):
            raise ConfigError(f"{folder} has changes that are not committed; name another folder")
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError(f"{folder} is no git repository and not empty; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "--quiet")
    _git(folder, "symbolic-ref", "HEAD", BRANCH)


def _commit(document: Document, version: Version) -> bytes:
    """One commit for `git fast-import`."""
    # git knows no day before 1970.
    who = f"{AUTHOR} {max(0, int(version.observed_at.timestamp()))} +0000"
    lines = [f"{document.label}: version {version.number}", "", f"Seen {stamp(version.observed_at)}", *document.addresses]
    message = _data("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
    text = _data("".join(f"{line}\n" for line in plain_lines(version)).encode())
    head = f"commit {BRANCH}\nauthor {who}\ncommitter {who}\n".encode()
    return head + message + f"M 100644 inline {document.key}.txt\n".encode() + text


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def _import(folder: Path, commits: Iterator[bytes]) -> None:
    command = [program(), "-C", str(folder), "fast-import", "--quiet", "--date-format=raw"]
    with subprocess.Popen(  # noqa: S603 (git itself, with nothing of a page among its arguments)
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        try:
            for commit in commits:
                process.stdin.write(commit)
            process.stdin.close()
        except BrokenPipeError:  # it has ended; why stands in what it said
            pass
        said = process.stderr.read().decode(errors="replace")
    if "Not updating" in said:
        raise ConfigError(f"{folder} has commits that this export has not, so nothing was changed; name a new folder")
    if process.returncode:
        why = next(iter(said.strip().splitlines()), "it gave no reason")
        raise ConfigError(f"{folder}: git could not write the commits: {why}")


def _git(folder: Path, *arguments: str) -> str:
    """What git says. Raises ConfigError."""
    # What stands in the text stays as it is, on any system.
    command = [program(), "-C", str(folder), "-c", "core.autocrlf=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, env=environment())  # noqa: S603 (as above)
    except subprocess.CalledProcessError as error:
        raise ConfigError(f"{folder}: git {arguments[0]} failed: {error.stderr.decode(errors='replace').strip()}") from error
    return done.stdout.decode(errors="replace")
