"""The git command: where it is, and the environment that keeps it at the repository it is told of."""

from __future__ import annotations

import os
import shutil

from tosmon.errors import ConfigError

# No question at a terminal, nothing fetched from elsewhere, no lock for a mere look, and messages that can be recognised.
_SET = {
    "GIT_DEFAULT_HASH": "sha1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def program() -> str:
    """The path of the command. Raises ConfigError where there is none."""
    found = shutil.which("git")
    if found is None:
        raise ConfigError("the command git is needed for a git repository, and was not found; install it")
    return found


def environment() -> dict[str, str]:
    """The environment without the variables by which a git hook leads to another repository."""
    return {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")} | _SET
