"""Where records came from: the paths of files as they were taken in, for whoever runs the commands."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.tables import SourceFileRow


def paths_as_taken_in(session: Session, record_ids: Iterable[str]) -> dict[str, str]:
    """The file's path, relative to its folder, by record id; records written here are left out."""
    query = select(SourceFileRow.record_id, SourceFileRow.path).where(SourceFileRow.record_id.in_(list(record_ids)))
    return {record_id: path for record_id, path in session.execute(query) if record_id is not None}
