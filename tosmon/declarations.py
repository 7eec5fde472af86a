"""Read tables of TOML into values, and say in one sentence which file, key and value is wrong.

Positions in a list are counted from 1: `services[2].documents[1]` is the first document of the second service.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn, TypeVar, cast
from urllib.parse import urlsplit

from tosmon.errors import ConfigError
from tosmon.models import Document, Pairs, Range, Service, slug

T = TypeVar("T")

SERVICE_KEYS = ("name", "tags", "documents", "language")
DOCUMENT_KEYS = ("name", "url", "combine", "language", "select", "remove", "render", "headers", "cookies")
PART_KEYS = ("url", "select", "remove", "render")
RANGE_KEYS = tuple(each.name for each in fields(Range))

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_VARIABLE = re.compile(r"\$\{([^}]*)\}?")
_VARIABLE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FIELD_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2: a token
_NOT_IN_A_URL = re.compile(r"[\s\x00-\x1f\x7f\\<>\"{}]")
_KINDS = {bool: "a boolean", int: "an integer", float: "a number", str: "a string", list: "an array", dict: "a table"}

# Selectors that are right by their form alone: names, classes, ids and attributes, combined. They are most of those
# people write, and soupsieve, which judges the others, brings the whole HTML parser (0.1 s) into every command.
_NAME = r"[A-Za-z_][\w-]*"
_SIMPLE = rf"(?:[#.]{_NAME}|\[{_NAME}(?:[~|^$*]?=(?:{_NAME}|\"[^\"\\\x00-\x1f]*\"|'[^'\\\x00-\x1f]*'))?\])"
_COMPOUND = rf"(?:{_NAME}{_SIMPLE}*|{_SIMPLE}+)"
_PLAIN_SELECTOR = re.compile(rf"{_COMPOUND}(?:(?: | ?[>+~,] ?){_COMPOUND})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of TOML that knows the file it stands in and its own key path, empty for the whole file.

    Every method that reads a key raises ConfigError when its value is of another type; one without a
    default raises it also when the key is missing. `env` gives the values of `${NAME}` in secrets, and in them only.
    """

    source: str
    values: Mapping[str, object] = field(repr=False)
    env: Mapping[str, str] = field(default_factory=dict, repr=False)
    path: str = ""

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def at(self, key: str) -> str:
        """The full path of a key of this table: `services[2].url`."""
        return f"{self.path}.{key}" if self.path else key

    def fail(self, key: str, problem: str) -> NoReturn:
        """Raise the error that is about a key: the file and the key's path, followed by the problem."""
        raise ConfigError(f"{self.source}: {self.at(key)} {problem}")

    def expect(self, keys: Iterable[str]) -> None:
        """Raise ConfigError for the first key that is not one of these."""
        known = tuple(keys)
        for key in self.values:
            if key not in known:
                advice = suggest(key, known) or f"the keys here are {', '.join(known)}"
                self.fail(key if _BARE_KEY.fullmatch(key) else shown(key), f"is not a key tosmon knows; {advice}")

    def text(self, key: str, default: str | None = None) -> str:
        """A string on one line, stripped and not empty."""
        value = self._get(key, str, default, "a string").strip()
        if not value and key in self:
            self.fail(key, "is empty; write a value or leave the key out")
        if _CONTROL.search(value):
            self.fail(key, f"is {shown(value)}, which holds a line break or a control character; write it on one line")
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:  # noqa: FBT001 - the default of a flag is a flag
        """A boolean."""
        return self._get(key, bool, default, "true or false")

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number of at most 15 digits, so that any arithmetic with it is safe."""
        value = self._get(key, int, default, "a whole number")
        if abs(value) >= 10**15:
            self.fail(key, f"is {_found(value)}; give a number of at most 15 digits")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number, whole or not."""
        if type(self.values.get(key)) is int:
            return float(self.integer(key))
        value = self._get(key, float, default, "a number")
        if not math.isfinite(value):
            self.fail(key, f"is {_found(value)}; give a finite number")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """An array of strings, none of them empty."""
        values = self._get(key, list, None if default is None else list(default), 'an array of strings, such as ["one", "two"]')
        for number, value in enumerate(values, 1):
            if not isinstance(value, str) or not value.strip():
                self.fail(f"{key}[{number}]", f"is {_found(value)}; give a string that is not empty")
        return tuple(cast("list[str]", values))

    def entries(self, key: str) -> tuple[str | Table, ...]:
        """An array of strings, none of them empty, and of tables."""
        values = self._get(key, list, None, 'an array of strings, such as ["one", "two"]')
        return tuple(self._entry(f"{key}[{number}]", value) for number, value in enumerate(values, 1))

    def _entry(self, key: str, value: object) -> str | Table:
        if isinstance(value, dict):
            return self.below(key, value)
        if not isinstance(value, str) or not value.strip():
            self.fail(key, f"is {_found(value)}; give a string that is not empty, or a table")
        return value

    def table(self, key: str) -> Table:
        """The table under a key; an empty one when the key is missing."""
        return self.below(key, self._get(key, dict, {}, f"a table: write [{self.at(key)}]"))

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables of a list; none when the key is missing."""
        header = re.sub(r"\[\d+\]", "", self.at(key))
        values = self._get(key, list, [], f"a list of tables: write [[{header}]]")
        for number, value in enumerate(values, 1):
            if not isinstance(value, dict):
                self.fail(f"{key}[{number}]", f"is {_found(value)}; give a table")
        return tuple(self.below(f"{key}[{number}]", value) for number, value in enumerate(values, 1))

    def secret(self, key: str, default: str | None = None) -> str:
        """A string in which `${NAME}` stands for a variable of the environment. No error ever shows its value."""
        if key not in self and default is not None:
            return default
        value = self.values.get(key)
        if not isinstance(value, str):
            self.fail(key, f"is {_kind(value)}; give a string" if key in self else "is missing")
        value = _VARIABLE.sub(lambda match: self._variable(key, match), value).strip()
        if not (value.isascii() and value.isprintable()):
            self.fail(key, "holds a character that HTTP cannot carry (not printable ASCII); its value is not shown here")
        return value

    def secrets(self, key: str) -> Pairs:
        """A table of header or cookie names, each with a secret; none when the key is missing."""
        if not isinstance(self.values.get(key, {}), dict):
            self.fail(key, f'is {_kind(self.values[key])}; give a table, such as {{ Name = "${{NAME}}" }}')
        table = self.table(key)
        for name in table.values:
            if not _FIELD_NAME.fullmatch(name):
                table.fail(shown(name), "is no name for a header or cookie; use letters, digits and hyphens")
        return tuple((name, table.secret(name)) for name in table.values)

    def below(self, key: str, values: Mapping[str, object]) -> Table:
        """Values as the table under a key."""
        return Table(self.source, values, self.env, self.at(key))

    def _get(self, key: str, kind: type[T], default: T | None, wanted: str) -> T:
        if key not in self:
            if default is None:
                self.fail(key, f"is missing; give {wanted}")
            return default
        value = self.values[key]
        if type(value) is not kind:  # not isinstance: a boolean is no integer here
            self.fail(key, f"is {_found(value)}; give {wanted}")
        return value

    def _variable(self, key: str, match: re.Match[str]) -> str:
        name = match[1]
        if not match[0].endswith("}") or not _VARIABLE_NAME.fullmatch(name):
            self.fail(key, "holds ${ that names no environment variable; write ${NAME}, its value is not shown here")
        if not self.env.get(name):
            self.fail(key, f"needs the environment variable {name}, which is not set or empty; set it before running tosmon")
        return self.env[name]


def parse(data: bytes, source: str, env: Mapping[str, str]) -> Table:
    """The table a TOML file holds. Raises ConfigError that says where it stops being TOML."""
    try:
        values = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{source}: is not UTF-8 (byte {error.start:,} is 0x{data[error.start]:02x}); save it as UTF-8"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{source}: is not TOML: {error}") from error
    return Table(source, values, env)


def read(path: Path, env: Mapping[str, str]) -> Table:
    """The table of a TOML file. Raises ConfigError when it cannot be read, but FileNotFoundError when it is not there."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileNotFoundError(str(path)) from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); make it a file that you may read") from error
    return parse(data, str(path), env)


def services_from(tables: Iterable[Table]) -> tuple[Service, ...]:
    """The services of a list of tables. Raises ConfigError also when two of them have the same slug."""
    pairs = [(table, service_from(table)) for table in tables]
    _refuse_doubles([(table, service.name) for table, service in pairs])
    return tuple(service for _, service in pairs)


def service_from(table: Table) -> Service:
    """The service a table declares. Raises ConfigError; documents take the service's language and tags."""
    table.expect(SERVICE_KEYS)
    name = _name(table)
    tags = table.texts("tags", ())
    language = _language(table, "")
    declared = table.tables("documents")
    if not declared:
        table.fail("documents", f"is missing; give {name} at least one document with a name and a url")
    documents = tuple(document_from(each, name, tags, language) for each in declared)
    _refuse_doubles([(each, document.name) for each, document in zip(declared, documents, strict=True)])
    return Service(name, documents, tags)


def document_from(table: Table, service: str, tags: tuple[str, ...] = (), language: str = "") -> Document:
    """The document a table declares. Raises ConfigError; tags and language are those of its service."""
    table.expect(DOCUMENT_KEYS)
    if "combine" in table and "url" in table:
        table.fail("combine", "stands beside url; leave one of them out, as the addresses of all pages belong into combine")
    document = Document(
        service=service,
        name=_name(table),
        url="" if "combine" in table else web_address(table, "url"),
        language=_language(table, language),
        select=_selectors(table, "select", ()),
        remove=_selectors(table, "remove", ()),
        render=table.flag("render", default=False),
        tags=tags,
        headers=table.secrets("headers"),
        cookies=table.secrets("cookies"),
    )
    parts = _parts(table, document)
    return replace(document, url=parts[0].url, combine=parts) if parts else document


def _parts(table: Table, document: Document) -> tuple[Document, ...]:
    """The documents whose pages make up this one; what a part does not say itself is as the document says."""
    if "combine" not in table:
        return ()
    entries = table.entries("combine")
    if not entries:
        table.fail(
            "combine", "is empty; give the addresses of the pages that make up the document, or leave it out and give a url"
        )
    tables = (table.below(f"combine[{n}]", {"url": each}) if isinstance(each, str) else each for n, each in enumerate(entries, 1))
    return tuple(_part(each, document) for each in tables)


def _part(table: Table, document: Document) -> Document:
    table.expect(PART_KEYS)
    return replace(
        document,
        url=web_address(table, "url"),
        select=_selectors(table, "select", document.select),
        remove=_selectors(table, "remove", document.remove),
        render=table.flag("render", document.render),
    )


def web_address(table: Table, key: str, default: str | None = None) -> str:
    """A web address with a host and without a user or password. Raises ConfigError that shows no password."""
    value = table.text(key, default)
    safe = shown(_without_login(value))
    if bad := _NOT_IN_A_URL.search(value):
        table.fail(key, f"is {safe}, which holds {bad[0]!r}; write the address as the browser's address bar copies it")
    if not _is_web_address(value):
        table.fail(key, f"is {safe}, which is no web address; write https:// followed by a host")
    if "@" in urlsplit(value).netloc:
        advice = 'give headers = { Authorization = "Basic ${NAME}" } instead'
        table.fail(key, f"is {safe} with a user or password in it; {advice}")
    return value


def means(name: str, key: str) -> bool:
    """Whether a name as people type it, `service` or `service/document`, in slugs or plain, means the document of a key."""
    return key == "/".join(map(slug, name.split("/", 1))) or key.partition("/")[0] == slug(name)


def suggest(word: str, known: Iterable[str]) -> str:
    """`did you mean X?` with the nearest of the known words; an empty string when none is near."""
    by_lower = {each.casefold(): each for each in known}
    near = get_close_matches(word.casefold(), by_lower, n=1, cutoff=0.6)
    return f"did you mean {by_lower[near[0]]}?" if near else ""


def shown(text: str) -> str:
    """A text at fault as an error shows it: quoted, without control characters, cut after 80 characters."""
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return f'"{text[:80]}…"' if len(text) > 80 else f'"{text}"'


def _name(table: Table) -> str:
    name = table.text("name")
    if not slug(name):
        table.fail("name", f"is {shown(name)}, which holds no letter or digit; give a name that can be typed")
    return name


def _language(table: Table, default: str) -> str:
    language = table.text("language", default)
    if language and not _LANGUAGE.fullmatch(language):
        table.fail("language", f'is {shown(language)}, which is no language tag; write one such as "en", "fr" or "pt-BR"')
    return language


def _selectors(table: Table, key: str, default: tuple[str | Range, ...]) -> tuple[str | Range, ...]:
    if key not in table:
        return default
    return tuple(
        _range(each) if isinstance(each, Table) else _css(table, f"{key}[{number}]", each)
        for number, each in enumerate(table.entries(key), 1)
    )


def _range(table: Table) -> Range:
    table.expect(RANGE_KEYS)
    for before, after in (RANGE_KEYS[:2], RANGE_KEYS[2:]):
        if before in table and after in table:
            table.fail(after, f"stands beside {before}; leave one of them out")
        if before not in table and after not in table:
            table.fail(before, f"is missing; give it or {after}, a CSS selector")
    return Range(**{key: _css(table, key, table.text(key)) for key in table.values})


def _css(table: Table, key: str, selector: str) -> str:
    if not _PLAIN_SELECTOR.fullmatch(selector) and (problem := css_problem(selector)):
        table.fail(key, f"is {shown(selector)}, which is no CSS selector: {problem}")
    return selector


def css_problem(selector: str) -> str:
    """What soupsieve has against a selector, on one line; an empty string when nothing."""
    import soupsieve  # noqa: PLC0415 - heavy: it brings the HTML parser, and only unusual selectors need it

    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        return str(error).partition("\n")[0]
    return ""


def _refuse_doubles(named: list[tuple[Table, str]]) -> None:
    """Raise ConfigError when two names have the same slug, naming both and where they stand."""
    seen: dict[str, tuple[Table, str]] = {}
    for table, name in named:
        first, other = seen.setdefault(slug(name), (table, name))
        if first is not table:
            table.fail("name", f"is {shown(name)}, but {first.at('name')} is {shown(other)}: both are {slug(name)}; rename one")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:  # its words are not shown: they quote what may be half a password
        return False
    return parts.scheme in {"http", "https"} and any(c.isalnum() for c in host or "")


def _without_login(address: str) -> str:
    """An address as an error may show it: all that could be a user and password is left out."""
    before, at, after = address.rpartition("@")
    return f"{before.partition('//')[0]}//…@{after}" if at and "//" in before else f"…@{after}" if at else address


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a date or time")


def _found(value: object) -> str:
    """A value of the wrong type, with the type's name."""
    match value:
        case dict() | list():
            return _kind(value)
        case bool():
            return f"{str(value).lower()}, {_kind(value)}"
        case str():
            return f"{shown(value)}, {_kind(value)}"
        case int() if abs(value) >= 10**18:  # str() refuses what hexadecimal can write
            return "a number of more than 18 digits"
        case _:
            return f"{value}, {_kind(value)}"
