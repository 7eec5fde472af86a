"""Portuguese clauses that leave the person a choice: to object to training that is on, or to allow training that is off."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.iberian import choices as shared

RULES = (
    shared.OPT_IN_MECHANISM.rule(
        "pt",
        title="Sem consentimento expresso não há treino",
        matches=examples(
            "Não treinaremos modelos de IA generativa que imitem a sua voz sem o seu consentimento expresso, que dará ao"
            " ativar a opção.",
            "As suas obras jamais serão utilizadas para desenvolver IA sem a sua autorização, que nos dá se marcar a caixa"
            " e ativar a opção.",
            "Não usamos suas gravações para treinar uma IA sem sua permissão expressa, que você dá quando a ativa nas"
            " configurações.",
            "Nunca usaremos as suas fotografias para treinar modelos sem o seu consentimento através de opt-in.",
            "Suas conversas não são empregadas para treinar nossos modelos sem o seu consentimento, e para dá-lo é preciso"
            " habilitar a função.",
        ),
        passes=examples(
            "Não utilizaremos o seu conteúdo para treinar uma IA generativa.",
            "Podemos usar o seu conteúdo para treinar modelos de IA sem o seu consentimento.",
            "Não daremos o seu e-mail a ninguém sem o seu consentimento expresso, nem ativaremos a IA.",
            "Pode opor-se ao uso do seu conteúdo para treinar uma IA.",
            "Não pode usar o Serviço para treinar uma IA sem o nosso consentimento.",
        ),
    ),
    shared.OPT_IN_ONLY_WITH_CONSENT.rule(
        "pt",
        title="Treino apenas com o seu consentimento",
        matches=examples(
            "Treinamos modelos de IA com as suas gravações apenas com o seu consentimento.",
            "O seu conteúdo poderá ser usado para treinar uma IA somente se você der seu consentimento expresso.",
            "Só com o seu consentimento utilizamos a sua voz para melhorar os nossos modelos de reconhecimento de voz.",
            "Se quiser colaborar, pode ativar o uso dos seus desenhos para treinar os nossos modelos.",
            "Utilizaremos seus dados para treinar nossa IA desde que você autorize.",
            "Com o seu consentimento, usaremos as suas chamadas para treinar os nossos algoritmos.",
        ),
        passes=examples(
            "Treinamos modelos de IA com as suas gravações, salvo se se opuser.",
            "Só usamos dados licenciados para treinar a nossa IA.",
            "Você pode ativar o boletim sobre IA.",
            "Não usamos o seu conteúdo para treinar uma IA sem o seu consentimento.",
            "Você concorda que usemos suas gravações para treinar modelos de IA.",
            "Com o seu consentimento, enviaremos novidades sobre inteligência artificial.",
        ),
    ),
    shared.OPT_OUT_RIGHT.rule(
        "pt",
        title="Você pode se opor ao treino",
        matches=examples(
            "Pode opor-se à utilização do seu conteúdo para treinar os nossos modelos.",
            "Se não quiser que utilizemos suas fotos para treinar nossa IA, escreva para nós.",
            "O titular tem o direito de se opor ao tratamento dos seus dados pessoais para o desenvolvimento de"
            " inteligência artificial.",
            "Nossos modelos são treinados com publicações; você pode desativar isso quando quiser.",
            "Poderá retirar as suas obras do treino da IA a qualquer momento.",
            "Para evitar que seus chats sejam usados no treinamento da IA, desative a opção.",
        ),
        passes=examples(
            "Você pode se opor ao envio de publicidade.",
            "Utilizamos o seu conteúdo para treinar a IA, salvo se se opuser.",
            "Pode desativar o assistente de IA.",
            "Não utilizamos os seus dados para treinar uma IA.",
            "Se você não se opôs, usamos seus chats para treinar nossos modelos.",
        ),
    ),
    shared.OPT_OUT_INSTRUCT.rule(
        "pt",
        title="Você pode pedir à empresa que não treine",
        matches=examples(
            "Pode pedir-nos que não usemos o seu conteúdo para melhorar a IA.",
            "Os clientes poderão solicitar que seus arquivos não sejam utilizados para treinar modelos de aprendizado de"
            " máquina.",
            "Escreva-nos indicando que não devemos empregar os seus desenhos para treinar os nossos algoritmos.",
            "O utilizador pode comunicar-nos que não deseja que os seus textos sirvam para treinar uma IA.",
            "Peça-nos a qualquer momento que não treinemos a IA com as suas imagens.",
        ),
        passes=examples(
            "Pode pedir-nos que apaguemos o seu conteúdo.",
            "Pode pedir-nos que usemos o seu conteúdo para treinar uma IA.",
            "Você pode pedir que não enviemos mensagens escritas por uma IA.",
            "Não pode utilizar o nosso conteúdo para treinar uma IA.",
            "O modelo responde ao que você pede e não substitui um profissional.",
        ),
    ),
    shared.OPT_OUT_SETTING.rule(
        "pt",
        title="Uma definição decide se as suas coisas treinam uma IA",
        matches=examples(
            "Nas configurações, você pode controlar se seus chats são usados para treinar nossos modelos.",
            "Pode escolher se usamos as suas fotos para melhorar a nossa IA.",
            "As suas gravações ajudam a treinar os nossos modelos, e pode alterar isso nas definições de privacidade.",
            "Os artistas decidem com um interruptor se as suas canções treinam modelos de IA.",
            "Você pode gerenciar o uso das suas publicações para o treinamento da IA.",
        ),
        passes=examples(
            "Nas definições pode escolher que assistente de IA responde.",
            "Usamos seus chats para treinar nossos modelos.",
            "Você pode escolher o modelo de IA que preferir.",
            "Pode mudar o idioma do modelo nas definições.",
            "Controlamos a qualidade dos nossos modelos de IA.",
        ),
    ),
    shared.OPT_OUT_EFFECT.rule(
        "pt",
        title="O que acontece depois de se opor",
        matches=examples(
            ("Se você desativar esta opção:", "não usaremos seus comandos para treinar nossos modelos."),
            ("Se se tiver oposto:", "os seus desenhos não serão utilizados para melhorar os nossos modelos de IA."),
            ("Quando retirar o consentimento:", "deixaremos de usar a sua voz, que não servirá para treinar modelos de voz."),
            ("Caso desative a definição:", "as suas novas conversas não treinarão a IA."),
            ("Em caso de oposição:", "não treinaremos a nossa inteligência artificial com as suas mensagens."),
        ),
        passes=examples(
            "Não usaremos seus comandos para treinar nossos modelos.",
            ("Se você desativar esta opção:", "não receberá mais e-mails sobre IA."),
            ("Se não se opuser:", "poderemos usar os seus comandos para treinar os nossos modelos."),
            ("Prometemos o seguinte:", "suas conversas não são usadas para treinar nossos modelos."),
            ("Se usar o plano gratuito:", "os seus desenhos são usados para treinar os nossos modelos."),
        ),
    ),
)
