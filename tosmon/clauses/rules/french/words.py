"""How French terms speak of training: the words of each class, and what they say about a clause."""

from __future__ import annotations

from tosmon.clauses.rule import Grammar
from tosmon.clauses.rules.french.phrases import PHRASES

# A sentence without any of these cannot be about training; tried on every block of every document, so kept short.
GATE = (
    "*entrain* *apprentissage* *intelligence_artificielle* *intelligences_artificielles* *algorithm* *fouille* *data_mining* "
    "*ion_de_donnees* *modele* ia llm llms tdm"
)

# "entraîner" is to train and to entail: it trains where a model or an AI is near, and `harm` shows that it does not.
# "ne" is the negation, wherever "pas" stands; with "que" it is "only".
WORDS = {
    # Who: the company, those it hands things to, the reader and everybody else.
    "we": (
        "nous on notre_societe la_societe l_editeur l_entreprise notre_entreprise le_fournisseur l_exploitant l_agence "
        "la_banque le_groupe la_compagnie le_responsable_du_traitement le_responsable_de_traitement notre_part"
    ),
    "third": (
        "tiers tierce tierces partenaire* affilie* filiale* prestataire* sous_traitant* fournisseur* sous_licencie* "
        "societes_du_groupe annonceur*"
    ),
    "our": "notre nos",
    "its": "son sa ses leur leurs",
    "you": (
        "vous tu toi utilisateur utilisateurs client clients membre membres abonne abonnes toute_personne quiconque "
        "internaute* visiteur* nul personne acquereur* licencie licencies lecteur* joueur* participant* vendeur* acheteur* "
        "developpeur* auteur* artiste* titulaire*_de_compte l_interesse adherent* photographe* createur* administrateur* "
        "enseignant* eleve*"
    ),
    "noone": "aucune_partie aucun_element aucun_tiers nulle_partie",
    "bot": "bot bots robot robots crawler crawlers moissonneur*",
    "your": "votre vos ton ta tes",
    "det": "le la les l des de_ces ces ce cet cette du d un une y en se s aux au ceux celui tout toute tous toutes",
    "own": "propres propre",
    "staff": "equipe equipes salarie* collaborateur* personnel employes conseillers",
    # What is allowed, forbidden or left out.
    "can": (
        "pouvons pouvez peut peuvent pourrons pourra pourront pourrez pourrions pourriez pourrait pourraient pouvoir peux "
        "pourras puisse puissent puissions avez_le_droit as_le_droit avez_la_possibilite avez_la_faculte libre_de en_droit "
        "il_est_possible disposez_du_droit disposez_de_la_possibilite dispose_du_droit doit doivent devez devra devront "
        "devrez saurait sauraient"
    ),
    "not": "ne n non_pour et_non_pas",
    "nor": "ni",
    "never": "pas jamais non",
    "none": "aucun aucune nulle",
    "commit": "engag* oblig*",
    "ban": (
        "interdit interdite interdits interdites interdisons interdire interdisent interdiction interdictions interdisez "
        "defendu prohib* s_interdi* vous_interdi* s_abst* vous_abst* abstenir proscri* n_est_pas_autorise* "
        "ne_sont_pas_autorise* n_etes_pas_autorise* n_est_pas_permis* n_est_pas_admis* ne_sont_pas_permis* "
        "ne_vous_est_pas_permis n_est_ni_autorise* n_avez_pas_le_droit n_ont_pas_le_droit n_a_pas_le_droit non_autorise* "
        "illicite*"
    ),
    "grant": (
        "licence licences conced* concession accordez accordes accorde accorder accordons accordent octro* cede cedez cedons "
        "ceder cession droit droits autorise autorisez autorises autoriser autorisons autorisent permettre permettez "
        "permettons confere conferez conferer sous_licenci* sous_licence habilit* donnons donnez_mandat"
    ),
    "allow": "permet permettent permis permettra",
    "agree": "accepte acceptez acceptes acceptent accepter acceptant reconnai* consentez consentent consens consentes",
    "reserve": "reserve reservons reserves reservent reservee reservees",
    "responsible": "responsable*",
    "without": "sans",
    "unless": (
        "sauf hormis a_moins_que a_moins_de a_moins_d a_l_exception excepte tant_que jusqu_a_ce_que en_l_absence en_absence "
        "a_defaut"
    ),
    "only": (
        "seuls seules uniquement seulement exclusivement qu_avec que_si que_s qu_apres que_avec que_lorsque "
        "que_dans_l_hypothese que_dans_la_mesure que_dans_le_cas qu_en_cas qu_a_condition a_condition_que a_condition_d "
        "a_condition_de que_sous sous_condition"
    ),
    "only-for": "que_pour qu_afin qu_a_des_fins qu_aux_fins que_dans_le_but qu_en_vue",
    "subject": "sous_reserve moyennant apres_avoir_recueilli",
    "excluding": "exclu exclue exclus exclues exclut excluent exclusion n_inclut n_incluent ne_comprend ne_couvre ne_s_etend",
    "if": "si s_il s_ils lorsque lorsqu quand des_lors_que au_cas_ou dans_le_cas_ou",
    "then": "dans_ce_cas en_pareil_cas le_cas_echeant",
    # What a person may choose.
    "opt-out": (
        "oppos* opposition refus* desactiv* retir* opt_out opt_outs desinscri* exclure vous_exclure revoqu* renonc* decoch* "
        "soustraire exemption exempter desabonn* desaccord"
    ),
    "opt-in": (
        "opt_in adhesion adhere* activer active actives activez activant activation coche coches cochee cochez cocher "
        "donn*_votre_consentement donn*_votre_accord portez_volontaire volontaire volontaires volontairement"
    ),
    "consent": (
        "consentement accord_expres accord_prealable accord_ecrit accord_explicite votre_accord l_accord son_accord "
        "leur_accord ton_accord autorisation autorisations permission agrement notre_accord aval"
    ),
    "consenting": "y_consentez y_consent consenti consentiez l_avez_autorise l_acceptez",
    "setting": "parametre parametres parametrage preference* reglage* control* interrupteur option options tableau_de_bord",
    "choice": "choisir choisissez choisi choix decider decidez gerer gerez modifier determiner",
    "instruct": (
        "demander demandez demandant indiquer signal* empecher eviter ecrivez_nous contactez_nous informez_nous ecrire "
        "ecrivez exiger faites_le nous_contacter bloquer"
    ),
    "dislike": (
        "ne_souhaitez_pas ne_voulez_pas ne_desirez_pas ne_souhaite_pas ne_veut_pas ne_souhaitent_pas ne_preferez_pas "
        "ne_veux_pas ne_souhaites_pas ne_veulent_pas ne_desire_pas ne_souhaitez_plus ne_voulez_plus preferez_que "
        "preferez_ne_pas ne_souhaiteriez_pas preferiez_que prefere_que"
    ),
    # What is done.
    "use": (
        "utilis* reutilis* emploi employ* trait* exploit* collecte* collectons recueil* partag* conserv* analys* stock* "
        "reprodui* reproduction* copi* vendre vendons vendu* vendent vente louons transmet* transmis* communiqu* fournir "
        "fournissons fourni divulgu* extraire extrait* aspir* recours recourir recourons usage usages servons faire_usage "
        "soumettre acceder enregistrons examin* cedees cedes revendre aggreg* agreg* puiser transfer*"
    ),
    "using": "en_utilisant a_l_aide a_partir_de a_partir_des sur_la_base en_exploitant en_s_appuyant en_analysant",
    "serve": "servir sert servent serviront servira serve servi",
    "help": "aide aident aider aidera aidez nous_permet* contribu*",
    "make": "rendre rendent rendra",
    "better": "performant* intelligent* precis precise precises fiable* pertinent* efficace*",
    "train": (
        "entrainer entraine entraines entrainent entrainons entrainait entrainera entrainerons entrainez entrainant "
        "entrainions re_entrain* reentrain* pre_entrain*"
    ),
    "training": "entrainement entrainements",
    "trained": "entrainee entrainees",
    "form": "former formons forment formation formations",
    "teach": "apprendre enseigner apprenne apprennent apprend",
    "learn": "apprentissage",
    "tune": "affiner affinage affinement affinons affine affinent fine_tuning reglage_fin",
    "improve": (
        "amelior* developper developpe developpent developpons developpement developpements perfectionn* optimiser "
        "optimisation optimisons optimisent enrichir enrichissement informer renforcer evoluer rendre_plus"
    ),
    "build": (
        "evaluer evaluation concevoir conception creer creation creons valider validation tester test tests elaborer "
        "elaboration construire construisons calibrer mettre_au_point mise_au_point constituer constitution"
    ),
    "feeds": "alimente alimentent alimenteront nourrissent nourrit",
    "feed": (
        "alimenter alimentation alimentons nourrir servir_de_donnees servir_d_entree comme_donnees_d_entree comme_entree* "
        "donnees_d_entree_pour intrant* ingest* injecter"
    ),
    "merge": "integr* incorpor*",
    "harm": (
        "suppression suspension resiliation perte pertes retard* erreur* sanction* responsabilite consequence* risque* cout "
        "couts frais augmentation modification modifications biais fermeture interruption hausse nullite refus_d prejudice* "
        "dommage* indisponibilite poursuites limitation dysfonctionnement* blocage ralentissement*"
    ),
    "mining": (
        "fouille_de_textes fouille_de_donnees fouille_de_texte fouilles data_mining exploration_de_donnees "
        "extraction_de_donnees extraction_automatis* fouille text_and_data_mining tdm moissonnage"
    ),
    "scraping": "scraping aspiration web_scraping",
    "compete": "concurren* rivalis* similaire*",
    "research": "recherche recherches",
    # To what: AI, models, features; a tool with which users train models of their own.
    "ai": (
        "ia intelligence_artificielle intelligences_artificielles apprentissage_profond deep_learning llm llms "
        "grand*_modele*_de_langage modele*_de_langage modele*_generatif* modele*_de_fondation modele*_linguistique* "
        "modele*_predictif* reseau*_de_neurones reconnaissance_vocale reconnaissance_d_image* ia_generative* "
        "reconnaissance_faciale technologie*_audio technologie*_vocale* modele*_vocaux genai"
    ),
    "learning": "apprentissage_automatique apprentissage_machine apprentissage_statistique machine_learning",
    "ai-company": "entreprise*_d_ia entreprise*_d_intelligence* societe*_d_ia societe*_d_intelligence* developpeurs_d_ia",
    "training-set": (
        "jeu*_de_donnees_d_entrainement jeu*_d_entrainement donnees_d_entrainement corpus_d_entrainement base_d_entrainement "
        "donnees_d_apprentissage jeu*_d_apprentissage corpus_d_apprentissage"
    ),
    "model": (
        "modele modeles algorithme algorithmes classificateur* chatbot chatbots agent*_conversationnel* assistant*_vocal "
        "assistant*_vocaux assistant*_virtuel* conseiller_virtuel moteur_de_recommandation filtres_automatiques filtre "
        "filtres"
    ),
    "tech": "technologie* systeme systemes outil outils logiciel* solution*",
    "ai-feature": "fonctionnalite* fonction fonctions assistant assistants",
    "own-tool": "vos_propres_modeles votre_propre_modele modele*_personnalise* modeles_du_client modele_du_client vos_modeles",
    # With what: people's things, and the service itself.
    "data": (
        "donnee donnees contenu contenus information informations publication* message* photo* image* video* voix prompt* "
        "invite invites requete* conversation* enregistrement* texte* oeuvre* musique* morceau* fichier* commentaire* avis "
        "interaction* activite* echange echanges discussion* creations saisie* entree* sortie* ressemblance œuvre* article* "
        "code contribution* titres documents document dessin* illustration* copies devoirs reponse* question* resultat* "
        "retour* depots suggestions audio histoires historique recherches_effectuees feedback transcription* portrait* livre "
        "livres playlists ecoutes note notes musical* chanson* poeme* recit*"
    ),
    "personal": (
        "donnees_personnelles donnees_a_caractere_personnel informations_personnelles donnees_utilisateur* "
        "contenus_utilisateur* contenu_utilisateur donnees_d_utilisation donnees_client* donnees_anonymisees "
        "donnees_du_client contenus_du_client donnees_pseudonymisees donnees_agregees donnees_de_sante"
    ),
    "that": "que qu",
    "upload": (
        "fournissez transmettez communiquez confiez partagez publiez importez telechargez deposez envoyez soumettez saisissez "
        "creez ecrivez_dans chargez mettez_en_ligne laissez"
    ),
    "site": (
        "service services site sites plateforme plateformes application applications produit produits contenus_du_site api "
        "catalogue base_de_donnees journal titre"
    ),
    # Why, and how a sentence hangs together.
    "purpose": "aux_fins_suivantes fins_suivantes finalite* fins but objectif* interet_legitime interets_legitimes",
    "means": "designe designent signifie definition on_entend s_entend entend_par",
    "question": "?",
    "for": ("pour a_des_fins aux_fins afin en_vue visant dans_le_but dans_le_cadre pour_que destine* dans_l_objectif a_fin"),
    "to": "a",
    "of": "de",
    "on": "sur",
    "in": "dans",
    "from": "issu issue issus issues provenant depuis",
    "by": "par avec grace au_moyen via a_l_aide_de_l",
    "as": "comme",
    "be": "est sont soit soient etre ete etes sera seront serait seraient etait etaient es etant",
    "and": "et ou",
    ",": ",",
    ";": "; |",
    ":": ":",
    "stop": "mais toutefois cependant neanmoins",
    # Words of no class that would otherwise be taken for some.
    "_": (
        "service_client service_clients support_client relation_client contenu_genere genere*_par_l_ia genere*_par_ia "
        "genere*_par_intelligence* cree*_par_l_ia modele_economique modele*_de_contrat modele*_de_lettre modele*_de_document* "
        "modele_de_formulaire modele_de_retractation par_l_ia seance*_d_entrainement programme*_d_entrainement "
        "plan*_d_entrainement entrainement_sportif pas_seulement non_seulement conditions_d_utilisation reglement_n loi_n "
        "directive_n article_l mais_aussi mais_egalement mais_sans_s_y_limiter donnees_de_contact si_necessaire "
        "sans_limitation sans_s_y_limiter s_il_y_a_lieu acces_non_autorise cela_signifie ce_qui_signifie au_titre a_titre"
    ),
}

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
    "exception": (
        "actuellement pour_l_instant a_ce_jour a_l_heure_actuelle sauf hormis excepte* a_l_exception a_moins_que sous_reserve "
        "en_dehors_de ne_s_applique_pas"
    ),
    "retroactive": "deja existant* anterieur* anterieurement precedemment passe_* retroacti*",
    "deadline": "avant jusqu_au au_plus_tard d_ici du des_le a_compter a_partir depuis apres le",
}

GRAMMAR = Grammar(
    language="fr",
    gate=GATE,
    words=WORDS,
    phrases=PHRASES,
    barred="stop ##",
    refers=r"dans (?:ce|un tel) cas|en pareil cas|le cas echeant|en ce cas",
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
