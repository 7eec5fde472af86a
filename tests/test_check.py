"""`tosmon check` as a process against a real server: outcomes, exit codes, the JSON contract, and what goes wrong."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.running import command, environment, page, service, tosmon, write_config
from tosmon.models import Document, Outcome, OutcomeKind, Run
from tosmon.store import open_store

GRANT = "We may use the content you upload to train our artificial intelligence models."
DENIAL = "We do not use your content to train artificial intelligence models."


class Site:
    """A server whose pages can be set, with ETags."""

    def __init__(self, server: HTTPServer) -> None:
        self.pages: dict[str, Response] = {}
        self.server = server
        server.expect_request(re.compile(".*")).respond_with_handler(self._answer)

    def set(self, path: str, text: str | bytes, status: int = 200, **headers: str) -> str:
        response = Response(
            text, status, {"Content-Type": "text/html; charset=utf-8", **{k.replace("_", "-"): v for k, v in headers.items()}}
        )
        response.add_etag()
        self.pages[path] = response
        return self.server.url_for(path)

    def _answer(self, request: Request) -> Response:
        response = self.pages.get(request.path)
        if response is None:
            return Response("no such page", 404)
        copy = Response(response.get_data(), response.status_code, response.headers)
        return copy if copy.status_code != 200 else copy.make_conditional(request)


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


def checked(folder: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = tosmon(folder, "check", "--format", "json", *arguments)
    return done.returncode, json.loads(done.stdout)


def outcomes(report: dict[str, Any]) -> dict[str, str]:
    return {document["key"].partition("/")[0]: document["outcome"] for document in report["documents"]}


def test_a_clause_is_told_the_night_it_comes_and_only_then(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page())))
    assert checked(tmp_path)[0] == 0
    site.set("/terms", page(GRANT))
    code, report = checked(tmp_path)
    (document,) = report["documents"]
    (finding,) = document["findings"]
    assert code == 1
    assert (document["outcome"], document["changed"], document["version"], document["previous"]) == ("changed", True, 2, 1)
    assert (finding["text"], finding["kind"], finding["severity"], finding["change"]) == (GRANT, "grant", "alert", "added")
    assert finding["section"] == "Terms of Use"
    assert checked(tmp_path)[0] == 0


def test_the_first_check_is_a_baseline_and_the_second_finds_all_unchanged(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page(GRANT))))
    code, report = checked(tmp_path)
    assert (code, outcomes(report)) == (0, {"orchard": "first"})
    assert [finding["change"] for finding in report["documents"][0]["findings"]] == ["baseline"]
    code, report = checked(tmp_path)
    assert (code, outcomes(report), report["counts"]["unchanged"]) == (0, {"orchard": "unchanged"}, 1)


def test_a_stated_date_that_moves_is_noted_and_is_no_change(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page("Last updated: March 3, 2025"))))
    _, report = checked(tmp_path)
    assert report["documents"][0]["stated"] == {"effective": None, "updated": "2025-03-03"}
    site.set("/terms", page("Last updated: June 4, 2025"))
    code, report = checked(tmp_path)
    assert (code, outcomes(report)) == (0, {"orchard": "unchanged"})
    assert report["documents"][0]["notes"] == ['the stated "updated" date is now 2025-06-04, was 2025-03-03, no words changed']


def test_a_change_that_takes_effect_later_says_so_first(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page("Effective: 1 May 2020"))))
    assert "no AI clauses; effective 1 May 2020" in tosmon(tmp_path, "check").stdout
    site.set("/terms", page("Effective: 1 May 2099", GRANT))
    assert "takes effect 1 May 2099" in tosmon(tmp_path, "check").stdout
    assert re.findall("effective .*", tosmon(tmp_path, "history", "Orchard").stdout) == [
        "effective 1 May 2020",
        "effective 1 May 2099",
    ]
    assert tosmon(tmp_path, "show", "Orchard").stdout.partition("\n")[0].endswith(", effective 1 May 2099")


def test_the_json_has_the_keys_of_the_contract(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page())))
    checked(tmp_path)
    site.set("/terms", page(GRANT))
    _, report = checked(tmp_path)
    (document,) = report["documents"]
    assert {"started_at", "finished_at", "documents", "counts"} <= set(report)
    assert {"service", "document", "url", "outcome", "reason", "changed", "version", "previous", "findings"} <= set(document)
    clause = "kind severity text before section lead rules fingerprint"
    event = "id service document url observed_at change first_seen version previous"
    assert {*clause.split(), *event.split()} <= set(document["findings"][0])
    assert document["findings"][0]["observed_at"].endswith("Z")


def test_only_words_count_as_a_change(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page(DENIAL))))
    checked(tmp_path)
    shuffled = (
        page(DENIAL)
        .replace("<main>", "<div class=v2><script>var n=7</script><main>")
        .replace("</main>", "</main></div><footer>New footer</footer>")
    )
    site.set("/terms", shuffled)
    assert outcomes(checked(tmp_path)[1]) == {"orchard": "unchanged"}


@pytest.mark.parametrize(("fail_on", "code"), [("alert", 0), ("notice", 1), ("change", 1), ("never", 0)])
def test_fail_on_sets_from_which_weight_on_the_exit_code_is_one(tmp_path: Path, site: Site, fail_on: str, code: int) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page())))
    checked(tmp_path)
    site.set("/terms", page(DENIAL))
    assert checked(tmp_path, "--fail-on", fail_on)[0] == code


def test_a_page_that_fails_or_is_doubtful_never_looks_unchanged_and_the_others_are_checked(tmp_path: Path, site: Site) -> None:
    names = ("good", "gone", "error", "empty", "picture", "loop")
    write_config(tmp_path, *(service(name, site.set(f"/{name}", page())) for name in names))
    assert checked(tmp_path)[0] == 0
    site.set("/gone", "no", 404)
    site.set("/error", "<h1>Oops</h1><p>Something went wrong, try again later.</p>")
    site.set("/empty", "")
    site.set("/picture", b"\x89PNG\r\n", Content_Type="image/png")
    site.set("/loop", "", 302, Location="/loop")
    code, report = checked(tmp_path)
    assert code == 3
    assert outcomes(report) == {
        "good": "unchanged",
        "gone": "failed",
        "error": "held",
        "empty": "held",
        "picture": "failed",
        "loop": "failed",
    }
    assert all(document["reason"] for document in report["documents"] if document["outcome"] in ("failed", "held"))
    for name in names:
        site.set(f"/{name}", page())
    assert checked(tmp_path)[0] == 0


def test_behind_an_error_page_the_last_good_version_is_compared(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page(DENIAL))))
    checked(tmp_path)
    site.set("/terms", "<h1>Service unavailable</h1>")
    assert checked(tmp_path)[0] == 3
    site.set("/terms", page(GRANT))
    code, report = checked(tmp_path)
    assert code == 1
    assert {(f["change"], f["kind"], f["severity"]) for f in report["documents"][0]["findings"]} == {
        ("added", "grant", "alert"),
        ("removed", "denial", "alert"),
    }


def test_a_text_that_shrank_is_believed_the_third_time(tmp_path: Path, site: Site) -> None:
    long = [
        f"Paragraph {number} is about matter {number} and says at some length what holds for matter {number}."
        for number in range(40)
    ]
    write_config(tmp_path, service("Orchard", site.set("/terms", page(*long))))
    checked(tmp_path)
    came = []
    for night in range(4):
        site.set("/terms", page(f"A short text that is another one each night, such as in night {night}."))
        came.append(outcomes(checked(tmp_path)[1])["orchard"])
    assert came == ["held", "held", "changed", "changed"]


def test_a_selector_that_matches_nothing_fails_its_document(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page()), select='["#legal"]'))
    code, report = checked(tmp_path)
    assert (code, outcomes(report)) == (3, {"orchard": "failed"})
    assert 'selector "#legal" matches nothing' in report["documents"][0]["reason"]


def test_other_selectors_are_no_change_of_terms(tmp_path: Path, site: Site) -> None:
    url = site.set("/terms", page(GRANT).replace("<main>", "<main><div id=extra><p>Some words around the terms.</p></div>"))
    write_config(tmp_path, service("Orchard", url))
    checked(tmp_path)
    write_config(tmp_path, service("Orchard", url, remove='["#extra"]'))
    code, report = checked(tmp_path)
    assert (code, outcomes(report), report["documents"][0]["findings"]) == (0, {"orchard": "unchanged"}, [])


def test_a_dry_run_stores_and_remembers_nothing(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page())))
    assert outcomes(checked(tmp_path, "--dry-run")[1]) == {"orchard": "first"}
    assert not (tmp_path / "tosmon.db").exists()
    checked(tmp_path)
    site.set("/terms", page(GRANT))
    assert [checked(tmp_path, "--dry-run")[0] for _ in range(2)] == [1, 1]
    assert checked(tmp_path)[0] == 1


def test_documents_are_chosen_by_slug_and_an_unknown_one_suggests_the_nearest(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/a", page())), service("Lantern", site.set("/b", page())))
    assert outcomes(checked(tmp_path, "orchard")[1]) == {"orchard": "first"}
    assert outcomes(checked(tmp_path, "lantern/terms-of-use")[1]) == {"lantern": "first"}
    done = tosmon(tmp_path, "check", "orchad")
    assert (done.returncode, done.stdout) == (2, "")
    assert "orchard" in done.stderr


def test_a_redirect_to_another_host_is_noted(tmp_path: Path, site: Site) -> None:
    target = site.set("/new", page()).replace("localhost", "127.0.0.1")
    url = site.set("/old", "", 301, Location=target).replace("127.0.0.1", "localhost")
    write_config(tmp_path, service("Orchard", url))
    _, report = checked(tmp_path)
    assert report["documents"][0]["notes"] == [f"redirected to {target}"]


def test_two_hundred_pages_are_checked_and_then_unchanged(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, *(service(f"Service {n}", site.set(f"/{n}", page(f"This page is number {n}."))) for n in range(200)))
    code, report = checked(tmp_path)
    assert (code, report["counts"]["documents"], report["counts"]["first"]) == (0, 200, 200)
    site.set("/7", page("This page is number 7.", GRANT))
    code, report = checked(tmp_path)
    assert (code, report["counts"]["unchanged"], report["counts"]["changed"], report["counts"]["alert"]) == (1, 199, 1, 1)


def test_a_run_of_many_documents_has_a_short_repr() -> None:
    """asyncio makes the repr of what its main task returned, and takes memory and time for it."""
    night = datetime(2024, 2, 12, 3, tzinfo=UTC)
    seen = Outcome(Document("Orchard", "Terms", "https://orchard.example/"), OutcomeKind.UNCHANGED, night)
    assert len(repr(Run(night, night, (seen,) * 1_000))) < 500


def test_failures_stand_on_stderr_and_the_result_alone_on_stdout(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", "gone", 410)))
    done = tosmon(tmp_path, "check", "--format", "jsonl")
    assert json.loads(done.stdout)["outcome"] == "failed"
    assert "orchard/terms-of-use failed" in done.stderr
    assert tosmon(tmp_path, "-q", "check", "--format", "jsonl").stderr == ""


def test_the_text_report_tells_what_is_new_first_and_totals_last(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Gone", site.set("/gone", page())), service("Orchard", site.set("/terms", page())))
    tosmon(tmp_path, "check")
    site.set("/terms", page(GRANT))
    site.set("/gone", "gone", 410)
    lines = tosmon(tmp_path, "check").stdout.splitlines()
    assert lines[:2] == ["Orchard", "  ALERT  Terms of Use  new: may train or develop AI with people's content or data"]
    assert lines[3] == f"    + {GRANT}"
    assert lines[-1] == "2 documents: 1 changed, 1 failed. 1 alert."


def test_remote_text_moves_no_cursor_and_changes_no_colour(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page())))
    tosmon(tmp_path, "check")
    site.set("/terms", page(f"{GRANT}&#27;[2J&#x9b;31m\u202eevil"))
    done = tosmon(tmp_path, "check")
    assert done.returncode == 1
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.stdout)


def test_a_second_check_at_the_same_time_is_refused_with_a_sentence(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page())))
    with open_store(f"sqlite:///{tmp_path / 'tosmon.db'}") as store, store.lock_run("another check"):
        done = tosmon(tmp_path, "check")
    assert (done.returncode, done.stdout) == (3, "")
    assert "another check" in done.stderr and len(done.stderr.strip().splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_finishes_the_documents_in_hand_and_keeps_them(tmp_path: Path, site: Site) -> None:
    asked, release = threading.Event(), threading.Event()

    def slowly(_: Request) -> Response:
        asked.set()
        release.wait(30)
        return Response(page(), content_type="text/html")

    site.server.clear()
    site.server.expect_request(re.compile(".*")).respond_with_handler(slowly)
    write_config(tmp_path, *(service(f"Service {n}", site.server.url_for(f"/{n}")) for n in range(5)), concurrency=1)
    with subprocess.Popen(
        command("check", "--format", "json"),
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout and process.stderr
        assert asked.wait(30)
        process.send_signal(signal.SIGINT)
        assert "stopping" in process.stderr.readline()
        release.set()
        report = json.loads(process.stdout.read())
    assert (report["counts"]["first"], report["counts"]["left"], process.returncode) == (1, 4, 3)
    assert outcomes(checked(tmp_path)[1])["service-0"] == "unchanged"


def test_a_page_from_another_address_is_another_baseline_and_no_change_of_terms(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page(DENIAL))))
    checked(tmp_path)
    write_config(tmp_path, service("Orchard", site.set("/uk/terms", page(GRANT))))
    code, report = checked(tmp_path)
    assert (code, outcomes(report), report["documents"][0]["findings"]) == (0, {"orchard": "changed"}, [])
    assert "another address" in report["documents"][0]["notes"][0]
    site.set("/uk/terms", page(GRANT, "We may also use your voice to train our speech models."))
    assert checked(tmp_path)[0] == 1


def test_damage_to_what_is_stored_of_one_document_stops_no_other(tmp_path: Path, site: Site) -> None:
    def other(*said: str) -> str:
        return page("Lantern.", *said).replace("<p>", "<p class=lantern>")  # so unlike that neither page is packed with the other

    write_config(tmp_path, service("Orchard", site.set("/a", page())), service("Lantern", site.set("/b", other())))
    checked(tmp_path)
    with sqlite3.connect(tmp_path / "tosmon.db") as database:
        mine = "(select id from documents where key like 'orchard/%')"
        database.execute(f"update packs set data = x'00' where document_id = {mine}")  # the page too: of one, there is a spare
    database.close()
    site.set("/a", page(GRANT))
    site.set("/b", other(GRANT))
    code, report = checked(tmp_path)
    assert (code, outcomes(report)) == (1, {"orchard": "failed", "lantern": "changed"})


def test_an_item_that_moves_below_another_lead_in_is_told_though_no_word_changed(tmp_path: Path, site: Site) -> None:
    def terms(ban: str, grant: str) -> str:
        bans = f"<p>You agree not to:</p><ul><li>send spam</li>{ban}</ul>"
        return page().replace("</main>", f"{bans}<p>We use your songs to:</p><ul>{grant}<li>play them</li></ul></main>")

    item = "<li>train machine learning models</li>"
    write_config(tmp_path, service("Orchard", site.set("/terms", terms(item, ""))))
    checked(tmp_path)
    site.set("/terms", terms("", item))
    assert checked(tmp_path)[0] == 1


def test_a_config_that_watches_nothing_is_wrong_usage(tmp_path: Path) -> None:
    write_config(tmp_path)
    done = tosmon(tmp_path, "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing to check" in done.stderr


def test_a_page_that_is_not_modified_is_not_sent_again(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page())))
    checked(tmp_path)
    assert outcomes(checked(tmp_path)[1]) == {"orchard": "unchanged"}
    assert [response.status_code for _, response in site.server.log] == [200, 304]


def test_a_night_without_changes_asks_for_no_text_that_is_stored(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/a", page())), service("Lantern", site.set("/b", page(GRANT))))
    checked(tmp_path)
    with sqlite3.connect(tmp_path / "tosmon.db") as database:
        database.execute("update packs set data = x''")
        database.execute("update spares set data = x''")
        database.execute("update documents set etag = '' where key like 'lantern/%'")  # the same bytes come, the other is a 304
    database.close()
    assert outcomes(checked(tmp_path)[1]) == {"orchard": "unchanged", "lantern": "unchanged"}
    site.set("/b", page(GRANT).replace("<main>", "<script>let visit = 7</script><main>"))
    assert outcomes(checked(tmp_path)[1]) == {"orchard": "unchanged", "lantern": "unchanged"}
    site.set("/b", page(GRANT).replace("<main>", "<main><p>A word more.</p>"))
    assert outcomes(checked(tmp_path)[1]) == {"orchard": "unchanged", "lantern": "failed"}


def test_a_better_rule_set_finds_old_clauses_in_silence_and_keeps_their_day(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Orchard", site.set("/terms", page(GRANT))))
    checked(tmp_path)
    with sqlite3.connect(tmp_path / "tosmon.db") as database:  # as an older release without this rule would have left it
        database.execute("delete from ledger")
        database.execute("update versions set rules = 'older'")
    database.close()
    code, report = checked(tmp_path)
    assert (code, outcomes(report), report["documents"][0]["findings"]) == (0, {"orchard": "unchanged"}, [])
    assert json.loads(tosmon(tmp_path, "status", "--format", "jsonl").stdout)["clauses"] == {"grant": 1}


def test_a_profile_says_on_stderr_how_often_each_stage_was_gone_through(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, *(service(name, site.set(f"/{name}", page())) for name in ("Plum", "Quince", "Rowan")))
    checked(tmp_path)
    site.set("/Plum", page(GRANT))
    done = tosmon(tmp_path, "check", "--format", "json", "--profile", "--fail-on", "never")
    rows = [line.split() for line in done.stderr.splitlines()]
    times = {row[0]: int(row[1]) for row in rows[1:-1]}
    assert rows[0] == ["stage", "times", "CPU", "s", "ms", "each"]
    assert times.pop("store") > 0
    assert times == dict.fromkeys("start parse read quality clauses compare report other".split(), 1) | {"fetch": 3}
    assert done.stderr.splitlines()[-1].startswith("3 documents in ")
    assert json.loads(done.stdout)["counts"]["changed"] == 1


def test_a_check_without_a_profile_says_nothing_of_stages(tmp_path: Path, site: Site) -> None:
    write_config(tmp_path, service("Plum", site.set("/terms", page())))
    assert tosmon(tmp_path, "check").stderr == ""
