"""However long a text is and whatever it repeats, finding takes no more than in proportion to its length."""

import cProfile
import pstats
from collections.abc import Callable

import pytest

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.find import find_all

GROWTH = 4
"""How much longer the longer text is."""

WORST = 6
"""How often the calls of the shorter text the longer one may take: its growth, and half as much again."""

LINES = 60
"""Lines of the shorter text."""

TEXTS: dict[str, Callable[[int], list[str]]] = {
    "prose": lambda n: ["We deployed Exchange Online and trained the administrators of the company."] * n,
    "forms": lambda n: ["Customer Tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"] * n,
    "quoted mail": lambda n: ["> I confirm the work is done.", "> Regards,", "> Rosa Alder"] * (n // 3),
    "columns": lambda n: ["Customer          Partner", "Name: Rosa Alder  Name: Ivo Penn"] * (n // 2),
    "one line": lambda n: ["Customer name Rosa Alder, signed 4 May 2026; " * n],
    "one word": lambda n: ["a1-" * 10 * n],
    "dates": lambda n: ["4 May 2026, 5 June 2026 and 2026-07-01"] * n,
    "products": lambda n: ["Microsoft Teams, Exchange Online, Intune, SharePoint Online"] * n,
    "tick boxes": lambda n: ["[x] Microsoft Teams  [ ] Exchange Online"] * n,
    "headings": lambda n: ["1. Customer need", "", "The company needed to move.", ""] * (n // 4),
}


def document(lines: list[str]) -> Document:
    grid = TextGrid()
    for line in lines:
        grid.add(line, column=0, cell=None)
        grid.end_line()
    return Document("sheet", "0" * 64, 1, "text/plain", Read.COMPLETE, (grid.page(),))


def calls(lines: list[str]) -> int:
    profile = cProfile.Profile()
    read = document(lines)
    profile.runcall(find_all, read)
    return sum(entry[1] for entry in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", TEXTS)
def test_finding_grows_with_the_text_and_not_faster(kind: str) -> None:
    short, long = TEXTS[kind](LINES), TEXTS[kind](GROWTH * LINES)
    find_all(document(long))  # patterns and word lists are made at their first use
    assert calls(long) < WORST * calls(short)
