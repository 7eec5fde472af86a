"""Portuguese clauses that forbid users to train AI on the service, to mine it, or to build competing models."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.iberian import restrictions as shared

RULES = (
    shared.RESTRICTION_YOU_MAY_NOT_TRAIN.rule(
        "pt",
        title="Você não pode treinar uma IA com o serviço nem com o que há nele",
        matches=examples(
            "Não poderá utilizar o Serviço para treinar inteligência artificial.",
            "O Usuário se compromete a não usar nossos conteúdos para desenvolver modelos de aprendizado de máquina.",
            "Você não pode, nem permitirá que outros possam, empregar os resultados para melhorar um modelo de linguagem.",
            "O utilizador aceita não alimentar nenhum sistema de IA com os artigos do portal.",
            ("Os clientes não deverão:", "usar a API para treinar, afinar ou avaliar algoritmos;"),
            "Não pode utilizar os textos deste site para fazer mineração de texto e dados.",
        ),
        passes=examples(
            "Poderá utilizar o Serviço para formar a sua própria equipa.",
            "Poderemos usar as suas gravações para treinar uma IA.",
            "Se não se opuser, utilizamos as suas mensagens para treinar a nossa IA.",
            "Não pode revender o acesso às funções de IA.",
            "Não utilizaremos o seu conteúdo para treinar uma IA.",
            ("Você concorda que podemos:", "usar suas publicações para treinar uma IA;"),
        ),
    ),
    shared.RESTRICTION_UNDER_A_HEADING.rule(
        "pt",
        title="O título ou a entrada proíbe, a frase diz o quê",
        matches=examples(
            ("É proibido:", "treinar sistemas de IA com os dados da plataforma."),
            ("São vedadas as seguintes condutas:", "a mineração de texto e dados;"),
            ("Sem a nossa autorização prévia por escrito:", "extrair páginas com o objetivo de treinar um modelo de linguagem."),
            ("Não é permitido:", "inserir os textos do jornal em uma inteligência artificial."),
            ("O utilizador deve abster-se de:", "desenvolver modelos de IA a partir das fotografias do catálogo."),
        ),
        passes=examples(
            ("Você pode:", "treinar sistemas de IA com os dados da plataforma."),
            ("Não fazemos o seguinte:", "treinar uma IA com as suas mensagens."),
            ("É proibido:", "partilhar a palavra-passe com um assistente de IA."),
            ("Usamos suas informações para:", "treinar nossos modelos."),
            ("São vedadas as seguintes condutas:", "publicar imagens criadas com IA sem o dizer."),
        ),
    ),
    shared.RESTRICTION_DO_NOT_TRAIN.rule(
        "pt",
        title="Uma ordem: não use isto para treinar uma IA",
        matches=examples(
            "Não utilize a API para treinar um modelo de aprendizagem automática.",
            "Não alimente ferramentas de IA com os nossos artigos.",
            "(iv) não treinar nenhum modelo de IA com músicas encontradas na plataforma;",
            "Não use este site para desenvolver algoritmos ou inteligência artificial.",
            "Não usar os materiais do curso para criar sistemas de inteligência artificial.",
        ),
        passes=examples(
            "Não utilizamos o seu conteúdo para treinar uma IA.",
            "Não se utilizam as suas fotos para treinar modelos de aprendizagem automática.",
            "Não confie no que diz o modelo de IA.",
            ("Podemos:", "usar suas publicações para treinar um modelo fundacional;"),
            "Não utilize o assistente de IA se for menor de idade.",
        ),
    ),
    shared.RESTRICTION_TRAINING_PROHIBITED.rule(
        "pt",
        title="O treino de IA ou a mineração de dados são proibidos ou reservados",
        matches=examples(
            "É proibido utilizar o site para treinar modelos de inteligência artificial.",
            "Fica vedada a mineração de texto e dados desta página.",
            "O treinamento de qualquer sistema de IA com os nossos conteúdos é terminantemente proibido.",
            "A editora reserva-se o direito de prospeção de textos e dados sobre todas as suas obras.",
            "Não é permitido o uso de rastreadores com o fim de treinar algoritmos de aprendizado de máquina.",
            "Nossos conteúdos não poderão ser utilizados para treinar modelos de linguagem.",
            "Não podem ser usadas as notícias do jornal para o treino de inteligência artificial.",
        ),
        passes=examples(
            "O seu conteúdo poderá ser utilizado para treinar modelos de linguagem.",
            "Não praticamos a mineração de dados.",
            "Os nossos fornecedores estão proibidos de usar os seus dados para treinar os seus modelos de IA.",
            "É proibido apresentar como seu um texto da IA.",
            "Reservamo-nos o direito de usar o seu conteúdo para treinar uma IA.",
        ),
    ),
    shared.RESTRICTION_COMPETING_MODELS.rule(
        "pt",
        title="Você não pode criar um modelo ou um serviço de IA concorrente",
        matches=examples(
            "Não poderá usar os resultados para desenvolver modelos que concorram com os nossos.",
            "O Cliente não utilizará as funções de IA para criar um produto concorrente.",
            ("Você não pode:", "empregar a API de IA para construir um serviço concorrente."),
            "É vedado desenvolver, com as respostas do modelo, tecnologia que concorra com a Acme.",
            "O assinante compromete-se a não criar com a nossa IA um serviço rival.",
        ),
        passes=examples(
            "Não poderá usar o Serviço para montar uma loja.",
            "Concorremos com outros fabricantes de modelos de IA.",
            "Você pode usar os resultados para criar modelos de qualquer tipo.",
            "Poderemos usar suas entradas para desenvolver modelos de IA competitivos.",
            "As funções de IA permitem comparar ofertas da concorrência.",
        ),
    ),
)
