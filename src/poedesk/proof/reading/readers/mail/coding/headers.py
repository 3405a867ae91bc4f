"""Header fields as people meant them: encoded words, raw bytes, parameters, addresses, however broken.

Sources: RFC 2047 (encoded words), RFC 2231 (parameters in pieces and other alphabets), RFC 6532 (UTF-8).
"""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.mail.coding.charsets import characters

_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*){0,3})\?=")
_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])')
_PIECE = re.compile(r"([^*]+)(?:\*(\d{1,4}))?(\*)?")
_GROUP_NAME = re.compile(r"^[^\"<@]*:")


@dataclass(frozen=True, slots=True)
class Value:
    """A structured field: its value and its parameters by lower-case name."""

    main: str
    parameters: dict[str, str]


def decoded(raw: bytes) -> str:
    """Return the raw value of a field as text on one line, with its encoded words decoded."""
    return " ".join(words_decoded(characters(raw, None).text).split())


def words_decoded(text: str) -> str:
    """Return ``text`` with encoded words turned into characters.

    Neighbours of one character set are joined before they are decoded, because senders cut characters in two.
    """
    if "=?" not in text:
        return text
    result: list[str] = []
    held, charset, end = b"", "", 0
    for match in _WORD.finditer(text):
        data = _bytes_of_word(match[2], match[3])
        if data is None:
            continue
        between = text[end : match.start()]
        if held and not between.strip():
            between = ""
        if between or match[1].lower() != charset:
            result.append(characters(held, charset).text)
            result.append(between)
            held, charset = b"", match[1].lower()
        held += data
        end = match.end()
    result.append(characters(held, charset).text)
    return "".join(result) + text[end:]


def _bytes_of_word(kind: str, content: str) -> bytes | None:
    try:
        if kind in "bB":
            letters = re.sub(r"[^A-Za-z0-9+/]", "", content)
            letters = letters[:-1] if len(letters) % 4 == 1 else letters
            return base64.b64decode(letters + "=" * (-len(letters) % 4))
        plain = content.replace("_", " ").encode("utf-8", errors="replace")
        return binascii.a2b_qp(plain, header=False)
    except (ValueError, binascii.Error):
        return None


def value_of(raw: bytes) -> Value:
    """Return the value and the parameters of a structured field such as Content-Type."""
    text = characters(raw, None).text.replace("\r", "").replace("\n", "")
    main = text.partition(";")[0].strip().strip('"')
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for match in _PARAMETER.finditer(text):
        named = _PIECE.fullmatch(match[1].lower())
        if named:
            number = int(named[2]) if named[2] else -1
            found = pieces.setdefault(named[1], {})
            if number not in found or (named[3] and not found[number][1]):  # the encoded form says more
                found[number] = _unquoted(match[2]), bool(named[3])
    return Value(main, {name: _joined(found) for name, found in pieces.items()})


def _unquoted(text: str) -> str:
    """Return a parameter's value without its quotation marks; a lone backslash is part of a path."""
    text = text.strip()
    if not text.startswith('"'):
        return text
    return _ESCAPED.sub(r"\1", text[1:].removesuffix('"'))


def _joined(pieces: dict[int, tuple[str, bool]]) -> str:
    """Return a parameter that was given whole or in numbered pieces, percent signs decoded."""
    chosen = [pieces[number] for number in sorted(pieces) if number >= 0] or [pieces[-1]]
    if -1 in pieces and pieces[-1][1]:
        chosen = [pieces[-1]]
    if not any(encoded for _, encoded in chosen):
        return words_decoded("".join(text for text, _ in chosen))
    charset, data = "", b""
    for number, (text, encoded) in enumerate(chosen):
        value = text
        if number == 0 and encoded and value.count("'") > 1:
            charset, _, value = value.split("'", 2)
        data += unquote_to_bytes(value) if encoded else value.encode("utf-8", errors="replace")
    return characters(data, charset or None).text


def addresses(line: str) -> Iterator[str]:
    """Yield the addresses of a header; commas within quotation marks part nothing."""
    start, quoted = 0, False
    for match in re.finditer(r'[",;]', line):
        if match.group() == '"':
            quoted = not quoted
        elif not quoted:
            yield from _address(line[start : match.start()])
            start = match.end()
    yield from _address(line[start:])


def _address(text: str) -> Iterator[str]:
    person = _GROUP_NAME.sub("", text).strip()
    if person:
        yield person
