"""Memory that was freed goes back to the system, where the C library can be told so."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

KEPT = """
import sys
from tosmon.allocator import give_back

def resident():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS")) // 1024

if "give back" in sys.argv:
    give_back()
bytearray(16 << 20)  # freed at once
before = resident()
blocks = [bytearray(4 << 20) for _ in range(20)]
del blocks[:-1]
print(resident() - before)
"""


@pytest.mark.skipif(sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallopt"), reason="another allocator than glibc's")
def test_large_blocks_that_are_freed_are_given_back() -> None:
    kept, given = (
        int(subprocess.run([sys.executable, "-c", KEPT, how], capture_output=True, text=True, check=True).stdout)
        for how in ("keep", "give back")
    )
    assert kept > 40 and given < 12  # MB; the last block is still in use
