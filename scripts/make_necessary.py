"""Writes src/poedesk/proof/finding/data/necessary.json: what must stand in a text that a pattern matches.

Run ``python scripts/make_necessary.py`` after a change to expressions or word lists. Everything that gets
ready for documents is made ready once, and what it asks of its patterns is noted. A pattern that is missing
in the file costs time and nothing else.
"""

import json
from datetime import date
from pathlib import Path

from poedesk.proof.assessing.checks.narratives.strangers import every_list
from poedesk.proof.assessing.running.readiness import make_ready
from poedesk.proof.claim.load import load as claim_of
from poedesk.proof.finding import searching
from poedesk.proof.finding.wording.kept import noting
from poedesk.proof.policy import loader

_ROOT = Path(__file__).resolve().parent.parent
_KEPT = _ROOT / "src" / "poedesk" / "proof" / "finding" / "data" / "necessary.json"
_CLAIM = _ROOT / "examples" / "usage-form" / "claim.yaml"


def main() -> None:
    """Write the file."""
    with noting() as notes:
        searching.make_ready()
        claim = claim_of(_CLAIM.read_bytes(), _CLAIM.name)
        make_ready(claim, [loader.load(claim.programme, None, date(2026, 5, 4))], date(2026, 5, 4))
        every_list()
    text = json.dumps(notes, ensure_ascii=False, indent=0, sort_keys=True)
    _KEPT.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
