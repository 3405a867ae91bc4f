"""What a partner sends after a check: the letters that it leads to."""

import json
from pathlib import Path

import pytest

from poedesk.cli.main import outcome

BUNDLE = str(Path(__file__).parents[3] / "examples" / "signature-line-blank")
DAY = ["--as-of", "2026-11-22"]


def test_letters_ask_the_customer_to_sign(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["letters", BUNDLE, *DAY]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("To: customer\nSubject: ")
    assert "The line for your signature in statement-of-work.pdf is empty." in told.out
    assert told.out.endswith("\n")


def test_one_element_and_one_recipient_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["letters", BUNDLE, "acknowledgement.date", "--format", "json", *DAY]) == 1
    (letter,) = json.loads(capsys.readouterr().out)
    assert letter["elements"] == ["acknowledgement.date"]
    assert outcome(["letters", BUNDLE, "--to", "colleague", *DAY]) == 1
    told = capsys.readouterr()
    assert (told.out, "nothing to ask of the colleague" in told.err) == ("", True)


def test_an_unknown_element_is_named_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["letters", BUNDLE, "customer.shoe_size", *DAY]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "customer.tenant_id" in told.err
