"""Regular expressions that are compiled when they are first used, or come out of what is kept (``prepared``).

A process imports the words of many rules and needs a few of them: compiling all took it a tenth of a second.
"""

import re
from typing import Any, cast

from poedesk.kernel import prepared


class _Later:
    """Stands for a compiled expression, which it becomes as soon as anything of it is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled expression has by that name, and keep it here for the next time."""
        if name.startswith("_"):
            raise AttributeError(name)
        if "_compiled" not in self.__dict__:
            self._compiled = compiled(self._source, self._flags)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found

    def __repr__(self) -> str:
        return f"later({self._source!r})"


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what answers as ``re.compile(pattern, flags)`` does, compiled when it is first asked.

    It is no ``re.Pattern``: functions of the module ``re`` do not take it, and the ``re`` of a match is the
    compiled one. A pattern that is wrong raises ``re.error`` at its first use.
    """
    flags = int(flags)
    prepared.note(pattern, flags)
    return cast("re.Pattern[str]", _Later(pattern, flags))


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return ``re.compile(pattern, flags)``, from what is kept of it where it is kept.

    It is for expressions that are the same in every run, not for those that are made of a claim's names.
    """
    prepared.note(pattern, int(flags))
    return prepared.expression(pattern, int(flags)) or re.compile(pattern, flags)
