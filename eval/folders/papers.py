"""Papers of public bodies and contracts of other kinds: what they are, and whether anybody signed."""

from pathlib import Path

from eval.folders.common import Folder, Tally, find, labelled, read

_AGREEMENTS = frozenset({"contract", "master-agreement", "amendment", "statement-of-work"})
_CATEGORIES = {
    "employment": frozenset({"not-proof"}),
    "severance": frozenset({"not-proof"}),
    "construction": _AGREEMENTS,
    "software_license": _AGREEMENTS,
}
_KINDS = {
    "work_statement": frozenset({"statement-of-work"}),
    "amendment": frozenset({"amendment"}),
    "nda": frozenset({"not-proof"}),
    "price_sheet": frozenset({"not-proof"}),
    "solicitation": frozenset({"not-proof"}),
    "unfilled_template": frozenset({"not-proof"}),
    "signed_letter": frozenset({"contract", "email", "supporting-document", "poc-completion-report"}),
    "customer_acceptance": frozenset({"contract", "email", "supporting-document", "poc-completion-report"}),
    "delivery_report": frozenset(
        {"supporting-document", "poc-completion-report", "contract", "statement-of-work"}
    ),
}
"""The folder's own words for what a paper is -> the contract's kinds that fit; others are not asked."""

_UNSIGNED = frozenset({"solicitation", "unfilled_template", "price_sheet"})
_SIGNED = frozenset({"signed_letter", "customer_acceptance"})


def lexpredict(folder: Path) -> Folder:
    """Measure the kinds of contracts."""
    tally = Tally("document kind")
    count = 0
    for path, label in labelled(folder):
        count += 1
        got = find(path)["kind"]
        tally.ask(
            "document kind",
            path.name,
            f"{got} ({label['category']})",
            right=got in _CATEGORIES[label["category"]],
        )
    return Folder("lexpredict", count, tally.measures(), "employment and severance are not-proof")


def gov_sow(folder: Path) -> Folder:
    """Measure the kinds of papers, and that signatures are seen where they are and nowhere else."""
    tally = Tally(
        "document kind", "no signature invented", "no approval invented", "signature or approval seen"
    )
    count = 0
    for path, label in labelled(folder):
        count += 1
        kind, document, found = label["kind"], read(path), find(path)
        if kind in _KINDS:
            tally.ask(
                "document kind", path.name, f"{found['kind']} ({kind})", right=found["kind"] in _KINDS[kind]
            )
        acts = [each for each in found["findings"]["signature"] if each["value"] == "present"]
        signed = [each["kind"] for each in document["signatures"]] + [
            each.get("signature_kind") for each in acts
        ]
        approvals = [each["value"] for each in found["findings"]["approval"]]
        if kind in _UNSIGNED:
            tally.ask("no signature invented", path.name, f"{signed} ({kind})", right=not signed)
            tally.ask(
                "no approval invented", path.name, f"{approvals} ({kind})", right="approved" not in approvals
            )
        if kind in _SIGNED:
            seen = bool(signed) or "approved" in approvals
            tally.ask("signature or approval seen", path.name, f"none ({kind})", right=seen)
    return Folder(
        "gov_sow",
        count,
        tally.measures(),
        "papers that the folder calls 'other' or 'qasp' have no kind of ours",
    )
