"""Every error that a user may see: the class docstring is the default message, the class holds the exit code.

Exit codes are part of the contract and stable; the command line never invents a number.
"""

from collections.abc import Sequence

from poedesk.kernel.records import dataclass


class PoedeskError(Exception):
    """Something in poedesk itself went wrong."""

    exit_code = 70

    def __init__(self, message: str | None = None) -> None:
        """Say ``message``, or the class docstring when none is given."""
        super().__init__(message or (self.__class__.__doc__ or "").strip())


class UsageError(PoedeskError):
    """The command was given something that it cannot work with."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what the user gave, in words that say what to do."""

    field: str
    """Path of the field, such as ``customer.tenant_id``; empty for the whole file."""

    message: str
    """What is wrong, and what is allowed."""

    def __str__(self) -> str:
        """Return one line: the field, then the message."""
        return f"{self.field}: {self.message}" if self.field else self.message


class InvalidClaim(UsageError):
    """The claim is not valid."""

    def __init__(self, problems: Sequence[Problem], source: str = "claim") -> None:
        """Keep every problem; the message lists them all, one a line."""
        self.problems = tuple(problems)
        lines = "\n".join(f"  - {problem}" for problem in self.problems)
        super().__init__(f"{source} is not a valid claim:\n{lines}")


class InvalidPolicy(PoedeskError):
    """The policy is not valid, or two of its rules conflict."""

    exit_code = 2
