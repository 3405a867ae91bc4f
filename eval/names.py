"""When two names of a company agree; written apart from the code that is measured."""

import re
import unicodedata

LEGAL_SUFFIXES = frozenset(
    {"inc", "incorporated", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "plc"}
    | {"gmbh", "ggmbh", "sarl", "sas", "srl", "sl", "ev", "eg", "ag", "bv", "nv", "sa", "lp", "llp"}
)


def name_key(name: str) -> str:
    """Return a name without case, accents, punctuation and legal suffix."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    words = re.findall(
        r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)).replace(".", "")
    )
    while len(words) > 1 and words[-1] in LEGAL_SUFFIXES:
        words.pop()
    return " ".join(words)
