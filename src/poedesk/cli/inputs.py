"""Files that commands are given: their bytes, their JSON, the claim in a folder, a draw."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.process.audits.population import Population
    from poedesk.process.audits.receipt import Receipt


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


def json_file(path: Path, what: str) -> Any:
    """Return the JSON of a file; raises UsageError."""
    data = bytes_of(path, what)
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        message = f"{what} {path} is no JSON: {error}"
        raise UsageError(message) from error


def population(path: Path) -> "Population":
    """Return the population of a file; raises UsageError."""
    from poedesk.process.audits.population import load  # noqa: PLC0415 - loaded when it is needed

    return load(_object(path, "the population"))


def receipt(population_file: Path, path: Path) -> "Receipt":
    """Return the receipt of a draw with its population; raises UsageError."""
    from poedesk.process.audits.receipt import load  # noqa: PLC0415 - loaded when it is needed

    return load(_object(path, "the draw"), population(population_file))


def _object(path: Path, what: str) -> Any:
    value = json_file(path, what)
    if not isinstance(value, dict):
        message = f"{what} {path} holds no JSON object"
        raise UsageError(message)
    return value
