"""The site in a real Chromium, opened from the disk as people do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.stores import GRANT, KEPT, TERMS, clause, record, site, store
from tosmon.models import Document, Kind
from tosmon.site import paths

playwright = pytest.importorskip("playwright.sync_api")

EVIL = "</span></script><script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) \u202eevil\u2066 \x1b[2J \ud800"
HOSTILE = Document(f"Evil {EVIL}"[:60], "Terms", "javascript:alert(4)", "en")
HERE = f"services/{TERMS.key}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("browser") / "site"
    with store() as of:
        first = [KEPT, "We never sell it.", "A third sentence stands here.", "This one will go away soon."]
        record(of, first)
        record(of, [KEPT, GRANT, "We never sell or lend it.", "A third sentence stands here."], day=1, found=[clause()])
        record(of, [KEPT, GRANT, "We sell it.", "A third sentence stands here.", f"{EVIL} {'w' * 3000}"], day=2)
        record(of, [EVIL, "Plain."], document=HOSTILE, section=EVIL)
        promise = clause(f"We will not train AI on {EVIL}", Kind.DENIAL)
        record(of, [EVIL, promise.text], day=1, document=HOSTILE, section=EVIL, found=[promise])
        site(of, place)
    return place


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


class Tab:
    """A page of the site, which remembers every complaint of the browser and whatever is asked of another place than the disk."""

    def __init__(self, browser: Any, folder: Path, **options: Any) -> None:
        self._folder = folder
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith(self._folder.as_uri()):
            self.complaints.append(f"asked for {url}")

    def open(self, path: str) -> Any:
        self.page.goto(f"{self._folder.as_uri()}/{path}")
        return self.page

    def shown(self, selector: str) -> list[str]:
        return [" ".join(each.split()) for each in self.page.locator(f"{selector}:visible").all_inner_texts()]


@pytest.fixture
def tab(browser: Any, folder: Path) -> Iterator[Tab]:
    opened = Tab(browser, folder)
    yield opened
    opened.context.close()
    assert opened.complaints == []


def pages(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))


def test_every_page_loads_from_the_disk_without_a_complaint_and_leads_only_to_what_is_there(folder: Path, tab: Tab) -> None:
    for path in pages(folder):
        page = tab.open(path)
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("[...document.querySelectorAll('script')].map(each => each.getAttribute('src'))") == [
            paths.to("assets/site.js", path)
        ], "no script but ours is on the page"
        assert page.evaluate("document.querySelectorAll('img, iframe, object, embed, base, [onerror], [style]').length") == 0
        for href in page.evaluate(
            "[...document.querySelectorAll('a[href], link[href]')].map(each => new URL(each.getAttribute('href'), location).href)"
        ):
            if not href.startswith("file:"):
                assert href.startswith("http"), href
            elif "#" not in href or href.split("#")[0] != page.url.split("#")[0]:
                assert Path(unquote(urlsplit(href).path)).is_file(), (path, href)


def test_what_a_hostile_page_says_stays_text(folder: Path, tab: Tab) -> None:
    key = HOSTILE.key
    tab.open(f"services/{key}/version-2.html")
    said = tab.page.locator("#text").inner_text()
    assert "<script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) evil" in said
    assert not set("\u202e\u2066\x1b") & set(said)
    for path in (paths.service(key.partition("/")[0]), paths.change(key, 2), paths.TIMELINE, paths.OVERVIEW):
        tab.open(path)
        assert "<script>alert(1)" in tab.page.locator("main").inner_text()
    assert not list(tab.page.locator("a[href^=javascript]").all())
    tab.open(f"{paths.SEARCH}#alert(1)")
    tab.page.wait_for_function("document.querySelectorAll('#found li').length >= 2")
    assert all("alert(1)" in each for each in tab.shown("#found li p"))


def test_services_are_filtered_by_words_stance_and_tag(tab: Tab) -> None:
    page = tab.open(paths.OVERVIEW)
    assert len(tab.shown("#list tbody tr")) == 2
    page.fill("#filter", "ORCH")
    assert [each.split()[0] for each in tab.shown("#list tbody tr")] == ["Orchard"]
    assert page.locator("#shown").inner_text() == "1 of 2 shown"
    page.fill("#filter", "")
    page.select_option("#by-tag", "music")
    assert len(tab.shown("#list tbody tr")) == 1
    page.select_option("#by-tag", "")
    page.click(".tally .s-denies")
    assert page.locator("#by-stance").input_value() == "denies"
    assert [each.split()[0] for each in tab.shown("#list tbody tr")] == ["Evil"]


def test_the_search_finds_services_and_clauses_and_leads_to_the_sentence(tab: Tab) -> None:
    page = tab.open(paths.OVERVIEW)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "filter"
    page = tab.open(paths.SEARCH)
    page.fill("#words", "content train orchard")
    page.wait_for_selector("#found li")
    assert page.locator("#shown").inner_text() == "2 found", "the clause and the finding"
    page.click("#found li:first-child a")
    assert page.url.endswith(f"version-2.html#{paths.anchor(GRANT)}")
    assert page.locator(":target").inner_text() == GRANT


def test_a_change_is_read_side_by_side_or_in_one_text_and_walked_by_keys(tab: Tab) -> None:
    page = tab.open(f"{HERE}/change-2.html")
    assert tab.shown(".reworded .old") == ["Before: We never sell it."] and tab.shown(".both") == []
    page.click("[data-view=inline] >> nth=0")
    assert tab.shown(".both") == ["Reworded: We never sell or lend it."] and tab.shown(".reworded .old") == []
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "c-1"
    page.keyboard.press("Shift+N")
    page.wait_for_url("**/change-3.html")
    assert tab.shown(".both"), "the choice is remembered"
    page.keyboard.press("Shift+P")
    page.wait_for_url("**/change-2.html")
    page.click("#keys")
    page.keyboard.press("Shift+N")
    assert page.url.endswith("change-2.html") and "off" in page.locator("#keys").inner_text()


def test_a_sentence_that_is_clicked_shows_its_permanent_link(tab: Tab) -> None:
    page = tab.open(f"{HERE}/version-1.html")
    page.click(f"#{paths.anchor('We never sell it.')}")
    page.click(".chosen-link a")
    assert page.url.endswith(f"#{paths.anchor('We never sell it.')}")


def test_the_theme_follows_the_system_until_it_is_chosen(browser: Any, folder: Path) -> None:
    tab = Tab(browser, folder, color_scheme="dark")
    page = tab.open(paths.OVERVIEW)
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.click("#theme")
    light = page.evaluate(paper)
    assert dark != light and page.locator("#theme").inner_text() == "Theme: light"
    assert tab.open(paths.TIMELINE).evaluate(paper) == light
    tab.context.close()
    assert tab.complaints == []


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 740}}], ids=str)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser: Any, folder: Path, options: dict[str, Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = Tab(browser, folder, **options)
    inner = [f"{HERE}/{name}.html" for name in ("index", "version-3", "change-3")]
    for path in (paths.OVERVIEW, paths.TIMELINE, paths.SEARCH, paths.service("orchard"), *inner):
        page = tab.open(path)
        faults = axe.run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:200]) for each in faults] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    tab.context.close()
    assert tab.complaints == []


def test_on_paper_all_is_light_and_whole_and_lists_are_tables(browser: Any, folder: Path) -> None:
    paper = {"width": 703, "height": 1032}  # what 12 mm of margin leave of an A4, as a browser counts
    tab = Tab(browser, folder, color_scheme="dark", viewport=paper)
    tab.page.emulate_media(media="print")
    inner = [f"{HERE}/{name}.html" for name in ("index", "version-3", "change-3")]
    for path in (paths.OVERVIEW, paths.TIMELINE, paths.service("orchard"), *inner):
        page = tab.open(path)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(29, 31, 30)"
        wide = "[...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > innerWidth)"
        assert page.evaluate(f"{wide}.map(each => each.outerHTML.slice(0, 200))") == [], path
        assert page.locator(".list").count() == page.locator(".list thead").filter(visible=True).count()
        rows = page.locator(".list tr").evaluate_all("rows => rows.map(each => getComputedStyle(each).display)")
        assert set(rows) <= {"table-row"}, path
    tab.context.close()
    assert tab.complaints == []
