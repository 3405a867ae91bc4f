"""Writes the words of the rooms below the desk where makemessages finds them: run it before makemessages."""

from pathlib import Path

from poedesk.desk.texts.sources import collected

HEAD = '''"""Made by ``scripts/make_texts.py``: words of the rooms below the desk, for ``makemessages`` alone."""

from django.utils.translation import gettext_noop

'''

if __name__ == "__main__":
    found = collected()
    target = Path(__file__).parents[1] / "src/poedesk/desk/texts/words.py"
    lines: list[str] = []
    for file, texts in found.items():
        lines += [f"# {file}", *(f"gettext_noop({each!r})" for each in texts)]
    target.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target.name}: {sum(map(len, found.values()))} texts of {len(found)} files")
