"""Run tosmon as its users do: by its command line, in a folder and an environment of its own."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from tosmon.cli import main

CONFIG = """\
database = "sqlite:///tosmon.db"
catalog = []

[http]
allow_private_hosts = true
per_origin = 8
per_origin_delay = 0.0
retries = 0
concurrency = {concurrency}

[browser]
{browser}
"""
NO_BROWSER = 'executable_path = "/no/such/chromium"'
"""For tests of other things, in which an empty page shall not start a Chromium that happens to be there."""

TERMS = "".join(
    f"<p>Sentence {number} of these terms says that you keep every right in what you upload, by the law of the orchard.</p>"
    for number in range(8)
)


def page(*sentences: str, title: str = "Terms of Use") -> str:
    """A whole page of terms with the sentences in it."""
    added = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    body = f"<main><h1>{title}</h1>{TERMS}{added}</main>"
    return f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body>{body}</body></html>"


def service(name: str, url: str, document: str = "Terms of Use", **keys: str) -> str:
    """The TOML of a service with one document."""
    extra = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return f'\n[[services]]\nname = "{name}"\n[[services.documents]]\nname = "{document}"\nurl = "{url}"\n{extra}'


def write_config(folder: Path, *services: str, concurrency: int = 20, browser: str = NO_BROWSER) -> None:
    """A tosmon.toml for pages on this machine."""
    (folder / "tosmon.toml").write_text(
        CONFIG.format(concurrency=concurrency, browser=browser) + "".join(services), encoding="utf-8"
    )


def environment(folder: Path, **changes: str) -> dict[str, str]:
    """The environment of a newcomer: nothing of tosmon in it, and a home of their own."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TOSMON_", "GITHUB_")) and name != "FORCE_COLOR"
    }
    home = {name: str(folder / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA")}
    return kept | home | {"PYTHONUTF8": "1", "COLUMNS": "100", "NO_PROXY": "127.0.0.1,localhost"} | changes


def command(*arguments: str) -> list[str]:
    """The command line of tosmon in this environment."""
    return [sys.executable, "-W", "error", "-m", "tosmon", *arguments]


def process(folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run tosmon as a process of its own, to its end; `changes` are environment variables."""
    return subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(folder, **changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def tosmon(folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """The same without a process of its own, which takes a tenth of the time: for all that does not depend on one."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []  # those of pytest, which the command line would close
    code: object = 0
    with pytest.MonkeyPatch.context() as monkey, patch.dict(os.environ, environment(folder, **changes), clear=True):
        monkey.chdir(folder)
        monkey.setattr(sys, "argv", ["tosmon", *arguments])
        monkey.setattr(logging.getLogger("werkzeug"), "disabled", True)  # it logs what the tests' servers are asked
        try:
            with redirect_stdout(out), redirect_stderr(err):
                main()
        except SystemExit as end:
            code = end.code or 0
        finally:
            root.handlers, root.level = handlers, level
    assert isinstance(code, int)
    said = []
    for stream in (out, err):
        stream.flush()
        said.append(stream.buffer.getvalue().decode())
    return subprocess.CompletedProcess(arguments, code, *said)
