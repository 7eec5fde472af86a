"""Spanish clauses that leave the person a choice: to object to training that is on, or to allow training that is off."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.iberian import choices as shared

RULES = (
    shared.OPT_IN_MECHANISM.rule(
        "es",
        title="Sin consentimiento expreso no hay entrenamiento",
        matches=examples(
            "No entrenaremos modelos de IA generativa que imiten tu voz sin tu consentimiento expreso, que darás al activar la"
            " opción.",
            "Tus obras jamás se utilizarán para desarrollar IA sin tu autorización, que nos das si marcas la casilla.",
            "No usamos tus grabaciones para entrenar una IA sin tu permiso expreso, que nos das cuando lo activas en la"
            " configuración.",
            "Sin su autorización previa no se entrena ninguna IA; no usaremos sus fotos para entrenar modelos sin su"
            " consentimiento mediante opt-in.",
            "Tus conversaciones no se emplean para entrenar nuestros modelos sin tu consentimiento, y para darlo debes"
            " habilitar la función.",
        ),
        passes=examples(
            "No utilizaremos tu contenido para entrenar una IA generativa.",
            "Podemos usar tu contenido para entrenar modelos de IA sin tu consentimiento.",
            "No daremos tu correo a nadie sin tu consentimiento expreso, ni activaremos la IA.",
            "Puedes oponerte al uso de tu contenido para entrenar una IA.",
            "No puedes usar el Servicio para entrenar una IA sin nuestro consentimiento.",
        ),
    ),
    shared.OPT_IN_ONLY_WITH_CONSENT.rule(
        "es",
        title="Entrenamiento solo con tu consentimiento",
        matches=examples(
            "Entrenamos modelos de IA con sus grabaciones solo con su consentimiento.",
            "Tu contenido podrá usarse para entrenar una IA únicamente si nos das tu consentimiento expreso.",
            "Solo con su consentimiento utilizamos su voz para mejorar nuestros modelos de reconocimiento de voz.",
            "Si quieres colaborar, puedes activar el uso de tus dibujos para entrenar nuestros modelos.",
            "Utilizaremos tus datos para entrenar nuestra IA siempre que lo autorices.",
            "Con su consentimiento, usaremos sus llamadas para entrenar nuestros algoritmos.",
        ),
        passes=examples(
            "Entrenamos modelos de IA con sus grabaciones salvo que se oponga.",
            "Solo usamos datos con licencia para entrenar nuestra IA.",
            "Puedes activar el boletín sobre IA.",
            "No usamos tu contenido para entrenar una IA sin tu consentimiento.",
            "Aceptas que usemos tus grabaciones para entrenar modelos de IA.",
            "Con su consentimiento, le enviaremos novedades sobre inteligencia artificial.",
        ),
    ),
    shared.OPT_OUT_RIGHT.rule(
        "es",
        title="Puedes oponerte al entrenamiento",
        matches=examples(
            "Puedes oponerte al uso de tu contenido para entrenar nuestros modelos.",
            "Si no quiere que utilicemos sus fotos para entrenar nuestra IA, escríbanos.",
            "Usted tiene derecho a oponerse al tratamiento de sus datos personales para el desarrollo de la inteligencia"
            " artificial.",
            "Nuestros modelos se entrenan con publicaciones; puedes desactivarlo cuando quieras.",
            "Podrá darse de baja del entrenamiento de la IA en cualquier momento.",
            "Para evitar que tus chats se utilicen para entrenar la IA, desactiva la opción.",
        ),
        passes=examples(
            "Puedes oponerte al envío de publicidad.",
            "Utilizamos su contenido para entrenar la IA salvo que se oponga.",
            "Puedes desactivar el asistente de IA.",
            "No utilizamos sus datos para entrenar una IA.",
            "Si no te has opuesto, usamos tus chats para entrenar nuestros modelos.",
        ),
    ),
    shared.OPT_OUT_INSTRUCT.rule(
        "es",
        title="Puedes pedir a la empresa que no entrene",
        matches=examples(
            "Puedes pedirnos que no usemos tu contenido para mejorar la IA.",
            "Los clientes podrán solicitar que sus archivos no se utilicen para entrenar modelos de aprendizaje automático.",
            "Escríbanos para indicar que no empleemos sus dibujos para entrenar nuestros algoritmos.",
            "El usuario puede comunicarnos que no desea que sus textos sirvan para entrenar una IA.",
            "Pídenos en cualquier momento que no entrenemos la IA con tus imágenes.",
        ),
        passes=examples(
            "Puedes pedirnos que borremos tu contenido.",
            "Puedes pedirnos que usemos tu contenido para entrenar una IA.",
            "Puedes pedirnos que no te enviemos mensajes escritos por una IA.",
            "No puedes utilizar nuestro contenido para entrenar una IA.",
            "El modelo responde a lo que usted le pide y no sustituye a un profesional.",
        ),
    ),
    shared.OPT_OUT_SETTING.rule(
        "es",
        title="Un ajuste decide si tus cosas entrenan una IA",
        matches=examples(
            "En la configuración puedes controlar si tus chats se utilizan para entrenar nuestros modelos.",
            "Puede elegir si usamos sus fotos para mejorar nuestra IA.",
            "Tus grabaciones ayudan a entrenar nuestros modelos, y puedes cambiarlo en los ajustes de privacidad.",
            "Los artistas deciden con un interruptor si sus canciones entrenan modelos de IA.",
            "Usted puede gestionar el uso de sus publicaciones para el entrenamiento de la IA.",
        ),
        passes=examples(
            "En la configuración puedes elegir qué asistente de IA responde.",
            "Usamos tus chats para entrenar nuestros modelos.",
            "Puedes elegir el modelo de IA que prefieras.",
            "Puedes cambiar el idioma del modelo en los ajustes.",
            "Controlamos la calidad de nuestros modelos de IA.",
        ),
    ),
    shared.OPT_OUT_EFFECT.rule(
        "es",
        title="Qué ocurre cuando te has opuesto",
        matches=examples(
            ("Si desactivas esta opción:", "no usaremos tus indicaciones para entrenar nuestros modelos."),
            ("Si se ha opuesto:", "sus dibujos no se utilizarán para mejorar nuestros modelos de IA."),
            ("Cuando usted retire su consentimiento:", "dejaremos de usar su voz, que no servirá para entrenar modelos de voz."),
            ("Si te das de baja o desactivas el ajuste:", "tus nuevos chats no entrenarán a la IA."),
            ("En caso de oposición:", "no entrenaremos nuestra inteligencia artificial con sus mensajes."),
        ),
        passes=examples(
            "No usaremos tus indicaciones para entrenar nuestros modelos.",
            ("Si desactivas esta opción:", "no recibirás más correos sobre IA."),
            ("Si no te opones:", "podremos usar tus indicaciones para entrenar nuestros modelos."),
            ("Prometemos lo siguiente:", "tus chats no se usan para entrenar nuestros modelos."),
            ("Si usas el plan gratuito:", "tus dibujos se usan para entrenar nuestros modelos."),
        ),
    ),
)
