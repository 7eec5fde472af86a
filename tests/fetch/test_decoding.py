"""Compressed bodies, and bombs that pretend to be one."""

import contextlib
import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # ships no types
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from tosmon.fetch.decoding import TooLarge, Undecodable, decode

LIMIT = 1_000_000
TERMS = b"<p>We may use your content to train our models.</p>" * 500


def raw_deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(body) + stream.flush()


def zstd_without_size(body: bytes) -> bytes:
    stream = zstandard.ZstdCompressor().compressobj()
    return stream.compress(body) + stream.flush()


CODERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", raw_deflate),
    ("br", brotli.compress),
    ("zstd", zstandard.compress),
    ("zstd", zstd_without_size),
]


@pytest.mark.parametrize("name", ["", "identity", "none", "UTF-8"])
def test_a_plain_body_is_left_alone(name: str) -> None:
    assert decode(TERMS, name, LIMIT) == TERMS


@pytest.mark.parametrize(("name", "coder"), CODERS)
def test_every_encoding_asked_for_is_undone(name: str, coder: Callable[[bytes], bytes]) -> None:
    assert decode(coder(TERMS), name.upper(), LIMIT) == TERMS
    assert decode(coder(TERMS), name, len(TERMS)) == TERMS
    assert decode(coder(b""), name, LIMIT) == b""
    with pytest.raises(TooLarge):
        decode(coder(TERMS), name, len(TERMS) - 1)


@pytest.mark.parametrize(("name", "coder"), CODERS)
def test_data_that_breaks_off_is_an_error(name: str, coder: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Undecodable, match=r"^ends before its compressed data does$"):
        decode(coder(TERMS)[:-6], name, LIMIT)


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd"]))
def test_any_bytes_are_a_body_or_an_error(body: bytes, name: str) -> None:
    with contextlib.suppress(Undecodable, TooLarge):
        assert len(decode(body, name, LIMIT)) <= LIMIT


def test_encodings_one_over_the_other_are_undone_from_the_last() -> None:
    assert decode(gzip.compress(brotli.compress(TERMS)), "br, gzip", LIMIT) == TERMS
    with pytest.raises(Undecodable, match=r"^is compressed 4 times over$"):
        decode(TERMS, "gzip, gzip, gzip, gzip", LIMIT)


@pytest.mark.parametrize(("name", "coder"), [("gzip", gzip.compress), ("zstd", zstandard.compress)])
def test_data_in_several_parts_is_read_to_the_end(name: str, coder: Callable[[bytes], bytes]) -> None:
    assert decode(coder(b"one ") + coder(b"two ") + coder(TERMS), name, LIMIT) == b"one two " + TERMS
    with pytest.raises(Undecodable, match=r"in more than 100"):
        decode(coder(b"") * 101, name, LIMIT)


def test_padding_after_gzip_data_is_not_the_page() -> None:
    assert decode(gzip.compress(TERMS) + bytes(64), "gzip", LIMIT) == TERMS


def zstd_bomb(megabytes: int) -> bytes:
    """One frame of blocks that each repeat one byte 128 KiB times: 4 bytes a block, as dense as zstd gets."""
    block = ((128 * 1024) << 3 | 1 << 1).to_bytes(3, "little") + b"\0"
    end = (1 << 1 | 1).to_bytes(3, "little") + b"\0"
    head = b"\x28\xb5\x2f\xfd" + bytes([0b0000_0000, 7 << 3])  # magic, no size given, a window of 128 KiB
    return head + block * (megabytes * 8) + end


def brotli_bomb(megabytes: int) -> bytes:
    stream = brotli.Compressor(quality=5, lgwin=24)
    return b"".join([*(stream.process(bytes(2**20)) for _ in range(megabytes)), stream.finish()])


def gzip_bomb(megabytes: int) -> bytes:
    stream = zlib.compressobj(9, wbits=31)
    return b"".join([*(stream.compress(bytes(2**20)) for _ in range(megabytes)), stream.flush()])


@pytest.mark.parametrize(
    ("name", "build", "megabytes"), [("gzip", gzip_bomb, 100), ("br", brotli_bomb, 200), ("zstd", zstd_bomb, 2_000)]
)
def test_a_bomb_is_refused_in_bounded_memory(name: str, build: Callable[[int], bytes], megabytes: int) -> None:
    bomb = build(megabytes)
    assert len(bomb) < 150_000
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            decode(bomb, name, LIMIT)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 24 * 2**20


def test_a_zstd_window_larger_than_the_web_allows_is_refused() -> None:
    long = zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    ).compressobj()
    with pytest.raises(Undecodable, match=r"^is not the zstd data it says it is$"):
        decode(long.compress(TERMS) + long.flush(), "zstd", LIMIT)
