"""What the shell completes: names of services and documents, platforms and tags. Formats and kinds complete by themselves.

Nothing here may print or fail: it runs while a person types, and a config that is wrong is told by the command itself.
"""

from __future__ import annotations

from collections.abc import Iterable

import typer

from tosmon.cli.session import Session
from tosmon.errors import TosmonError


def watched(context: typer.Context, incomplete: str) -> list[str]:
    """The services and documents that the config asks for."""
    from tosmon.config import documents

    try:
        return _names((document.key for document in documents(_session(context).config())), incomplete)
    except TosmonError:
        return []


def stored(context: typer.Context, incomplete: str) -> list[str]:
    """The services and documents that were ever checked or imported."""
    session = _session(context)
    try:
        with session.store(session.config(), create=False) as store:
            return _names(store.documents(), incomplete)
    except TosmonError:
        return []


def tags(context: typer.Context, incomplete: str) -> list[str]:
    """The tags of what the config asks for."""
    from tosmon.config import documents

    try:
        found = {tag for document in documents(_session(context).config()) for tag in document.tags}
    except TosmonError:
        return []
    return _beginning(found, incomplete)


def platforms(incomplete: str) -> list[str]:
    """The platforms that ship."""
    from tosmon import catalog

    return _beginning(catalog.slugs(), incomplete)


def platform_tags(incomplete: str) -> list[str]:
    """The tags of the platforms that ship."""
    from tosmon import catalog

    return _beginning({tag for service in catalog.load() for tag in service.tags}, incomplete)


def _session(context: typer.Context) -> Session:
    """As `begin` makes it, which does not run while a person types."""
    given = context.find_root().params
    return Session(given.get("config"), given.get("database") or "", -1)


def _names(keys: Iterable[str], incomplete: str) -> list[str]:
    """Services; their documents too once there is only one service left, or a slash."""
    fitting = _beginning(keys, incomplete)
    services = _beginning({key.partition("/")[0] for key in fitting}, incomplete)
    return [*services, *fitting] if "/" in incomplete or len(services) == 1 else services


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))
