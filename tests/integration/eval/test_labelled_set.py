"""The committed bundles: complete, well formed, readable."""

from functools import cache
from pathlib import Path

import pytest
from tests.tried import tried

import poedesk
from eval.evaluation import bundles, heldout_names
from eval.judging import submission
from eval.labels import ELEMENTS, NAME, Labels
from eval.labels import load as read_labels
from eval.making.build import SEALED, SOURCES
from poedesk.proof.assessing.api import Reading

BUNDLES = bundles()
NAMES = [path.name for path in BUNDLES]
HIDDEN = bundles(SEALED / "documents")
LARGEST = 192 * 1024
LOCKED = {"locked-annex/annex-a.pdf"}


@cache
def load(path: Path) -> Labels:
    return read_labels(path)


def documents(bundle: Path) -> list[Path]:
    return sorted(path for path in bundle.iterdir() if path.suffix != ".yaml")


def readings() -> dict[str, Reading]:
    """Return readings of every twelfth bundle and of the locked one; of all of them in `make test-all`."""
    locked = [path for path in BUNDLES if path.name in {name.split("/")[0] for name in LOCKED}]
    paths = [path for bundle in {*BUNDLES[:: tried(12, thorough=1)], *locked} for path in documents(bundle)]
    names = [f"{path.parent.name}/{path.name}" for path in paths]
    return dict(zip(names, poedesk.read(*paths), strict=True))


def test_there_are_at_least_sixty_and_every_verdict_is_among_them() -> None:
    verdicts = [load(bundle / NAME).verdict for bundle in BUNDLES]
    assert len(verdicts) >= 60
    assert verdicts.count("approvable") >= 25
    assert verdicts.count("not_approvable") >= 25
    assert verdicts.count("needs_review") >= 5


@pytest.mark.parametrize("bundle", BUNDLES + HIDDEN, ids=lambda path: path.name)
def test_a_bundle_has_a_valid_claim_and_complete_labels(bundle: Path) -> None:
    assert submission(bundle) is not None
    labels = load(bundle / NAME)
    assert tuple(labels.elements) == ELEMENTS
    outer = {name.split("/")[0] for name in labels.documents}
    assert outer == {path.name for path in documents(bundle)}
    assert all(path.stat().st_size <= LARGEST for path in documents(bundle))


def test_every_code_is_asked_for_somewhere() -> None:
    codes = {
        code for bundle in BUNDLES for label in load(bundle / NAME).elements.values() for code in label.codes
    }
    wanted = "missing blank placeholder contradicted too_old in_future too_thin altered not_the_customers"
    assert codes >= {*wanted.split(), "unacceptable_document", "illegible", "uncertain", "found"}


def test_a_fifth_and_more_is_held_out_or_sealed_and_exists() -> None:
    held = heldout_names()
    assert held <= set(NAMES)
    assert len(held) + len(HIDDEN) > (len(NAMES) + len(HIDDEN)) / 5


def test_no_bundle_is_both_open_and_sealed() -> None:
    assert not {path.name for path in HIDDEN} & set(NAMES)


def test_documents_are_read_completely_but_for_the_locked_one() -> None:
    incomplete = {name for name, read in readings().items() if read.to_json()["read"] != "complete"}
    assert incomplete == LOCKED


def test_every_bundle_has_its_sources() -> None:
    assert {path.name for path in SOURCES.iterdir()} == set(NAMES)
    assert {path.name for path in (SEALED / "sources").iterdir()} == {path.name for path in HIDDEN}
