"""Digital signatures: no altered file passes as good, no intact one is called altered."""

from pathlib import Path

from eval.folders.common import Folder, Tally, labelled, read, whole


def signed_pdf(folder: Path) -> Folder:
    """Measure what is said of signatures whose state is known."""
    tally = Tally("intact called intact", "altered not called intact", "no signature where there is none")
    count = 0
    for path, label in labelled(folder):
        count += 1
        signatures = [
            each
            for document in whole(read(path))
            for each in document["signatures"]
            if each["kind"] == "digital"
        ]
        states = [each["intact"] for each in signatures]
        verdict = label["pyhanko_verdict"]
        if verdict == "intact":
            expected = len(label["pyhanko"]["sigs"])
            right = len(states) == expected and all(state is True for state in states)
            tally.ask("intact called intact", path.name, f"{states} of {expected}", right=right)
        elif verdict == "changed_after_signing":
            good = bool(states) and all(state is True for state in states)
            tally.ask("altered not called intact", path.name, states, right=not good)
        else:
            tally.ask("no signature where there is none", path.name, states, right=not states)
    return Folder("signed_pdf", count, tally.measures(), "the verdicts are a tool's, without trust roots")
