"""Portuguese clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.iberian import denials as shared

RULES = (
    shared.DENIAL_NO_TRAINING.rule(
        "pt",
        title="Não treinamos nenhuma IA com as suas coisas",
        matches=examples(
            "Não utilizamos o seu conteúdo para treinar inteligência artificial.",
            "Nunca treinaremos os nossos modelos com as suas mensagens privadas.",
            "Suas gravações não são utilizadas para treinar modelos de aprendizado de máquina.",
            "A Acme não vende as suas fotos para o treino de IA nem deixa que outros o façam.",
            "Em nenhuma hipótese os dados dos alunos serão tratados para desenvolver algoritmos.",
            ("Comprometemo-nos a não:", "usar as suas histórias para treinar uma IA generativa."),
        ),
        passes=examples(
            "Utilizamos o seu conteúdo para treinar inteligência artificial.",
            "Você não pode usar nosso conteúdo para treinar uma IA.",
            "Não garantimos que o modelo de IA acerte.",
            "Não vendemos os seus dados, mas podemos usar o seu conteúdo para treinar modelos de IA.",
            "Não só usamos suas conversas para responder como também treinamos com elas nossos modelos.",
            "As minhas fotos serão usadas para treinar uma IA ou não?",
        ),
    ),
    shared.DENIAL_EXCLUDED.rule(
        "pt",
        title="O treino fica fora do que é permitido",
        matches=examples(
            "Tratamos os seus ficheiros para prestar o Serviço, excluindo o treino de modelos.",
            "Esta licença não inclui o treinamento de modelos de IA com suas obras.",
            "Você nos autoriza a hospedar e exibir suas imagens, ficando excluído o treinamento de inteligência artificial.",
            "A cessão de direitos não abrange o uso da obra para treinar sistemas de IA.",
            "A utilização para fins de suporte exclui treinar modelos com o seu conteúdo.",
        ),
        passes=examples(
            "Esta licença inclui o treinamento de modelos de IA com suas obras.",
            "O preço não inclui cursos de IA para os seus funcionários.",
            "Usamos seus arquivos para treinar modelos de IA, excluindo os que você apagou.",
            "Exclui-se qualquer responsabilidade pelo que o modelo escrever.",
            "Proíbe-se qualquer outro uso, sem excluir o treino de modelos de IA.",
        ),
    ),
    shared.DENIAL_THIRD_PARTIES.rule(
        "pt",
        title="Outros não podem treinar com o que lhes é entregue",
        matches=examples(
            "Os nossos fornecedores estão proibidos de usar os seus dados para treinar os seus modelos de IA.",
            "Proibimos aos nossos subcontratantes treinar modelos com o seu conteúdo.",
            "Não permitimos que terceiros utilizem seus comandos para treinar a IA deles.",
            "Os parceiros não poderão utilizar as fotos para o treino de inteligência artificial.",
            "Exigimos por contrato que os suboperadores não usem os dados do cliente para melhorar seus modelos.",
        ),
        passes=examples(
            "Os nossos fornecedores podem usar os seus dados para treinar os seus modelos de IA.",
            "Os nossos fornecedores não podem enviar-lhe publicidade.",
            "É proibido aos usuários utilizar nossos dados para treinar modelos de IA.",
            "Os fornecedores de modelos de IA não garantem nada.",
            "É proibido qualquer uso do nosso conteúdo para treinar uma IA.",
        ),
    ),
)
