"""Undo Content-Encoding without ever holding more than a limit: a few kilobytes may stand for gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # ships no types
import zstandard

ACCEPTED = "gzip, deflate, br, zstd"
"""What to send as Accept-Encoding."""

# Names that say nothing of compression; some servers put the charset there.
_PLAIN = frozenset({"", "identity", "none", "binary", "utf-8", "utf8"})
_LAYERS = 3
_PARTS = 100
_GZIP_MAGIC = b"\x1f\x8b"
# RFC 9659: no window above 8 MB on the web. A zstd block takes at least 4 bytes and makes at most 128 KiB, so feeding
# 256 bytes at a time never makes more than 8 MiB before the size is looked at; the library itself has no limit to set.
_ZSTD_WINDOW = 2**23
_ZSTD_FEED = 256


class TooLarge(Exception):  # noqa: N818 - never leaves this package
    """The body decompresses to more than the limit."""


class Undecodable(Exception):  # noqa: N818 - never leaves this package
    """The body is not what its Content-Encoding says; str() is half a sentence."""


def decode(body: bytes, content_encoding: str, limit: int) -> bytes:
    """The body as the page's author wrote it. Raises TooLarge above `limit` bytes, and Undecodable."""
    names = [name for part in content_encoding.lower().split(",") if (name := part.strip()) not in _PLAIN]
    if len(names) > _LAYERS:
        raise Undecodable(f"is compressed {len(names)} times over")
    for name in reversed(names):
        if name not in _DECODERS:
            raise Undecodable(f"is compressed as {name[:40]!r}, which tosmon does not know ({ACCEPTED})")
        try:
            # An answer without a body (204, an empty page) often carries the header all the same.
            body = _DECODERS[name](body, limit) if body else body
        except (zlib.error, brotli.error, zstandard.ZstdError) as error:
            raise Undecodable(f"is not the {name} data it says it is") from error
    return body


def _gzip(body: bytes, limit: int) -> bytes:
    out = bytearray()
    for _ in range(_PARTS):
        part = zlib.decompressobj(zlib.MAX_WBITS | 16)
        out += _inflate(part, body, limit - len(out))
        body = part.unused_data
        if not body.startswith(_GZIP_MAGIC):  # what follows is padding, as gzip itself takes it
            return bytes(out)
    raise Undecodable(f"is gzip data in more than {_PARTS} parts")


def _deflate(body: bytes, limit: int) -> bytes:
    try:
        return _inflate(zlib.decompressobj(), body, limit)
    except zlib.error:  # many servers leave the zlib header out, and browsers take it
        return _inflate(zlib.decompressobj(-zlib.MAX_WBITS), body, limit)


def _inflate(stream: zlib._Decompress, body: bytes, limit: int) -> bytes:
    out = stream.decompress(body, limit + 1)
    _check(len(out), limit, complete=stream.eof)
    return out


def _brotli(body: bytes, limit: int) -> bytes:
    stream = brotli.Decompressor()
    out = bytearray(stream.process(body, output_buffer_limit=limit + 1))
    while len(out) <= limit and not stream.can_accept_more_data():
        out += stream.process(b"", output_buffer_limit=limit + 1 - len(out))
    _check(len(out), limit, complete=stream.is_finished())
    return bytes(out)


def _zstd(body: bytes, limit: int) -> bytes:
    out = bytearray()
    at = 0
    for _ in range(_PARTS):
        frame = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
        while at < len(body) and not frame.eof and len(out) <= limit:
            out += frame.decompress(body[at : at + _ZSTD_FEED])
            at += _ZSTD_FEED
        _check(len(out), limit, complete=frame.eof)
        at = min(at, len(body)) - len(frame.unused_data)
        if at == len(body):
            return bytes(out)
    raise Undecodable(f"is zstd data in more than {_PARTS} frames")


def _check(size: int, limit: int, *, complete: bool) -> None:
    if size > limit:
        raise TooLarge
    if not complete:
        raise Undecodable("ends before its compressed data does")


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
