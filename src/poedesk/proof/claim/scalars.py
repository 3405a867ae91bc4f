"""Normal forms of the single values of a claim; each function raises ValueError with what is allowed."""

from datetime import date
from decimal import Decimal, InvalidOperation

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold

TEXT_LIMIT = 400
"""Characters that a text of a claim may have."""

_GUID = compiled(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LABEL = compiled(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_MAILBOX = compiled(r"[^@\s<>\"]{1,64}")
_DATE = compiled(r"\d{4}-\d{2}-\d{2}")
_AMOUNT = compiled(r"\d{1,15}(\.\d{1,4})?")


def words(text: str) -> str:
    """Return the folded text; empty and overlong ones are refused."""
    folded = fold(text)
    if not folded:
        message = "is empty; give its text or leave the field out"
        raise ValueError(message)
    if len(folded) > TEXT_LIMIT:
        message = f"has {len(folded)} characters; allowed are {TEXT_LIMIT}"
        raise ValueError(message)
    return folded


def guid(text: str) -> str:
    """Return a GUID in lower case without braces."""
    bare = text.strip().removeprefix("{").removesuffix("}").lower()
    if not _GUID.fullmatch(bare):
        message = f"{text!r} is not a GUID; give 32 hexadecimal digits as 8-4-4-4-12"
        raise ValueError(message)
    if not bare.replace("-", "").strip("0"):
        message = "is the empty GUID; give the real one"
        raise ValueError(message)
    return bare


def domain(text: str) -> str:
    """Return a domain in lower case ASCII, without ``www.`` and trailing dot."""
    bare = text.strip().lower().removesuffix(".").removeprefix("www.")
    try:
        ascii_form = bare.encode("idna").decode("ascii")
    except UnicodeError:
        ascii_form = ""
    labels = ascii_form.split(".")
    top = labels[-1]
    good = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels) and not top.isdigit()
    if not good or len(ascii_form) > 253:  # noqa: PLR2004 - the length that DNS allows
        message = f"{text!r} is not a domain; give a name such as example.com, without http:// and path"
        raise ValueError(message)
    return ascii_form


def email(text: str) -> str:
    """Return a mail address with its domain normalised."""
    local, at, host = text.strip().rpartition("@")
    if not at or not _MAILBOX.fullmatch(local):
        message = f"{text!r} is not a mail address; give one such as dana@example.com"
        raise ValueError(message)
    try:
        return f"{local.lower()}@{domain(host)}"
    except ValueError:
        message = f"{text!r} is not a mail address; give one such as dana@example.com"
        raise ValueError(message) from None


def iso_date(text: str) -> str:
    """Return a calendar date as YYYY-MM-DD."""
    bare = text.strip()
    if _DATE.fullmatch(bare):
        try:
            return date.fromisoformat(bare).isoformat()
        except ValueError:
            pass
    message = f"{text!r} is not a date; give YYYY-MM-DD, such as 2026-05-04"
    raise ValueError(message)


def amount(text: str) -> str:
    """Return a decimal amount as written, without a sign or separators."""
    bare = text.strip()
    try:
        Decimal(bare)
    except InvalidOperation:
        bare = ""
    if not _AMOUNT.fullmatch(bare):
        message = f'{text!r} is not an amount; give digits with a decimal point, such as "12500.00"'
        raise ValueError(message)
    return bare
