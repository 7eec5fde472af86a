"""Pack bytes small, with a dictionary of bytes that are nearly the same, and get back exactly what was packed."""

from __future__ import annotations

import hashlib

import zstandard

from tosmon.errors import DamagedError, StoreError

CODEC = "zstd"
# Level 8 with half its tables, which else take longer to clear than to fill, and with twice the places looked at: of real pages
# and edits that takes half the time and 4 % less room. A level lower packs edits some percent larger, one higher saves nothing.
_LEVEL, _SHORTEST_MATCH, _SEARCHED = 8, 5, 5


class Dictionary:
    """Bytes to pack others with. Their tables are made when they serve a second time: for one time alone that takes longer."""

    def __init__(self, data: bytes) -> None:
        self._size = len(data)
        self._content = zstandard.ZstdCompressionDict(data, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
        self._times = 0

    def packer(self, size: int) -> zstandard.ZstdCompressor:
        """What packs that many bytes with it, one more time."""
        self._times += 1
        parameters = _parameters(size, self._size)
        if self._times == 2:
            self._content.precompute_compress(compression_params=parameters)
        return zstandard.ZstdCompressor(compression_params=parameters, dict_data=self._content)


def _parameters(size: int, known: int = 0) -> zstandard.ZstdCompressionParameters:
    """How to pack that many bytes, with that many known before."""
    usual = zstandard.ZstdCompressionParameters.from_level(_LEVEL, source_size=size, dict_size=known)
    return zstandard.ZstdCompressionParameters.from_level(
        _LEVEL,
        source_size=size,
        dict_size=known,
        hash_log=usual.window_log - 1,
        min_match=_SHORTEST_MATCH,
        search_log=max(usual.search_log, _SEARCHED),
    )


def sha256(data: bytes) -> str:
    """The name of these bytes: 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def packed(data: bytes, dictionary: Dictionary | None = None) -> bytes:
    """The bytes as CODEC stores them; the same dictionary is needed to unpack them.

    Behind the frame stands a byte that is no zero, so that zeros which fill up a shorter row can be told from it.
    """
    packer = dictionary.packer(len(data)) if dictionary else zstandard.ZstdCompressor(compression_params=_parameters(len(data)))
    return packer.compress(data) + b"\1"


def unpacked(name: str, codec: str, data: bytes, size: int, dictionary: bytes = b"") -> bytes:
    """The `size` bytes again. Raises DamagedError where they are not what their name, their SHA-256, promises."""
    if codec != CODEC:
        raise StoreError(f"The stored bytes {name} are packed with {codec!r}, which this tosmon does not know; upgrade tosmon.")
    content = zstandard.ZstdCompressionDict(dictionary, dict_type=zstandard.DICT_TYPE_RAWCONTENT) if dictionary else None
    try:
        # A damaged length could ask for any memory.
        plain = zstandard.ZstdDecompressor(dict_data=content).decompress(data) if _length(data) == size else b""
    except zstandard.ZstdError as error:
        raise DamagedError(f"{_damaged(name)} ({error}).") from error
    if sha256(plain) != name:
        raise DamagedError(f"{_damaged(name)}.")
    return plain


def _length(data: bytes) -> int:
    return int(zstandard.frame_content_size(data))


def combined(one: bytes, other: bytes) -> bytes:
    """One XOR the other, the shorter one filled up with zeros: combined again with either, it gives the other one."""
    size = max(len(one), len(other))
    return (int.from_bytes(one, "little") ^ int.from_bytes(other, "little")).to_bytes(size, "little")


def _damaged(name: str) -> str:
    return f"The stored bytes {name} are damaged: restore a backup of the database"
