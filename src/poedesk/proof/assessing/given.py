"""What was given to judge: a claim with its documents, as a folder or one by one, not read yet."""

from collections.abc import Sequence
from pathlib import Path

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import sound
from poedesk.proof.claim.model import Claim
from poedesk.proof.reading.bundle import load_bundle
from poedesk.proof.reading.read import Entry


class CheckWithoutDocuments(UsageError):
    """A claim file needs its documents; or give a folder that holds both."""


@dataclass(frozen=True, slots=True)
class Given:
    """A claim that is not parsed yet, and the files as they were given: a folder, or one by one."""

    path: Path
    data: bytes
    entries: Sequence[Entry]

    def claim(self) -> Claim:
        """Return the claim; raises InvalidClaim."""
        from poedesk.proof.claim import load as claims  # noqa: PLC0415 - loaded while children get ready

        return claims.load(self.data, str(self.path))


def given_of(bundle_or_claim: Path | str, documents: Sequence[Path | str] | None) -> Given:
    """Return the claim with its documents: those of a folder, or ``documents``; raises UsageError."""
    source = Path(bundle_or_claim)
    if documents is None and not source.is_file():
        bundle = load_bundle(source)
        return Given(bundle.claim_path, bundle.claim, bundle.documents)
    return _one_by_one(source, documents or ())


def _one_by_one(claim_path: Path, documents: Sequence[Path | str]) -> Given:
    if not documents:
        message = f"{claim_path} is a claim file; give its documents too, or a folder that holds both"
        raise CheckWithoutDocuments(message)
    try:
        data = claim_path.read_bytes()
    except OSError as error:
        message = f"{claim_path} cannot be read: {error.strerror or error}"
        raise UsageError(message) from error
    return Given(claim_path, data, entries_of(documents))


def entries_of(documents: Sequence[Path | str]) -> list[Entry]:
    """Return the files to read under the names as typed; one that is not there is wrong usage."""
    lost = [str(path) for path in documents if not Path(path).exists()]
    if lost:
        message = f"there is no {', no '.join(lost)}; look at the spelling and the folder, then give it again"
        raise UsageError(message)
    folders = [str(path) for path in documents if Path(path).is_dir()]
    if folders:
        message = f"{', '.join(folders)} is a folder; give the documents in it"
        raise UsageError(message)
    return [Entry(sound(str(path)), Path(path)) for path in documents]
