"""Portuguese clauses by which the company says that it does not train AI on people's things."""

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
        id="pt-denial-no-training",
        title="Não treinamos nenhuma IA com as suas coisas",
        kind=Kind.DENIAL,
        language="pt",
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
    Rule(
        id="pt-denial-excluded",
        title="O treino fica fora do que é permitido",
        kind=Kind.DENIAL,
        language="pt",
        reason="The licence stops short of training: a later version may quietly drop the exclusion.",
        patterns=(
            "excluding …4 train-ai*|train",
            "train-ai* …3 excluding",
            "grant … not|excluding …6 train-ai*",
            "grant … without …6 train-ai*",
        ),
        unless=(*_NOT_A_DENIAL, "grant … train-ai* … excluding", "we-use … train-ai* … excluding"),
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
    Rule(
        id="pt-denial-third-parties",
        title="Outros não podem treinar com o que lhes é entregue",
        kind=Kind.DENIAL,
        language="pt",
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
