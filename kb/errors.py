"""What can go wrong, named for the fact; messages carry ids and counts, never case text or file names."""

import math
from collections.abc import Iterable


class KbError(Exception):
    """Base of every error a person can act on; its message is one plain sentence."""


class RecordNotFound(KbError):
    def __init__(self, record_id: str) -> None:
        super().__init__(f"There is no record {record_id}.")
        self.record_id = record_id


class PersonNotFound(KbError):
    def __init__(self, who: str) -> None:
        super().__init__(f"There is nobody known as {who}.")


class NotJoinedYet(KbError):
    def __init__(self, email: str) -> None:
        super().__init__(f"{email} is invited and has not joined yet: the link of the invitation comes first.")


class PersonExists(KbError):
    def __init__(self, email: str) -> None:
        super().__init__(f"Somebody with the e-mail address {email} is in the team already.")


class LastManager(KbError):
    def __init__(self) -> None:
        super().__init__("The team needs a manager: make somebody else one first.")


class InvitationNotFound(KbError):
    def __init__(self) -> None:
        super().__init__("This invitation has been used or is too old. Ask your manager for a new one.")


class PasswordRefused(KbError):
    """A new password is too short, too long or too easy to guess; the message says which."""


class HeldNotFound(KbError):
    def __init__(self, held_id: str) -> None:
        super().__init__(f"There is no held record {held_id}, or it has been decided already.")
        self.held_id = held_id


class DraftNotFound(KbError):
    def __init__(self) -> None:
        super().__init__("This draft was saved, thrown away or kept for two weeks without being opened.")


class WordNotFound(KbError):
    def __init__(self) -> None:
        super().__init__("This word is not on the list of those that are always replaced.")


class OwnWorkNotReleasable(KbError):
    def __init__(self) -> None:
        super().__init__("Nobody releases their own held record: ask a colleague who is a reviewer.")


class RecordChangedMeanwhile(KbError):
    def __init__(self, record_id: str) -> None:
        super().__init__(f"Somebody else changed record {record_id} while you were editing it.")
        self.record_id = record_id


class UnreadableFile(KbError):
    """One file's own fault; `reason` is a plain line that says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OwnerActive(KbError):
    """Another process owns the index (exit code 3)."""


class RunActive(KbError):
    """Another nightly run is at work (exit code 3)."""


class ServerActive(KbError):
    """Another web server is at work on the data folder (exit code 3)."""

    def __init__(self) -> None:
        super().__init__("Another web server is at work on this data folder; stop it, or give another with --data.")


class NothingKept(KbError):
    """A command that only looks was given a data folder in which nothing is kept."""


class RemovalsNeedConsent(KbError):
    """A run would withdraw more than a third of what the folder gave."""


class IndexUnavailable(KbError):
    """The index failed or is being rebuilt; search goes on by words alone."""


class ModelUnavailable(KbError):
    """The embedding model is missing or is not the one it claims to be."""


class DataFolderUnusable(KbError):
    """The data folder cannot be written or belongs to a newer version."""


class DatabaseUnusable(KbError):
    """The database that KB_DATABASE_URL names cannot be opened; the message says why."""


class UnknownTerm(KbError):
    def __init__(self, facet: str, term: str, known: Iterable[str] = ()) -> None:
        terms = f" They are: {', '.join(known)}." if known else ""
        super().__init__(f"'{term}' is not one of the team's terms for {facet.replace('_', ' ')}.{terms}")


class SignInRefused(KbError):
    """Wrong e-mail address or password; which of them is not said."""


class TooManyTries(KbError):
    def __init__(self, seconds: float) -> None:
        minutes = math.ceil(seconds / 60)
        wait = f"{minutes} minutes" if minutes > 1 else "a minute"
        super().__init__(f"There have been too many tries. Wait {wait}, then try again.")
