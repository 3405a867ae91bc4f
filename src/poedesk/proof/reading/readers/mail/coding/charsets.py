"""Bytes to characters in mail: as declared when that fits, else as the bytes look, which is then said.

Mail programs declare one character set and send another; the common confusions (Latin-1 for Windows-1252,
GB 2312 for GB 18030) are read as every mail program reads them, after the WHATWG encoding standard's labels.
"""

import codecs
import re

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.sniffing.encodings import decode_text

_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_2004",
}
"""Codec that is declared -> a larger one that holds it and is what senders mean."""
_UNLISTED = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "x-euc-jp": "euc_jp",
    "ks_c_5601-1987": "cp949",
    "iso-8859-8-i": "iso8859-8",
    "windows-874": "cp874",
    "x-gbk": "gb18030",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-cp1252": "cp1252",
    "utf8mb4": "utf-8",
}
_TRANSFORMS = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)
"""Codecs that are no character sets of mail; some of them take very long over hostile bytes."""
_ANYTHING = frozenset({"utf-8", "ascii"})
_JAPANESE = re.compile(rb"\x1b\$[@B]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_KANA = compiled("[\u3040-\u30ff]")
_HANGUL = compiled("[\uac00-\ud7a3]")
_HAN = compiled("[\u4e00-\u9fff]")
_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Characters:
    """Text with how it came about."""

    text: str
    guessed: str | None = None
    """The character set that was taken where none was declared that fits, and it may be wrong."""


def characters(data: bytes, charset: str | None) -> Characters:
    """Return ``data`` in ``charset``, or in what it looks like when that is unknown or does not fit."""
    if data.isascii() and b"\x1b" not in data and b"+" not in data:
        return Characters(data.decode("ascii").replace("\0", "")) if b"\0" not in data else _undeclared(data)
    codec = _codec(charset)
    if codec is None or codec == "utf-8":
        return _undeclared(data)
    if codec != "utf-7" and not codec.startswith(("utf", "iso2022")):
        text = _utf8(data)  # bytes that are UTF-8 by chance do not occur in other sets
        if text is not None:
            return Characters(text)
    try:
        return Characters(data.decode(codec))
    except (UnicodeDecodeError, ValueError):
        if codec in {"utf-7", "cp1252"}:
            return _undeclared(data)
        return Characters(data.decode(codec, errors="replace"))


def _codec(charset: str | None) -> str | None:
    """Return the codec for a declared character set; None when there is none that is known."""
    name = (charset or "").strip("\"' ").lower()
    if not name:
        return None
    name = _UNLISTED.get(name, name)
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if codec.name in _TRANSFORMS or not codec._is_text_encoding:  # noqa: SLF001 - the only way to ask
        return None
    return _MEANT.get(codec.name, codec.name)


def _undeclared(data: bytes) -> Characters:
    text = _utf8(data)
    if text is not None and not _JAPANESE.search(data):
        return Characters(text) if b"\0" not in data else Characters(decode_text(data)[0])
    if _JAPANESE.search(data):
        return Characters(data.decode("iso2022_jp_2004", errors="replace"))
    guess = _guess(data)
    if guess is None:
        return Characters(decode_text(data)[0])
    return Characters(data.decode(guess, errors="replace"), guess)


def _utf8(data: bytes) -> str | None:
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _guess(data: bytes) -> str | None:
    """Return a character set of an alphabet other than the Latin, by its look; None for Western text.

    Western text has single letters above ASCII among others, other alphabets have words of nothing else.
    """
    sample = data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)  # noqa: PLR2004 - the end of ASCII
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(sample))
    if high == 0 or in_runs < 0.6 * high:
        return None
    for codec, signs in (("euc_jp", _KANA), ("cp932", _KANA), ("cp949", _HANGUL), ("gb18030", _HAN)):
        text = _whole(sample, codec)
        if text is not None and len(signs.findall(text)) > 0.25 * sum(sign > "\x7f" for sign in text):
            return codec
    return _single_byte(sample)


def _whole(sample: bytes, codec: str) -> str | None:
    """Return the sample in ``codec``, forgiving a last character that was cut; None when it does not fit."""
    for cut in range(4):
        try:
            return sample[: len(sample) - cut].decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def _single_byte(sample: bytes) -> str:
    """Tell KOI8-R (small letters C0-DF), Windows-1251 (E0-FF) and Greek (hardly any E0) apart."""
    low, high = (
        sum(first <= byte <= last for byte in sample) for first, last in ((0xC0, 0xDF), (0xE0, 0xFF))
    )
    if low > high:
        return "koi8_r"
    return "cp1253" if sample.count(0xE0) < 0.01 * high else "cp1251"
