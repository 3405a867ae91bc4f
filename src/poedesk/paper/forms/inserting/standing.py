"""Whether a document may be changed at all: not when it is signed, nor when it is protected."""

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Findings, State
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, children
from poedesk.proof.reading.readers.docx.parts.package import Package
from poedesk.proof.reading.readers.registry import Refused

_KINDS = {
    "readOnly": "reading only",
    "comments": "comments only",
    "forms": "filling in forms only",
    "trackedChanges": "tracked changes only",
}


def refuse_signed(document: Document, found: Findings) -> None:
    """Raise Refused when somebody has signed: what is put in afterwards was not signed."""
    told = "; what is put in now was not signed. Give the document before it is signed"
    if document.signatures:
        message = f"it is signed digitally, and any change breaks the signature{told}"
        raise Refused(message)
    for act in found.acts:
        signature = act.signature
        if signature is not None and signature.state is State.PRESENT:
            who = signature.person or (act.name.value if act.name is not None else None) or act.party
            message = f"it is signed{f' by {who}' if who else ''}{told}"
            raise Refused(message)


def refuse_protected(package: Package, main: str, *, tracked: bool) -> None:
    """Raise Refused when Word would not let its user write into the document."""
    relations = {item.kind: item.target for item in package.relations(main).values() if not item.external}
    settings = package.xml(relations["settings"]) if "settings" in relations else None
    lock = child(settings, "w:documentProtection")
    if lock is not None and attribute(lock, "w:enforcement") in {"1", "true", "on"}:
        kind = attribute(lock, "w:edit") or "none"
        if kind != "none" and not (kind == "trackedChanges" and tracked):
            how = "; give --tracked" if kind == "trackedChanges" else "; stop the protection in Word first"
            message = f"it is protected for {_KINDS.get(kind, kind)}{how}"
            raise Refused(message)
    if _is_final(package):
        message = "it is marked as final; take the mark off in Word first"
        raise Refused(message)


def _is_final(package: Package) -> bool:
    root = package.xml("docProps/custom.xml")
    for _, item in children(root):
        if item.get("name") == "_MarkAsFinal":
            told = "".join(str(text) for text in item.itertext()).strip().lower()
            return told in {"true", "1"}
    return False
