"""Have the C library give back the memory that is freed, as far as it can be told to."""

from __future__ import annotations

import sys
from contextlib import suppress

# Of mallopt(3) in glibc's <malloc.h>, and what is given back at once (bytes): a tree of a page, the tables of a packer.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_AT_ONCE = 1 << 20


def give_back() -> None:
    """Keep no large blocks that are freed.

    glibc takes the largest block freed so far, up to 32 MB, for the size of what it keeps, and keeps twice as much at the end of
    its heap (mallopt(3), "dynamic mmap threshold"): a tenth of the memory of a first check. Where there is another allocator, or
    the C library cannot be called, nothing is done: it is no more than thrift.
    """
    if sys.platform != "linux":
        return
    with suppress(ImportError, OSError, AttributeError):  # Python without libffi, or linked statically; musl has no mallopt
        import ctypes  # noqa: PLC0415 (not every Python has it)

        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, _AT_ONCE)
        mallopt(_TRIM_THRESHOLD, _AT_ONCE)
