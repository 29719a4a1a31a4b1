"""Add what a reviewer says to the author of a text that was turned away; a new database has it from the first step."""

import sqlalchemy as sa
from alembic import op

revision = "0003_words_to_an_author"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if "said" not in {column["name"] for column in sa.inspect(op.get_bind()).get_columns("held")}:
        op.add_column("held", sa.Column("said", sa.Text(), nullable=True))
