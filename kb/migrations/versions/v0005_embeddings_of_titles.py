"""Add the embeddings of records' titles; a new database has them from the first step."""

from alembic import op

from kb.tables import TitleEmbeddingRow

revision = "0005_embeddings_of_titles"
down_revision = "0004_index_what_is_withdrawn"
branch_labels = None
depends_on = None


def upgrade() -> None:
    TitleEmbeddingRow.metadata.tables["title_embedding"].create(op.get_bind(), checkfirst=True)
