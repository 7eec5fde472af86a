"""Pages drawn by scripts through the real command line: what is checked, what is said without a browser, what is left running."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.chromium import processes
from tests.running import TERMS, command, environment, page, process, service, tosmon, write_config

GRANT = "We may use the content you upload to train our artificial intelligence models."
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="finds the processes of the browser in /proc")


def shell(*sentences: str) -> str:
    """A page whose text only a browser sees: the script puts it together from halves."""
    text = json.dumps(TERMS + "".join(f"<p>{each}</p>" for each in sentences)).replace("</", "<\\/").replace("the", 'the"+"')
    return f"<!DOCTYPE html><link rel=icon href=data:,><main id=root></main><script>root.innerHTML={text}</script>"


def serve(server: HTTPServer, text: str, path: str = "/terms", **headers: str) -> str:
    server.clear()
    server.expect_request(path).respond_with_data(text, content_type="text/html", headers=headers)
    return server.url_for(path)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder with a short name: Chromium puts a socket below TMPDIR, and the path of a socket has 107 characters at most."""
    with tempfile.TemporaryDirectory(prefix="tosmon-") as folder:
        yield Path(folder)


def checked(folder: Path, path: str, *arguments: str) -> tuple[int, dict[str, Any]]:
    """`tosmon check` with this Chromium, whose temporary files, and so its processes, bear the folder's name."""
    done = tosmon(folder, "check", "--format", "json", *arguments, **settings(folder, path))
    return done.returncode, json.loads(done.stdout)["documents"][0]


def settings(folder: Path, path: str) -> dict[str, str]:
    return {"TOSMON_CHROMIUM": path, "TMPDIR": str(folder)}


def configure(folder: Path, *services: str, **keys: str) -> None:
    # Without its sandbox, which a container or a CI machine may not grant.
    browser = "".join(f"{name} = {value}\n" for name, value in {"sandbox": "false", **keys}.items())
    write_config(folder, *services, browser=browser)


def gone(folder: Path) -> bool:
    """Whether no process of the browser is left; one that was cut off takes a moment to notice."""
    for _ in range(200):
        if not processes(folder):
            return True
        time.sleep(0.05)
    return False


def test_an_empty_shell_is_drawn_by_itself_and_a_clause_in_it_is_told(place: Path, chromium: str, httpserver: HTTPServer) -> None:
    configure(place, service("Orchard", serve(httpserver, shell(), ETag='"1"')))
    code, first = checked(place, chromium)
    assert (code, first["outcome"], first["reason"]) == (0, "first", "")
    assert checked(place, chromium)[1]["outcome"] == "unchanged"
    assert "If-None-Match" not in httpserver.log[-1][0].headers
    serve(httpserver, shell(GRANT), ETag='"2"')
    code, changed = checked(place, chromium)
    assert (code, changed["outcome"], [finding["text"] for finding in changed["findings"]]) == (1, "changed", [GRANT])


def test_a_document_that_asks_for_it_is_drawn_at_once(place: Path, chromium: str, httpserver: HTTPServer) -> None:
    configure(place, service("Orchard", serve(httpserver, shell()), render="true", select='["#root p"]'))
    assert checked(place, chromium)[1]["outcome"] == "first"
    assert len(httpserver.log) == 1


def test_a_shell_in_which_the_selectors_find_nothing_is_drawn_too(place: Path, chromium: str, httpserver: HTTPServer) -> None:
    configure(place, service("Orchard", serve(httpserver, shell()), select='["#root p"]'))
    assert checked(place, chromium)[1]["outcome"] == "first"


def test_a_shell_that_stays_empty_is_held(place: Path, chromium: str, httpserver: HTTPServer) -> None:
    configure(place, service("Orchard", serve(httpserver, "<link rel=icon href=data:,><main></main>")), deadline="1.0")
    code, document = checked(place, chromium)
    assert (code, document["outcome"]) == (3, "held")
    assert document["reason"].startswith("only 0 characters of text were found")
    assert re.fullmatch(r"drawn by Chromium [\d.]+, not settled after 1 s", document["notes"][0])


def test_read_draws_a_page_when_asked_and_when_it_is_empty(place: Path, chromium: str, httpserver: HTTPServer) -> None:
    configure(place)
    address = serve(httpserver, shell("Drawn by a script."))
    for arguments in (["--render"], []):
        done = tosmon(place, "read", address, *arguments, **settings(place, chromium))
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("Drawn by a script.\n")
    if sys.platform == "linux":
        assert gone(place)


@pytest.fixture
def without_playwright(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has not installed the extra."""
    place = tmp_path / "path" / "playwright"
    place.mkdir(parents=True)
    (place / "__init__.py").write_text("raise ModuleNotFoundError('No module named playwright')", encoding="utf-8")
    return {"PYTHONPATH": str(place.parent)}


INSTALL = 'a browser is needed to draw the page: pip install "tosmon[browser]"'


def test_without_the_extra_a_document_that_needs_it_fails_with_what_installs_it(
    tmp_path: Path, httpserver: HTTPServer, without_playwright: dict[str, str]
) -> None:
    address = serve(httpserver, shell())
    write_config(tmp_path, service("Orchard", address, render="true"))
    done = process(tmp_path, "check", "--format", "json", **without_playwright)
    (document,) = json.loads(done.stdout)["documents"]
    assert (done.returncode, document["outcome"], document["reason"]) == (3, "failed", f"{address}: {INSTALL}")
    assert done.stderr == f"tosmon: orchard/terms-of-use failed: {address}: {INSTALL}\n"
    done = process(tmp_path, "read", address, "--render", **without_playwright)
    assert (done.returncode, done.stdout, done.stderr) == (3, "", f"tosmon: {address}: {INSTALL}\n")


def test_without_the_extra_an_empty_shell_is_held_and_says_what_would_help(
    tmp_path: Path, httpserver: HTTPServer, without_playwright: dict[str, str]
) -> None:
    address = serve(httpserver, shell())
    write_config(tmp_path, service("Orchard", address))
    done = process(tmp_path, "check", "--format", "json", **without_playwright)
    (document,) = json.loads(done.stdout)["documents"]
    assert (done.returncode, document["outcome"]) == (3, "held")
    assert document["reason"].endswith(f"; {INSTALL}")
    done = process(tmp_path, "read", address, **without_playwright)
    assert done.stderr.startswith(f"tosmon: {address}: only 0 characters") and done.stderr.endswith(f"; {INSTALL}\n")


def test_a_browser_that_is_not_there_is_named(place: Path, httpserver: HTTPServer) -> None:
    pytest.importorskip("playwright", reason="playwright is not installed")
    write_config(place, service("Orchard", serve(httpserver, page()), render="true"))
    code, document = checked(place, "")
    assert (code, document["outcome"]) == (3, "failed")
    assert "Chromium cannot be started (/no/such/chromium: " in document["reason"]
    assert document["reason"].endswith("set executable_path under [browser], or TOSMON_CHROMIUM")


@contextmanager
def waiting_check(
    folder: Path, path: str, server: HTTPServer, text: str
) -> Iterator[tuple[subprocess.Popen[str], Callable[[], None]]]:
    """A check in a session of its own that has a page in hand, which comes once the call is made."""
    asked, release = threading.Event(), threading.Event()

    def slowly(_: Request) -> Response:
        asked.set()
        release.wait(30)
        return Response(text, content_type="text/html")

    server.expect_request("/slow").respond_with_handler(slowly)
    services = (service(f"Orchard {n}", server.url_for("/slow"), render="true") for n in range(2))
    configure(folder, *services, pages="1")
    with subprocess.Popen(
        command("check", "--format", "json"),
        cwd=folder,
        env=environment(folder, **settings(folder, path)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert asked.wait(60)
            yield process, release.set
        finally:
            release.set()
            process.kill()


@on_linux
def test_the_first_ctrl_c_lets_the_page_in_hand_be_drawn(place: Path, chromium: str, httpserver: HTTPServer) -> None:
    with waiting_check(place, chromium, httpserver, shell()) as (process, release):
        assert process.stdout and process.stderr
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all that was started
        assert "stopping" in process.stderr.readline()
        release()
        report = json.loads(process.stdout.read())
    assert {document["outcome"] for document in report["documents"]} == {"first"}
    assert gone(place)


@on_linux
@pytest.mark.parametrize("kind", ["SIGKILL", "two SIGINT", "two SIGTERM"])
def test_a_check_that_is_killed_leaves_no_browser_behind(place: Path, chromium: str, httpserver: HTTPServer, kind: str) -> None:
    with waiting_check(place, chromium, httpserver, shell()) as (process, _):
        assert processes(place)
        assert process.stderr
        number = signal.Signals[kind.rsplit(maxsplit=1)[-1]]
        if kind.startswith("two"):
            process.send_signal(number)
            assert "stopping" in process.stderr.readline()
        process.send_signal(number)
        process.wait(30)
        assert process.returncode != 0
        assert gone(place), processes(place)
