"""Whether one signature is intact: its bytes, what came after them, and what stands behind the file's end."""

from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.pdf.form.tree import MOST_DEPTH, MOST_NODES
from poedesk.proof.reading.readers.pdf.objects import listed

_ALLOWED = "what was added after it, such as form filling or another signature, is allowed"
_WHOLE = "ENTIRE_FILE"
_EOF, _BLANKS = b"%%EOF", b"\x00\t\n\x0c\r "


@dataclass(frozen=True, slots=True)
class Judged:
    """What the bytes of a file say of one signature."""

    intact: bool
    """Whether the signed bytes are as they were, and what came after them is allowed."""

    coverage: str
    """Name of pyHanko's level of coverage."""

    end: int | None
    """Bytes of the file up to the end of the revision that it signs; null when they are none."""

    words: tuple[str, ...]
    """Why it is intact or not."""

    filled: frozenset[str] = frozenset()
    """Form fields with another value than when it was signed."""

    overwritten: frozenset[str] = frozenset()
    """Those among them that held something then."""

    @property
    def whole(self) -> bool:
        """Return whether it covers the whole file."""
        return self.coverage == _WHOLE


def judged(item: Any, status: Any, data: bytes) -> Judged:
    """Return what is to be said of a signature of ``data`` that pyHanko has validated.

    Filling in an empty field is what forms are for; writing over what was signed is not, whatever the
    signature allows.
    """
    coverage = status.coverage.name if status.coverage is not None else ""
    intact, words = _verdict(status, whole=coverage == _WHOLE)
    end, filled, overwritten = None, frozenset[str](), frozenset[str]()
    if coverage in {_WHOLE, "ENTIRE_REVISION"}:
        ranges = [int(value) for value in item.byte_range]
        end = ranges[-2] + ranges[-1]
        if intact and _beyond(item, data, end):
            intact, words = False, ["bytes stand behind its end that belong to no revision of the file"]
    if coverage == "ENTIRE_REVISION":
        filled, overwritten = _filled_later(item)
    if intact and overwritten:
        intact, words = (
            False,
            [f"form fields were changed after it was signed ({listed(sorted(overwritten))})"],
        )
    elif intact and filled:
        words.append(f"form fields were filled in after it ({listed(sorted(filled))})")
    return Judged(intact, coverage, end, tuple(words), filled, overwritten)


def _verdict(status: Any, *, whole: bool) -> tuple[bool, list[str]]:
    """Return whether a signature is intact, with the reasons in words."""
    if not status.intact:
        return False, ["the bytes that were signed have been changed"]
    if not status.valid:
        return False, ["the signature does not belong to its certificate, or its algorithm is not accepted"]
    level = status.modification_level
    if (
        status.docmdp_ok is False
        or (level is not None and level.name == "OTHER")
        or (level is None and not whole)
    ):
        return False, ["the file was changed after it was signed, in a way that the signature does not allow"]
    if whole:
        return True, ["the signed bytes are unchanged, and it covers the whole file"]
    if level.name == "NONE":
        return True, ["the signed bytes are unchanged, and nothing was added after it"]
    return True, [f"the signed bytes are unchanged; {_ALLOWED}"]


def _filled_later(item: Any) -> tuple[frozenset[str], frozenset[str]]:
    """Return the form fields with a value that came after a signature, and those whose value was replaced."""
    changed = getattr(item.diff_result, "changed_form_fields", None)
    if not changed:
        return frozenset(), frozenset()
    before = _values(item.reader.get_historical_root(item.signed_revision))
    after = _values(item.reader.root)
    differ = {name for name in changed if before.get(name) != after.get(name)}
    return frozenset(differ), frozenset(name for name in differ if before.get(name))


def _values(root: Any) -> dict[str, str]:
    """Return what the fields hold but signatures, by their full names; empty where nothing is held."""
    found: dict[str, str] = {}
    waiting = [(field, "", None, 0) for field in _held(_entry(root, "/AcroForm"), "/Fields")]
    while waiting and len(found) < MOST_NODES:
        field, above, kind, depth = waiting.pop()
        own = _entry(field, "/T")
        name = ".".join(part for part in (above, str(own) if own is not None else "") if part)
        kind, value = _entry(field, "/FT") or kind, _entry(field, "/V")
        if kind != "/Sig" and value is not None:
            held = str(value).strip()
            found[name] = "" if held in {"/Off", "NullObject"} else held
        if depth < MOST_DEPTH:
            waiting += [(kid, name, kind, depth + 1) for kid in _held(field, "/Kids")]
    return found


def _entry(item: Any, key: str) -> Any:
    """Return an entry of a dictionary of pyHanko's, whose ``get`` does not follow references."""
    value = item.get(key) if isinstance(item, dict) else None
    return None if value is None else value.get_object()


def _held(item: Any, key: str) -> list[Any]:
    """Return the dictionaries of an array of pyHanko's."""
    members = _entry(item, key)
    whole = [member.get_object() for member in members] if isinstance(members, list) else []
    return [member for member in whole if isinstance(member, dict)]


def _beyond(item: Any, data: bytes, end: int) -> bool:
    """Return whether the file goes on behind what its table of revisions accounts for.

    What only viewers that repair files would show hides there.
    """
    if item.signed_revision + 1 == item.reader.xrefs.total_revisions and data[end:].strip(_BLANKS):
        return True
    last = data.rfind(b"startxref")
    closing = data.find(_EOF, last)
    return closing < 0 or bool(data[closing + len(_EOF) :].strip(_BLANKS))
