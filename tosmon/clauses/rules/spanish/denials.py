"""Spanish clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

_NOT_A_DENIAL = (
    "not responsible",
    "you-must-not … train-ai*",
    "you-train-ai",
    "not opt-out",
    "means",
    "own-tool",
    "question",
)

RULES = (
    Rule(
        id="es-denial-no-training",
        title="No entrenamos ninguna IA con tus cosas",
        kind=Kind.DENIAL,
        language="es",
        reason="A promise: the day it vanishes or gets exceptions is the day to look again.",
        patterns=(
            "not|we-not|do-not|nor … train-ai*|trained-ai",
            "not|we-not … data|your-data … train",
            "data|your-data … not|we-not … train",
            "without use your-data … train-ai*",
            "without …3 train-ai*",
            "trained-ai not …2 by|in|of … your-data|data",
            "your-data …3 excluding …4 train-ai*",
        ),
        unless=(
            *_NOT_A_DENIAL,
            "not|we-not|do-not … we-use … train-ai*",
            "we-not … and we train-ai",
            "if-not … train-ai*",
            "we-use … train-ai* … unless … not",
            "train-ai* … if|only …4 not",
            "// use … we-not",
        ),
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
    Rule(
        id="es-denial-excluded",
        title="El entrenamiento queda fuera de lo permitido",
        kind=Kind.DENIAL,
        language="es",
        reason="The licence stops short of training: a later version may quietly drop the exclusion.",
        patterns=(
            "excluding …4 train-ai*|train",
            "train-ai* …3 excluding",
            "grant … not|excluding …6 train-ai*",
            "grant … without …6 train-ai*",
        ),
        unless=(*_NOT_A_DENIAL, "grant … train-ai* … excluding", "we-use … train-ai* … excluding"),
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
    Rule(
        id="es-denial-third-parties",
        title="Otros no pueden entrenar con lo que se les entrega",
        kind=Kind.DENIAL,
        language="es",
        reason="It speaks of the company's vendors only; what the company itself does may stand elsewhere.",
        patterns=(
            "third …10 ban|not … train-ai*",
            "ban … third … train-ai*",
            "we-not grant … third … train-ai*",
            "your-data … ban … train-ai*",
            "ban … your-data … train-ai*",
        ),
        unless=_NOT_A_DENIAL,
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
