"""The layouts in which a paper is drawn again: sizes of the page, type, space, tables, programs."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paper is drawn: by which maker of ``eval/making/build.py``, and in which style."""

    maker: str
    ending: str = "pdf"
    style: str = ""
    """A style sheet, for Chromium."""

    attributes: tuple[tuple[str, str], ...] = ()
    """Of the root element, for reportlab and Word documents."""

    terms: str = ""
    """Where general terms are put in: ``annexed`` or ``before`` the signatures; nowhere when empty."""


_RULED = "table{width:100%;border-collapse:collapse}td,th{text-align:left;vertical-align:top;"


def _printed(page: str, body: str, cells: str, more: str = "") -> Layout:
    return Layout("chromium", style=f"@page{{{page}}}body{{{body}}}{_RULED}{cells}}}{more}")


_LETTERS = "white-space:pre;font:8pt Carlito;color:#333"
_HOUSE = r"14 Harbour Street\A Tel. 020 7946 0123\A Northshore Bank\A Account 4410 2297\A VAT GB 912 0044 17"
"""Lines of a letter's head, as a style sheet writes them."""

_DOTS = "." * 160
"""Dots that lead from a label to its answer, cut where its cell ends."""

_LONG = _printed(
    "size:A4;margin:22mm",
    "font:10pt Carlito;line-height:1.2",
    "border:1px solid #888;padding:3px 5px",
    "h1{font-size:15pt}h2{font-size:12pt}h3{font-size:11pt}",
)

LAYOUTS = {
    "narrow": _printed(
        "size:A5;margin:14mm",
        "font:9.5pt 'EB Garamond';text-align:justify;hyphens:auto",
        "border:1px solid #444;padding:2px",
        "h1{font-size:14pt}h2,h3{font-size:11pt}",
    ),
    "plain": _printed(
        "size:letter;margin:30mm",
        "font:11pt Carlito;line-height:1.45",
        "padding:1px 10px 1px 0;font-weight:normal",
        "h1,h2,h3{font-size:11pt}",
    ),
    "columns": _printed(
        "size:A4;margin:15mm",
        "font:9pt 'Open Sans';columns:2;column-gap:9mm",
        "border-bottom:1px solid #aaa;padding:2px;font-size:8pt",
        "h1{font-size:13pt}h2,h3{font-size:10pt;color:#246}",
    ),
    "tall": _printed(
        "size:A4;margin:25mm",
        "font:13pt 'Liberation Serif';line-height:1.7",
        "border:1px solid #000;padding:7px;vertical-align:middle",
        "p{text-indent:1.2em;margin:0}h1,h2,h3{text-align:center;font-weight:normal;"
        "text-transform:uppercase;font-size:13pt}",
    ),
    "double": _printed(
        "size:letter;margin:25mm",
        "font:12pt 'Liberation Serif';line-height:2",
        "border:1px solid #000;padding:3px",
    ),
    "tight": _printed(
        "size:A4;margin:12mm",
        "font:8pt Lato;line-height:1.05",
        "border:1px solid #bbb;padding:1px 3px",
        "p{margin:2px 0}h1{font-size:12pt;margin:4px 0}h2,h3{font-size:9pt;margin:3px 0}",
    ),
    "reportlab": Layout("reportlab", attributes=(("size", "A4"), ("font", "Lato"), ("pt", "10"))),
    "word": Layout("word", "docx", attributes=(("font", "Calibri"), ("pt", "11"))),
    "word-printed": Layout("word", attributes=(("font", "Carlito"), ("pt", "10"))),
    "writer": Layout("writer"),
    "letterhead": _printed(
        "size:A4;margin:34mm 20mm 26mm;"
        f'@top-left{{content:"{_HOUSE}";{_LETTERS}}}'
        '@top-right{content:"Printed on two sides";font:8pt Carlito}'
        '@bottom-left{content:"Registered office: 14 Harbour Street";font:8pt Carlito}'
        '@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt Carlito}',
        "font:10.5pt Carlito;line-height:1.3",
        "border:1px solid #999;padding:3px 5px",
        "h1{font-size:15pt}h2{font-size:12pt}h3{font-size:11pt}",
    ),
    "sidebar": _printed(
        "size:A4;margin:18mm",
        "font:10pt Lato;line-height:1.3;margin-right:52mm",
        "border:none;border-top:1px solid #bbb;padding:3px 8px 3px 0",
        f'body::before{{content:"{_HOUSE}";position:absolute;top:24mm;right:0;width:44mm;{_LETTERS}}}',
    ),
    "leaders": _printed(
        "size:A4;margin:22mm",
        "font:11pt 'Liberation Serif'",
        "padding:2px 6px 2px 0",
        "td:first-child:nth-last-child(2){width:45%;overflow:hidden}"
        "table:not(:has(svg,br)) td:first-child:nth-last-child(2):not(:empty)::after"
        f'{{content:" {_DOTS}";display:inline-block;width:0;white-space:nowrap}}',
    ),
    "word-in-a-table": Layout(
        "word", "docx", attributes=(("font", "Calibri"), ("pt", "11"), ("held", "table"))
    ),
    "terms-before": replace(_LONG, terms="before"),
    "terms-annexed": replace(_LONG, terms="annexed"),
}
