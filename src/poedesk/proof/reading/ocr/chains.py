"""Puts the parts of a printed line together: one with a gap in its ink is found in parts, in any order."""

from collections.abc import Sequence

import numpy as np

from poedesk.proof.reading.ocr.looking import OcrWord

_LEVEL, _NEAR, _OVER = 0.25, 0.6, 0.4
"""Heights of a line by which two parts of one printed line may differ in height, lie apart, and overlap."""


def chains(words: Sequence[OcrWord]) -> list[list[int]]:
    """Return the numbers of words line by line; the parts of one printed line follow each other."""
    parts: list[list[int]] = []
    for index, word in enumerate(words):
        if index and word.line == words[index - 1].line:
            parts[-1].append(index)
        else:
            parts.append([index])
    after = _followers([(words[part[0]], words[part[-1]]) for part in parts])
    made = []
    for head in sorted(set(range(len(parts))) - set(after.values())):
        chain, part = list(parts[head]), head
        while part in after:
            part = after[part]
            chain += parts[part]
        made.append(chain)
    return made


def _followers(ends: Sequence[tuple[OcrWord, OcrWord]]) -> dict[int, int]:
    """Return which part goes on with which, by the first and the last word of each; none goes on twice."""
    if not ends:
        return {}
    first, last = (np.array([end[side].box for end in ends], np.float64) for side in (0, 1))
    level = np.array([end[0].turn == 0 and end[0].line >= 0 for end in ends])
    high = np.minimum((last[:, 3] - last[:, 1])[:, None], first[:, 3] - first[:, 1])
    off = np.abs((last[:, 1] + last[:, 3])[:, None] - first[:, 1] - first[:, 3]) / 2
    gap = first[:, 0] - last[:, 2][:, None]
    fits = level[:, None] & level & (off <= _LEVEL * high) & (gap >= -_OVER * high) & (gap <= _NEAR * high)
    fits &= first[:, 2] > last[:, 2][:, None]  # a later one ends later, so that no chain comes back
    after: dict[int, int] = {}
    taken: set[int] = set()
    rows, columns = np.nonzero(fits)
    for number in np.argsort(np.abs(gap[rows, columns]), kind="stable"):
        part, next_part = int(rows[number]), int(columns[number])
        if part not in after and next_part not in taken:
            after[part] = next_part
            taken.add(next_part)
    return after
