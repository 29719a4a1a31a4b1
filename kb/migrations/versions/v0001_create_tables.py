"""Create the tables, the word index and the triggers that keep the indexes level."""

from alembic import op

from kb.tables import Base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The word index and the list of changes follow the passages by triggers, in the same transaction, so that no writer
# can forget them. 'porter' stems, 'unicode61 remove_diacritics 2' folds accents, and deleted words are overwritten.
SQLITE = (
    """CREATE VIRTUAL TABLE passage_words USING fts5(title, heading, text,
       content='passage', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
       INSERT INTO passage_words(rowid, title, heading, text) VALUES (new.number, new.title, new.heading, new.text);
       INSERT INTO index_change(passage_id) VALUES (new.id); END""",
    """CREATE TRIGGER passage_gone AFTER DELETE ON passage BEGIN
       INSERT INTO passage_words(passage_words, rowid, title, heading, text)
       VALUES ('delete', old.number, old.title, old.heading, old.text);
       INSERT INTO index_change(passage_id) VALUES (old.id); END""",
    """CREATE TRIGGER passage_retitled AFTER UPDATE OF title, heading, text ON passage BEGIN
       INSERT INTO passage_words(passage_words, rowid, title, heading, text)
       VALUES ('delete', old.number, old.title, old.heading, old.text);
       INSERT INTO passage_words(rowid, title, heading, text)
       VALUES (new.number, new.title, new.heading, new.text); END""",
    """CREATE TRIGGER embedding_added AFTER INSERT ON embedding BEGIN
       INSERT INTO index_change(passage_id) VALUES (new.passage_id); END""",
    """CREATE TRIGGER audit_stays_as_written BEFORE UPDATE ON audit BEGIN
       SELECT RAISE(ABORT, 'audit rows are never changed'); END""",
    """CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN
       SELECT RAISE(ABORT, 'audit rows are never deleted'); END""",
)

# PostgreSQL needs no word index: a search reads the passages into one of its own.
POSTGRESQL = (
    """CREATE FUNCTION note_passage() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO index_change(passage_id) VALUES (CASE TG_OP WHEN 'DELETE' THEN old.id ELSE new.id END);
       RETURN NULL; END $$""",
    """CREATE FUNCTION note_embedding() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO index_change(passage_id) VALUES (new.passage_id);
       RETURN NULL; END $$""",
    """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION 'audit rows are never changed or deleted'; END $$""",
    """CREATE TRIGGER passage_came_or_went AFTER INSERT OR DELETE ON passage
       FOR EACH ROW EXECUTE FUNCTION note_passage()""",
    """CREATE TRIGGER embedding_added AFTER INSERT ON embedding
       FOR EACH ROW EXECUTE FUNCTION note_embedding()""",
    """CREATE TRIGGER audit_is_kept_as_written BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
)


def upgrade() -> None:
    connection = op.get_bind()
    Base.metadata.create_all(connection)
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        connection.exec_driver_sql(statement)
