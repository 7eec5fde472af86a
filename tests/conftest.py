"""What holds for every test: no network beyond this machine, and no time limits on property tests of a busy machine."""

from __future__ import annotations

import ipaddress
import signal
import sys

from hypothesis import settings

from tests.chromium import chromium

__all__ = ["chromium"]

settings.register_profile("tosmon", deadline=None, print_blob=True)
settings.load_profile("tosmon")

# A shell takes SIGINT from what it starts in the background, and that from all it starts: here a Ctrl-C counts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _only_loopback(event: str, args: tuple[object, ...]) -> None:
    if event != "socket.connect" or not isinstance(args[1], tuple):
        return
    host = str(args[1][0]).partition("%")[0]
    try:
        allowed = ipaddress.ip_address(host).is_loopback
    except ValueError:
        allowed = host == "localhost"
    if not allowed:
        raise RuntimeError(f"a test tried to reach {args[1]}; tests stay on this machine")


sys.addaudithook(_only_loopback)
