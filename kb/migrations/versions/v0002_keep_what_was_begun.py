"""Add the table of what somebody began to write; a new database has it from the first step."""

from alembic import op

from kb.tables import Base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    Base.metadata.create_all(op.get_bind(), tables=[Base.metadata.tables["writing"]])
