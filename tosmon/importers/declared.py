"""Read the declarations of Open Terms Archive into the tables that a config has for them.

What may stand in them is what its engine takes: https://docs.opentermsarchive.org/contributing-terms/ and
https://github.com/OpenTermsArchive/engine/blob/main/scripts/declarations/validate/service.schema.js
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tosmon.declarations import Table, css_problem, document_from, shown
from tosmon.errors import ConfigError
from tosmon.models import slug

_ENDS = {"startBefore": "start_before", "startAfter": "start_after", "endBefore": "end_before", "endAfter": "end_after"}
_KEYS = ("name", "terms", "documents")  # `documents` is what `terms` was called until 2024

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Declared:
    """What a folder of declarations holds.

    `services` are the tables of a config, in the order of the files, with so many `documents`. `left` are sentences on keys that
    had to be left out of them, `failed` on files and documents that could not be taken at all.
    """

    services: tuple[Values, ...]
    documents: int
    left: tuple[str, ...]
    failed: tuple[str, ...]


def read_folder(folder: Path) -> Declared:
    """The declarations of a folder, or of the folder `declarations` in it; past ones (`*.history.json`) are passed over.

    Raises ConfigError where there are none.
    """
    place = folder / "declarations" if (folder / "declarations").is_dir() else folder
    files = sorted(path for path in place.glob("*.json") if not path.name.endswith(".history.json"))
    if not files:
        raise ConfigError(f"{place}: holds no declarations; give the folder whose files are named like Service.json")
    services: dict[str, Values] = {}
    documents: list[Values] = []
    left: list[str] = []
    failed: list[str] = []
    for path in files:
        try:
            values = _parsed(path)
            name = Table(path.name, values).text("name")
            _refuse_double(f"{path.name}: {name}", name, services)
            found = _documents(path.name, name, values, left, failed)
        except ConfigError as error:
            failed.append(str(error))
        else:
            services[slug(name)] = {"name": name, "documents": found}
            documents += found
    return Declared(tuple(services.values()), len(documents), tuple(left), tuple(failed))


def _parsed(path: Path) -> Mapping[str, object]:
    try:
        values = json.loads(path.read_bytes().decode("utf-8-sig"))
        json.dumps(values, ensure_ascii=False).encode()  # "\ud800" is JSON, and no text
    except OSError as error:
        raise ConfigError(f"{path.name}: cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path.name}: is not JSON: {error}") from error
    return _object(path.name, values)


def _object(where: str, value: object) -> Mapping[str, object]:
    """The members of an object of JSON, without those that are null, which its engine takes for missing."""
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: is no object of JSON")
    return {name: member for name, member in value.items() if member is not None}


def _refuse_double(where: str, name: str, taken: Mapping[str, Values]) -> None:
    if first := taken.get(slug(name)):
        raise ConfigError(f"{where}: has the same name as {shown(str(first['name']))}, which is taken already")


def _documents(where: str, service: str, values: Mapping[str, object], left: list[str], failed: list[str]) -> list[Values]:
    left += [f"{where}: {shown(key)} is left out, as tosmon has no such key" for key in values if key not in _KEYS]
    taken: dict[str, Values] = {}
    for title, value in _object(f"{where}: terms", values.get("terms", values.get("documents", {}))).items():
        place = f"{where}: {title}"
        try:
            _refuse_double(place, title, taken)
            document = _document(place, title, value, left)
            document_from(Table(place, document), service)
        except ConfigError as error:
            failed.append(str(error))
        else:
            taken[slug(title)] = document
    if not taken:
        raise ConfigError(f"{where}: holds no terms that could be taken, so that {shown(service)} is left out")
    return list(taken.values())


def _document(where: str, title: str, value: object, left: list[str]) -> Values:
    values = _object(where, value)
    page = _page(where, values, left)
    if "combine" not in values:
        return {"name": title, **page}
    parts = values["combine"]
    if not isinstance(parts, list):
        raise ConfigError(f"{where}: combine is no array")
    address = {"url": page.pop("url")} if "url" in page else {}
    pages = [address | _page(place, _object(place, part), left) for place, part in _numbered(f"{where}: combine", parts)]
    plain = all(each.keys() == {"url"} for each in pages)
    return {"name": title, "combine": [each["url"] for each in pages] if plain else pages, **page}


def _page(where: str, values: Mapping[str, object], left: list[str]) -> Values:
    """The keys of a document, or of a part of one, as a config has them."""
    page: Values = {}
    for key, value in values.items():
        match key:
            case "fetch":
                page["url"] = value
            case "executeClientScripts":
                page["render"] = value
            case "select" | "remove":
                page[key] = _selectors(f"{where}: {key}", value, left)
            case "filter" | "filters":
                names = ", ".join(map(_filter_name, value if isinstance(value, list) else [value]))
                left.append(f"{where}: {key} is left out ({names}), as tosmon runs no JavaScript of others")
            case "combine":
                pass  # its parts are pages of their own
            case _:
                left.append(f"{where}: {shown(key)} is left out, as tosmon has no such key")
    return page


def _filter_name(value: object) -> str:
    """The name of a filter, which stands alone or as the only key of an object with its options."""
    return ", ".join(value) if isinstance(value, dict) else str(value)


def _selectors(where: str, value: object, left: list[str]) -> list[object]:
    """The selectors that tosmon understands.

    Without one of `remove`, more is read. Without one of `select`, clauses may be missing: then none is taken, and the terms
    are found on the page by themselves.
    """
    taken: list[object] = []
    for place, each in _numbered(where, value if isinstance(value, list) else [value]):
        try:
            taken.append(_range(each) if isinstance(each, dict) else _css(each))
        except ConfigError as error:
            if where.endswith("select"):
                left.append(f"{place} {error}; all of select is left out, and the terms are found by themselves")
                return []
            left.append(f"{place} {error}; it is left out")
    return taken


def _range(values: Mapping[str, object]) -> Values:
    if unknown := [key for key in values if key not in _ENDS]:
        raise ConfigError(f"has {shown(unknown[0])}, which is no end of a range")
    for ends in (("startBefore", "startAfter"), ("endBefore", "endAfter")):
        if sum(end in values for end in ends) != 1:
            raise ConfigError(f"has not exactly one of {ends[0]} and {ends[1]}")
    return {_ENDS[end]: _css(css) for end, css in values.items()}


def _css(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError("is no selector")
    css = " ".join(value.splitlines()).strip()
    if problem := css_problem(css):
        raise ConfigError(f"is {shown(css)}, which is no CSS selector: {problem}")
    return css


def _numbered(where: str, values: Sequence[object]) -> Iterator[tuple[str, object]]:
    return ((f"{where}[{number}]", value) for number, value in enumerate(values, 1))
