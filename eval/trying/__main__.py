"""``python -m eval.trying FOLDER``: judge the passages in a folder; say how many come out as labelled."""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from eval.rates import Rate
from eval.trying.families import answers
from eval.trying.model import Answer, load

PASSAGES = Path(__file__).parents[1] / "passages"


def main() -> int:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=PASSAGES)
    parser.add_argument("--family", help="only this one")
    parser.add_argument("--quiet", action="store_true", help="count, and tell no differences")
    told = parser.parse_args()
    found: dict[str, list[Answer]] = defaultdict(list)
    for passage in load(told.folder):
        if told.family in {None, passage.family}:
            for answer in answers(passage):
                found[f"{passage.family}, {answer.question}"].append(answer)
    for name, listed in sorted(found.items()):
        right = Rate(sum(each.right for each in listed), len(listed))
        good = sum(each.wrongly_good for each in listed)
        sys.stdout.write(f"{name}: {right.hits}/{right.total}, wrongly good {good}\n")
        for each in listed:
            if not each.right and not told.quiet:
                sys.stdout.write(
                    f"  {each.passage.id}: {each.came} for {'/'.join(each.expected)}. {each.because}"
                    f" [{each.passage.told['why']}]\n"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
