"""What the JSON output looks like, as JSON Schema (draft 2020-12): one for each command that writes any."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

# check: the whole run; check-line: one document of it, a line of `--format jsonl`; of others a line, or an item of the array;
# message: what a webhook and a command are told.
NAMES = ("check", "check-line", "findings", "scan", "read", "status", "diff", "history", "blame", "export", "notify", "message")


def schema(name: str) -> dict[str, Any]:
    """The schema of one of `NAMES`, with the parts that it refers to."""
    whole = json.loads((resources.files("tosmon.reports") / "schema.json").read_text(encoding="utf-8"))
    parts = whole["$defs"]
    needed, waiting = {}, [name]
    while waiting:
        part = waiting.pop()
        if part not in needed:
            needed[part] = parts[part]
            waiting += re.findall(r'"#/\$defs/([\w-]+)"', json.dumps(parts[part]))
    own = needed.pop(name)
    return {
        "$schema": whole["$schema"],
        "$id": f"urn:tosmon:schema:{name}",
        "title": f"{whole['title']}: {name}",
        **own,
        "$defs": {part: needed[part] for part in parts if part in needed},
    }
