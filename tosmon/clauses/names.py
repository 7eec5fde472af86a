"""Names of companies that hold the letters AI, so that they are not taken for AI words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HOLDS_AI = re.compile(
    r"\b(?:A\.?I\.?|IA|ML|LLMs?|machine learning|artificial intelligence|models?|mod[èe]les?)\b", re.IGNORECASE
)
# A capitalised word and "AI" are a name where they own something, act, or carry the form of a company.
_ACTING_AI = re.compile(
    r" AI(?=['’]s\b|,? (?:Inc|LLC|Ltd|SAS|Corp|GmbH|Limited|PBC)\b| ?\([“\"‘]"
    r"| (?:will|may|does|shall|is|has|provides|collects|uses|reserves|grants|and its|on behalf|peut|ne|n['’]|s['’]|et ses)\b)"
)
_CAPITALISED = re.compile(r"\b[A-Z][\w&.-]+\Z")
LONGEST_NAME = 31  # characters
_COMMON = frozenset(
    (
        *(
            "Generative",
            "Responsible",
            "Conversational",
            "Agentic",
            "General",
            "Ethical",
            "Trustworthy",
            "Third-Party",
            "External",
        ),
        *("Embedded", "Certain", "Some", "All", "New", "The", "Our", "Your", "An", "These", "Such", "This", "Any", "How", "Of"),
        *("Use", "Using", "And", "Or", "For", "To", "With", "By", "In"),
    )
)


def holds_ai(name: str) -> bool:
    """Whether a name would read as if it spoke of AI."""
    return _HOLDS_AI.search(name) is not None


def ai_names(texts: Iterable[str]) -> frozenset[str]:
    """Such names as a document itself shows: "Acme AI will", "Acme AI's", "Acme AI, Inc."."""
    found = (_named(text, match.start()) for text in texts if " AI" in text for match in _ACTING_AI.finditer(text))
    return frozenset(f"{name} AI" for name in found if name and name not in _COMMON)


def _named(text: str, end: int) -> str:
    """The capitalised word that ends there, "" where there is none."""
    word = _CAPITALISED.search(text, max(0, end - LONGEST_NAME), end)
    return word[0] if word else ""
