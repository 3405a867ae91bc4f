"""Writes docs/samples.md from the completed samples: run it when samples or judgement change."""

from pathlib import Path

from poedesk.paper.forms.samples.load import kinds, sample
from poedesk.paper.forms.samples.page import page

HEAD = """\
# Completed samples

For every kind of engagement a good form with notes in its margin, and the same form as it is often
written, with what a reviewer says. All companies and people are invented. `poedesk form sample KIND`
writes one; `scripts/make_samples_page.py` writes this page.

"""


def text() -> str:
    """Return the whole page."""
    return HEAD + "\n".join(page(sample(kind, poor=poor)) for kind in kinds() for poor in (False, True))


if __name__ == "__main__":
    (Path(__file__).parents[1] / "docs" / "samples.md").write_text(text(), encoding="utf-8")
