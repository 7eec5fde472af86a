"""Portuguese clauses by which the company, or others through it, may train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.iberian import grants as shared

RULES = (
    shared.GRANT_USE_TO_TRAIN.rule(
        "pt",
        title="Usamos as suas coisas para treinar uma IA",
        matches=examples(
            "Podemos utilizar o seu conteúdo para treinar os nossos modelos de IA.",
            "Usamos suas conversas para desenvolver e aprimorar modelos de aprendizado de máquina.",
            "Para treinar a nossa inteligência artificial, recorremos às fotos que publica.",
            "Nós e nossas afiliadas poderemos tratar dados pessoais com a finalidade de treinar algoritmos.",
            "Os nossos parceiros poderão usar as publicações para desenvolver IA generativa, salvo se se opuser.",
            "Estas informações ajudam-nos a treinar os nossos modelos.",
        ),
        passes=examples(
            "Não utilizamos o seu conteúdo para treinar os nossos modelos de IA.",
            "Utilizamos a inteligência artificial para recomendar músicas.",
            "Você pode utilizar seu conteúdo para treinar seus próprios modelos de IA.",
            "Usamos as suas informações para melhorar os nossos serviços.",
            "Vocês usam minhas fotos para treinar uma IA?",
            "Usamos o seu endereço de e-mail para o treinamento da nossa equipe.",
        ),
    ),
    shared.GRANT_MAY_BE_USED.rule(
        "pt",
        title="As suas coisas podem ser utilizadas para treinar uma IA",
        matches=examples(
            "Você aceita expressamente que seu Conteúdo possa ser utilizado para informar, treinar ou desenvolver"
            " tecnologias de inteligência artificial.",
            "As suas gravações serão utilizadas para treinar modelos de reconhecimento de voz.",
            "As publicações públicas são usadas para fins de aprendizagem automática.",
            "Os dados anonimizados poderão servir para treinar a nossa IA.",
            "Utilizam-se os comentários na melhoria dos nossos algoritmos.",
        ),
        passes=examples(
            "As suas gravações não serão utilizadas para treinar modelos de reconhecimento de voz.",
            "As suas gravações poderão ser utilizadas para melhorar o Serviço.",
            "As ferramentas de IA só podem ser usadas por maiores de idade.",
            "O nosso conteúdo não poderá ser usado para treinar uma IA.",
            "Seu conteúdo é usado para treinar a IA somente se você ativar a opção.",
        ),
    ),
    shared.GRANT_LICENCE_TO_TRAIN.rule(
        "pt",
        title="Você concede uma licença, ou aceita, que se treine",
        matches=examples(
            "Você nos concede uma licença mundial e gratuita para usar suas obras com o objetivo de treinar modelos de IA.",
            "O utilizador aceita que analisemos as suas músicas para desenvolver tecnologias de aprendizagem automática.",
            "Autoriza a empresa a tratar as suas mensagens para o treino dos seus modelos.",
            "O autor cede-nos os direitos sobre os seus textos, incluindo o de treinar uma inteligência artificial.",
            ("Concede-nos uma licença para:", "treinar, desenvolver e melhorar uma inteligência artificial com o seu conteúdo;"),
        ),
        passes=examples(
            "Você nos concede uma licença para hospedar e exibir suas obras.",
            "Esta licença não inclui treinar modelos de IA.",
            "Você aceita não usar o Serviço para treinar modelos de IA.",
            "Concedemos-lhe uma licença para usar os modelos de IA.",
            "Você aceita que a IA pode errar.",
        ),
    ),
    shared.GRANT_TRAIN_ON.rule(
        "pt",
        title="Os modelos são treinados com as suas coisas",
        matches=examples(
            "Treinamos nossos modelos com suas publicações públicas.",
            "Os nossos modelos foram treinados com dados de acesso público que podem conter dados pessoais.",
            "Desenvolvemos e melhoramos a nossa IA a partir das fotos que partilha.",
            "Nossos algoritmos são treinados com as avaliações dos usuários.",
            "O treinamento da nossa IA é feito com o conteúdo que você publica.",
        ),
        passes=examples(
            "Nunca treinamos nossos modelos com suas publicações.",
            "Modelo de linguagem é um programa; significa um software treinado com textos.",
            "Treinamos o nosso pessoal em proteção de dados.",
            "Não poderá treinar modelos de IA com as publicações.",
            "Você pode treinar seu próprio modelo com seus arquivos.",
        ),
    ),
    shared.GRANT_LISTED_PURPOSE.rule(
        "pt",
        title="O treino é uma das finalidades de uma lista",
        matches=examples(
            ("Utilizamos os seus dados para:", "treinar os nossos modelos de IA"),
            ("Finalidades do tratamento:", "desenvolvimento e aprimoramento da inteligência artificial;"),
            ("Tratamos o que você envia para estes fins:", "o treinamento e a avaliação de modelos"),
            ("Como usamos suas informações:", "Melhorar nossos algoritmos de aprendizado de máquina"),
            "Finalidades: responder às suas consultas; treinar o algoritmo de recomendação.",
        ),
        passes=examples(
            ("Você se compromete a não:", "treinar modelos."),
            ("O Serviço permite-lhe:", "treinar os seus próprios modelos."),
            ("Não utilizamos os seus dados para:", "treinar os nossos modelos."),
            ("Utilizamos os seus dados para:", "melhorar o Serviço."),
            ("Para efeitos desta política:", "«dados de treino» significa os dados com que se treina um modelo."),
        ),
    ),
    shared.GRANT_AI_INPUTS_TO_IMPROVE.rule(
        "pt",
        title="O que você dá a uma função de IA melhora o serviço",
        matches=examples(
            "Utilizamos as conversas com a IA para melhorar o Serviço.",
            "Tratamos as suas interações com as funções de IA para proteger e melhorar os Serviços.",
            "As entradas de IA são conservadas e utilizadas para melhorar os nossos produtos.",
            "Usamos os dados das ferramentas de IA para melhorar nossos produtos.",
            "Podemos empregar suas perguntas ao assistente de IA e as respostas do assistente de IA para melhorar o aplicativo.",
        ),
        passes=examples(
            "Utilizamos as suas informações para melhorar o Serviço.",
            "Não utilizamos as conversas com a IA para melhorar o Serviço.",
            "As funções de IA podem melhorar com o tempo.",
            "Pode usar os resultados da IA para melhorar os seus textos.",
            "Guardamos as conversas com a IA durante 30 dias.",
        ),
    ),
)
