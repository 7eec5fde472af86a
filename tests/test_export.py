"""The evidence as files: complete, checkable, readable by other tools, and the same bytes every time."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.running import page, tosmon, write_config
from tosmon.exporters.place import opened
from tosmon.exporters.warc import write_warc
from tosmon.models import RENDERED, Document, Snapshot
from tosmon.ports import KeptPage
from tosmon.reading.parts import compose

GRANT = "We may use the content you upload to train our artificial intelligence models."
BAN = "You must not use the site to train artificial intelligence models."
EVIL = "<script>alert(1)</script> \x1b[2J GRANT"
KEY = "orchard/terms"
NIGHT = datetime(2024, 2, 12, 3, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two versions of one document and one of another."""
    said = {"Terms": [page(BAN, EVIL), page(BAN, GRANT)], "Privacy": [page(BAN, title="Privacy")]}
    for name, texts in said.items():
        place = tmp_path / "archive" / "Orchard" / name
        place.mkdir(parents=True)
        for month, text in enumerate(texts, 1):
            (place / f"20240{month}12T030000Z.html").write_bytes(text.encode())
    write_config(tmp_path)
    assert tosmon(tmp_path, "import", "archive").returncode == 0
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_an_export_holds_all_that_is_kept(archive: Path) -> None:
    done = tosmon(archive, "export", "--output", "evidence")
    assert (done.returncode, done.stdout) == (0, "evidence: 2 documents, 3 versions.\n")
    made = files(archive / "evidence")
    assert set(made) == {
        "SHA256SUMS",
        "index.html",
        "findings.jsonl",
        "pages.warc.gz",
        *(
            f"{folder}/orchard/privacy/20240112T030000Z.{end}"
            for folder, end in (("pages", "html"), ("headers", "json"), ("texts", "txt"))
        ),
        *(
            f"{folder}/{KEY}/20240{month}12T030000Z.{end}"
            for month in (1, 2)
            for folder, end in (("pages", "html"), ("headers", "json"), ("texts", "txt"))
        ),
        f"diffs/{KEY}/1-2.html",
    }
    assert made[f"pages/{KEY}/20240112T030000Z.html"] == page(BAN, EVIL).encode()
    about = json.loads(made[f"headers/{KEY}/20240212T030000Z.json"])
    assert (about["version"], about["believed"], about["sha256"]) == (
        2,
        True,
        hashlib.sha256(page(BAN, GRANT).encode()).hexdigest(),
    )
    assert (
        made[f"texts/{KEY}/20240212T030000Z.txt"].decode()
        == tosmon(archive, "read", str(archive / "archive" / "Orchard" / "Terms" / "20240212T030000Z.html")).stdout
    )
    rows = [json.loads(line) for line in made["findings.jsonl"].splitlines()]
    assert [(row["change"], row["key"]) for row in rows] == [("baseline", "orchard/privacy"), ("baseline", KEY), ("added", KEY)]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_checks_every_file(archive: Path) -> None:
    tosmon(archive, "export", "--output", "evidence")
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=archive / "evidence", check=False).returncode == 0
    listed = {line.split("  ")[1] for line in (archive / "evidence" / "SHA256SUMS").read_text().splitlines()}
    assert listed == set(files(archive / "evidence")) - {"SHA256SUMS"}


def test_the_same_database_makes_the_same_bytes(archive: Path) -> None:
    for name in ("one", "two", "one.zip", "two.zip"):
        assert tosmon(archive, "export", "--output", name).returncode == 0
    assert files(archive / "one") == files(archive / "two")
    assert (archive / "one.zip").read_bytes() == (archive / "two.zip").read_bytes()
    with zipfile.ZipFile(archive / "one.zip") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == files(archive / "one")
        assert packed.testzip() is None


def test_the_pages_can_be_imported_again(archive: Path) -> None:
    tosmon(archive, "export", "--output", "evidence")
    again = ("--database", "sqlite:///again.db")
    assert "3 versions added" in tosmon(archive, *again, "import", "evidence/pages").stdout
    assert tosmon(archive, *again, "show", KEY, "2").stdout == tosmon(archive, "show", KEY, "2").stdout


def test_an_export_can_be_of_some_documents_and_since_a_day(archive: Path) -> None:
    tosmon(archive, "export", KEY, "--since", "2024-02-01", "--output", "evidence")
    assert set(files(archive / "evidence")) == {
        *("SHA256SUMS", "index.html", "findings.jsonl", "pages.warc.gz", f"diffs/{KEY}/1-2.html"),
        *(f"{name}/{KEY}/20240212T030000Z.{end}" for name, end in (("pages", "html"), ("headers", "json"), ("texts", "txt"))),
    }


def test_the_index_leads_to_texts_and_diffs_and_runs_nothing(archive: Path) -> None:
    tosmon(archive, "export", "--output", "evidence")
    index = (archive / "evidence" / "index.html").read_text("ascii")
    assert f'<a href="texts/{KEY}/20240112T030000Z.txt">' in index and f'<a href="diffs/{KEY}/1-2.html">' in index
    assert GRANT in index and f"<code>pages/{KEY}/20240112T030000Z.html</code>" in index
    for name in ("index.html", f"diffs/{KEY}/1-2.html"):
        shown = (archive / "evidence" / name).read_text("ascii")
        assert "<script" not in shown and "\x1b" not in shown and "default-src 'none'" in shown


@pytest.mark.parametrize("name", ["there", "there.zip"])
def test_nothing_is_overwritten(archive: Path, name: str) -> None:
    (archive / "there").mkdir()
    (archive / "there" / "mine.txt").write_text("mine")
    (archive / "there.zip").write_text("mine")
    done = tosmon(archive, "export", "--output", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"tosmon: {name} is there already; name a new folder or zip file, so that no evidence is overwritten\n"
    assert tosmon(archive, "export").returncode == 2


@pytest.mark.parametrize("name", ["evidence", "evidence.zip"])
def test_an_export_that_fails_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    def fail() -> None:
        with opened(tmp_path / name) as place:
            place.add("a.txt", b"a")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list(tmp_path.iterdir()) == []


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True).stdout.decode()


def test_git_has_one_commit_a_version_with_its_date_and_the_same_ids_again(archive: Path) -> None:
    assert tosmon(archive, "export", "--git", "one").stdout == "one: 3 commits.\n"
    tosmon(archive, "export", "--git", "two")
    assert git(archive / "one", "log", "--reverse", "--format=%an %ae %at %ct %s") == "".join(
        f"tosmon tosmon@localhost {time} {time} Orchard / {name}\n"
        for time, name in ((1705028400, "Privacy: version 1"), (1705028400, "Terms: version 1"), (1707706800, "Terms: version 2"))
    )
    assert git(archive / "one", "rev-parse", "HEAD") == git(archive / "two", "rev-parse", "HEAD")
    assert git(archive / "one", "status", "--porcelain") == ""
    assert GRANT in (archive / "one" / "orchard" / "terms.txt").read_text("utf-8")
    assert GRANT not in git(archive / "one", "show", "HEAD~1:orchard/terms.txt")
    git(archive / "one", "fsck", "--strict")


def test_a_later_export_adds_commits_behind_the_old_ones_and_harms_none_of_others(archive: Path) -> None:
    tosmon(archive, "export", "--git", "one")
    before = git(archive / "one", "rev-parse", "HEAD")
    newer = archive / "archive" / "Orchard" / "Terms" / "20240312T030000Z.html"
    newer.write_text(page(BAN), encoding="utf-8")
    tosmon(archive, "import", "archive")
    assert tosmon(archive, "export", "--git", "one").returncode == 0
    assert git(archive / "one", "rev-parse", "HEAD~1") == before
    (archive / "one" / "orchard" / "terms.txt").write_text("mine")
    assert "not committed" in tosmon(archive, "export", "--git", "one").stderr
    git(archive / "one", "-c", "user.name=me", "-c", "user.email=me@localhost", "commit", "-qam", "mine")
    done = tosmon(archive, "export", "--git", "one")
    assert (done.returncode, "has commits that this export has not" in done.stderr) == (2, True)
    assert git(archive / "one", "log", "-1", "--format=%s") == "mine\n"
    (archive / "other").mkdir()
    (archive / "other" / "mine.txt").write_text("mine")
    assert "is no git repository and not empty" in tosmon(archive, "export", "--git", "other").stderr


TERMS = Document("Orchard", "Terms", "https://orchard.test/terms")


def snapshot(body: bytes, url: str = TERMS.url, **headers: str) -> Snapshot:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Snapshot(url, f"{url}?en" if url else "", NIGHT, body, 200, pairs)


def written(*pages: tuple[Document, KeptPage]) -> bytes:
    file = BytesIO()
    write_warc(file, pages)
    return file.getvalue()


def test_the_warc_gives_each_page_back_with_its_time_headers_and_digest() -> None:
    body = b"<p>\x00\xff caf\xc3\xa9</p>\r\n\r\n"
    plain = snapshot(body, content_type="text/html", content_encoding="gzip", content_length="7", x_note="a\r\nSet-Cookie: b")
    drawn = snapshot(b"<p>drawn</p>", content_type="text/html")
    drawn = Snapshot(drawn.url, drawn.final_url, NIGHT, drawn.body, 200, (*drawn.headers, (RENDERED, "Chromium 1; settled")))
    several = Document(
        "Orchard", "Rules", "https://orchard.test/a", combine=(TERMS, Document("Orchard", "Rules", "https://orchard.test/b"))
    )
    parts = compose(several, [snapshot(b"<p>a</p>", content_type="text/html"), snapshot(b"<p>b</p>", "https://orchard.test/b")])
    kept = [(TERMS, plain), (TERMS, drawn), (TERMS, snapshot(b"old", "")), (several, parts)]
    pages = [(document, KeptPage(each, 1, believed=True)) for document, each in kept]
    data = written(*pages)
    assert data == written(*pages)
    assert gzip.decompress(data).startswith(b"WARC/1.1\r\n")
    found = []
    for record in ArchiveIterator(BytesIO(data), check_digests="raise"):
        assert record.rec_headers.get_header("WARC-Date") == "2024-02-12T03:00:00Z"
        content = record.content_stream().read()
        found.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), content))
        if record.rec_type != "warcinfo":
            assert record.rec_headers.get_header("WARC-Payload-Digest").startswith("sha1:")
        if content == body:
            assert dict(record.http_headers.headers) == {
                "content-type": "text/html",
                "x-archive-orig-content-encoding": "gzip",
                "x-archive-orig-content-length": "7",
                "x-note": "a Set-Cookie: b",
                "content-length": str(len(body)),
            }
    assert found[1:] == [
        ("response", "https://orchard.test/terms?en", body),
        ("resource", "https://orchard.test/terms?en", b"<p>drawn</p>"),
        ("resource", "urn:tosmon:orchard/terms", b"old"),
        ("response", "https://orchard.test/terms?en", b"<p>a</p>"),
        ("response", "https://orchard.test/b?en", b"<p>b</p>"),
    ]


def test_no_page_makes_no_record() -> None:
    assert written() == b""
