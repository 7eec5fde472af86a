"""Alembic runs this to run migrations: on the connection it was given, in the transaction that is open there."""

from alembic import context

from tosmon.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
