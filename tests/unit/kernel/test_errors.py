"""Errors carry their exit code, and their docstring is the default message."""

from poedesk.kernel.errors import InvalidClaim, PoedeskError, Problem, UsageError


def test_the_docstring_is_the_default_message() -> None:
    assert str(UsageError()) == "The command was given something that it cannot work with."
    assert str(UsageError("No such folder.")) == "No such folder."


def test_exit_codes_are_those_of_the_contract() -> None:
    assert (PoedeskError.exit_code, UsageError.exit_code, InvalidClaim.exit_code) == (70, 2, 2)


def test_an_invalid_claim_names_every_problem_at_once() -> None:
    error = InvalidClaim([Problem("customer.domain", "is missing"), Problem("", "is not YAML")], "claim.yaml")
    assert str(error) == "claim.yaml is not a valid claim:\n  - customer.domain: is missing\n  - is not YAML"
