"""Spanish clauses change their kind when their sense is changed: negated, said of another actor, put under another lead-in."""

from __future__ import annotations

import pytest

from tests.clauses.judging import kind, verdict
from tosmon.models import Kind

PASSIVE = "Se utilizarán sus publicaciones para desarrollar y entrenar modelos de lenguaje."
LICENCE = "El autor nos concede una licencia no exclusiva para usar sus obras en el entrenamiento de sistemas de IA."


@pytest.mark.parametrize(
    ("text", "before", "changed", "after"),
    [
        ("Usamos tus fotos para entrenar la IA.", Kind.GRANT, "No usamos tus fotos para entrenar la IA.", Kind.DENIAL),
        ("Usamos tus fotos para entrenar la IA.", Kind.GRANT, "Usamos tus fotos para imprimir calendarios con IA.", None),
        (PASSIVE, Kind.GRANT, PASSIVE.replace("Se utilizarán", "Nunca se utilizarán"), Kind.DENIAL),
        (LICENCE, Kind.GRANT, LICENCE.replace("nos concede", "no nos concede"), Kind.DENIAL),
        ("Entrenamos modelos con tus textos.", Kind.GRANT, "Entrenamos modelos con tus textos si nos lo autorizas.", Kind.OPT_IN),
        ("Podemos entrenar una IA con la web.", Kind.GRANT, "No puedes entrenar una IA con la web.", Kind.RESTRICTION),
        ("Podremos usar el contenido para entrenar IA.", Kind.GRANT,
         "Usted no podrá usar el contenido para entrenar IA.", Kind.RESTRICTION),
        ("Se tratarán sus datos para mejorar la IA.", Kind.GRANT,
         "Puede oponerse a que se traten sus datos para mejorar la IA.", Kind.OPT_OUT),
        ("Usamos tus chats para entrenar la IA.", Kind.GRANT,
         "Usamos tus chats para entrenar la IA, salvo que te opongas.", Kind.GRANT),
        ("Usaremos sus voces para entrenar la IA.", Kind.GRANT,
         "Solo con su consentimiento usaremos sus voces para entrenar la IA.", Kind.OPT_IN),
        ("Los socios pueden usar tus datos para entrenar su IA.", Kind.GRANT,
         "Los socios no pueden usar tus datos para entrenar su IA.", Kind.DENIAL),
        ("No vendemos sus datos para entrenar IA.", Kind.DENIAL,
         "No vendemos sus datos, pero los usamos para entrenar IA.", Kind.GRANT),
        ("No usamos tus notas para entrenar la IA.", Kind.DENIAL, "No solo usamos tus notas para entrenar la IA.", Kind.GRANT),
        ("Queda prohibido entrenar IA con el catálogo.", Kind.RESTRICTION, "Se permite entrenar IA con tu catálogo.", Kind.GRANT),
        ("No lo guardamos ni lo usamos para entrenar la IA.", Kind.DENIAL,
         "Lo guardamos y usamos el audio para entrenar la IA.", Kind.GRANT),
    ],
)  # fmt: skip
def test_negation_actor_and_choice_change_the_kind(text: str, before: Kind, changed: str, after: Kind | None) -> None:
    assert (kind(text), kind(changed)) == (before, after)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Utilizamos sus datos para:", Kind.GRANT),
        ("Usted nos concede el derecho a:", Kind.GRANT),
        ("Finalidades del tratamiento:", Kind.GRANT),
        ("Te comprometes a no:", Kind.RESTRICTION),
        ("Queda terminantemente prohibido:", Kind.RESTRICTION),
        ("Nunca utilizaremos tus datos para:", Kind.DENIAL),
        ("Puedes oponerte a que usemos tus datos para:", Kind.OPT_OUT),
        ("El Servicio te permite:", None),
    ],
)
def test_the_lead_in_decides_what_an_item_means(lead: str, expected: Kind | None) -> None:
    assert kind("entrenar modelos de aprendizaje automático", lead) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aceptás que usemos tus posteos para entrenar nuestra inteligencia artificial.", Kind.GRANT),
        ("Podéis decidir si vuestras fotos contribuyen a entrenar nuestra IA.", Kind.OPT_OUT),
        ("Si prefieres que no entrenemos la IA con tus textos, escríbenos.", Kind.OPT_OUT),
        ("Necesitaremos tu permiso expreso, y solo si lo das usaremos tus obras para entrenar modelos.", Kind.OPT_IN),
        ("El titular se reserva los derechos de minería de textos y datos.", Kind.RESTRICTION),
        ("Ni nosotros ni nuestros encargados usaremos los expedientes para entrenar modelos.", Kind.DENIAL),
        ("Puedes entrenar un modelo personalizado con tus documentos.", None),
        ("El cliente es responsable de los datos con los que entrene sus modelos.", None),
        ("Nuestro modelo de suscripción incluye planes de entrenamiento.", None),
        ("¿Cómo utilizamos tus datos para entrenar la IA?", None),
    ],
)
def test_a_sentence_is_of_its_kind_in_any_form_of_address(text: str, expected: Kind | None) -> None:
    assert kind(text) is expected


def test_a_sentence_in_portuguese_is_not_read_as_spanish() -> None:
    assert verdict("Autoriza o uso das suas fotos no ajuste fino do modelo.", languages="es") is None
