"""How French terms speak of training: word classes, and the phrases they make."""

from __future__ import annotations

from tosmon.clauses.rule import Grammar, Phrase

GATE = "*entrain* *entraîn* *apprentissage* *intelligence_artificielle* *algorithm* *fouille* *modele* ia ai ml llm llms"

WORDS = {
    # Who: the company, those it hands things to, the reader.
    "we": "nous notre_societe",
    "third": "tiers partenaire* affilie* filiale* prestataire* sous_traitant* fournisseur*",
    "our": "notre nos son sa ses leur leurs",
    "you": (
        "vous utilisateur utilisateurs client clients membre membres abonne abonnes toute_personne quiconque internaute* "
        "visiteur* robot robots nul personne"
    ),
    "your": "votre vos",
    "det": "le la les l des de_ces ces ce cet cette du d un une",
    # What is allowed, forbidden or left out.
    "can": (
        "pouvons pouvez peut peuvent pourrons pourra pourront pourrez pourrions pourriez pouvoir avez_le_droit "
        "avez_la_possibilite libre_de en_droit"
    ),
    "not": "ne n pas jamais aucun aucune ni",
    "ban": (
        "interdit interdite interdits interdites interdisons interdire interdiction defendu prohibe* s_interdi* vous_interdi* "
        "s_abst* vous_abst* proscri*"
    ),
    "grant": "licence licences conced* accord* octro* cede* droit droits autoris* permet* permission confer*",
    "agree": "accept* consent* reconnai* donn*_votre_accord",
    "without": "sans",
    "unless": "sauf hormis a_moins_que a_l_exception excepte",
    "only": "uniquement seulement exclusivement qu_avec que_si qu_apres que_avec",
    "if": "si lorsque quand des_lors_que",
    "then": "dans_ce_cas en_pareil_cas le_cas_echeant",
    # What a person may choose.
    "opt-out": (
        "opposer oppos* oppose opposition refus* desactiv* retir* opt_out opt_outs desinscri* exclure vous_exclure revoqu*"
    ),
    "opt-in": "opt_in adhesion activ* adhere* donn*_votre_consentement",
    "consent": (
        "votre_accord votre_autorisation consentement consentement_prealable accord_expres accord_prealable "
        "autorisation_prealable autorisation_expresse"
    ),
    "setting": "parametre* preference* reglage* control* gerer",
    "choice": "choisir choisissez choix decider",
    "dislike": "ne_souhaitez_pas ne_voulez_pas ne_desirez_pas ne_souhaite_pas ne_veut_pas ne_souhaitent_pas ne_preferez_pas",
    # What is done.
    "use": (
        "utilis* emplo* trait* exploit* collect* recueil* partag* conserv* analys* stock* reprodui* copi* vend* transmet* "
        "communiqu* fourni* divulgu* extraire extrait* aspir* recours usage"
    ),
    "using": "en_utilisant a_l_aide a_partir_de sur_la_base",
    "serve": "servir sert servent serviront servira serve",
    "help": "aide aident aider aidera permet_de permettent_de nous_permet* contribu*",
    "train": "entrain* form*_nos re_entrain* reentrain* affin*",
    "improve": (
        "amelior* developp* perfectionn* optimis* enrichi* inform* renforc* evalu* concev* concevoir cre* valid* aliment* "
        "nourri* test* elabor* construi*"
    ),
    "train-ai": "former_des_modeles former_nos_modeles former_les_modeles former_l_ia former_notre_ia",
    "feed": (
        "servir_de_donnees servir_d_entree comme_donnees_d_entree comme_entree* donnees_d_entree_pour intrant* ingest* integr*"
    ),
    "responsible": "responsable*",
    "mining": (
        "fouille_de_textes fouille_de_donnees fouille_de_texte data_mining exploration_de_donnees extraction_de_donnees "
        "fouille text_and_data_mining"
    ),
    # To what: AI and models.
    "ai": (
        "ia intelligence_artificielle intelligences_artificielles apprentissage_automatique apprentissage_profond "
        "apprentissage_machine machine_learning deep_learning llm llms grand*_modele*_de_langage modele*_de_langage "
        "modele*_generatif* modele*_de_fondation modele*_linguistique* reseau*_de_neurones reconnaissance_vocale "
        "reconnaissance_d_image* ia_generative* reconnaissance_faciale technologie*_audio"
    ),
    "training-set": "jeu_de_donnees_d_entrainement jeux_de_donnees_d_entrainement donnees_d_entrainement corpus_d_entrainement",
    "model": "modele modeles algorithme algorithmes classificateur* chatbot chatbots agent_conversationnel",
    # With what: people's things, and the service itself.
    "data": (
        "donnee donnees contenu contenus information informations publication* message* photo* image* video* voix prompt* "
        "invite* requete* conversation* enregistrement* texte* oeuvre* musique* morceau* fichier* commentaire* avis "
        "interaction* activite* echange* discussion* creation* saisie* entree* sortie* ressemblance"
    ),
    "personal": (
        "donnees_personnelles donnees_a_caractere_personnel informations_personnelles donnees_utilisateur* "
        "contenus_utilisateur* contenu_utilisateur donnees_d_utilisation donnees_client* donnees_anonymisees "
        "donnees_pseudonymisees"
    ),
    "site": (
        "service services site sites plateforme plateformes application applications produit produits contenus_du_site api "
        "logiciel*"
    ),
    # Why, and how a sentence hangs together.
    "purpose": "finalite* fins but objectif* interet_legitime interets_legitimes",
    "means": "designe designent signifie definition",
    "question": "?",
    "for": "pour a_des_fins aux_fins afin en_vue visant dans_le_but dans_le_cadre",
    "of": "de",
    "on": "sur",
    "by": "par avec grace au_moyen via a_l_aide_de_l",
    "and": "et ou",
    ",": ",",
    ";": "; |",
    ":": ":",
    "stop": "mais toutefois cependant neanmoins",
    # Words of no class that would otherwise be taken for some.
    "_": (
        "contenu_genere genere*_par_l_ia genere*_par_ia genere*_par_intelligence* modele_economique modele_de_contrat par_l_ia"
    ),
}

_EDGE = "stop // ##"
_CLAUSE = f"{_EDGE} ; by using we you not ban can means opt-out opt-in unless"

PHRASES = (
    Phrase("ai", ("model det|of|our? …2 ai", "ai and det? ai", "ai det? model"), _EDGE),
    Phrase(
        "your-data",
        ("your …2 data|personal", "data|personal _ you", "personal", "data of|det det? you"),
        f"{_EDGE} , we can not train-ai ai model train improve site our",
    ),
    Phrase("our-data", ("our data|site", "site data"), f"{_EDGE} , your-data ai model train improve"),
    Phrase("ai", ("our model",), _EDGE),
    Phrase("train-ai", ("train not? …6 ai|model", "improve not? …6 ai", "improve …2 model", "feed …5 ai"), _CLAUSE),
    Phrase("train-ai-noun", ("for …2 ai", "ai _ we improve", "ai …2 purpose", "purpose …2 ai"), _CLAUSE),
    Phrase("train-ai", ("train|improve …4 train-ai*", "train-ai ,|and? …1 train-ai*"), _CLAUSE),
    Phrase("if-unwanted", ("if …3 dislike",), _EDGE),
    Phrase("unless-opt-out", ("not …3 opt-out", "unless …14 opt-out"), f"{_EDGE} ;"),
    Phrase("we-use", ("we can? …1 use",), f"{_EDGE} , ; : you not"),
    Phrase("without-consent", ("without …6 opt-in|consent", "unless …6 opt-in|consent"), _EDGE),
    Phrase(
        "you-must-not",
        ("you …3 not|ban", "you _ you? …3 not"),
        f"{_EDGE} , ; : we if opt-out unless data your-data train-ai our-data if-unwanted",
    ),
    Phrase("you-train-ai", ("you can? train-ai*",), f"{_EDGE} , we not opt-out setting if-unwanted can"),
)

# What the words of a clause say about it; written like WORDS, and a word may stand for several.
TRAITS = {
    "actor.self": "nous notre nos notre_societe",
    "actor.third_party": "tiers partenaire* affilie* filiale* prestataire* sous_traitant* fournisseur*",
    "data.content": (
        "contenu contenus publication* photo* image* video* musique* morceau* fichier* texte* oeuvre* creation* commentaire* "
        "avis enregistrement* voix"
    ),
    "data.prompts": "prompt* invite* requete* conversation* echange* discussion* saisie* entree* sortie* interaction*_avec_l_ia",
    "data.personal": (
        "donnees_personnelles donnees_a_caractere_personnel informations_personnelles donnee donnees message* activite* "
        "interaction* information informations profil* voix biometrique*"
    ),
    "data.public": "publics publique publiques publiquement rendu*_public",
    "data.deidentified": "anonym* pseudonym* agrege* desidentifi* depersonnalis*",
    "purpose.train": "entrain* apprentissage re_entrain* reentrain* affin*",
    "purpose.improve": "amelior* perfectionn* optimis* enrichi* renforc* personnalis*",
    "purpose.develop": "developp* concev* concevoir cre* elabor* construi*",
    "purpose.inform": "informer",
    "purpose.test": "test* evalu* valid*",
    "purpose.research": "recherche recherches",
    "purpose.input": "donnees_d_entree aliment* ingest* intrant* jeu_de_donnees jeux_de_donnees corpus",
    "generative.yes": (
        "generati* llm llms modele*_de_langage modele*_de_fondation chatbot* agent_conversationnel synthese imit* "
        "reproduire_votre*"
    ),
    "generative.no": "recommandation* spam fraude moderation classement reconnaissance_vocale reconnaissance_d_image*",
    "where.setting": "parametre* reglage* preference* desactiv* tableau_de_bord",
    "where.form": "formulaire*",
    "where.email": "e_mail* email* courriel* mail ecri* contact* par_ecrit adresse_electronique",
    "where.link": "lien ici cliqu* page",
    "exception": "sauf hormis excepte* a_l_exception a_moins_que sous_reserve en_dehors_de ne_s_applique_pas",
    "retroactive": "deja existant* anterieur* anterieurement precedemment passe_* retroacti*",
    "deadline": "avant jusqu_au au_plus_tard d_ici du des_le a_compter a_partir depuis apres le",
}

GRAMMAR = Grammar(
    language="fr",
    gate=GATE,
    words=WORDS,
    phrases=PHRASES,
    barred="stop ##",
    refers=r"dans ce cas|en pareil cas|le cas echeant",
    continues=(
        r"(?:cela|ceci|ils|elles|il|elle|celles-ci|ceux-ci)(?: \w+ment| aussi)? "
        r"(?:inclu|compren|peu|pourr|permet|aid|ser|contribu)|par exemple\b|notamment\b|en particulier\b|plus precisement\b"
    ),
    acts=(
        r"(?:cet?|cette|ces|de tels?|de telles?) "
        r"(?:usages?|utilisations?|traitements?|finalités?|fins|pratiques?|entraînements?)\b"
        r"|(?:à|de|pour|contre) cela\b|le (?:faisons|font|fait|ferons|fera)\b"
    ),
    traits=TRAITS,
    gives=(
        "televers* soumett* soumis* publi* fourni* partag* cre* envo* saisi* poste* transmett* transmis* stock* gener* donn* "
        "ecri* enregistr* ajout* import* mett*_en_ligne mis*_en_ligne mett*_a_disposition mis*_a_disposition telecharg*"
    ),
)
