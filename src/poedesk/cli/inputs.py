"""Files that commands are given: their bytes, and the claim in a folder."""

from pathlib import Path

from poedesk.kernel.errors import UsageError


def bytes_of(path: Path, what: str) -> bytes:
    """Return the bytes of a file; raises UsageError that says ``what`` it is."""
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{what} {path} cannot be read: {error.strerror or error}"
        raise UsageError(message) from error


def claim_file(path: Path) -> Path:
    """Return ``path``, or the claim file at the top of the folder that it is; raises UsageError."""
    if not path.is_dir():
        return path
    from poedesk.proof.reading.bundle import claim_of  # noqa: PLC0415 - loaded when it is needed

    return claim_of(path)
