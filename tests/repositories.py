"""Small git repositories of past versions, made with the git command as the archive's engine makes them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class Git:
    """A repository in a folder; the dates of its commits are what a test says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.run("init", "--quiet", "--initial-branch=main")

    def run(self, *arguments: str, date: str = "2024-01-01T00:00:00Z", stdin: bytes = b"") -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        who = {f"GIT_{role}_{part}": f"{role}@orchard.example" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        # The date of the author is when the page was fetched; that of the committer may be of any later rewriting.
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": "2026-01-01T00:00:00+0200", "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=kept | who | dates | {"HOME": str(self.folder)},
            input=stdin,
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout.decode().strip()

    def commit(self, message: str, date: str, **files: str | None) -> None:
        """One commit; a file is named as `Orchard__Terms`, and None deletes it."""
        self.commit_files(message, date, {f"{name.replace('__', '/')}.md": text for name, text in files.items()})

    def commit_files(self, message: str, date: str, files: dict[str, str | None]) -> None:
        for name, text in files.items():
            path = self.folder / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.run("add", "--all")
        self.run("commit", "--quiet", "--message", message, date=date)

    def plant(self, message: str, date: str, mode: str, path: str, content: bytes) -> None:
        """A commit with a path or a mode that no file system would take."""
        blob = self.run("hash-object", "-w", "--stdin", stdin=content)
        tree = self.run(
            "mktree", "-z", stdin=f"{mode} blob {blob}\t{path.rpartition('/')[2]}\0".encode("utf-8", "surrogateescape")
        )
        folder, _, _ = path.rpartition("/")
        if folder:
            tree = self.run("mktree", "-z", stdin=f"040000 tree {tree}\t{folder}\0".encode("utf-8", "surrogateescape"))
        parent = self.run("rev-parse", "HEAD")
        commit = self.run("commit-tree", tree, "-p", parent, "-m", message, date=date)
        self.run("update-ref", "refs/heads/main", commit)


def terms(*sentences: str) -> str:
    """A document of terms in Markdown, with the sentences at its end."""
    usual = (f"Sentence {number} of these terms says that you keep every right in what you upload." for number in range(9))
    return "# Terms of Use\n\n" + "\n\n".join([*usual, *sentences]) + "\n"
