"""A change that came after a signature. Data only."""

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box


@dataclass(frozen=True, slots=True)
class Change:
    """Something that came after a signature."""

    what: str
    """``field filled``, ``field changed``, ``later signature``, ``looks different`` (for another reason),
    ``page added``, ``page removed`` or ``page resized``."""

    page: int | None = None
    box: Box | None = None
    name: str | None = None
    """Of the form field."""

    covers: str | None = None
    """Words that were shown when it was signed and are not, or not wholly, shown now."""

    uncovers: str | None = None
    """Words of the page that show now and were hidden when it was signed."""

    elements: tuple[str, ...] = ()
    """Kinds of findings (``signatory.name``) that stand at this place."""
