"""Rules of the house that no linter knows."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src/poedesk"
CLOCKS = {"now", "today", "utcnow", "time"}
EDGES = {"proof/assessing/api.py"}
"""Where today's date may be asked for when the caller left it out."""
MODULES = sorted(
    path
    for room in ("kernel", "trail", "proof", "paper", "process")
    for path in (SOURCE / room).rglob("*.py")
    if path.relative_to(SOURCE).as_posix() not in EDGES
)


def clocks_in(tree: ast.AST) -> set[str]:
    return {
        f"{node.func.value.id}.{node.func.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"datetime", "date", "time"}
        and node.func.attr in CLOCKS
    }


def test_the_search_for_clocks_finds_one() -> None:
    assert clocks_in(ast.parse("datetime.now(UTC)")) == {"datetime.now"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_time_comes_in_as_an_argument(path: Path) -> None:
    assert clocks_in(ast.parse(path.read_text("utf-8"))) == set()
