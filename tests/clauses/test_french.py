"""French sentences in the manner of many services are read right, and change their kind when their sense is changed."""

from __future__ import annotations

import pytest

from tests.clauses.judging import judged, kind, verdict
from tosmon.models import Kind


@pytest.mark.parametrize(("expected", "lead", "text"), judged("french.tsv"))
def test_a_sentence_is_of_its_kind_whether_or_not_the_language_is_known(expected: str, lead: str, text: str) -> None:
    for found in (verdict(text, lead), verdict(text, lead, languages="fr")):
        assert (found[0] if found else "none") == expected


@pytest.mark.parametrize(
    ("text", "before", "changed", "after"),
    [
        ("Nous utilisons vos photos pour entraîner l'IA.", Kind.GRANT,
         "Nous n'utilisons pas vos photos pour entraîner l'IA.", Kind.DENIAL),
        ("Nous utilisons vos photos pour entraîner l'IA.", Kind.GRANT,
         "Nous utilisons vos photos pour imprimer des calendriers.", None),
        ("Nous pouvons entraîner l'IA avec les avis.", Kind.GRANT,
         "Vous ne pouvez pas entraîner d'IA avec les avis.", Kind.RESTRICTION),
        ("On utilise tes photos pour entraîner l'IA.", Kind.GRANT, "Tu peux utiliser tes photos pour entraîner ton IA.", None),
        ("Vos voix servent à entraîner l'IA.", Kind.GRANT, "Vos voix ne servent jamais à entraîner l'IA.", Kind.DENIAL),
        ("Vos voix servent à entraîner l'IA.", Kind.GRANT,
         "Vos voix ne servent à entraîner l'IA que si vous y consentez.", Kind.OPT_IN),
        ("Nous n'utilisons vos avis que pour entraîner l'IA.", Kind.GRANT,
         "Nous n'utilisons pas vos avis pour entraîner l'IA.", Kind.DENIAL),
        ("Nous entraînons l'IA sur vos avis.", Kind.GRANT,
         "Vous pouvez vous opposer à ce que nous entraînions l'IA sur vos avis.", Kind.OPT_OUT),
        ("Sauf opposition de votre part, vos avis entraînent notre IA.", Kind.GRANT,
         "Vos avis n'entraînent pas notre IA.", Kind.DENIAL),
        ("Le Client s'engage à ne pas entraîner d'IA avec les données.", Kind.RESTRICTION,
         "La Société s'engage à ne pas entraîner d'IA avec les données.", Kind.DENIAL),
        ("L'Éditeur s'oppose à la fouille de textes et de données.", Kind.RESTRICTION,
         "L'Éditeur propose des cours de textes.", None),
        ("Une faute peut entraîner le modèle.", None, "Nous pouvons entraîner le modèle.", Kind.GRANT),
    ],
)  # fmt: skip
def test_negation_actor_and_choice_change_the_kind(text: str, before: Kind | None, changed: str, after: Kind | None) -> None:
    assert (kind(text), kind(changed)) == (before, after)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Nous utilisons vos contenus pour :", Kind.GRANT),
        ("Vous nous accordez le droit de :", Kind.GRANT),
        ("Vous vous engagez à ne pas :", Kind.RESTRICTION),
        ("Il est interdit de :", Kind.RESTRICTION),
        ("Nous n'utilisons pas vos contenus pour :", Kind.DENIAL),
        ("Nous nous engageons à ne pas :", Kind.DENIAL),
        ("Vous pouvez vous opposer à l'utilisation de vos données pour :", Kind.OPT_OUT),
        ("Uniquement avec votre consentement, nous utilisons vos données pour :", Kind.OPT_IN),
        ("Le Service vous permet de :", None),
    ],
)
def test_the_lead_in_decides_what_an_item_means(lead: str, expected: Kind | None) -> None:
    assert kind("entraîner des modèles d'apprentissage automatique", lead) is expected


def test_what_entails_something_trains_nothing() -> None:
    assert kind("L'utilisation de données fausses peut entraîner la suspension du modèle.") is None
    assert kind("L'utilisation de vos données permet d'entraîner le modèle.") is Kind.GRANT
