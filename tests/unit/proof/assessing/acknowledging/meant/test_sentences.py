"""Sentences over a signature, as many hands write them: which of them accept the work."""

from functools import cache
from pathlib import Path

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.kernel.verdict import Verdict
from poedesk.kernel.yaml_data import load_yaml


@cache
def _told() -> dict[str, list[str]]:
    told: dict[str, list[str]] = load_yaml(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))
    return told


def _signature(words: str) -> Verdict | None:
    paper = f"{BODY}{words}\n\nFor Halden Timber Group\n{block('Ingrid Solheim', 'IT Director')}"
    return judged_paper(paper).element("acknowledgement.signature").verdict


@pytest.mark.parametrize("words", _told()["accepted"])
def test_who_signs_under_these_words_takes_the_work_over(words: str) -> None:
    assert _signature(words) is Verdict.MET


@pytest.mark.parametrize("words", _told()["not accepted"])
def test_who_signs_under_these_words_takes_nothing_over(words: str) -> None:
    assert _signature(words) is not Verdict.MET
