"""What Alembic runs: the migrations on the connection it was given."""

from alembic import context

from kb.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
