"""Which files are not sealed, and why."""

from typing import Any

from poedesk.proof.reading.readers.registry import Refused

_LOCKED = "it is encrypted; give a copy that is not, because a seal covers what everybody can read"
_DYNAMIC = (
    "its pages are made from XFA when it is opened, so that a seal would not cover what people see;"
    " print it to a PDF and seal that"
)
_CERTIFIED = (
    "it was certified against any change, and a seal would break the certification;"
    " ask whoever certified it for a copy that allows signatures"
)
_NO_NEW_FIELD = (
    "it was certified, and only fields that it has may be signed in; name an empty signature field of it,"
    " or ask whoever certified it for one"
)
_NOT_FIRST = "it is signed already, and only the first signature can certify; leave out --certify"
_SEEDED = "its signature field asks for things that are not done here (seed values); name another place"


def check(reader: Any, *, certify: bool, fresh: bool) -> None:
    """Raise Refused when the file that pyHanko's ``reader`` has open cannot be sealed.

    ``fresh`` says that the seal would stand in a field of its own.
    """
    if reader.encrypted:
        raise Refused(_LOCKED)
    root = reader.root
    form = root.get("/AcroForm")
    form = form.get_object() if form is not None else {}
    if root.get("/NeedsRendering") or ("/XFA" in form and not form.get("/Fields")):
        raise Refused(_DYNAMIC)
    signatures = list(reader.embedded_signatures)
    if any(_forbids(item) for item in signatures):
        raise Refused(_CERTIFIED)
    if fresh and "/Perms" in root and "/DocMDP" in root["/Perms"]:
        raise Refused(_NO_NEW_FIELD)
    if certify and signatures:
        raise Refused(_NOT_FIRST)


def check_seeds(field: Any) -> None:
    """Raise Refused when the field has seed values that must be obeyed."""
    seeds = field.get("/SV")
    if seeds is not None and int(seeds.get_object().get("/Ff", 0)):
        raise Refused(_SEEDED)


def _forbids(signature: Any) -> bool:
    level = signature.docmdp_level
    return level is not None and level.name == "NO_CHANGES"
