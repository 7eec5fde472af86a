"""All that is stored by today's reader and rules: `tosmon reprocess`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.session import Session, write
from tosmon.cli.stored import keys_of

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.hindsight import Looked


def reprocess(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="SERVICE[/DOCUMENT]", help="Only these.", autocompletion=completion.stored)
    ] = None,
) -> None:
    """Read all stored versions again with today's reader and selectors, and judge them by today's rules.

    Clauses get the day they first stood there, as far as the versions go back, and findings that do not hold any more are
    marked as superseded. Nobody is alerted. Example: tosmon reprocess soundcloud
    """
    from tosmon.app import utc_now
    from tosmon.config import documents
    from tosmon.hindsight import Looked, look_again

    session = Session.of(context)
    config = session.config()
    rulebook = session.rulebook(config)
    declared = {document.key: document for document in documents(config)}
    total = Looked()
    with session.store(config, create=False) as store, store.lock_run("tosmon reprocess"):
        stored = store.documents()
        keys = keys_of(store, names)
        for key in keys:
            # How to read a page that has an address is the config's; what was imported was read without selectors.
            known = key in declared or not stored[key].url
            if not known:
                session.warn(f"{key} is not in the config, which says how to read it: its versions are only judged again")
            document = replace(declared.get(key, stored[key]), service=stored[key].service, name=stored[key].name)
            total += look_again(store, document, rulebook, utc_now(), reread=known)
    write(_told(len(keys), total))


def _told(documents: int, looked: Looked) -> str:
    from tosmon.reports.wording import count

    return (
        f"{count(documents, 'document')}, {count(looked.versions, 'version')}: {looked.reread:,} read otherwise, "
        f"{count(looked.earlier, 'clause')} dated earlier, {count(looked.found, 'finding')} added in silence, "
        f"{looked.superseded:,} superseded."
    )
