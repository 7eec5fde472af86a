"""Spanish clauses that forbid users to train AI on the service, to mine it, or to build competing models."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.iberian import restrictions as shared

RULES = (
    shared.RESTRICTION_YOU_MAY_NOT_TRAIN.rule(
        "es",
        title="No puedes entrenar una IA con el servicio ni con lo que hay en él",
        matches=examples(
            "No podrás utilizar el Servicio para entrenar inteligencia artificial.",
            "El Usuario se compromete a no usar nuestros contenidos para desarrollar modelos de aprendizaje automático.",
            "Usted no puede, ni permitirá que otros puedan, emplear los resultados para mejorar un modelo de lenguaje.",
            "Aceptas no alimentar ningún sistema de IA con los artículos del portal.",
            ("Los clientes no deberán:", "usar la API para entrenar, afinar o evaluar algoritmos;"),
            "No puede utilizar los textos de esta web para realizar minería de textos y datos.",
        ),
        passes=examples(
            "Podrás utilizar el Servicio para formar a tu propio equipo.",
            "Podremos usar tus grabaciones para entrenar una IA.",
            "Si no te opones, utilizamos tus mensajes para entrenar nuestra IA.",
            "No puede revender el acceso a las funciones de IA.",
            "No utilizaremos tu contenido para entrenar una IA.",
            ("Aceptas que podamos:", "usar tus publicaciones para entrenar una IA;"),
        ),
    ),
    shared.RESTRICTION_UNDER_A_HEADING.rule(
        "es",
        title="El título o la entrada prohíbe y la frase dice qué",
        matches=examples(
            ("Queda prohibido:", "entrenar sistemas de IA con los datos de la plataforma."),
            ("Está prohibido lo siguiente:", "la minería de textos y datos;"),
            ("Sin nuestra autorización previa por escrito:", "extraer páginas con el fin de entrenar un modelo de lenguaje."),
            ("No está permitido:", "introducir los textos del diario en una inteligencia artificial."),
            ("El usuario se abstendrá de:", "desarrollar modelos de IA a partir de las fotografías del catálogo."),
        ),
        passes=examples(
            ("Puedes:", "entrenar sistemas de IA con los datos de la plataforma."),
            ("No hacemos lo siguiente:", "entrenar una IA con tus mensajes."),
            ("Queda prohibido:", "compartir la contraseña con un asistente de IA."),
            ("Utilizamos su información para:", "entrenar nuestros modelos."),
            ("Está prohibido lo siguiente:", "publicar imágenes creadas con IA sin decirlo."),
        ),
    ),
    shared.RESTRICTION_DO_NOT_TRAIN.rule(
        "es",
        title="Una orden: no uses esto para entrenar una IA",
        matches=examples(
            "No utilices la API para entrenar un modelo de aprendizaje automático.",
            "No alimente herramientas de IA con nuestros artículos.",
            "(iv) no entrenar ningún modelo de IA con canciones halladas en la plataforma;",
            "No use este sitio para desarrollar algoritmos ni inteligencia artificial.",
            "No usar los materiales del curso para crear sistemas de inteligencia artificial.",
        ),
        passes=examples(
            "No utilizamos tu contenido para entrenar una IA.",
            "No se utilizan tus fotos para entrenar modelos de aprendizaje automático.",
            "No confíes en lo que diga el modelo de IA.",
            ("Podemos:", "usar tus publicaciones para entrenar un modelo fundacional;"),
            "No utilice el asistente de IA si es menor de edad.",
        ),
    ),
    shared.RESTRICTION_TRAINING_PROHIBITED.rule(
        "es",
        title="El entrenamiento de IA o la minería de datos están prohibidos o reservados",
        matches=examples(
            "Queda prohibido utilizar el sitio para entrenar modelos de inteligencia artificial.",
            "Se prohíbe la minería de textos y datos de esta página web.",
            "El entrenamiento de cualquier sistema de IA con nuestros contenidos queda terminantemente prohibido.",
            "El editor se reserva el derecho de minería de textos y datos sobre todas sus obras.",
            "No se permite el uso de rastreadores con el fin de entrenar algoritmos de aprendizaje automático.",
            "Nuestros contenidos no podrán ser utilizados para entrenar modelos de lenguaje.",
            "No podrán utilizarse las noticias del diario para el entrenamiento de inteligencia artificial.",
        ),
        passes=examples(
            "Su contenido podrá ser utilizado para entrenar modelos de lenguaje.",
            "No practicamos la minería de datos.",
            "Nuestros proveedores tienen prohibido usar sus datos para entrenar sus modelos de IA.",
            "Queda prohibido presentar como propio un texto de la IA.",
            "Nos reservamos el derecho de usar su contenido para entrenar una IA.",
        ),
    ),
    shared.RESTRICTION_COMPETING_MODELS.rule(
        "es",
        title="No puedes crear un modelo o un servicio de IA que compita",
        matches=examples(
            "No podrás usar los resultados para desarrollar modelos que compitan con los nuestros.",
            "El Cliente no utilizará las funciones de IA para crear un producto competidor.",
            ("Usted no podrá:", "emplear la API de IA para construir un servicio competidor."),
            "Queda prohibido desarrollar, con las respuestas del modelo, tecnología que compita con Acme.",
            "Te comprometes a no crear con nuestra IA un servicio rival.",
        ),
        passes=examples(
            "No podrás usar el Servicio para montar una tienda.",
            "Competimos con otros fabricantes de modelos de IA.",
            "Puedes usar los resultados para crear modelos de cualquier tipo.",
            "Podremos usar tus entradas para desarrollar modelos de IA competitivos.",
            "Las funciones de IA te dejan comparar ofertas de la competencia.",
        ),
    ),
)
