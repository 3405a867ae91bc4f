"""Writes the words of the rooms below the desk where makemessages finds them: run it before makemessages."""

from pathlib import Path

from poedesk.desk.texts.sources import module

if __name__ == "__main__":
    target = Path(__file__).parents[1] / "src/poedesk/desk/texts/words.py"
    target.write_text(module(), encoding="utf-8")
