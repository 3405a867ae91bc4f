"""What people and programs send that nobody meant."""

from typing import Any

WRITTEN = {
    "nothing": "",
    "blanks": " \t ",
    "long": "long " * 2000,
    "one long word": "x" * 10_000,
    "Persian with a joiner": "می\u200cخواهم",
    "Devanagari with a joiner": "क्\u200dष",
    "right to left": "שלום עולם",
    "turned around": "abc\u202egnp.exe",
    "emoji": "👩\u200d💻🇨🇭",
    "stacked": "a" + "\u0301" * 60,
    "control signs": "a\x00b\x1b[31mc\x7f",
    "nobody sees it": "a\u200bb\u2060c\ufeffd",
    "markup": "<script>alert(1)</script>\"'&amp;{{ 7 }}{% x %}",
    "a huge number": "9" * 400,
    "no number": "NaN",
    "without end": "-1e999",
    "an early day": "0001-01-01",
    "a late day": "9999-12-31",
    "no day": "2026-02-30",
    "digits of elsewhere": "٣٤۵६²",
    "a path": "../../etc/passwd\\..",
}
"""What is typed into fields, by what it is."""

TOLD: dict[str, Any] = {
    **WRITTEN,
    "half a sign": "a\ud800b",
    "a list": ["a"],
    "a list of lists": [[["a"]]],
    "an object": {"a": 1},
    "null": None,
    "true": True,
    "a very large number": 10**30,
    "a negative number": -1,
    "a fraction": 0.1,
    "not a number": float("nan"),
    "infinity": float("inf"),
}
"""What a program sends in place of a value, by what it is."""
