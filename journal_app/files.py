"""Writing a file so that it is either wholly new or wholly as before."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from journal_app.errors import CouldNotSave
from journal_app.i18n import _


def write_atomically(path: Path, data: bytes) -> None:
    """Write to a temporary file beside `path`, flush it to the disk, then swap it in; only the owner may read it.

    Raises CouldNotSave when the disk refuses; then `path` is as it was.
    """
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".journal-", suffix=".part")
    except (OSError, ValueError) as error:
        raise _could_not_save(error) from None
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except (OSError, ValueError) as error:  # no file can have the name
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise _could_not_save(error) from None
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make a rename inside `folder` survive a power cut, where the system lets folders be flushed."""
    with contextlib.suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _could_not_save(error: OSError | ValueError) -> CouldNotSave:
    if isinstance(error, ValueError) or error.errno == errno.ENAMETOOLONG:
        return CouldNotSave(
            _("No file can have that name here. Your journal is unchanged. Choose a shorter or simpler name."),
            details=type(error).__name__,
        )
    return CouldNotSave(
        _(
            "The file could not be saved there. Your journal is unchanged. Choose another folder or free some space, "
            "then save again."
        ),
        details=f"{type(error).__name__} {error.errno}",
    )
