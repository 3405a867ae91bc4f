"""What people and programs send that nobody meant."""

from typing import Any

WRITTEN = {
    "nothing": "",
    "long": "long " * 2000,
    "control signs": "a\x00b\x1b[31mc\x7f",
    "turned around": "abc\u202egnp.exe",
    "no number": "NaN",
    "markup": "<script>alert(1)</script>\"'&amp;{{ 7 }}{% x %}",
    "blanks": " \t ",
    "one long word": "x" * 10_000,
    "Persian with a joiner": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Devanagari with a joiner": "क्\u200dष",
    "right to left": "שלום עולם",
    "emoji": "👩\u200d💻🇨🇭",
    "stacked": "a" + "\u0301" * 60,
    "nobody sees it": "a\u200bb\u2060c\ufeffd",
    "a huge number": "9" * 400,
    "without end": "-1e999",
    "an early day": "0001-01-01",
    "a late day": "9999-12-31",
    "no day": "2026-02-30",
    "digits of elsewhere": "٣٤۵६²",
    "a path": "../../etc/passwd\\..",
}
"""What is typed into fields, by what it is; the most telling first."""

TOLD: dict[str, Any] = {
    "half a sign": "a\ud800b",
    "null": None,
    "a list": ["a"],
    "not a number": float("nan"),
    "a very large number": 10**30,
    **WRITTEN,
    "a list of lists": [[["a"]]],
    "an object": {"a": 1},
    "true": True,
    "a negative number": -1,
    "a fraction": 0.1,
    "infinity": float("inf"),
}
"""What a program sends in place of a value, by what it is; the most telling first."""
