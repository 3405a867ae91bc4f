"""A bundle: a folder with one claim file at its top and the documents, in sub-folders if one likes."""

import os
from collections.abc import Iterator
from pathlib import Path

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import sound
from poedesk.proof.reading.read import Entry

CLAIM_NAMES = ("claim.yaml", "claim.yml", "claim.json")
_NOT_DOCUMENTS = (".", "poedesk.", "~$")
"""How names begin that are left out: hidden files, our own, and the locks that Word leaves beside files."""
_HIDDEN_ELSEWHERE = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""Files and folders that other systems hide, in lower case."""
_MOST_FILES = 10_000


class NotABundle(UsageError):
    """A bundle is a folder that holds one claim file and the documents."""


class NoClaim(UsageError):
    """The bundle has no claim file."""


class TwoClaims(UsageError):
    """The bundle has more than one claim file."""


class NoDocuments(UsageError):
    """The bundle has no documents."""


_LEADS_OUT = "it is a link that leads out of the folder; put the file itself into the folder"


@dataclass(frozen=True, slots=True)
class Bundle:
    """What lies in the folder; nothing of it has been parsed yet."""

    claim_path: Path
    claim: bytes
    documents: tuple[Entry, ...]
    """In the order of their names."""


def load_bundle(folder: Path | str) -> Bundle:
    """Return the claim and the documents of ``folder``.

    Hidden files and folders (on any system) and files named ``poedesk.*`` are left out. A link that leads
    out of the folder is not followed: it is listed as a document that could not be read.

    Raises:
        NotABundle: it is no folder that can be read, or holds too many files.
        NoClaim: there is no claim file at its top.
        TwoClaims: there are several.
        NoDocuments: there is nothing but the claim.
    """
    root = Path(folder)
    if not root.is_dir():
        what = "is a file, not a folder" if root.exists() else "does not exist"
        message = f"{root} {what}; a bundle is a folder that holds one claim file and the documents"
        raise NotABundle(message)
    claim = claim_of(root)
    try:
        entries = sorted(_entries(root, claim), key=lambda entry: entry.name)
        content = claim.read_bytes()
    except OSError as error:
        message = f"{error.filename or root} cannot be read: {error.strerror or error}"
        raise NotABundle(message) from error
    if not entries:
        message = f"{root} holds no documents beside {claim.name}; put the proof of execution into it"
        raise NoDocuments(message)
    return Bundle(claim, content, tuple(entries))


def claim_of(root: Path) -> Path:
    """Return the claim file at the top of a folder.

    Raises:
        NoClaim: there is none.
        TwoClaims: there are several.
    """
    found = [root / name for name in CLAIM_NAMES if (root / name).is_file()]
    if not found:
        message = f"{root} holds no claim; one of {', '.join(CLAIM_NAMES)} must lie at its top"
        raise NoClaim(message)
    if len(found) > 1:
        message = f"{root} holds {' and '.join(path.name for path in found)}; keep the one that is claimed"
        raise TwoClaims(message)
    return found[0]


def _entries(root: Path, claim: Path) -> Iterator[Entry]:
    """Yield the documents below ``root`` in no particular order."""
    inside = root.resolve()
    count = 0
    for current, folders, files in os.walk(root, onerror=_raise):
        folders[:] = [name for name in folders if not _is_left_out(name, (".",))]
        # A link to a folder is not walked into; like any other it is listed, so that nothing goes unseen.
        for name in [*files, *(name for name in folders if Path(current, name).is_symlink())]:
            path = Path(current, name)
            if _is_left_out(name, _NOT_DOCUMENTS) or path == claim:
                continue
            count += 1
            if count > _MOST_FILES:
                message = (
                    f"{root} holds more than {_MOST_FILES} files; a bundle is the proof of one engagement"
                )
                raise NotABundle(message)
            refused = None if _is_inside(path, inside) else _LEADS_OUT
            yield Entry(sound(path.relative_to(root).as_posix()), path, refused)


def _is_left_out(name: str, beginnings: tuple[str, ...]) -> bool:
    return name.startswith(beginnings) or name.lower() in _HIDDEN_ELSEWHERE


def _is_inside(path: Path, inside: Path) -> bool:
    """Tell whether what ``path`` leads to lies inside the folder."""
    return not path.is_symlink() or path.resolve().is_relative_to(inside)


def _raise(error: OSError) -> None:
    raise error
