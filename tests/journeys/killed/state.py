"""What the database of a killed desk says of each act, read without the desk."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from poedesk.desk.config.folder import Folder
from poedesk.trail import keys
from poedesk.trail.stores.sqlite import SQLiteStore
from poedesk.trail.verifying import verified

DONE: Mapping[str, tuple[str, str, str]] = {
    "submit": (
        "claim",
        "claim:association:submitted",
        "SELECT id FROM claims_claim WHERE programme = 'microsoft-cpor'",
    ),
    "draw": ("draw", "draw:drawn", "SELECT id FROM audits_draw WHERE receipt IS NOT NULL"),
    "release": (
        "batch",
        "poe_requests:released",
        "SELECT id FROM audits_batch WHERE released_at IS NOT NULL",
    ),
    "money": ("proposal", "incentive:decided", "SELECT id FROM ledger_proposal WHERE decided_at IS NOT NULL"),
    "seal": (
        "acknowledgement",
        "acknowledgement:sealed",
        "SELECT id FROM acknowledgements_acknowledgement WHERE sealed <> ''",
    ),
}
"""Act -> whose subject, which tag of a leaf, and which rows say that it was done."""

ONCE: Mapping[str, str] = {
    "an engagement has one claim": "SELECT engagement_id FROM claims_claim GROUP BY 1 HAVING count(*) > 1",
    "a claim has one proof": (
        "SELECT c.id FROM claims_claim c LEFT JOIN claims_proof p ON p.claim_id = c.id "
        "GROUP BY 1 HAVING count(p.id) <> 1"
    ),
    "requests of a batch are released together, each delivered": (
        "SELECT b.id FROM audits_batch b JOIN audits_request r ON r.batch_id = b.id GROUP BY b.id "
        "HAVING sum(r.delivered_at IS NOT NULL) <> (b.released_at IS NOT NULL) * count(*)"
    ),
    "each delivered request was mailed once": (
        "SELECT r.id FROM audits_request r LEFT JOIN mail_mail m ON m.subject LIKE '%' || r.reference || '%' "
        "GROUP BY r.id HAVING count(m.id) <> (r.delivered_at IS NOT NULL)"
    ),
    "money of a decided proposal was moved once, of another never": (
        "SELECT p.id FROM ledger_proposal p JOIN ledger_proposal_lines pl ON pl.proposal_id = p.id "
        "JOIN ledger_line l ON l.id = pl.line_id "
        "LEFT JOIN ledger_entry e ON e.line_id = l.id AND e.move = 'release' "
        "GROUP BY p.id HAVING count(DISTINCT e.id) <> (p.decided_at IS NOT NULL) "
        "OR (max(l.state) = 'released') <> (p.decided_at IS NOT NULL)"
    ),
    "what is sealed is filed, and mailed to both sides": (
        "SELECT a.id FROM acknowledgements_acknowledgement a LEFT JOIN mail_mail m "
        "ON a.sealed <> '' AND instr(m.attached, a.sealed) > 0 "
        "GROUP BY a.id HAVING count(m.id) <> 2 * (a.sealed <> '') "
        "OR (a.sealed <> '') <> (a.filed_id IS NOT NULL)"
    ),
}
"""What must hold whenever the power is cut -> rows that break it."""


def asked(data: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    with closing(sqlite3.connect(data / "desk.sqlite", timeout=60)) as database, database:
        return list(database.execute(query, values))


def wrong(data: Path) -> list[str]:
    """Return what does not hold of a data folder: rows without their leaf, acts by halves, a broken trail."""
    told = Counter(
        (leaf["tag"], leaf["subject"])
        for leaf in (json.loads(content) for (content,) in asked(data, "SELECT content FROM leaf"))
    )
    problems = []
    for name, (subject, tag, query) in DONE.items():
        done = Counter((tag, f"{subject}:{UUID(id_)}") for (id_,) in asked(data, query))
        leaves = Counter({each: number for each, number in told.items() if each[0] == tag})
        if done != leaves:
            problems.append(f"{name}: rows {done - leaves} have no leaf, leaves {leaves - done} no row")
    broken = {name: asked(data, query) for name, query in ONCE.items()}
    problems += [f"{name}: {rows}" for name, rows in broken.items() if rows]
    folder = Folder(data)
    with closing(SQLiteStore(folder.database, create=False)) as kept:
        problems += verified(kept, [keys.load(folder.trail_key).verifier], []).problems
    missing = [
        sha256
        for (sha256,) in asked(data, "SELECT sha256 FROM evidence_document WHERE name LIKE 'acknowledged%'")
        if not (folder.blobs / "sha256" / sha256[:2] / sha256[2:4] / sha256).is_file()
    ]
    return problems + [f"a file is gone: {each}" for each in missing]


def counted(data: Path) -> dict[str, int]:
    """Return how often each act was done."""
    return {name: len(asked(data, query)) for name, (_, _, query) in DONE.items()}
