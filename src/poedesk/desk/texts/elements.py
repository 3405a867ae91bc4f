"""Elements of an assessment in words of the reader's language."""

from collections.abc import Mapping
from typing import Any

from poedesk.desk.texts.showing import as_found, shown
from poedesk.paper.reports import words


def title_of(element: str) -> str:
    """Return what people call an element, named by its id."""
    return shown(words.title({"id": element}))


def verdict_of(verdict: str) -> str:
    """Return a verdict in words, as a tag begins it; another text stays as it is."""
    known = words.VERDICTS.get(verdict)
    return (shown(known.word) if known else verdict).capitalize()


def told(element: Mapping[str, Any]) -> dict[str, Any]:
    """Return an element of an assessment with its title, its verdict and its reasons as people read them.

    Args:
        element: as ``poedesk.assessment/1`` has it; what it lacks is left out.

    Returns:
        The element with ``title`` and ``word`` added, and the source of its rule in the reader's language;
        ``because`` and ``remedy`` are marked as English where they are.
    """
    rule = element.get("rule") or {}
    return {
        **element,
        "title": title_of(element["id"]),
        "word": verdict_of(element["verdict"]),
        "because": as_found(element.get("because")),
        "remedy": as_found(element.get("remedy")),
        "rule": {**rule, "source": shown(rule.get("source"))},
    }
