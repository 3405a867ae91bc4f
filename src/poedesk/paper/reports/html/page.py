"""The assessment as one HTML page: nothing loaded, no script, readable by everyone, printable.

The only markup is what this room writes. The content security policy allows this page's own style sheet, by
its hash, and the pictures in the page, and nothing else.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files

from poedesk.paper.reports import words
from poedesk.paper.reports.html import elements, stacks, tables, together
from poedesk.paper.reports.html.figures import Figures
from poedesk.paper.reports.html.markup import t
from poedesk.paper.reports.words import Json, Sign
from poedesk.proof.assessing.illustrating import NOTHING, Illustrations

_WHOLE_CLASS = {"approvable": "met", "not_approvable": "not_met", "needs_review": "unclear"}


def page(assessment: Json, illustrations: Illustrations = NOTHING) -> str:
    """Return the whole page for a ``poedesk.assessment/1``; with ``reasons`` in it, their trees too.

    Args:
        assessment: the JSON value.
        illustrations: pictures of the cited pages and the words around quotations, shown beside each element.
    """
    whole = words.WHOLE[assessment["verdict"]]
    figures = Figures(assessment, illustrations)
    parts = [
        _head(f"{whole.word.capitalize()}: {words.subject(assessment)}"),
        figures.store(),
        _verdict(assessment, whole),
        '<main id="content" tabindex="-1">',
        elements.todo(assessment),
        elements.overview(assessment),
        elements.cards(assessment, figures),
        together.matrix(assessment),
        together.threads(assessment),
        stacks.stacks(assessment),
        tables.workloads(assessment),
        tables.documents(assessment),
        figures.pages(),
        tables.reasons(assessment),
        "</main>",
        _footer(assessment),
        "</body>\n</html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _head(name: str) -> str:
    style = files("poedesk.paper.reports.html").joinpath("report.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{t(name)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#content">Skip to what to do next</a>'
    )


def _verdict(assessment: Json, whole: Sign) -> str:
    css = _WHOLE_CLASS[assessment["verdict"]]
    sentence = words.filing(assessment)
    filing = f"<p>{t(sentence)}</p>" if sentence else ""
    return (
        f'<header>\n<div class="whole {css}"><h1><span aria-hidden="true">{whole.symbol}</span> '
        f"{t(whole.word.capitalize())}</h1>\n<p>{t(words.subject(assessment))}</p>\n"
        f"<p>{t(words.summary(assessment))}</p></div>\n"
        f'{filing}<p class="soft">{t(words.basis(assessment))}</p>\n</header>'
    )


def _footer(assessment: Json) -> str:
    return (
        "<footer><p>This report recommends; a person decides. The same input gives the same answer:</p>"
        f'<p class="key">key {t(assessment["key"])}</p></footer>'
    )
