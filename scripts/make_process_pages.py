"""Writes docs/process/ from the tables of claims: run it when a table changes."""

from pathlib import Path

from poedesk.process.claims.pages import page
from poedesk.process.claims.tables.loader import files

if __name__ == "__main__":
    folder = Path(__file__).parents[1] / "docs" / "process"
    folder.mkdir(exist_ok=True)
    for source in files():
        (folder / f"{source.id}.md").write_text(page(source), encoding="utf-8")
