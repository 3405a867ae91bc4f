"""What the reader saw and what the finders found, as text for people."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding

from poedesk.paper.reports import words
from poedesk.paper.reports.terminal import words_of
from poedesk.paper.reports.words import Json

_CHECKED = {True: "[x]", False: "[ ]", None: "[?]"}


def write_readings(documents: Iterable[Json], console: Console) -> None:
    """Write several ``poedesk.document/1`` below each other."""
    for document in documents:
        write_reading(document, console)
        console.print()


def write_all_findings(entries: Iterable[Json], console: Console) -> None:
    """Write several ``poedesk.findings/1`` below each other."""
    for findings in entries:
        write_findings(findings, console)
        console.print()


def write_reading(document: Json, console: Console) -> None:
    """Write a ``poedesk.document/1``: pages with text, fields and tick boxes; signatures; what is inside."""
    _title(document, console)
    mail = document.get("mail")
    if mail:
        _line(f"mail from {mail['from']} to {', '.join(mail['to'])}, {mail['date'] or 'no date'}", console)
    for page in document["pages"]:
        _page(page, console)
    for signature in document["signatures"]:
        _line(f"signature: {_signature(signature)}", console)
    for attachment in document["attachments"]:
        console.print()
        write_reading(attachment, console)


def write_findings(findings: Json, console: Console) -> None:
    """Write a ``poedesk.findings/1``: the candidates by key, best first."""
    _title(findings, console)
    for key, candidates in findings["findings"].items():
        if candidates:
            console.print(words_of(key, "bold"))
        for candidate in candidates:
            console.print(Padding(words_of(_candidate(candidate)), (0, 0, 0, 2)))
    for inner in findings.get("attachments") or []:
        console.print()
        write_findings(inner, console)


def _title(document: Json, console: Console) -> None:
    console.print(
        words_of(f"{document['name']}  {words.kind(document)}, {words.READ[document['read']]}", "bold")
    )
    if because := words.kind_because(document):
        _line(because, console)
    for problem in document["problems"]:
        _line(f"- {problem}", console)


def _page(page: Json, console: Console) -> None:
    if page["width"] is not None:
        seen = f", read from the picture by {page['engine']}" if page.get("engine") else ""
        console.print(words_of(f"--- page {page['number']}{seen}", "dim"))
    console.print(words_of(page["text"].rstrip()))
    for field in page["fields"]:
        shown = field["value"] if field["checked"] is None else _CHECKED[field["checked"]]
        label = field["label"] or field["name"]
        _line(f"field {label}: {shown if shown is not None else '(empty)'}", console)
    for mark in page["marks"]:
        group = f" (under {mark['group']})" if mark["group"] else ""
        _line(f"{_CHECKED[mark['checked']]} {mark['label'] or '(no label)'}{group}", console)


def _signature(signature: Json) -> str:
    parts = [signature["kind"], signature["signer"], signature["signed_at"]]
    if signature["intact"] is not None:
        parts.append("intact" if signature["intact"] else "ALTERED")
    parts.append(f"page {signature['page']}" if signature["page"] else None)
    parts.append(signature["detail"])
    return ", ".join(part for part in parts if part)


def _candidate(candidate: Json) -> str:
    role = f" ({candidate['role']})" if candidate.get("role") else ""
    topic = f" [{candidate['topic']}]" if candidate.get("topic") else ""
    evidence = candidate["evidence"]
    quote = evidence.get("quote")
    quoted = f': "{quote}"' if quote and quote != candidate["value"] else ""
    sure = words.how(evidence) or f"{candidate['confidence']:.2f}"
    return f"{candidate['value']}{role}{topic}  {evidence['place']}{quoted}  {sure}"


def _line(text: str, console: Console) -> None:
    console.print(Padding(words_of(text), (0, 0, 0, 2)))
