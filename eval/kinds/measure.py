"""How often the kind of texts is told from which nothing was learnt: ``python -m eval.kinds.measure``."""

import sys
from dataclasses import dataclass
from pathlib import Path

from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Document, Page, Read
from poedesk.proof.finding.find import find_all

UNSEEN = Path(__file__).parent / "unseen.yaml"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for one text."""

    text: str
    right: tuple[str, ...]
    """The kinds that are right, some as "kind: detail"."""

    told: str
    confidence: float

    @property
    def good(self) -> bool:
        """Return whether the kind is right, with its detail where that is asked for."""
        return self.told in self.right or self.told.partition(": ")[0] in self.right

    @property
    def open(self) -> bool:
        """Return whether nothing was said."""
        return self.told.startswith("unknown")

    @property
    def near(self) -> bool:
        """Return whether the kind is right and only the detail is not."""
        kinds = {one.partition(": ")[0] for one in self.right}
        return not self.good and self.told.partition(": ")[0] in kinds


def answers(path: Path = UNSEEN) -> list[Answer]:
    """Return what is found for every text of ``path``."""
    return [
        Answer(item["text"], tuple(item["right"]), *_told(item["text"]))
        for item in load_yaml(path.read_text(encoding="utf-8"))
    ]


def _told(text: str) -> tuple[str, float]:
    page = Page(number=1, width=None, height=None, text=text)
    document = Document(
        name="page.txt",
        sha256="0" * 64,
        size=len(text),
        media_type="text/plain",
        read=Read.COMPLETE,
        pages=(page,),
    )
    found = find_all(document)
    detail = f": {found.kind_detail}" if found.kind in {"supporting-document", "not-proof"} else ""
    return found.kind + (detail if found.kind_detail else ""), found.kind_confidence


def main() -> int:
    """Print the figures and every text that was taken for something else or left open."""
    given = answers()
    for answer in given:
        if not answer.good:
            state = "open" if answer.open else "near" if answer.near else "WRONG"
            first = answer.text.strip().splitlines()[0][:60]
            sys.stdout.write(
                f"{state:5} {answer.right} told {answer.told} {answer.confidence:.2f}: {first}\n"
            )
    right, left = sum(one.good for one in given), sum(one.open and not one.good for one in given)
    near = sum(one.near for one in given)
    wrong = len(given) - right - left - near
    sys.stdout.write(
        f"{len(given)} texts: {right} right, {left} left open, {near} with another detail, {wrong} wrong\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
