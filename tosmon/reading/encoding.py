"""From the bytes of a page or text file to its text: in the order of the HTML Standard, where the bytes do not contradict it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import webencodings

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# The standard looks for <meta> in the first 1,024 bytes, and its parser believes one that comes later: long scripts come first.
WHERE_META_STANDS = 16_384  # bytes
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]((?:[^>\"']|\"[^\"]*\"|'[^']*')*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"([^\s/=>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([^\s;\"']+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})", re.IGNORECASE)

_MULTIBYTE = frozenset(["gb18030", "big5hkscs", "cp932", "cp949", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be"])
_NOT_BELIEVED = frozenset(["replacement", "x-user-defined"])  # no text at all, and private characters
# For every character beyond ASCII: where more bytes are in no encoding or in another one, the text is not in this one.
MOST_STRAY_BYTES = 0.2
# What may be guessed where nothing is declared. Latin letters are too alike in their encodings to tell them apart.
_GUESSED = [
    "gb18030",
    "big5hkscs",
    "cp932",
    "euc_jp",
    "cp949",
    "cp1251",
    "koi8_r",
    "cp866",
    "iso8859_5",
    "cp1253",
    "cp1256",
    "cp874",
]
ENOUGH_TO_GUESS = 32_768  # bytes
_FOREIGN_RUN = re.compile(rb"[\x80-\xff]{4,}")  # Latin text has its accents one by one

_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or "\ufffd" for byte in range(0x80, 0xA0)}
_STRAY = {0xDC00 + byte: _WINDOWS_1252.get(byte, chr(byte)) for byte in range(0x80, 0x100)}
_STRAYS = re.compile("[\udc80-\udcff]")
_C1 = re.compile("[\x80-\x9f]")
_C1_IN_UTF8 = re.compile(rb"\xc2[\x80-\x9f]")  # ten times as fast as a search in the text


def decode(body: bytes, charset: str = "") -> str:
    """Bytes to text: by byte order mark, HTTP charset, <meta> or XML declaration, as UTF-8, by a guess, or as windows-1252.

    Never raises. UTF-8 shows itself: bytes that are valid UTF-8 are believed before any declared encoding of single bytes, and
    a few stray bytes of windows-1252 among them are read as such. So are C1 controls, which no text has.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    utf8 = _as_utf8(body)
    for name in _declared(body, charset):
        text = _as(body, name) if utf8 is None or name in _MULTIBYTE else None
        if utf8 is not None and (text is None or "\ufffd" in text):
            return utf8
        if text is not None:
            return text
    if name := _utf16_without_mark(body):
        return body.decode(name, "replace")
    return utf8 if utf8 is not None else body.decode(_guess(body) or "cp1252", "replace")


def _declared(body: bytes, charset: str) -> Iterator[str]:
    """Python's names for the encodings that are declared, the strongest declaration first."""
    if name := _codec(charset):
        yield name
    for label in _labels_inside(body):
        if name := _codec(label):
            # What could be read as ASCII up to here does not stand in UTF-16; the standard takes it for UTF-8.
            yield "utf-8" if name.startswith("utf-16") else name


def _labels_inside(body: bytes) -> Iterator[str]:
    start = body[:WHERE_META_STANDS]
    if b"<meta" in start.lower():
        for meta in _META.finditer(_COMMENT.sub(b"", start)):
            found = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(meta[1])}
            content = _CHARSET.search(found.get(b"content", b"")) if b"http-equiv" in found else None
            if label := found.get(b"charset") or (content[1] if content else b""):
                yield label.decode("ascii", "replace")
                break
    if xml := _XML.match(start):
        yield xml[1].decode("ascii", "replace")


def _codec(label: str) -> str:
    """Python's name for a label of the Encoding Standard, "" for every other, such as utf-7 or unicode_escape."""
    found = webencodings.lookup(label)
    if found is None or found.name in _NOT_BELIEVED:
        return ""
    name: str = found.codec_info.name
    return "gb18030" if name == "gbk" else name  # which the standard reads alike


def _as_utf8(body: bytes) -> str | None:
    """The text where the bytes are UTF-8, but for a few strays; None where they are not."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = body.decode("utf-8", "surrogateescape")
    else:
        return text.translate(_WINDOWS_1252) if _C1_IN_UTF8.search(body) else text
    strays = len(_STRAYS.findall(text))
    right = _beyond_ascii(text) - strays
    return text.translate(_STRAY) if strays <= MOST_STRAY_BYTES * right else None


def _as(body: bytes, name: str) -> str | None:
    """The text in a declared encoding, None where the bytes contradict it."""
    if name == "utf-8":
        return None  # _as_utf8 has said so
    if name.startswith("utf-16") and b"\x00" not in body:
        return None  # Not even a space or a line break: two letters of ASCII are taken for one of another script.
    text = body.decode(name, "replace")
    if _C1.search(text):
        text = text.translate(_WINDOWS_1252)
    strange = text.count("\ufffd")
    return text if name == "cp1252" or strange <= MOST_STRAY_BYTES * _beyond_ascii(text) else None


def _beyond_ascii(text: str) -> int:
    """How many characters are no ASCII."""
    return sum(map(len, re.findall("[^\x00-\x7f]+", text)))


def _utf16_without_mark(body: bytes) -> str:
    """The kind of UTF-16 where every other byte is null, as in Latin text and in markup; else ""."""
    start = body[:1024]
    for name, nulls in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if nulls.count(0) > 0.4 * len(start) / 2:
            return name
    return ""


def _guess(body: bytes) -> str:
    """The likely encoding of a text in another script, "" where too little speaks for one."""
    sample = body[:ENOUGH_TO_GUESS]
    if len(body) > len(sample):  # cut where no character of two bytes is cut in half
        sample = sample[: max(sample.rfind(b" "), sample.rfind(b"\n"), sample.rfind(b"<")) + 1] or sample
    foreign = sum(map(len, _FOREIGN_RUN.findall(sample)))
    if 2 * foreign <= sum(map(len, re.findall(rb"[\x80-\xff]+", sample))):
        return ""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (40 ms, for the few pages that declare nothing)

    best = from_bytes(sample, cp_isolation=_GUESSED).best()
    return best.encoding if best else ""
