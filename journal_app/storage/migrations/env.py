"""Runs the revisions on the connection and in the transaction that `journal_app.storage.migrate` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=False)
context.run_migrations()
