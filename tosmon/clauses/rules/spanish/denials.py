"""Spanish clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.iberian import denials as shared

RULES = (
    shared.DENIAL_NO_TRAINING.rule(
        "es",
        title="No entrenamos ninguna IA con tus cosas",
        matches=examples(
            "No utilizamos su contenido para entrenar inteligencia artificial.",
            "Nunca entrenaremos nuestros modelos con tus mensajes privados.",
            "Sus grabaciones no se utilizan para entrenar modelos de aprendizaje automático.",
            "Acme no vende tus fotos para el entrenamiento de IA ni deja que otros lo hagan.",
            "En ningún caso se tratarán los datos de los alumnos para desarrollar algoritmos.",
            ("Nos comprometemos a no:", "usar tus relatos para entrenar una IA generativa."),
        ),
        passes=examples(
            "Utilizamos su contenido para entrenar inteligencia artificial.",
            "No puedes usar nuestro contenido para entrenar una IA.",
            "No garantizamos que el modelo de IA acierte.",
            "No vendemos tus datos, pero podemos usar tu contenido para entrenar modelos de IA.",
            "No solo usamos tus chats para responderte: también entrenamos con ellos nuestros modelos.",
            "¿Se usarán mis fotos para entrenar una IA o no?",
        ),
    ),
    shared.DENIAL_EXCLUDED.rule(
        "es",
        title="El entrenamiento queda fuera de lo permitido",
        matches=examples(
            "Tratamos sus archivos para prestar el Servicio, excluyendo el entrenamiento de modelos.",
            "Esta licencia no incluye el entrenamiento de modelos de IA con sus obras.",
            "Nos autorizas a alojar y mostrar tus imágenes, quedando excluido el entrenamiento de inteligencia artificial.",
            "La cesión de derechos no comprende el uso de la obra para entrenar sistemas de IA.",
            "El uso con fines de soporte excluye entrenar modelos con tu contenido.",
        ),
        passes=examples(
            "Esta licencia incluye el entrenamiento de modelos de IA con sus obras.",
            "El precio no incluye cursos de IA para sus empleados.",
            "Usamos tus archivos para entrenar modelos de IA, excluyendo los que hayas borrado.",
            "Se excluye toda responsabilidad por lo que escriba el modelo.",
            "Se prohíbe cualquier otro uso, sin excluir el entrenamiento de modelos de IA.",
        ),
    ),
    shared.DENIAL_THIRD_PARTIES.rule(
        "es",
        title="Otros no pueden entrenar con lo que se les entrega",
        matches=examples(
            "Nuestros proveedores tienen prohibido usar sus datos para entrenar sus modelos de IA.",
            "Prohibimos a nuestros encargados del tratamiento entrenar modelos con tu contenido.",
            "No permitimos que terceros utilicen tus indicaciones para entrenar su IA.",
            "Los socios no podrán utilizar las fotos para el entrenamiento de inteligencia artificial.",
            "Exigimos por contrato que los subencargados no usen los datos del cliente para mejorar sus modelos.",
        ),
        passes=examples(
            "Nuestros proveedores pueden usar sus datos para entrenar sus modelos de IA.",
            "Nuestros proveedores no pueden enviarle publicidad.",
            "Se prohíbe a los usuarios utilizar nuestros datos para entrenar modelos de IA.",
            "Los proveedores de modelos de IA no garantizan nada.",
            "Queda prohibido cualquier uso de nuestro contenido para entrenar una IA.",
        ),
    ),
)
