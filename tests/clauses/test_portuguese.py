"""Portuguese clauses change their kind when their sense is changed: negated, said of another actor, under another lead-in."""

from __future__ import annotations

import pytest

from tests.clauses.judging import kind, verdict
from tosmon.models import Kind

PASSIVE = "As suas publicações serão utilizadas para desenvolver e treinar modelos de linguagem."
LICENCE = "O autor concede-nos uma licença não exclusiva para usar as suas obras no treino de sistemas de IA."


@pytest.mark.parametrize(
    ("text", "before", "changed", "after"),
    [
        ("Usamos suas fotos para treinar a IA.", Kind.GRANT, "Não usamos suas fotos para treinar a IA.", Kind.DENIAL),
        ("Usamos suas fotos para treinar a IA.", Kind.GRANT, "Usamos suas fotos para imprimir calendários com IA.", None),
        (PASSIVE, Kind.GRANT, PASSIVE.replace("serão", "jamais serão"), Kind.DENIAL),
        (LICENCE, Kind.GRANT, LICENCE.replace("concede-nos", "não nos concede"), Kind.DENIAL),
        ("Treinamos modelos com os teus textos.", Kind.GRANT,
         "Treinamos modelos com os teus textos se nos autorizares.", Kind.OPT_IN),
        ("Podemos treinar uma IA com o site.", Kind.GRANT, "Você não pode treinar uma IA com o site.", Kind.RESTRICTION),
        ("Poderemos usar o conteúdo para treinar IA.", Kind.GRANT,
         "O utilizador não poderá usar o conteúdo para treinar IA.", Kind.RESTRICTION),
        ("Tratamos os seus dados para melhorar a IA.", Kind.GRANT,
         "Pode opor-se a que tratemos os seus dados para melhorar a IA.", Kind.OPT_OUT),
        ("Usamos seus chats para treinar a IA.", Kind.GRANT,
         "Usamos seus chats para treinar a IA, a menos que você desative a opção.", Kind.GRANT),
        ("Usaremos a sua voz para treinar a IA.", Kind.GRANT,
         "Só com o seu consentimento usaremos a sua voz para treinar a IA.", Kind.OPT_IN),
        ("Os parceiros podem usar seus dados para treinar a IA deles.", Kind.GRANT,
         "Os parceiros não podem usar seus dados para treinar a IA deles.", Kind.DENIAL),
        ("Não vendemos os seus dados para treinar IA.", Kind.DENIAL,
         "Não vendemos os seus dados, mas usamo-los para treinar IA.", Kind.GRANT),
        ("Não usamos suas notas para treinar a IA.", Kind.DENIAL, "Não só usamos suas notas para treinar a IA.", Kind.GRANT),
        ("É proibido treinar IA com o catálogo.", Kind.RESTRICTION, "Você autoriza treinar IA com o seu catálogo.", Kind.GRANT),
        ("Não o guardamos nem o usamos para treinar a IA.", Kind.DENIAL,
         "Guardamos e usamos o áudio para treinar a IA.", Kind.GRANT),
    ],
)  # fmt: skip
def test_negation_actor_and_choice_change_the_kind(text: str, before: Kind, changed: str, after: Kind | None) -> None:
    assert (kind(text), kind(changed)) == (before, after)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Utilizamos os seus dados para:", Kind.GRANT),
        ("Você nos concede o direito de:", Kind.GRANT),
        ("Finalidades do tratamento:", Kind.GRANT),
        ("O usuário compromete-se a não:", Kind.RESTRICTION),
        ("É terminantemente proibido:", Kind.RESTRICTION),
        ("Nunca utilizaremos os seus dados para:", Kind.DENIAL),
        ("Pode opor-se a que usemos os seus dados para:", Kind.OPT_OUT),
        ("O Serviço permite:", None),
    ],
)
def test_the_lead_in_decides_what_an_item_means(lead: str, expected: Kind | None) -> None:
    assert kind("treinar modelos de aprendizado de máquina", lead) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tu aceitas que usemos os teus desenhos para treinar a nossa inteligência artificial.", Kind.GRANT),
        ("Utilizam-se os ficheiros carregados no treino de modelos de aprendizagem automática.", Kind.GRANT),
        ("Podes decidir se as tuas fotografias contribuem para treinar a nossa IA.", Kind.OPT_OUT),
        ("Se preferir que não treinemos a IA com os seus textos, escreva-nos.", Kind.OPT_OUT),
        ("O editor opõe-se à prospeção de textos e dados.", Kind.RESTRICTION),
        ("Fica vedado ao Contratante o uso dos resultados para treinar modelos concorrentes.", Kind.RESTRICTION),
        ("Nem nós nem os nossos subcontratantes usaremos os processos para treinar modelos.", Kind.DENIAL),
        ("Pode treinar um modelo personalizado com os seus documentos.", None),
        ("O cliente é responsável pelos dados com que treinar os seus modelos.", None),
        ("O nosso modelo de subscrição inclui planos de treino.", None),
        ("Como utilizamos os seus dados para treinar a IA?", None),
    ],
)
def test_a_sentence_is_of_its_kind_in_europe_and_brazil(text: str, expected: Kind | None) -> None:
    assert kind(text) is expected


def test_a_sentence_in_spanish_is_not_read_as_portuguese() -> None:
    assert verdict("Autoriza el uso de sus fotos y de su voz con IA para entrenar el modelo.", languages="pt") is None
