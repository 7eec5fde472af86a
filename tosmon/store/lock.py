"""Judge whether the process that holds the run lock is still there."""

from __future__ import annotations

import functools
import os
import socket
import sys
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

# A run writes after every document, so one that wrote nothing for so long is dead, or its process id is now another's.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Process:
    """A process of some machine; `token` tells it from a later one with the same id, such as 1 in a container."""

    host: str
    pid: int
    token: str


def this_process() -> Process:
    """The one that runs this."""
    return Process(socket.gethostname(), os.getpid(), _token())


@functools.cache
def _token() -> str:
    return uuid.uuid4().hex


def abandoned(holder: Process, heartbeat: datetime, now: datetime) -> bool:
    """Whether nobody holds the lock any more: the process is gone, or silent for longer than PATIENCE."""
    here = this_process()
    if abs(now - heartbeat) > PATIENCE:  # of the future, where a clock was wrong: else nobody could run until then
        return True
    if holder.host != here.host:
        return False
    return holder.token != here.token if holder.pid == here.pid else not _runs(holder.pid)


if sys.platform == "win32":
    import ctypes

    _QUERY_LIMITED_INFORMATION = 0x1000
    _ACCESS_DENIED = 5
    _STILL_ACTIVE = 259

    def _runs(pid: int) -> bool:
        """Whether a process of this machine is there. os.kill would end it on Windows."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = ctypes.c_void_p(kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid))  # noqa: FBT003 a C function
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return not known or code.value == _STILL_ACTIVE

else:

    def _runs(pid: int) -> bool:
        """Whether a process of this machine is there."""
        try:
            os.kill(pid, 0)  # signal 0 is sent to nobody, only tried
        except ProcessLookupError:
            return False
        except PermissionError:  # it is there, and another user's
            return True
        return True
