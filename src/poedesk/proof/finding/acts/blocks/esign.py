"""What e-sign software prints where somebody signed, as patterns over flat text."""

import re

from poedesk.kernel.expressions import later

ESIGN = later(
    r"(?:docusigned\sby|e-?signed\sby|electronically\ssigned\sby|digitally\ssigned\sby"
    r"|signed\s(?:electronically|digitally)\sby|signed\s(?:with|using|via)\s\w+(?:\ssign)?\sby"
    r"|firmado\s(?:digitalmente|electronicamente)\spor"
    r"|(?:digital|elektronisch)\s(?:unterschrieben|unterzeichnet|signiert)\s(?:von|durch)"
    r"|signe\s(?:numeriquement|electroniquement)\spar|signe\savec\s\w+(?:\ssign)?\spar"
    r"|firmato\s(?:digitalmente|elettronicamente)\sda"
    r"|(?:digitaal|elektronisch)\sondertekend\sdoor"
    r"|assinado\s(?:digitalmente|electronicamente|eletronicamente)\spor"
    r"|signature\selectronique\sde|document\se-signed\sby)\s*:?\s*(?P<name>.*)$"
)
"""What e-sign software prints where it signed."""

STAMPED = later(
    r"(?P<name>[^\W\d_][^()\d:;\t]{3,60})\s\((?=[^()]*\b\d{4}\b)[^()]{4,40}\b\d{1,2}:\d{2}(?::\d{2})?"
    r"\s(?:[ap]m\s)?(?:gmt|utc|cet|cest|bst|ist|est|edt|cst|cdt|mst|mdt|pst|pdt|aest|aedt)\b[^()]{0,12}\)"
    r"(?=\s{3,}|\t|\s*$)"
)
"""A name with day, time and zone in brackets, as Adobe prints it under the signature that it draws."""


def esigned(low: str, position: int = 0) -> re.Match[str] | None:
    """Return the words of e-sign software with the ``name`` of who signed, where they stand in flat text."""
    return ESIGN.match(low, position) or STAMPED.match(low, position)
