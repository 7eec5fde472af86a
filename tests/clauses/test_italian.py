"""Italian sentences in the manner of many services are read right, and change their kind when their sense is changed."""

from __future__ import annotations

import pytest

from tests.clauses.judging import judged, kind, verdict
from tosmon.models import Kind


@pytest.mark.parametrize(("expected", "lead", "text"), judged("italian.tsv"))
def test_a_sentence_is_of_its_kind_whether_or_not_the_language_is_known(expected: str, lead: str, text: str) -> None:
    for found in (verdict(text, lead), verdict(text, lead, languages="it")):
        assert (found[0] if found else "none") == expected


@pytest.mark.parametrize(
    ("text", "before", "changed", "after"),
    [
        ("Usiamo le tue foto per addestrare l'IA.", Kind.GRANT, "Non usiamo le tue foto per addestrare l'IA.", Kind.DENIAL),
        ("Usiamo le tue foto per addestrare l'IA.", Kind.GRANT, "Usiamo le tue foto per stampare calendari.", None),
        ("Potremmo usare i post per addestrare l'IA.", Kind.GRANT, "Potete usare i post per addestrare la vostra IA.", None),
        ("Possiamo addestrare l'IA con i post.", Kind.GRANT, "Non puoi addestrare un'IA con i post.", Kind.RESTRICTION),
        ("I tuoi brani verranno usati per addestrare l'IA.", Kind.GRANT,
         "I tuoi brani non verranno mai usati per addestrare l'IA.", Kind.DENIAL),
        ("Si usano le voci per addestrare l'IA.", Kind.GRANT,
         "Si usano le voci per addestrare l'IA solo con il tuo consenso.", Kind.OPT_IN),
        ("Usiamo le chat per addestrare l'IA.", Kind.GRANT, "Puoi opporti all'uso delle chat per addestrare l'IA.", Kind.OPT_OUT),
        ("Se non vuoi che addestriamo l'IA con le tue chat, scrivici.", Kind.OPT_OUT,
         "Se non ti opponi, addestriamo l'IA con le tue chat.", Kind.GRANT),
        ("Il Cliente si impegna a non addestrare IA con i dati.", Kind.RESTRICTION,
         "La Società si impegna a non addestrare IA con i dati.", Kind.DENIAL),
        ("L'editore vieta di addestrare IA con gli articoli.", Kind.RESTRICTION,
         "L'editore addestra la propria IA con gli articoli.", Kind.GRANT),
        ("Non vendiamo i tuoi testi per addestrare l'IA.", Kind.DENIAL,
         "Non vendiamo i tuoi testi, ma li usiamo per addestrare l'IA.", Kind.GRANT),
        ("La licenza comprende l'addestramento di IA.", Kind.GRANT,
         "La licenza non comprende l'addestramento di IA.", Kind.DENIAL),
    ],
)  # fmt: skip
def test_negation_actor_and_choice_change_the_kind(text: str, before: Kind, changed: str, after: Kind | None) -> None:
    assert (kind(text), kind(changed)) == (before, after)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Utilizziamo i tuoi contenuti per:", Kind.GRANT),
        ("Ci concedi il diritto di:", Kind.GRANT),
        ("Ti impegni a non:", Kind.RESTRICTION),
        ("Non è consentito:", Kind.RESTRICTION),
        ("Non utilizziamo i tuoi contenuti per:", Kind.DENIAL),
        ("Ci impegniamo a non:", Kind.DENIAL),
        ("Puoi opporti all'uso dei tuoi dati per:", Kind.OPT_OUT),
        ("Solo con il tuo consenso useremo i tuoi dati per:", Kind.OPT_IN),
        ("Il Servizio ti consente di:", None),
    ],
)
def test_the_lead_in_decides_what_an_item_means(lead: str, expected: Kind | None) -> None:
    assert kind("addestrare modelli di apprendimento automatico", lead) is expected


def test_the_preposition_ai_is_no_ai_word() -> None:
    assert kind("Forniamo i tuoi dati ai nostri fornitori ai fini di sviluppo del Servizio.") is None
    assert kind("Forniamo i tuoi dati ai nostri fornitori ai fini dell'addestramento dell'AI.") is Kind.GRANT
