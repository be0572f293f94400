"""Run by alembic: migrates on the connection that `upgrade` was given, in its transaction."""

from alembic import context

from chat_server.storage.all_tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
