"""Writes src/poedesk/proof/finding/data/necessary.json: what must stand in a text that a pattern matches.

Run ``python scripts/make_necessary.py`` after a change to expressions or word lists. Everything that gets
ready for documents is made ready once, the examples are judged, because many rules speak only where a
document gives them cause, and what is asked of patterns is noted. A pattern that is missing in the file costs
time and nothing else.
"""

import json
from pathlib import Path

from poedesk.proof.finding.wording.kept import noting
from prepare import judge_examples

_ROOT = Path(__file__).resolve().parent.parent
_KEPT = _ROOT / "src" / "poedesk" / "proof" / "finding" / "data" / "necessary.json"


def main() -> None:
    """Write the file."""
    with noting() as notes:
        judge_examples()
    text = json.dumps(notes, ensure_ascii=False, indent=0, sort_keys=True)
    _KEPT.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
