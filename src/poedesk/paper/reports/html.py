"""The assessment as one HTML page: nothing loaded, no script, readable by everyone, printable.

Every text goes through ``_t``; the only markup is what this module writes. The content security policy
allows this page's own style sheet, by its hash, and nothing else.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from importlib.resources import files

from poedesk.kernel.text import printable
from poedesk.paper.reports import words
from poedesk.paper.reports.words import Json, Sign

_WHOLE_CLASS = {"approvable": "met", "not_approvable": "not_met", "needs_review": "unclear"}


def page(assessment: Json) -> str:
    """Return the whole page for a ``poedesk.assessment/1``; with ``reasons`` in it, their trees too."""
    whole = words.WHOLE[assessment["verdict"]]
    parts = [
        _head(f"{whole.word.capitalize()}: {words.subject(assessment)}"),
        _verdict(assessment, whole),
        '<main id="content">',
        _todo(assessment),
        _elements(assessment),
        _workloads(assessment),
        _documents(assessment),
        _reasons(assessment),
        "</main>",
        _footer(assessment),
        "</body>\n</html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _t(text: object) -> str:
    return escape(printable(str(text)))


def _head(name: str) -> str:
    style = files("poedesk.paper.reports").joinpath("report.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_t(name)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#content">Skip to what to do next</a>'
    )


def _badge(sign: Sign, css: str) -> str:
    symbol = f'<span aria-hidden="true">{sign.symbol}</span>'
    return f'<span class="verdict {css}">{symbol} {_t(sign.word.lower())}</span>'


def _of(verdict: str) -> str:
    return _badge(words.VERDICTS[verdict], verdict)


def _verdict(assessment: Json, whole: Sign) -> str:
    css = _WHOLE_CLASS[assessment["verdict"]]
    sentence = words.filing(assessment)
    filing = f"<p>{_t(sentence)}</p>" if sentence else ""
    return (
        f'<header>\n<div class="whole {css}"><h1><span aria-hidden="true">{whole.symbol}</span> '
        f"{_t(whole.word.capitalize())}</h1>\n<p>{_t(words.subject(assessment))}</p>\n"
        f"<p>{_t(words.summary(assessment))}</p></div>\n"
        f'{filing}<p class="soft">{_t(words.basis(assessment))}</p>\n</header>'
    )


def _todo(assessment: Json) -> str:
    open_elements = [
        element
        for verdict in ("not_met", "unclear")
        for element in words.by_verdict(assessment, verdict)
        if element["required"]
    ]
    if not open_elements:
        nothing = "<p>Nothing is missing. A person's decision stands above this report.</p>"
        return f"<h2>What to do next</h2>\n{nothing}"
    items = "\n".join(
        f"<li><h3>{_t(words.title(element))} {_of(element['verdict'])}</h3>"
        f"<p>{_t(element['remedy'] or element['because'])}</p></li>"
        for element in open_elements
    )
    return f'<h2>What to do next</h2>\n<ol class="todo">\n{items}\n</ol>'


def _elements(assessment: Json) -> str:
    rows = "\n".join(_element(element) for element in assessment["elements"])
    return (
        '<h2>Elements</h2>\n<div class="frame"><table class="elements">\n'
        "<caption>Every element of the programme, its verdict, and where it stands.</caption>\n"
        '<thead><tr><th scope="col">Element</th><th scope="col">Verdict</th>'
        f'<th scope="col">Found, and where</th></tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'
    )


def _element(element: Json) -> str:
    shown = words.value(element)
    parts = [f'<p class="value">{_t(shown)}</p>'] if shown else []
    expected = words.listed(element.get("expected"))
    if expected and element["verdict"] != "met":
        parts.append(f"<p>Claimed: {_t(expected)}</p>")
    parts += [_evidence(piece, element.get("value")) for piece in element.get("evidence") or []]
    parts.append(f"<p>{_t(element['because'])}</p>")
    searched = element.get("searched")
    if searched and element["verdict"] in {"not_met", "unclear"}:
        parts.append(f'<p class="place">Searched: {_t(", ".join(searched))}</p>')
    code = f'<p class="place">{_t(words.code(element))}</p>' if element["verdict"] != "met" else ""
    return (
        f'<tr><th scope="row">{_t(words.title(element))} <span class="id">{_t(element["id"])}</span></th>'
        f"<td>{_of(element['verdict'])}{code}</td><td>{''.join(parts)}</td></tr>"
    )


def _evidence(piece: Json, shown: object) -> str:
    quote = piece.get("quote")
    quoted = f"<blockquote>{_t(quote)}</blockquote>" if quote and quote != shown else ""
    return f'{quoted}<p class="place">{_t(words.where(piece))}</p>'


def _table(name: str, caption: str, columns: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{_t(column)}</th>' for column in columns)
    body = "\n".join(rows)
    return (
        f'<h2>{_t(name)}</h2>\n<div class="frame"><table>\n<caption>{_t(caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _workloads(assessment: Json) -> str:
    rows = assessment.get("workloads")
    if not rows:
        return ""
    columns = ("Workload", "Verdict", "Named", "Tied to the customer", "Activities", "Dated")
    return _table("Claimed workloads", "What is shown for each.", columns, (_workload(row) for row in rows))


def _workload(row: Json) -> str:
    why = f'<p class="place">{_t(row["because"])}</p>' if row["verdict"] != "met" else ""
    return (
        f'<tr><th scope="row">{_t(row["workload"])}{why}</th><td>{_of(row["verdict"])}</td>'
        f"<td>{_of(row['named'])}</td><td>{_of(row['tied_to_customer'])}</td>"
        f"<td>{_t(words.listed(row['activities']) or 'none')}</td><td>{_of(row['dated'])}</td></tr>"
    )


def _documents(assessment: Json) -> str:
    columns = ("Document", "Kind", "Pages", "Read", "SHA-256, first digits")
    rows = (_document(document) for document in assessment["documents"])
    return _table("Documents", "What was given and how much of it was read.", columns, rows)


def _document(document: Json) -> str:
    detail = f" ({_t(document['kind_detail'])})" if document.get("kind_detail") else ""
    problems = "".join(f'<p class="place">{_t(problem)}</p>' for problem in document.get("problems") or [])
    read = _t(words.READ[document["read"]].lower())
    kind = _t(document["kind"]) + detail
    return (
        f'<tr><th scope="row" class="value">{_t(document["name"])}</th><td>{kind}</td>'
        f"<td>{_t(document['pages'] or 'no pages')}</td><td>{read}{problems}</td>"
        f'<td class="key">{_t(document["sha256"][:16])}</td></tr>'
    )


def _reasons(assessment: Json) -> str:
    trees = "\n".join(
        f"<details><summary>{_t(words.title(element))} {_of(element['verdict'])}</summary>"
        f"<ul>{_reason(element['reasons'])}</ul></details>"
        for element in assessment["elements"]
        if element.get("reasons")
    )
    if not trees:
        return ""
    return f"<h2>Reasons</h2>\n<p>How each verdict follows from the rules, check by check.</p>\n{trees}"


def _reason(reason: Json) -> str:
    inner = "".join(_reason(part) for part in reason.get("children") or [])
    return f"<li>{_of(reason['verdict'])} {_t(reason['because'])}{f'<ul>{inner}</ul>' if inner else ''}</li>"


def _footer(assessment: Json) -> str:
    return (
        "<footer><p>This report recommends; a person decides. The same input gives the same answer:</p>"
        f'<p class="key">key {_t(assessment["key"])}</p></footer>'
    )
