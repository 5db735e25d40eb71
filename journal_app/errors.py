"""Errors that a person reads; anything else that is raised is our bug."""


class UserError(Exception):
    """One sentence for the person: what happened, what is safe, what to do.

    `details` may hold a technical reason for a bug report; it never holds an entry, a note, a name or a passphrase.
    """

    def __init__(self, sentence: str, *, details: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


class BadKnowledge(UserError):
    """The shipped substance or rule data cannot be used: logging goes on, and warnings are said to be off."""


class WrongPassphrase(UserError):
    """The passphrase (or recovery key) does not open this journal; nothing was changed."""


class DamagedJournal(UserError):
    """The journal file cannot be read as written; nothing was changed, and backups may help."""


class MissingJournal(UserError):
    """The journal that was expected at this place is not there; nothing was made in its stead."""


class NewerJournal(UserError):
    """The journal was written by a newer Journal than this one; nothing was changed."""


class JournalAlreadyOpen(UserError):
    """Another window or command holds this journal; nothing was changed."""


class NotAJournal(UserError):
    """The file at this place was not made by Journal; nothing was changed."""


class CouldNotSave(UserError):
    """The disk refused the save; the entry is still with the person, and nothing already saved is lost."""


class BadInput(UserError):
    """Something that was typed or read cannot be understood; nothing was saved."""


class StartDateNeeded(BadInput):
    """The file counts its days from a start that it does not name: with that date it can be read."""


class ParticipantNeeded(BadInput):
    """The file holds the records of several people, named in `people`: with one of these names it can be read."""

    def __init__(self, sentence: str, people: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.people = people
