"""Bringing the schema up to date when the database is opened."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from kb.errors import DataFolderUnusable

HEAD = "0005_embeddings_of_titles"


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that are missing. Raises DataFolderUnusable for a schema newer than this program."""
    at = current_revision(engine)
    if at == HEAD:
        return
    if at is not None and at > HEAD:
        raise DataFolderUnusable(
            f"The database was written by a newer version of this program (schema {at}, this one knows {HEAD})."
        )
    _upgrade(engine)


def current_revision(engine: Engine) -> str | None:
    """The schema's revision, or None for an empty database."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return revision


def _upgrade(engine: Engine) -> None:
    # Alembic is imported only here, so that a start with an up-to-date schema does not pay for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
