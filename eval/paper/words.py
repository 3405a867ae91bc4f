"""How many printed words were recognised."""

from collections import Counter
from collections.abc import Iterable

from eval.rates import Rate


def words(printed: Iterable[str], read: Iterable[str]) -> Rate:
    """Return how many of the printed words were read, each as often as it is printed."""
    first, second = Counter(_folded(printed)), Counter(_folded(read))
    return Rate(sum((first & second).values()), sum(first.values()))


def _folded(texts: Iterable[str]) -> list[str]:
    """Return the words of ``texts`` in small letters, without signs around them; signs alone are no word."""
    found = (word.strip(".,;:()[]\"'!?").casefold() for text in texts for word in text.split())
    return [word for word in found if any(map(str.isalnum, word))]
