"""Tables become services and documents, and every mistake in one is a sentence that says where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import soupsieve
from hypothesis import given, settings
from hypothesis import strategies as st

from tosmon.declarations import _PLAIN_SELECTOR, Table, parse, read, service_from, services_from, suggest
from tosmon.errors import ConfigError
from tosmon.models import Document, Range, Service

ENV = {"TOKEN": "s3cret", "EMPTY": "", "BROKEN": "a\nb", "ACCENT": "é", "PADDED": " s3cret\n"}

KEYS = "name, url, combine, language, select, remove, render, headers, cookies"


def table(text: str) -> Table:
    return parse(text.encode(), "tosmon.toml", ENV)


def services(text: str) -> tuple[Service, ...]:
    return services_from(table(text).tables("services"))


def with_document(line: str) -> str:
    """A service whose document has one more line, or another url where the line gives one."""
    url = "" if line.startswith("url") else 'url = "https://a.example/tos"\n'
    return f'[[services]]\nname = "A"\n[[services.documents]]\nname = "Terms"\n{url}{line}\n'


def document(line: str) -> Document:
    return services(with_document(line))[0].documents[0]


def complaint(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        services(text)
    return str(caught.value)


def document_complaint(line: str) -> str:
    """The error about a document with this line, without the file and the path of the document."""
    message = complaint(with_document(line))
    before, _, after = message.partition("tosmon.toml: services[1].documents[1].")
    assert before == ""
    return after


def test_a_service_comes_out_as_it_is_declared() -> None:
    text = """
        [[services]]
        name = "Deezer"
        tags = ["music"]
        language = "fr"
        [[services.documents]]
        name = "Terms of Service"
        url = "https://deezer.example/cgu"
        [[services.documents]]
        name = "Privacy Policy"
        url = "http://deezer.example:8080/privacy?x=1#top"
        language = "pt-BR"
        select = ["main", "div > p:not(.x)"]
        remove = ["nav"]
        render = true
        headers = { Authorization = "Bearer ${TOKEN}" }
        cookies = { a = "1", b = "${PADDED}" }
    """
    terms = Document("Deezer", "Terms of Service", "https://deezer.example/cgu", "fr", tags=("music",))
    privacy = Document(
        "Deezer",
        "Privacy Policy",
        "http://deezer.example:8080/privacy?x=1#top",
        "pt-BR",
        select=("main", "div > p:not(.x)"),
        remove=("nav",),
        render=True,
        tags=("music",),
        headers=(("Authorization", "Bearer s3cret"),),
        cookies=(("a", "1"), ("b", "s3cret")),
    )
    assert services(text) == (Service("Deezer", (terms, privacy), ("music",)),)


def test_no_declarations_are_no_services() -> None:
    assert services("") == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('selct = ["main"]', "selct is not a key tosmon knows; did you mean select?"),
        (
            "zzz = 1",
            f"zzz is not a key tosmon knows; the keys here are {KEYS}",
        ),
        (
            '"a b" = 1',
            f'"a b" is not a key tosmon knows; the keys here are {KEYS}',
        ),
        ('select = "main"', 'select is "main", a string; give an array of strings, such as ["one", "two"]'),
        ("select = [1]", "select[1] is 1, an integer; give a string that is not empty, or a table"),
        ('select = ["main", ""]', 'select[2] is "", a string; give a string that is not empty, or a table'),
        ('render = "yes"', 'render is "yes", a string; give true or false'),
        ("render = 1", "render is 1, an integer; give true or false"),
        ("language = true", "language is true, a boolean; give a string"),
        ("language = 2024-02-12", "language is 2024-02-12, a date or time; give a string"),
        ("language = {}", "language is a table; give a string"),
        ("language = 0x" + "f" * 5000, "language is a number of more than 18 digits; give a string"),
        ('language = ""', "language is empty; write a value or leave the key out"),
        ('language = "english!"', 'language is "english!", which is no language tag; write one such as "en", "fr" or "pt-BR"'),
        (
            'language = "e\\nn"',
            'language is "e\N{REPLACEMENT CHARACTER}n", which holds a line break or a control character; write it on one line',
        ),
        ("headers = []", 'headers is an array; give a table, such as { Name = "${NAME}" }'),
        ('headers = { "X Y" = "1" }', 'headers."X Y" is no name for a header or cookie; use letters, digits and hyphens'),
    ],
)
def test_a_wrong_key_or_type_is_one_sentence(line: str, message: str) -> None:
    assert document_complaint(line) == message


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("htp:/x", 'is "htp:/x", which is no web address; write https:// followed by a host'),
        ("https://", 'is "https://", which is no web address; write https:// followed by a host'),
        ("https://.", 'is "https://.", which is no web address; write https:// followed by a host'),
        ("example.com/terms", 'is "example.com/terms", which is no web address; write https:// followed by a host'),
        ("file:///etc/passwd", 'is "file:///etc/passwd", which is no web address; write https:// followed by a host'),
        ("javascript:alert(1)", 'is "javascript:alert(1)", which is no web address; write https:// followed by a host'),
        (
            "https://a.example/terms of use",
            "is \"https://a.example/terms of use\", which holds ' '; write the address as the browser's address bar copies it",
        ),
        (
            "https://a.example/${TOKEN}",
            "is \"https://a.example/${TOKEN}\", which holds '{'; write the address as the browser's address bar copies it",
        ),
        (
            "https://good.example\\\\@bad.example",
            "is \"https://…@bad.example\", which holds '\\\\'; write the address as the browser's address bar copies it",
        ),
        (
            "https://[::1/",
            'is "https://[::1/", which is no web address; write https:// followed by a host',
        ),
        (
            "https://a.example:99999/",
            'is "https://a.example:99999/", which is no web address; write https:// followed by a host',
        ),
    ],
)
def test_a_url_that_cannot_be_fetched_is_refused(url: str, message: str) -> None:
    assert document_complaint(f'url = "{url}"') == f"url {message}"


@pytest.mark.parametrize(
    "url",
    [
        "https://me:hunter2@a.example/",
        "https://me:hun ter2@a.example/hunter2@x",
        "ftp://me:hunter2@a.example/",
        "https://me:hunter2/@a.example/",
        "me:hunter2@a.example",
    ],
)
def test_a_password_in_a_url_is_refused_and_never_shown(url: str) -> None:
    message = document_complaint(f'url = "{url}"')
    assert "hunter2" not in message
    assert "…@" in message


def test_a_url_with_a_password_is_told_the_better_way() -> None:
    assert document_complaint('url = "https://me:hunter2@a.example/"') == (
        'url is "https://…@a.example/" with a user or password in it; give headers = { Authorization = "Basic ${NAME}" } instead'
    )


def test_an_at_sign_in_the_path_of_a_url_is_no_password() -> None:
    assert document('url = "https://medium.example/@me/terms"').url == "https://medium.example/@me/terms"


@pytest.mark.parametrize("selector", ["main", "#Terms", ".a.b", "div.x > p, ul li", "[role=main]", "a[href^='/x']", "p:not(.a)"])
def test_a_css_selector_is_taken(selector: str) -> None:
    assert document(f'select = ["{selector}"]').select == (selector,)


@pytest.mark.parametrize("selector", ["div[", "p:nonsense", "a >", "..x", "{}"])
@pytest.mark.parametrize("key", ["select", "remove"])
def test_what_is_no_css_selector_is_refused(key: str, selector: str) -> None:
    message = document_complaint(f'{key} = ["main", "{selector}"]')
    assert message.startswith(f'{key}[2] is "{selector}", which is no CSS selector: ')
    assert "\n" not in message


def test_a_range_is_taken_beside_css_selectors() -> None:
    declared = document(
        'select = ["main", { start_after = "h1", end_before = "footer" }]\nremove = [{start_before="a", end_after="b"}]'
    )
    assert declared.select == ("main", Range(start_after="h1", end_before="footer"))
    assert declared.remove == (Range(start_before="a", end_after="b"),)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('select = [{ start_after = "h1" }]', "select[1].end_before is missing; give it or end_after, a CSS selector"),
        ('remove = ["a", { end_after = "h1" }]', "remove[2].start_before is missing; give it or start_after, a CSS selector"),
        (
            'select = [{ start_after = "a", start_before = "b", end_after = "c" }]',
            "select[1].start_after stands beside start_before; leave one of them out",
        ),
        (
            'select = [{ start = "a" }]',
            "select[1].start is not a key tosmon knows; did you mean start_after?",
        ),
        ('select = [{ start_after = 1, end_after = "c" }]', "select[1].start_after is 1, an integer; give a string"),
        (
            'select = [{ start_after = "", end_after = "c" }]',
            "select[1].start_after is empty; write a value or leave the key out",
        ),
    ],
)
def test_a_range_has_one_start_and_one_end(line: str, message: str) -> None:
    assert document_complaint(line).startswith(message)


def test_the_ends_of_a_range_are_css() -> None:
    message = document_complaint('select = [{ start_after = "h1", end_before = "div[" }]')
    assert message.startswith('select[1].end_before is "div[", which is no CSS selector: ')


def combined(lines: str) -> Document:
    return services(f'[[services]]\nname = "A"\n[[services.documents]]\nname = "Terms"\n{lines}\n')[0].documents[0]


def test_a_document_of_several_pages_has_a_document_for_each_and_the_address_of_the_first() -> None:
    declared = combined("""
        combine = ["https://a.example/1", { url = "https://b.example/2", select = ["#x"], remove = [], render = true }]
        select = ["main"]
        remove = ["nav"]
        language = "en"
        headers = { A = "1" }
    """)
    first = Document("A", "Terms", "https://a.example/1", "en", ("main",), ("nav",), headers=(("A", "1"),))
    second = replace(first, url="https://b.example/2", select=("#x",), remove=(), render=True)
    assert declared == replace(first, combine=(first, second))
    assert declared.addresses == ("https://a.example/1", "https://b.example/2")
    assert first.addresses == ("https://a.example/1",)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("", "url is missing; give a string"),
        ("combine = []", "combine is empty; give the addresses of the pages that make up the document, or leave it out"),
        ('combine = "https://a.example"', 'combine is "https://a.example", a string; give an array'),
        ('combine = ["nowhere"]', 'combine[1].url is "nowhere", which is no web address'),
        ("combine = [1]", "combine[1] is 1, an integer; give a string that is not empty, or a table"),
        ('combine = [{ select = ["a"] }]', "combine[1].url is missing"),
        ('combine = [{ url = "https://a.example", name = "b" }]', "combine[1].name is not a key tosmon knows"),
        ('combine = [{ url = "https://a.example", select = ["a["] }]', 'combine[1].select[1] is "a[", which is no CSS selector'),
        ('url = "https://a.example"\ncombine = ["https://b.example"]', "combine stands beside url; leave one of them out"),
    ],
)
def test_a_mistake_in_a_part_says_in_which(lines: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        combined(lines)
    assert str(caught.value).startswith(f"tosmon.toml: services[1].documents[1].{message}")


@given(st.from_regex(_PLAIN_SELECTOR, fullmatch=True))
@settings(max_examples=60, deadline=None)
def test_a_selector_taken_by_its_form_alone_is_one_that_compiles(selector: str) -> None:
    soupsieve.compile(selector)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'headers = { A = "${MISSING}" }',
            "headers.A needs the environment variable MISSING, which is not set or empty; set it before running tosmon",
        ),
        (
            'cookies = { A = "x${EMPTY}y" }',
            "cookies.A needs the environment variable EMPTY, which is not set or empty; set it before running tosmon",
        ),
        (
            'headers = { A = "s3cret${" }',
            "headers.A holds ${ that names no environment variable; write ${NAME}, its value is not shown here",
        ),
        (
            'headers = { A = "s3cret${A B}" }',
            "headers.A holds ${ that names no environment variable; write ${NAME}, its value is not shown here",
        ),
        (
            'headers = { A = "${BROKEN}" }',
            "headers.A holds a character that HTTP cannot carry (not printable ASCII); its value is not shown here",
        ),
        (
            'cookies = { A = "s3cret${ACCENT}" }',
            "cookies.A holds a character that HTTP cannot carry (not printable ASCII); its value is not shown here",
        ),
        ('headers = { A = ["s3cret"] }', "headers.A is an array; give a string"),
        ('headers = "s3cret"', 'headers is a string; give a table, such as { Name = "${NAME}" }'),
    ],
)
def test_a_secret_that_cannot_be_had_is_named_but_not_shown(line: str, message: str) -> None:
    assert document_complaint(line) == message


def test_only_secrets_take_variables() -> None:
    assert services(with_document("").replace('"A"', '"${TOKEN}"'))[0].name == "${TOKEN}"


def test_secrets_do_not_show_in_a_repr() -> None:
    text = with_document('headers = { A = "${TOKEN}", B = "s3cret" }\ncookies = { C = "${TOKEN}" }')
    assert "s3cret" not in repr(services(text)) + repr(table(text))


def test_two_services_of_one_slug_are_refused_by_both_names() -> None:
    text = with_document("") + with_document("").replace('"A"', '"Á!"')
    assert complaint(text) == 'tosmon.toml: services[2].name is "Á!", but services[1].name is "A": both are a; rename one'


def test_two_documents_of_one_slug_are_refused_by_both_names() -> None:
    text = with_document('[[services.documents]]\nname = "terms"\nurl = "https://a.example/2"')
    assert complaint(text) == (
        'tosmon.toml: services[1].documents[2].name is "terms", '
        'but services[1].documents[1].name is "Terms": both are terms; rename one'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[services]", "services is a table; give a list of tables: write [[services]]"),
        ("services = [1]", "services[1] is 1, an integer; give a table"),
        ("[[services]]", "services[1].name is missing; give a string"),
        ('[[services]]\nname = "!?"', 'services[1].name is "!?", which holds no letter or digit; give a name that can be typed'),
        ('[[services]]\nname = "A"', "services[1].documents is missing; give A at least one document with a name and a url"),
        (
            '[[services]]\nname = "A"\ndocuments = 1',
            "services[1].documents is 1, an integer; give a list of tables: write [[services.documents]]",
        ),
        (
            '[[services]]\nname = "A"\n[[services.documents]]\nname = "T"',
            "services[1].documents[1].url is missing; give a string",
        ),
        (
            '[[services]]\nname = "A"\nurl = "https://x.example"',
            "services[1].url is not a key tosmon knows; the keys here are name, tags, documents, language",
        ),
    ],
)
def test_an_incomplete_service_is_one_sentence(text: str, message: str) -> None:
    assert complaint(text) == f"tosmon.toml: {message}"


def test_a_service_can_be_the_whole_of_a_file() -> None:
    text = 'name = "A"\nlanguage = "fr"\n[[documents]]\nname = "T"\nurl = "https://a.example"'
    assert service_from(table(text)) == Service("A", (Document("A", "T", "https://a.example", "fr"),))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a = 1\nb = = 2", "x.toml: is not TOML: Invalid value (at line 2, column 5)"),
        (b"a = '\xff'", "x.toml: is not UTF-8 (byte 5 is 0xff); save it as UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_says_where(data: bytes, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(data, "x.toml", {})
    assert str(caught.value) == message


@pytest.mark.parametrize("data", [b"a = " + b"9" * 5000, b"a = " + b"[" * 100_000])
def test_a_file_made_to_break_the_parser_is_refused(data: bytes) -> None:
    with pytest.raises(ConfigError, match=r"^x\.toml: is not TOML: "):
        parse(data, "x.toml", {})


def test_a_byte_order_mark_and_windows_lines_are_no_mistake() -> None:
    assert parse(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", "x.toml", {}).values == {"a": 1, "b": 2}


def test_a_file_that_is_not_there_is_told_from_one_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.toml", {})
    with pytest.raises(ConfigError, match=r"cannot be read"):
        read(tmp_path, {})


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("nan", "t.toml: k is nan, a number; give a finite number"),
        ("inf", "t.toml: k is inf, a number; give a finite number"),
        ('"1"', 't.toml: k is "1", a string; give a number'),
        ("true", "t.toml: k is true, a boolean; give a number"),
        ("1_000_000_000_000_000", "t.toml: k is 1000000000000000, an integer; give a number of at most 15 digits"),
        ("0x" + "f" * 5000, "t.toml: k is a number of more than 18 digits; give a number of at most 15 digits"),
    ],
)
def test_a_number_is_finite_and_of_a_size_to_reckon_with(value: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(f"k = {value}".encode(), "t.toml", {}).number("k")
    assert str(caught.value) == message


def test_a_whole_number_serves_as_a_number_but_not_the_other_way() -> None:
    assert table("k = 3").number("k") == 3.0
    with pytest.raises(ConfigError, match=r"^tosmon\.toml: k is 3\.0, a number; give a whole number$"):
        table("k = 3.0").integer("k")


def test_the_nearest_word_is_suggested_whatever_its_case() -> None:
    assert suggest("SOUNDCLUD", ["soundcloud", "x"]) == "did you mean soundcloud?"
    assert suggest("zzz", ["soundcloud", "x"]) == ""
