"""One self-contained page of HTML: nothing is loaded, no script can run, and remote text in it is text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html import escape

from tosmon.diff import Edit, Run
from tosmon.reports.escape import terminal

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --quiet: #5d5f66; --line: #d6d8de;
  --came: #d7f5dd; --came-ink: #0b4a1c; --went: #fde0df; --went-ink: #7a1511; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e7ea; --paper: #16171a; --quiet: #a3a6ad; --line: #3a3c42;
  --came: #143d20; --came-ink: #b6f0c3; --went: #4a1a19; --went-ink: #ffc9c6; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .3rem; } .quiet { color: var(--quiet); }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; border-top: 1px solid var(--line); }
.row > * { margin: 0; padding: .3rem .5rem; min-width: 0; }
ins { background: var(--came); color: var(--came-ink); text-decoration: underline; }
del { background: var(--went); color: var(--went-ink); text-decoration: line-through; }
.added > .new, .removed > .old { border-inline-start: .25rem solid; }
.added > .new { border-color: var(--came-ink); } .removed > .old { border-color: var(--went-ink); }
details { border-top: 1px solid var(--line); padding: .3rem 0; } summary { color: var(--quiet); cursor: pointer; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: .25rem .5rem; vertical-align: top;
  border-top: 1px solid var(--line); }
@media (max-width: 45rem) { .row { grid-template-columns: 1fr; gap: 0; } .row > :empty { display: none; } }
"""
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_TAGS = {Edit.SAME: "", Edit.ADDED: "ins", Edit.REMOVED: "del"}
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


def text(said: str) -> str:
    """Remote text for an element or an attribute in quotes: it can be read and does nothing, and turns no reading round."""
    return escape(terminal(said))


def words(runs: Iterable[Run]) -> str:
    """Runs of words, those that came and those that went each in its element."""
    return "".join(f"<{tag}>{text(run.text)}</{tag}>" if (tag := _TAGS[run.edit]) else text(run.text) for run in runs)


def page(title: str, body: str, language: str = "") -> str:
    """A whole page; `title` is text, `body` is HTML. All is ASCII, so that it is the same in whatever encoding it is kept."""
    said = f' lang="{text(language)}"' if language else ""
    whole = (
        f'<!DOCTYPE html>\n<html{said}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>"
    )
    return whole.encode("ascii", "xmlcharrefreplace").decode()
