"""What an expression finds in the text before each of many places of a page, walked through once.

The text before a place is looked at again for each line that may be a head; from one such line to the next
only its end is new.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from re import _parser as parser
from threading import Lock


class Growing:
    """The names that an expression finds in a text that grows; what its beginning holds is found once."""

    def __init__(self, pattern: str, ahead: int, name_of: Callable[[str], str]) -> None:
        """Take an expression whose matches have a longest, and what makes a name of what it matches.

        ``ahead`` is how many signs behind a match it looks at, at most.
        """
        self._pattern, self._name_of = re.compile(pattern), name_of
        self._lock = Lock()
        """A desk judges several papers at a time."""

        self._reach: int = parser.parse(pattern).getwidth()[1] + ahead
        self._begin("")

    def _begin(self, text: str) -> None:
        self._text = text
        self._sure = 0
        """Before that place what was found stays, whatever follows the text."""

        self._starts: list[int] = []
        self._ends: list[int] = []
        self._first: dict[str, int] = {}
        """Each name with where it begins first."""

    def names(self, text: str) -> set[str]:
        """Return the names in ``text``, as if it were walked through from its beginning."""
        with self._lock:
            return self._names(text)

    def _names(self, text: str) -> set[str]:
        if not (text.startswith(self._text) or self._text.startswith(text)):
            self._begin(text)
        sure = max(0, len(text) - self._reach)
        if sure > self._sure:
            self._walk_on(text, sure)
        count = bisect_left(self._starts, sure)
        begin = max([sure, *self._ends[:count][-1:]])
        late = {self._name_of(each.group()) for each in self._pattern.finditer(text, begin)}
        return late | {name for name, start in self._first.items() if start < sure}

    def _walk_on(self, text: str, sure: int) -> None:
        for each in self._pattern.finditer(text, max([self._sure, *self._ends[-1:]])):
            if each.start() >= sure:
                break
            self._starts.append(each.start())
            self._ends.append(each.end())
            self._first.setdefault(self._name_of(each.group()), each.start())
        self._text, self._sure = text, sure
