"""How the points of a paper are counted, and the heading that begins one: "B. Why", "SEGUNDO. Trabajos"."""

from poedesk.kernel.expressions import compiled

_ORDINAL = (
    r"(?i:prim|segund|tercer|cuart|quint|sext|s\u00e9ptim|octav|noven|d\u00e9cim)(?i:er)?[oaOA]"
    r"|(?i:erstens|zweitens|drittens|viertens|f\u00fcnftens|premi\u00e8rement|deuxi\u00e8mement|troisi\u00e8mement"
    r"|firstly|secondly|thirdly|first|second|third)"
)
_COUNTED = (
    r"(?P<count>(?:(?:\u00a7|(?i:art(?:\.|icle|ikel|[i\u00ed]culo)|clause|cl[a\u00e1]usula|section|ziffer|punto|punkt))\s*)?"
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}(?:er)?\b[.)]?|\(?[a-z]\)|[A-Z][.)]|[IVX]{{1,5}}[.)]|(?:{_ORDINAL})\s*[.:])"
    r"[\s.:\u2013\u2014-]*)"
)
"""What counts the points of a paper: "2.", "B.", "(c)", "IV.", "\u00a7 3", "Article 1er", "SEGUNDO."."""

RUN_IN = compiled(
    rf"^\s*{_COUNTED}?(?P<head>[^.:\n]{{3,60}}?)\s*(?:[:.?]|\s[-\u2013\u2014]|\s\.{{3,}})\s+(?=\S)"
)
"""A heading at the beginning of a paragraph, over the text itself; ``count`` is what counts it."""
