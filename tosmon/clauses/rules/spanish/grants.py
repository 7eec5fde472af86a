"""Spanish clauses by which the company, or others through it, may train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.iberian import grants as shared

RULES = (
    shared.GRANT_USE_TO_TRAIN.rule(
        "es",
        title="Utilizamos tus cosas para entrenar una IA",
        matches=examples(
            "Podemos utilizar su contenido para entrenar nuestros modelos de IA.",
            "Usamos tus conversaciones para desarrollar y mejorar modelos de aprendizaje automático.",
            "Para entrenar nuestra inteligencia artificial recurrimos a las fotos que subes.",
            "Nosotros y nuestras filiales podremos tratar datos personales con el fin de entrenar algoritmos.",
            "Nuestros socios podrán usar las publicaciones para desarrollar IA generativa, salvo que te opongas.",
            "Esta información nos ayuda a entrenar nuestros modelos.",
        ),
        passes=examples(
            "No utilizamos su contenido para entrenar nuestros modelos de IA.",
            "Utilizamos la inteligencia artificial para recomendarte música.",
            "Puedes utilizar tu contenido para entrenar tus propios modelos de IA.",
            "Usamos su información para mejorar nuestros servicios.",
            "¿Usáis mis fotos para entrenar una IA?",
            "Usamos su dirección de correo para el entrenamiento de nuestro personal.",
        ),
    ),
    shared.GRANT_MAY_BE_USED.rule(
        "es",
        title="Tus cosas pueden utilizarse para entrenar una IA",
        matches=examples(
            "Usted acepta expresamente que su Contenido pueda utilizarse para informar, entrenar o desarrollar tecnologías de"
            " inteligencia artificial.",
            "Se utilizarán sus grabaciones para entrenar modelos de reconocimiento de voz.",
            "Las publicaciones públicas son usadas con fines de aprendizaje automático.",
            "Los datos anonimizados podrán servir para entrenar nuestra IA.",
            "Tus comentarios se emplean en la mejora de nuestros algoritmos.",
        ),
        passes=examples(
            "Sus grabaciones no se utilizarán para entrenar modelos de reconocimiento de voz.",
            "Sus grabaciones podrán utilizarse para mejorar el Servicio.",
            "Las herramientas de IA solo pueden ser usadas por mayores de edad.",
            "Nuestro contenido no podrá ser usado para entrenar una IA.",
            "Tu contenido se usa para entrenar la IA solo si activas la opción.",
        ),
    ),
    shared.GRANT_LICENCE_TO_TRAIN.rule(
        "es",
        title="Concedes una licencia, o aceptas, que se entrene",
        matches=examples(
            "Usted nos concede una licencia mundial y gratuita para usar sus obras con el fin de entrenar modelos de IA.",
            "Aceptas que analicemos tus canciones para desarrollar tecnologías de aprendizaje automático.",
            "Autorizas a la empresa a tratar tus mensajes para el entrenamiento de sus modelos.",
            "El usuario nos cede los derechos sobre sus textos, incluido el de entrenar una inteligencia artificial.",
            ("Nos otorgas una licencia para:", "entrenar, desarrollar y mejorar una inteligencia artificial con tu contenido;"),
        ),
        passes=examples(
            "Nos concedes una licencia para alojar y mostrar tus obras.",
            "Esta licencia no incluye entrenar modelos de IA.",
            "Aceptas no usar el Servicio para entrenar modelos de IA.",
            "Te concedemos una licencia para usar los modelos de IA.",
            "Aceptas que la IA puede equivocarse.",
        ),
    ),
    shared.GRANT_TRAIN_ON.rule(
        "es",
        title="Los modelos se entrenan con tus cosas",
        matches=examples(
            "Entrenamos nuestros modelos con tus publicaciones públicas.",
            "Nuestros modelos han sido entrenados con datos de acceso público que pueden contener datos personales.",
            "Desarrollamos y mejoramos nuestra IA a partir de las fotos que compartes.",
            "Nuestros algoritmos se entrenan con las valoraciones de los usuarios.",
            "El entrenamiento de nuestra IA se realiza con el contenido que publicas.",
        ),
        passes=examples(
            "Nunca entrenamos nuestros modelos con tus publicaciones.",
            "Por modelo de lenguaje se entiende por lo general un programa; significa software entrenado con textos.",
            "Entrenamos a nuestro personal en protección de datos.",
            "No podrás entrenar modelos de IA con las publicaciones.",
            "Puedes entrenar tu propio modelo con tus archivos.",
        ),
    ),
    shared.GRANT_LISTED_PURPOSE.rule(
        "es",
        title="El entrenamiento es uno de los fines de una lista",
        matches=examples(
            ("Utilizamos sus datos para:", "entrenar nuestros modelos de IA"),
            ("Finalidades del tratamiento:", "desarrollo y mejora de la inteligencia artificial;"),
            ("Tratamos lo que subes con estos fines:", "el entrenamiento y la evaluación de modelos"),
            ("Para qué usamos tu información:", "Mejorar nuestros algoritmos de aprendizaje automático"),
            "Finalidades: atender sus consultas; entrenar el algoritmo de recomendación.",
        ),
        passes=examples(
            ("Usted se compromete a no:", "entrenar modelos."),
            ("El Servicio te permite:", "entrenar tus propios modelos."),
            ("No utilizamos sus datos para:", "entrenar nuestros modelos."),
            ("Utilizamos sus datos para:", "mejorar el Servicio."),
            ("A efectos de esta política:", "«datos de entrenamiento» significa los datos con los que se entrena un modelo."),
        ),
    ),
    shared.GRANT_AI_INPUTS_TO_IMPROVE.rule(
        "es",
        title="Lo que das a una función de IA mejora el servicio",
        matches=examples(
            "Utilizamos las conversaciones con la IA para mejorar el Servicio.",
            "Tratamos sus interacciones con las funciones de IA para proteger y mejorar los Servicios.",
            "Las entradas de IA se conservan y se utilizan para mejorar nuestros productos.",
            "Usamos los datos de las herramientas de IA para mejorar nuestros productos.",
            "Podemos emplear tus preguntas al asistente de IA y sus respuestas del asistente de IA para mejorar la aplicación.",
        ),
        passes=examples(
            "Utilizamos su información para mejorar el Servicio.",
            "No utilizamos las conversaciones con la IA para mejorar el Servicio.",
            "Las funciones de IA pueden mejorar con el tiempo.",
            "Puedes usar los resultados de la IA para mejorar tus textos.",
            "Guardamos las conversaciones con la IA durante 30 días.",
        ),
    ),
)
