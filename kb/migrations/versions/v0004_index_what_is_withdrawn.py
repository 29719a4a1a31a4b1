"""Index the withdrawn records alone, and the records that questions helped with; a new database has both already."""

import sqlalchemy as sa
from alembic import op

from kb.tables import Base

revision = "0004_index_what_is_withdrawn"
down_revision = "0003_words_to_an_author"
branch_labels = None
depends_on = None

OLD = "ix_record_withdrawn"
NEW = {"record": "record_gone", "question": "ix_question_helped_record_id"}


def upgrade() -> None:
    connection = op.get_bind()
    if OLD in _indexes("record"):
        op.drop_index(OLD, table_name="record")
    for table, name in NEW.items():
        if name not in _indexes(table):
            [index] = [one for one in Base.metadata.tables[table].indexes if one.name == name]
            index.create(connection)


def _indexes(table: str) -> set[str | None]:
    return {index["name"] for index in sa.inspect(op.get_bind()).get_indexes(table)}
