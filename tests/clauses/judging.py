"""Judge single sentences as the engine judges those of a document."""

from __future__ import annotations

from pathlib import Path

from tosmon import clauses
from tosmon.clauses.engine import Verdict
from tosmon.clauses.plain import NAME, Terms
from tosmon.models import Kind


def verdict(text: str, lead: str = "", *section: str, languages: str = "", names: tuple[str, ...] = ()) -> Verdict | None:
    """What the rules about training say of a sentence, in any language or in those given ("en de")."""
    terms = Terms(tuple((name, NAME) for name in names))
    return next(iter(clauses.TRAINING.engine.judge(text, lead, section, frozenset(languages.split()), terms)), None)


def kind(text: str, lead: str = "", *section: str) -> Kind | None:
    """The kind of a sentence, or None."""
    found = verdict(text, lead, *section)
    return found[0] if found else None


def judged(file: str) -> list[tuple[str, str, str]]:
    """The lines of a file beside this one: the kind ("none" for no clause), the lead-in and the sentence, parted by tabs."""
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return [(kind, lead, text) for kind, lead, text in (line.split("\t") for line in lines)]
