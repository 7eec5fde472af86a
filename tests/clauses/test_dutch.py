"""Dutch sentences change their kind when their sense is changed, and are read as services write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clauses.judging import kind, verdict
from tosmon.models import Kind

SENTENCES = (Path(__file__).parent / "dutch.tsv").read_text(encoding="utf-8").splitlines()  # kind, lead-in, sentence


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_as_services_write_it_is_of_its_kind(line: str) -> None:
    expected, lead, text = line.split("\t")
    found = verdict(text, lead, languages="nl")
    assert (found[0] if found else "none") == expected


@pytest.mark.parametrize(
    ("text", "before", "changed", "after"),
    [
        ("Wij gebruiken uw foto's om AI te trainen.", Kind.GRANT, "Wij gebruiken uw foto's niet om AI te trainen.", Kind.DENIAL),
        ("Met uw foto's trainen wij AI.", Kind.GRANT, "Met uw foto's trainen wij geen AI.", Kind.DENIAL),
        (
            "Wij mogen uw foto's gebruiken om AI te trainen.",
            Kind.GRANT,
            "U mag onze foto's niet gebruiken om AI te trainen.",
            Kind.RESTRICTION,
        ),
        (
            "Uw teksten mogen niet worden gebruikt om AI te trainen.",
            Kind.DENIAL,
            "Onze teksten mogen niet worden gebruikt om AI te trainen.",
            Kind.RESTRICTION,
        ),
        (
            "Wij gebruiken uw teksten voor AI-training.",
            Kind.GRANT,
            "Wij gebruiken uw teksten alleen met uw toestemming voor AI-training.",
            Kind.OPT_IN,
        ),
        (
            "Wij gebruiken uw teksten voor AI-training.",
            Kind.GRANT,
            "U kunt bezwaar maken tegen het gebruik van uw teksten voor AI-training.",
            Kind.OPT_OUT,
        ),
        (
            "U kunt bezwaar maken tegen AI-training.",
            Kind.OPT_OUT,
            "Uw teksten dienen voor AI-training, tenzij u bezwaar maakt.",
            Kind.GRANT,
        ),
        (
            "Wij verkopen uw teksten niet om AI te trainen.",
            Kind.DENIAL,
            "Wij verkopen uw teksten niet, maar gebruiken ze om AI te trainen.",
            Kind.GRANT,
        ),
        ("Wij gebruiken uw teksten voor AI-training.", Kind.GRANT, "Gebruiken jullie mijn teksten voor AI-training?", None),
        ("Wij gebruiken uw teksten voor AI-training.", Kind.GRANT, "Wij gebruiken uw teksten om het AI-antwoord te maken.", None),
    ],
)
def test_negation_actor_and_choice_change_the_kind(text: str, before: Kind, changed: str, after: Kind | None) -> None:
    assert (kind(text), kind(changed)) == (before, after)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Wij gebruiken uw inhoud om:", Kind.GRANT),
        ("U verleent ons het recht om:", Kind.GRANT),
        ("U verbindt zich ertoe niet:", Kind.RESTRICTION),
        ("U mag niet:", Kind.RESTRICTION),
        ("Het is niet toegestaan om:", Kind.RESTRICTION),
        ("Wij gebruiken uw inhoud nooit om:", Kind.DENIAL),
        ("U kunt bezwaar maken tegen het gebruik van uw gegevens om:", Kind.OPT_OUT),
        ("Met onze dienst kunt u:", None),
    ],
)
def test_the_lead_in_decides_what_an_item_means(lead: str, expected: Kind | None) -> None:
    assert kind("AI-modellen te trainen", lead) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Wij gebruiken uw inhoud niet om AI te trainen.",
        "Wij gebruiken uw inhoud niet voor het trainen van AI.",
        "Voor het trainen van AI gebruiken wij uw inhoud niet.",
        "Om AI te trainen gebruiken wij uw inhoud niet.",
        "Uw inhoud wordt niet gebruikt voor het trainen van AI.",
        "Voor het trainen van AI wordt uw inhoud niet gebruikt.",
        "Wij gebruiken geen inhoud van u om AI te trainen.",
        "AI trainen wij niet met uw inhoud.",
    ],
)
def test_a_negation_counts_wherever_it_stands(text: str) -> None:
    assert kind(text) is Kind.DENIAL
