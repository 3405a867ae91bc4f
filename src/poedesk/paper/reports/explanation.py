"""One element explained: rule, value, places, and the tree of checks from which its verdict follows."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from poedesk.paper.reports import words
from poedesk.paper.reports.terminal import fancy, signed, words_of
from poedesk.paper.reports.words import Json


def write_explanation(element: Json, assessment: Json, console: Console) -> None:
    """Write why ``element`` of a ``poedesk.assessment/1`` has its verdict."""
    console.print(words_of(f"{words.title(element)}  ({element['id']})", "bold"))
    console.print(signed(words.VERDICTS[element["verdict"]], console), words_of(f": {words.code(element)}"))
    console.print(words_of(element["because"]))
    rule = element["rule"]
    _row("rule", f"{rule['id']}, {rule['source']}", console)
    _row("policy", words.basis(assessment), console)
    _row("asked for", "yes" if element["required"] else "no", console)
    for name, thing in (("value", element.get("value")), ("claim", element.get("expected"))):
        if shown := words.listed(thing):
            _row(name, shown, console)
    for piece in element.get("evidence") or []:
        quote = f': "{piece["quote"]}"' if piece.get("quote") else ""
        seen = words.how(piece) or f"by {piece['by']}, confidence {piece['confidence']}"
        _row("where", f"{words.where(piece)}{quote} ({seen})", console)
    if element.get("searched"):
        _row("looked", ", ".join(element["searched"]), console)
    if element.get("remedy"):
        _row("do", element["remedy"], console)
    if element.get("reasons"):
        console.print()
        console.print(_tree(element["reasons"], console))


def _row(name: str, text: str, console: Console) -> None:
    console.print(Padding(words_of(f"{name}: {text}"), (0, 0, 0, 2)))


def _tree(reason: Json, console: Console) -> Tree:
    tree = Tree(_node(reason, console), guide_style="dim")
    _grow(tree, reason, console)
    return tree


def _grow(tree: Tree, reason: Json, console: Console) -> None:
    for child in reason.get("children") or []:
        _grow(tree.add(_node(child, console)), child, console)


def _node(reason: Json, console: Console) -> Text:
    sign = words.VERDICTS[reason["verdict"]]
    mark = sign.symbol if fancy(console) else sign.ascii
    return words_of(f"{mark} {reason.get('check', '')}: {reason['because']}", sign.style)
