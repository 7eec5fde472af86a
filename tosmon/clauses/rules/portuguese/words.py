"""How Portuguese terms speak of training: the word classes, and what the words of a clause say about it.

The subject is often in the verb alone ("treinamos"), so verbs of the first person are classes of their own; "será usado" and
"utiliza-se" are passives; "seu" is yours, or the company's before a model; "se" is a pronoun or an "if".
"""

from __future__ import annotations

from tosmon.clauses.rule import Grammar
from tosmon.clauses.rules.portuguese.phrases import PHRASES

GATE = (
    "*treina* *treino* *treine* *aprendizad* *aprendizag* *inteligencia_artificial* *algoritmo* *mineracao* *prospecao* "
    "*raspagem* *modelo* *reconhecimento_de* ia ai ml llm llms tdm"
)

WORDS = {
    # Who: the company, those it hands things to, the reader and everybody else.
    "we": (
        "nossa_empresa a_empresa a_companhia a_sociedade a_plataforma_podera connosco conosco nossa_equipa nossa_equipe "
        "nos_e_nossos nos_e_as_nossas nos_e_nossas nos_e_os_nossos"
    ),
    "third": (
        "terceiro terceiros terceira_parte parceiro* afiliad* filial filiais fornecedor* provedor* prestador* subcontratante* "
        "subcontratad* operador operadores licenciados sublicenciad* colaborador* suboperador* subprocessador* "
        "empresas_do_grupo sociedades_do_grupo controladas coligadas"
    ),
    "our": "nosso nossa nossos nossas",
    "you": (
        "voce voces vos utilizador utilizadores utilizadora usuario usuarios usuaria usuarias cliente clientes assinante* "
        "subscritor* membro membros visitante* rastreador* robo robos robot robots bot bots crawler* licenciado leitor "
        "leitores quem titular titulares qualquer_pessoa internauta* aluno* estudante* desenvolvedores programadores"
    ),
    "your": "teu tua teus tuas seu sua seus suas vosso vossa vossos vossas",
    "noone": "ninguem nenhuma_pessoa nenhum_utilizador nenhum_usuario nenhum_terceiro",
    "det": (
        "o a os as um uma uns umas ao aos lo la los las este esta estes estas isto esse essa esses essas isso aquele aquela "
        "tal tais qualquer quaisquer todo toda todos todas mesmo mesma mesmos mesmas parte algum alguma alguns algumas cada "
        "deste desta destes destas desse dessa desses dessas dito ditos outro outros outra outras"
    ),
    "se": "se",
    "be": "ser sido sendo estar sejam seja sera serao sao foi foram",
    # What is allowed, forbidden or left out. The first and the second person speak for themselves.
    "can": (
        "pode podem podera poderao poderia poderiam possa possam deve devem devera deverao deveria poder podendo tem tenha "
        "venha venham vir vira virao ha"
    ),
    "we-can": (
        "podemos poderemos poderiamos possamos devemos reservamo_nos_o_direito_de reservamos_o_direito_de "
        "nos_reservamos_o_direito_de vamos iremos estamos temos queremos pretendemos"
    ),
    "you-can": "podes poderas podias possas podeis tens_o_direito_de tem_o_direito_de tem_a_opcao_de tens_a_opcao_de",
    "not": (
        "nao nunca jamais tampouco tao_pouco nada em_nenhum_caso em_caso_algum em_nenhuma_hipotese em_hipotese_alguma "
        "em_momento_algum em_nenhum_momento em_nenhuma_circunstancia em_circunstancia_alguma de_modo_algum deixar_de "
        "deixamos_de deixaremos_de deixemos_de deixe_de deixem_de deixara_de deixarmos_de"
    ),
    "nor": "nem nenhum nenhuma nenhuns nenhumas",
    "ban": (
        "proibido proibida proibidos proibidas proibe proibem proibir proibicao proibicoes interdito interdita interditos "
        "interditas vedado vedada vedados vedadas veda nao_e_permitid* nao_sao_permitid* nao_se_permite nao_permitido "
        "nao_permitida nao_permitidos nao_permitidas nao_e_autorizad* nao_esta_autorizad* nao_estao_autorizad* "
        "nao_sao_autorizad* nao_autorizado nao_autorizada nao_autorizados nao_autorizadas nao_esta_permitid* "
        "nao_estao_permitid* impede impedem impedir abster abstenha* abstem abstera restringe restringimos inadmissivel "
        "nao_e_licito ilicito"
    ),
    "we-ban": "proibimos proibiremos impedimos vedamos exigimos_que_nao",
    "grant": (
        "licenca licencas conced* outorg* cede cedes cedem ceder cedendo cessao direito direitos autoriza autorizas autorizam "
        "autorizar autorizando autorize autorizem autorizes permite permites permitem permitir facult* sublicenc* concessao "
        "confere conferem autoriz*"
    ),
    "we-grant": "permitimos permitiremos autorizamos concedemos outorgamos licenciamos",
    "agree": (
        "aceita aceitas aceitam aceitar aceitando concorda concordas concordam concordar concordando consente consentes "
        "consentir reconhece reconheces reconhecem compromet* compromete_se comprometem_se comprometes_te se_obriga obriga_se "
        "obrigam_se obriga_te da_o_seu_consentimento das_o_teu_consentimento dar_o_seu_consentimento da_seu_consentimento"
    ),
    "we-agree": "comprometemo comprometemos garantimos asseguramos prometemos",
    "reserve": "reserva reservam reservado reservados reservada reservadas reserv*",
    "responsible": "responsavel responsaveis",
    "without": "sem",
    "unless": (
        "atualmente por_enquanto salvo exceto excepto a_menos_que a_nao_ser_que com_excecao com_excepcao com_ressalva "
        "ressalvado ate_que"
    ),
    "only": "apenas somente so unicamente exclusivamente desde_que sempre_que a_condicao_de_que se_e_somente_se",
    "prior": "previo previa previos previas previamente mediante",
    "excluding": (
        "excluindo excluid* com_exclusao exclui excluem fica_de_fora ficam_de_fora nao_inclui nao_abrange nao_compreende"
    ),
    "if": "quando caso se_nos na_medida_em_que em_caso_de",
    "then": "nesse_caso neste_caso em_tal_caso nesses_casos nestes_casos se_o_fizer se_o_fizeres",
    "need": (
        "requer requerem requerera exige exigem exigira depende dependem dependera necessita precisaremos precisamos "
        "necessitamos pediremos pedimos solicitaremos"
    ),
    # What a person may choose.
    "opt-out": (
        "opor opor_se opor_te se_opor se_opoe se_oponha se_opuser se_opos te_opor te_opuseres opoe oponha oponhas opuser "
        "opuseres opuserem oposto oposicao objetar objecao contestar recus* desativ* desactiv* desabilit* deslig* retir* "
        "remover_o_consentimento optar_por_nao opta_por_nao optas_por_nao optado_por_nao optou_por_nao opte_por_nao opt_out "
        "cancelar_a_participacao negar_se nega revog* desmarc* descadastr* excluir_se autoexclusao evitar evita_lo "
        "impedir_que excluir exclusao excluir_o excluir_seu excluir_os deixar_de_participar sair_do desmarq*"
    ),
    "opt-in": (
        "opt_in ativar activar ativa ative ativado ativada ativou ativares ativa_la ativa_lo ativem activares habilite "
        "habilita habilitar habilitado optar_por_participar opta_por_participar optas_por_participar optou_por_participar "
        "opte_por_participar aderir adesao participacao_voluntaria inscrev* aceitacao_expressa marcar_a_caixa marca_a_caixa "
        "assinalar_a_caixa assinala_a_caixa marque_a_caixa participar_voluntariamente participar_de_forma_voluntaria"
    ),
    "consent": "consentimento autorizacao aprovacao permissao anuencia acordo_previo concordancia",
    "setting": (
        "configuracao configuracoes definicao_de definicoes preferencia* controlo controlos controle controles controlar "
        "controla opcao opcoes interruptor gerir gere gerencia gerenciar administrar painel ajustes caixa_de_selecao"
    ),
    "choice": "escolher escolhe escolhes escolha escolhas escolhem decidir decide decides decidem decida decisao",
    "dislike": (
        "nao_quer nao_queres nao_quiser nao_quiseres nao_queira nao_queiras nao_querem nao_deseja nao_desejas nao_desejar "
        "nao_desejares nao_deseje nao_desejam nao_desejarem nao_pretende nao_pretender nao_pretendes nao_pretenda "
        "nao_pretendam preferir_que_nao prefere_que_nao prefira_que_nao preferes_que_nao nao_gostaria"
    ),
    "instruct": (
        "solicit* pedir pede pedes peca pecas pedindo pedi indicar indicando indique comunicar comunicando comunique comunica "
        "notificar notifique instru* escrever* escreva escreve informar_nos informe_nos exigir requerer requeira"
    ),
    # What is done. `use-passive` is "utilizados"; "utiliza-se" is put together below.
    "use": (
        "utiliz* uso usos usar usara usarao usa usam use usem usando usaria usares empreg* trata tratam tratar trate tratem "
        "tratamento* tratando process* explor* analis* recolh* colet* compartilh* partilh* conserv* armazen* obter obtem obt* "
        "vend* ceda cedam transfer* transmit* fornec* combin* rever revis* agreg* anonimiz* pseudonimiz* extra* reutiliz* "
        "aproveit* regist* aced* acess* copi* reprodu* divulg* comunic* recorr* servir_se valer_se disponibiliz* destina "
        "destinam"
    ),
    "use-passive": (
        "utilizado utilizada utilizados utilizadas usado usada usados usadas empregado empregada empregados empregadas "
        "empregue empregues tratado tratada tratados tratadas processado processada processados processadas analisado "
        "analisada analisados analisadas compartilhado compartilhada compartilhados compartilhadas partilhado partilhada "
        "partilhados partilhadas coletado coletada coletados coletadas recolhido recolhida recolhidos recolhidas vendido "
        "vendidos cedido cedida cedidos cedidas explorado explorados exploradas destinado destinada destinados destinadas "
        "aproveitado aproveitados aproveitadas reutilizado reutilizados reutilizadas"
    ),
    "we-use": (
        "utilizamos utilizaremos utilizemos utilizarmos usamos usaremos usemos usarmos empregamos empregaremos empreguemos "
        "tratamos trataremos tratemos tratarmos processamos processaremos processemos analisamos analisaremos analisemos "
        "recolhemos recolheremos recolhamos coletamos coletaremos coletemos compartilhamos compartilharemos compartilhemos "
        "partilhamos partilharemos partilhemos armazenamos conservamos obtemos vendemos venderemos vendamos cedemos cederemos "
        "cedamos transferimos transmitimos fornecemos forneceremos combinamos revemos revisamos agregamos anonimizamos "
        "pseudonimizamos extraimos reutilizamos aproveitamos registamos registramos acedemos acessamos recebemos destinamos "
        "exploramos recorremos divulgamos comunicamos disponibilizamos fazemos realizamos praticamos participamos servimo "
        "comercializamos licenciaremos efetuamos lemos usamo utilizamo tratamo processamo analisamo partilhamo compartilhamo "
        "vendemo recolhemo empregamo"
    ),
    "you-use": "utilizaras usaras empregaras permitiras deves deveras devias",
    "help": "ajud* contribu* serve servem servir servira servirao sirva sirvam permite_nos permitem_nos permitindo_nos",
    "train": "trein* retrein* ensinar ensina ensinam ensine formacao_de_modelos",
    "we-train": "treinamos treinaremos treinemos treinarmos retreinamos ensinamos treinamo",
    "learn": "aprende aprendem aprendera aprenderao aprenda aprendam aprender",
    "learning": "aprendizado aprendizagem",
    "trained": "treinado treinada treinados treinadas retreinado* retreinada* pre_treinado*",
    "tune": "ajuste_fino ajustes_finos fine_tuning afinar* afinacao afinamento refinar* refinamento refine ajustar calibrar*",
    "improve": (
        "melhora melhoras melhorar* melhorar melhore melhorem melhoram melhorando melhoria* melhoramento aprimor* aperfeico* "
        "desenvolv* otimiz* optimiz* enriquec* reforcar fortalecer evoluir informar evolucao"
    ),
    "we-improve": (
        "melhoramos melhoraremos melhoremos aprimoramos aperfeicoamos desenvolvemos desenvolveremos otimizamos optimizamos "
        "criamos construimos desenvolvermos melhorarmos"
    ),
    "build": (
        "criar* criar cria criacao criando construir* construcao conceber conceba projetar testar* testes avaliar* avaliacao "
        "validar* validacao elaborar* elaboracao crie criem"
    ),
    "feed": (
        "aliment* nutrir* como_entrada como_dados_de_entrada como_insumo* de_insumo ingest* incorpor* introduzir introduza "
        "introduzam inserir insira integrar integra integram integrarao como_dados_de_treino como_dados_de_treinamento"
    ),
    "mining": (
        "mineracao_de_texto* mineracao_de_dado* mineracao prospecao_de_texto* prospecao_de_dado* prospecao "
        "text_and_data_mining data_mining tdm"
    ),
    "scraping": "scraping web_scraping raspagem raspar extracao_automatizada extracao_de_dados extracao_massiva rastreamento",
    "research": "investigacao investigar pesquisa pesquisar estudos",
    "compete": "competir compita compitam compete competem concorrer concorra concorram concorrente* concorrencia rival rivais",
    # To what: AI and models; a tool with which users train models of their own.
    "ai": (
        "ia ias ai inteligencia_artificial inteligencias_artificiais aprendizado_de_maquina* aprendizado_automatico "
        "aprendizagem_automatica aprendizagem_de_maquina* aprendizagem_automatizada aprendizado_profundo "
        "aprendizagem_profunda machine_learning deep_learning ml llm llms genai modelo*_de_linguagem modelo*_linguistico* "
        "modelo*_fundacional* modelo*_fundacionais modelo*_de_base modelo*_generativo* modelo*_de_difusao modelo*_de_ia "
        "modelo*_de_fundacao modelo*_de_inteligencia_artificial modelo*_de_aprendiza* algoritmo*_de_aprendiza* "
        "algoritmo*_de_ia sistema*_de_ia sistema*_de_inteligencia_artificial sistema*_inteligente* tecnologia*_de_ia "
        "tecnologia*_de_inteligencia_artificial rede_neural redes_neurais rede_neuronal redes_neuronais reconhecimento_de_voz "
        "reconhecimento_de_fala reconhecimento_da_fala reconhecimento_de_imagem reconhecimento_de_imagens "
        "reconhecimento_facial ia_generativa processamento_de_linguagem_natural visao_computacional tecnologia*_de_voz "
        "sintese_de_voz"
    ),
    "model": (
        "modelo modelos algoritmo algoritmos classificador* chatbot chatbots assistente_virtual sistemas_de_recomendacao "
        "sistema_de_recomendacao agente_conversacional agentes_conversacionais sistemas_automatizados nossos_bots nosso_bot "
        "nossos_robos nosso_robo"
    ),
    "system": "sistema sistemas",
    "ai-data": (
        "conteudo_de_ia interacoes_com_a_ia conversas_com_a_ia entradas_de_ia resultados_de_ia conversas_com_o_assistente_de_ia"
    ),
    "ai-feature": (
        "funcao_de_ia funcoes_de_ia funcoes_de_inteligencia_artificial ferramenta*_de_ia "
        "ferramenta*_de_inteligencia_artificial assistente*_de_ia servico*_de_ia servico*_de_inteligencia_artificial "
        "recurso*_de_ia produto*_de_ia funcionalidade*_de_ia funcionalidade*_de_inteligencia_artificial agente*_de_ia "
        "solucoes_de_ia capacidades_de_ia recursos_de_inteligencia_artificial produtos_de_inteligencia_artificial"
    ),
    "own-tool": (
        "teu_proprio_modelo teus_proprios_modelos teu_modelo teus_modelos seu_proprio_modelo modelo*_personalizado* "
        "modelo*_customizado* modelos_proprios tua_propria_ia"
    ),
    "training-set": (
        "dados_de_treino dados_de_treinamento conjunto*_de_treino conjunto*_de_treinamento conjunto*_de_dados_de_trein* "
        "corpus_de_trein* corpus base*_de_treinamento base*_de_treino"
    ),
    # With what: people's things, and the service itself.
    "data": (
        "dado dados informacao informacoes conteudo conteudos material materiais publicacao publicacoes post posts postagem "
        "postagens mensagem mensagens foto fotos fotografia* imagem imagens video* voz vozes audio* gravacao gravacoes texto "
        "textos obra obras cancao cancoes musica* faixa faixas arquivo* ficheiro* documento* comentario* avaliacoes resenha* "
        "opiniao opinioes interacao interacoes atividade* conversa conversas chat chats prompt prompts comandos instrucoes "
        "consulta consultas pergunta* resposta* entrada entradas saida saidas resultado* feedback criacoes desenho* "
        "ilustracao ilustracoes historico* perfil perfis metadados codigo contribuicoes transcricao transcricoes e_mails "
        "retrato* trabalho trabalhos localizacao noticia* artigos exercicio* relato* historias apontamento* pesquisas "
        "sugestoes comportamento conjunto*_de_dados base*_de_dados chamada* sessoes tarefas videochamadas correcoes edicoes"
    ),
    "personal": (
        "dados_pessoais informacoes_pessoais informacao_pessoal dados_de_carater_pessoal conteudo_do_usuario "
        "conteudo_de_usuario* conteudo_do_utilizador conteudos_do_utilizador conteudo_dos_utilizadores conteudo_dos_usuarios "
        "conteudo_gerado_pelo_usuario conteudo_gerado_por_usuarios conteudo_gerado_pelos_utilizadores dados_do_usuario "
        "dados_do_utilizador dados_dos_usuarios dados_dos_utilizadores dados_de_utilizadores dados_de_usuarios dados_de_uso "
        "dados_de_utilizacao dados_do_cliente dados_de_clientes dados_dos_clientes conteudo_do_cliente dados_anonimizados "
        "dados_anonimos dados_pseudonimizados dados_agregados informacoes_anonimizadas informacoes_do_usuario"
    ),
    "give": (
        "publicas publica publicar publicares publique posta postar carrega carregas carregar envia envias enviar enviares "
        "envie partilha partilhas compartilha fornece forneces fornecer insere inseres inserir cria crias criar gera geras "
        "gerar escreve escreves guardas guarda ouve ouves assiste dita ditas introduz introduzes sobe subir faz fazes"
    ),
    "site": (
        "servico servicos site sites sitio sitios website websites plataforma* aplicacao aplicacoes aplicativo* app apps web "
        "pagina* produto produtos software api apis portal ferramenta* jogo jornal catalogo acervo"
    ),
    # Why, and how a sentence hangs together.
    "purpose": "fim fins finalidade* proposito* objetivo* interesse_legitimo legitimo_interesse interesses_legitimos base_legal",
    "means": "significa significam designa entende_se_por entender_se_a refere_se_a define_se",
    "question": "?",
    "for": (
        "para a_fim_de com_o_fim_de com_fins_de para_fins_de para_efeitos_de com_a_finalidade_de com_o_objetivo_de "
        "com_o_intuito_de com_o_proposito_de com_vista_a com_vistas_a visando de_modo_a de_forma_a por_forma_a"
    ),
    "of": "de do da dos das baseado_em baseada_em baseados_em baseadas_em",
    "on": "sobre",
    "in": "em no na nos nas num numa",
    "that": "que",
    "by": (
        "por com pelo pela pelos pelas atraves_de por_meio_de a_partir_de a_partir_do a_partir_da a_partir_dos a_partir_das "
        "gracas com_base_em com_base_no com_base_nos com_base_nas com_base_na utilizando usando empregando"
    ),
    "and": "e ou e_ou",
    ",": ",",
    ";": "; |",
    ":": ":",
    "stop": "mas porem contudo todavia no_entanto entretanto",
    # Spanish words: what holds them is not for this grammar.
    "foreign": "y con una del usted ustedes nuestro nuestra nuestros nuestras",
    # Words of no class that would otherwise be taken for some.
    "_": (
        "nao_exclusiv* nao_transferivel nao_sublicenciavel nao_comercia* desativado_por_padrao desativada_por_padrao "
        "desativado_por_predefinicao desativada_por_predefinicao nao_so nao_apenas nao_somente sem_limitacao sem_se_limitar "
        "mas_nao_se_limitando mas_sem_se_limitar mas_nao_limitado sem_prejuizo responsavel_pelo_tratamento gerad*_por_ia "
        "gerad*_pela_ia criad*_por_ia criad*_com_ia gerad*_com_ia modelo*_de_negocio* modelo*_de_contrato "
        "modelo*_de_formulario de_acordo_com nos_termos direitos_de_autor direitos_autorais uso_aceitavel termos_de_uso "
        "termos_de_utilizacao condicoes_de_utilizacao nao_se_limit* por_ia pela_ia politica_de_uso politica_de_utilizacao "
        "modelo_de_livre_resolucao tratado_de em_conformidade mas_tambem como_tambem material_de_treinamento ou_nao"
    ),
}

# What the words of a clause say about it; written like WORDS, and a word may stand for several.
TRAITS = {
    "actor.self": (
        "nosso nossa nossos nossas nossa_empresa a_empresa utilizamos utilizaremos usamos usaremos treinamos treinaremos "
        "tratamos podemos poderemos processamos analisamos coletamos recolhemos empregamos compartilhamos partilhamos "
        "melhoramos aprimoramos desenvolvemos conosco connosco"
    ),
    "actor.third_party": (
        "terceiro terceiros parceiro* afiliad* filial filiais fornecedor* provedor* prestador* subcontratante* suboperador* "
        "licenciados sublicenciad* empresas_do_grupo"
    ),
    "data.content": (
        "conteudo conteudos publicacao publicacoes postagem postagens post posts foto fotos fotografia* imagem imagens video* "
        "musica* faixa faixas arquivo* ficheiro* texto* obra* criacoes comentario* resenha* opinioes gravacao gravacoes voz "
        "vozes documento* desenho* codigo material materiais"
    ),
    "data.prompts": (
        "prompt* comandos instrucoes consultas conversa conversas chat chats entrada entradas saida saidas resposta* "
        "pergunta* resultado*"
    ),
    "data.personal": (
        "dados_pessoais informacoes_pessoais dado dados informacao informacoes mensagem mensagens atividade* interacao "
        "interacoes perfil perfis voz biometric* historico* localizacao comportamento"
    ),
    "data.public": "publico publica publicos publicas publicamente",
    "data.deidentified": "anonim* pseudonim* agregado agregados agregada agregadas desidentific*",
    "purpose.train": "trein* retrein* aprendizad* aprendizag* afin* ajuste_fino ensin* fine_tuning",
    "purpose.improve": "melhor* aprimor* aperfeico* otimiz* optimiz* enriquec* refin* reforcar personaliz*",
    "purpose.develop": "desenvolv* criar* criacao construir* conceber elaborar*",
    "purpose.inform": "informar",
    "purpose.test": "testar* testes avali* valid* calibr*",
    "purpose.research": "investigacao investigar pesquisa pesquisar",
    "purpose.input": "dados_de_entrada como_entrada aliment* ingest* insumo* conjunto*_de_dados corpus incorpor*",
    "generative.yes": (
        "generativ* llm llms modelo*_de_linguagem modelo*_fundaciona* chatbot* sintetiz* sintese imit* clon* "
        "agente_conversacional"
    ),
    "generative.no": (
        "recomendacao recomendacoes spam fraude* moderacao classific* reconhecimento_de_voz reconhecimento_de_imagens"
    ),
    "where.setting": "configuracao configuracoes definicoes preferencia* desativ* desactiv* interruptor painel",
    "where.form": "formulario*",
    "where.email": "e_mail* email* correio_eletronico escrev* contact* contat* por_escrito",
    "where.link": "link ligacao aqui clique clicar pagina",
    "exception": ("salvo exceto excepto a_menos_que a_nao_ser_que com_excecao com_ressalva nao_se_aplica desde_que sujeito_a"),
    "retroactive": (
        "ja_publicad* ja_enviad* existente existentes anterior* anteriormente previamente passad* retroativ* historic*"
    ),
    "deadline": "antes_de ate_ao ate_o ate_dia no_prazo dentro_de a_partir_de desde",
}

GRAMMAR = Grammar(
    language="pt",
    gate=GATE,
    words=WORDS,
    phrases=PHRASES,
    barred="stop ##",
    refers=r"(?:nesse|neste|em tal) caso|(?:nesses|nestes|em tais) casos|se o fizer",
    traits=TRAITS,
)
