"""Run the migrations that ship with the package. Loads alembic, so it is itself loaded only when needed."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

_FOLDER = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    """What alembic's commands take; those that change a database do it on the connection."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return made


def is_known(revision: str) -> bool:
    """Whether a migration that ships leads to or from this revision."""
    return revision in {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision, inside the transaction of the caller."""
    command.upgrade(config(connection), "head")
