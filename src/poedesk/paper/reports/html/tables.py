"""The tables of the page (workloads, documents) and the trees of reasons."""

from poedesk.paper.reports import words
from poedesk.paper.reports.html.markup import of, t, table
from poedesk.paper.reports.words import Json


def workloads(assessment: Json) -> str:
    """Return the table of claimed workloads; empty when the claim lists none."""
    rows = assessment.get("workloads")
    if not rows:
        return ""
    columns = ("Workload", "Verdict", "Named", "Tied to the customer", "Activities", "Dated")
    return table("Claimed workloads", "What is shown for each.", columns, (_workload(row) for row in rows))


def _workload(row: Json) -> str:
    why = f'<p class="place">{t(row["because"])}</p>' if row["verdict"] != "met" else ""
    if row["verdict"] != "met" and row.get("remedy"):
        why += f'<p class="place">To do: {t(row["remedy"])}</p>'
    return (
        f'<tr><th scope="row">{t(row["workload"])}{why}</th><td>{of(row["verdict"])}</td>'
        f"<td>{of(row['named'])}</td><td>{of(row['tied_to_customer'])}</td>"
        f"<td>{t(words.listed(row['activities']) or 'none')}</td><td>{of(row['dated'])}</td></tr>"
    )


def documents(assessment: Json) -> str:
    """Return the table of what was given and how much of it was read."""
    columns = ("Document", "Kind", "Belongs to this claim", "Pages", "Read", "SHA-256, first digits")
    rows = (_document(document) for document in assessment["documents"])
    return table("Documents", "What was given and how much of it was read.", columns, rows)


def _document(document: Json) -> str:
    because = words.kind_because(document)
    why = f'<p class="place">{t(because)}</p>' if because else ""
    problems = "".join(f'<p class="place">{t(problem)}</p>' for problem in document.get("problems") or [])
    read = t(words.READ[document["read"]].lower())
    return (
        f'<tr><th scope="row" class="value">{t(document["name"])}</th><td>{t(words.kind(document))}{why}</td>'
        f"<td>{_belongs(document)}</td>"
        f"<td>{t(document['pages'] or 'no pages')}</td><td>{read}{problems}</td>"
        f'<td class="key">{t(document["sha256"][:16])}</td></tr>'
    )


def _belongs(document: Json) -> str:
    """Return whose a document is, and the words that show it."""
    ties = [tie for tie in document.get("ties") or [] if (tie.get("evidence") or {}).get("quote")]
    quotes = "".join(f'<p class="place">{t(words.tie(tie))}</p>' for tie in ties)
    told = document.get("belongs_because") or ""
    return f"<p>{t(words.belongs(document))}{t(told)}</p>{quotes}"


def reasons(assessment: Json) -> str:
    """Return how each verdict follows from the rules; empty when the assessment was given without."""
    trees = "\n".join(
        f'<details class="reason"><summary>'
        f"{t(words.title(element))} {of(element['verdict'])}</summary>"
        f"<ul>{_reason(element['reasons'])}</ul></details>"
        for element in assessment["elements"]
        if element.get("reasons")
    )
    if not trees:
        return ""
    return f"<h2>Reasons</h2>\n<p>How each verdict follows from the rules, check by check.</p>\n{trees}"


def _reason(reason: Json) -> str:
    inner = "".join(_reason(part) for part in reason.get("children") or [])
    return f"<li>{of(reason['verdict'])} {t(reason['because'])}{f'<ul>{inner}</ul>' if inner else ''}</li>"
