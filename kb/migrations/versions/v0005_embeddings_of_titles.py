"""Add the embedding of a record's title beside that of its first passage; a new database has it from the first step."""

import sqlalchemy as sa
from alembic import op

revision = "0005_embeddings_of_titles"
down_revision = "0004_index_what_is_withdrawn"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if "title" not in {column["name"] for column in sa.inspect(op.get_bind()).get_columns("embedding")}:
        op.add_column("embedding", sa.Column("title", sa.LargeBinary(), nullable=True))
