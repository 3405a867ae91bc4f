"""Writes the words of the rooms below the desk where makemessages finds them: run it before makemessages."""

from pathlib import Path

from poedesk.desk.texts.sources import collected

HEAD = '''"""Words of the rooms below the desk, for makemessages alone. Made by scripts/make_texts.py."""

from django.utils.translation import gettext_noop

'''

TARGET = Path(__file__).parents[1] / "src/poedesk/desk/texts/words.py"


def write(target: Path) -> int:
    """Write the module; return how many texts it holds."""
    found = collected()
    lines: list[str] = []
    for file, texts in found.items():
        lines += [f"# {file}", *(f"gettext_noop({each!r})" for each in texts)]
    target.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return sum(map(len, found.values()))


if __name__ == "__main__":
    print(f"{write(TARGET)} texts in {TARGET.name}")
