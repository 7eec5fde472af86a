"""How Italian terms speak of training: the words of each class, and what they say about a clause."""

from __future__ import annotations

from tosmon.clauses.rule import Grammar
from tosmon.clauses.rules.italian.phrases import PHRASES

# The preposition "ai" is written as the acronym is: only where an article or another word shows which, it is AI.
GATE = (
    "*addestr* *allena* *apprendimento* *intelligenza_artificiale* *intelligenze_artificiali* *algoritm* *estrazione_* *modelli* "
    "*l'ai* *un'ai* *_di_ai* *ai_generativ* *addestramento_ai* *machine_learning* *data_mining* modello ia llm tdm"
)

# Italian leaves "we" and "you" to the verb: such verbs have classes of their own (`we-use`, `you-can`), which the first
# of the phrases write out. "e" is both "and" and, without its accent, "is".
WORDS = {
    # Who: the company, those it hands things to, the reader and everybody else.
    "we": (
        "noi abbiamo la_societa la_nostra_societa l_azienda la_nostra_azienda il_titolare dal_titolare "
        "titolare_del_trattamento il_fornitore dal_fornitore il_gestore dal_gestore l_editore dall_editore dalla_societa "
        "dall_azienda ci_impegniamo nostra_parte"
    ),
    "us": "ci",
    "third": (
        "terzi terzo terze_parti terza_parte partner affiliat* controllat* consociat* fornitori fornitore_di fornitore_terzo "
        "responsabili_del_trattamento responsabile_del_trattamento sub_responsabil* subappaltator* appaltator* licenziatari "
        "inserzionist* societa_terze societa_affiliat* societa_del_gruppo societa_controllat* aziende_terze soggetti_terzi "
        "aziende_che soggetti_che"
    ),
    "our": "nostro nostra nostri nostre",
    "its": "suo sua suoi sue proprio propria propri proprie loro",
    "you": (
        "tu te voi lei utente utenti cliente clienti abbonat* iscritt* membro membri visitator* chiunque utilizzatore "
        "utilizzatori sviluppatori sviluppatore licenziatario acquirente acquirenti lettore lettori giocator* partecipant* "
        "venditor* aderente aderenti interessato interessati nessun_utente artist* autori autore creator docent* student*"
    ),
    "noone": "nessuno nessuna_parte nessun_terzo nessun_elemento",
    "bot": "bot robot crawler spider scraper",
    "your": "tuo tua tuoi tue vostro vostra vostri vostre",
    "det": "il lo la i gli le l un una uno tale tali questo questa questi queste quest ogni qualsiasi li si s vi ti",
    "staff": "personale dipendenti operatori collaboratori squadra team addetti",
    "own": "interno interni interna interne",
    # What is allowed, forbidden or left out.
    "can": "puo possono possa possano potra potranno potrebbe potrebbero potere poter e_possibile deve devono dovra dovranno",
    "we-can": "possiamo potremmo potremo vogliamo intendiamo dobbiamo desideriamo",
    "you-can": "puoi potete potrai potrete potresti devi dovete dovrai dovrete hai_la_possibilita avete_la_possibilita",
    "not": "non mai nessun nessuna",
    "nor": "ne",
    "commit": (
        "impegna impegnano impegni impegnate impegno obblig* tenuto tenuti accetta_di accetti_di accettate_di accettano_di "
        "garantisci garantite"
    ),
    "ban": (
        "vietat* vieta vietano proibi* divieto divieti asterr* interdett* interdizione asten* astieni astiene precludono "
        "precluso preclusa preclude inibi* non_consentit* non_e_consentit* non_sono_consentit* non_ti_e_consentit* "
        "non_vi_e_consentit* non_le_e_consentit* non_e_permess* non_ti_e_permess* non_vi_e_permess* non_sono_permess* "
        "non_e_ammess* non_sono_ammess* non_autorizzat* non_e_autorizzat* non_sono_autorizzat* non_sei_autorizzat* "
        "non_siete_autorizzat* non_essere_autorizzat* non_permettere non_consentire non_hanno_il_diritto non_e_lecito "
        "usi_illeciti uso_illecito usi_non_consentiti sono_escluse_le_attivita"
    ),
    "we-ban": "vietiamo proibiamo non_consentiamo non_permettiamo non_autorizziamo",
    "grant": (
        "licenza licenze concede concedono concesso concessa concessione concedere cede cedono cedere autorizza autorizzano "
        "autorizzato autorizzata autorizzati sublicenz* sub_licenz* diritto diritti facolta conferisce"
    ),
    "you-grant": "concedi concedete autorizzi autorizzate cedi cedete conferisci conferite dai_il_diritto",
    "we-grant": "concediamo autorizziamo",
    "agree": "accetta accettano acconsent* riconosce riconoscono prende_atto presta_il_consenso presta_il_proprio_consenso",
    "you-agree": "accetti accettate acconsenti acconsentite riconosci riconoscete presti_il_consenso prendi_atto dai_il_consenso",
    "allow": "permett* consent*_di consente consentono consentire consentirti permettere",
    "reserve": "riserva riserviamo riservato riservata riservati riservano riservandosi",
    "responsible": "responsabil*",
    "without": "senza",
    "unless": (
        "salvo salvi in_assenza in_mancanza a_meno_che a_meno_di tranne eccetto eccezione fuorche finche fino_a_quando "
        "sino_a_quando a_condizione_che_non purche_non se_non_con se_non_previ* se_non_dopo se_non_su se_non_quando "
        "se_non_nei_casi se_non_in_presenza"
    ),
    "only": (
        "solo soltanto solamente esclusivamente unicamente a_condizione_che a_patto_che purche previo previa subordinat* "
        "se_e_solo limitatamente"
    ),
    "excluding": (
        "esclus* esclud* ad_esclusione non_comprend* non_includ* non_si_estend* non_copr* non_rientr* restando_escluso "
        "con_l_esclusione"
    ),
    "if": "se qualora quando nel_caso nei_casi laddove ove in_caso_di ogni_volta_che",
    "then": "in_tal_caso in_questo_caso in_questi_casi in_tale_caso in_caso_affermativo",
    # What a person may choose.
    "opt-out": (
        "oppor* oppon* oppost* opposizion* disattiv* disabilit* rifiut* revoc* ritira* opt_out rinunci* declin* deselezion* "
        "disiscri* togliere_la_spunta obiettare obiezion* sottrar* escludere escluderti escluderli escluderle escluda escludi "
        "escludete negare nega non_partecipare disdire interrompere spegnere spegni spegnete"
    ),
    "opt-in": (
        "opt_in adesione aderi* attiva attivi attivare attivato attivata attivando attivate abilita abiliti abilitato "
        "abilitata abilitare spunt* scelta_attiva selezion*_la_casella"
    ),
    "consent": "consenso consensi autorizzazione autorizzazioni approvazione assenso benestare permesso nulla_osta",
    "consenting": "acconsenta acconsentano acconsentito consenta autorizzi_espressamente abbia_autorizzato hai_autorizzato",
    "setting": "impostazion* preferenz* opzion* interruttore pannello controlli dashboard toggle selettore",
    "choice": "scegli* scelt* decid* decision* gestir* gestisc* gestit* configur* stabilire modificar* controllare",
    "instruct": (
        "chieder* chiedi chiedete richieder* richiedi indicar* comunicarci scriverci scrivi scrivici contattarci contattaci "
        "segnalar* dirci evitare impedir* ordinar* istruirci invitarci bloccare"
    ),
    "dislike": (
        "non_vuoi non_desideri non_volete non_desiderate non_desidera non_vuole non_intendi non_intende non_intendete "
        "non_vorresti non_desiderano non_vogliono preferisci_non preferisci_che_non preferite_che_non preferisce_che_non "
        "non_gradisc* sei_contrari* non_ti_va non_desiderasse non_volesse non_preferisc*"
    ),
    # What is done.
    "use": (
        "utilizz* riutilizz* adoper* uso usi usa usano usato usata usati usate usare usarlo usarli usarla usarle usera "
        "useranno usino impieg* tratta trattano trattato trattata trattati trattate trattare trattera tratteranno trattamento "
        "trattamenti trattarli elabora elaborano elaborato elaborata elaborati elaborate elaborare elaborazione raccogli* "
        "raccolg* raccolt* analizz* analisi condivid* condivis* condivision* conserv* memorizz* archivia* sfrutt* riprodu* "
        "copia copie copiare copiat* vend* trasmett* trasmess* comunica comunicano comunicati comunicare fornisce forniscono "
        "fornire divulg* estrarre estrae estratt* acced* accesso anonimizz* aggreg* combin* registra registrano registrare "
        "ricorso ricorrere avval* prelev* ricav* esamin* estrapol* revision*"
    ),
    "we-use": (
        "adoperiamo utilizziamo utilizzeremo riutilizziamo usiamo useremo impieghiamo impiegheremo trattiamo tratteremo "
        "elaboriamo elaboreremo raccogliamo raccoglieremo analizziamo analizzeremo condividiamo condivideremo conserviamo "
        "conserveremo memorizziamo memorizzeremo sfruttiamo sfrutteremo riproduciamo riprodurremo copiamo vendiamo venderemo "
        "cediamo cederemo trasmettiamo trasmetteremo comunichiamo forniamo forniremo divulghiamo divulgheremo estraiamo "
        "accediamo anonimizziamo aggreghiamo combiniamo registriamo ricorriamo avvaliamo esaminiamo ricaviamo serviamo "
        "facciamo_uso preleviamo concediamo_in_licenza"
    ),
    "using": "utilizzando usando servendo* a_partire_da sulla_base avvalendo* partendo_da basandoci impiegando sfruttando",
    "serve": "servire servono serve serviranno servira servano serva",
    "help": (
        "ci_aiut* aiutarci aiutandoci aiuta aiutano aiutare aiuti contribui* contribuisc* ci_consent* ci_permett* consentirci "
        "permetterci consentendoci"
    ),
    "make": "rendere rendono rendera rendiamo",
    "better": "precis* intelligent* accurat* efficac* util* affidabil* migliori",
    "train": (
        "addestra* addestre* addestri addestrin* riaddestrare preaddestr* pre_addestr* allenare allenano allenamento "
        "allenamenti allenando alleni allenarli allenarlo allenarla istruire insegnare training retraining"
    ),
    "training": "addestramento riaddestramento preaddestramento addestramenti",
    "we-improve": "sviluppiamo svilupperemo miglioriamo miglioreremo perfezioniamo ottimizziamo affiniamo potenziamo",
    "we-train": "addestriamo addestreremo alleniamo alleneremo istruiamo riaddestriamo",
    "tune": "fine_tuning messa_a_punto mettere_a_punto finetuning",
    "trained": "addestrato addestrata addestrati addestrate preaddestrat* allenato allenata allenati allenate",
    "improve": (
        "migliorare miglioramento miglioramenti migliorarne migliorarli migliorarlo migliorarla migliorando migliori_il "
        "sviluppare sviluppo svilupparne sviluppando sviluppano sviluppa perfeziona* perfezione* ottimizza* ottimizze* "
        "affinare affinamento affinando affinarne potenziare potenziamento arricchire arricchimento informare rafforzare "
        "evolvere evoluzione raffin* far_progredire rendere_piu rendono_piu"
    ),
    "build": (
        "creare creazione creiamo crearne costru* realizzare realizzazione testare test testiamo testarne valutare "
        "valutazione validare validazione calibr* progettare progettazione verificare generare formare"
    ),
    "feeds": "alimentano alimenta alimenteranno alimentera nutrono",
    "feed": "aliment* nutrire ingest* come_input come_dati_di_input in_pasto dati_di_ingresso inserire inserirli",
    "merge": "integra* incorpor*",
    "mining": (
        "estrazione_di_testo estrazione_di_testi estrazione_di_dati estrazione_dei_dati estrazione_del_testo "
        "estrazione_automatizzata estrazione_automatica estrazione_sistematica text_and_data_mining text_data_mining "
        "data_mining text_mining tdm"
    ),
    "scraping": "scraping web_scraping data_scraping crawling",
    "compete": "concorren* concorr* competitiv* rivaleggi* competere compet* analog*",
    "research": "ricerca ricerche",
    # To what: AI, models, features; a tool with which users train models of their own.
    "ai": (
        "ia intelligenza_artificiale intelligenze_artificiali l_ai dell_ai all_ai sull_ai nell_ai dall_ai un_ai di_ai d_ai "
        "ai_generativ* genai gen_ai ml llm llms modell*_linguistic* modell*_di_linguaggio grandi_modelli modell*_generativ* "
        "modell*_fondazional* modell*_di_fondazione modell*_di_base modell*_di_deep reti_neurali rete_neurale "
        "riconoscimento_vocale riconoscimento_facciale riconoscimento_delle_immagini riconoscimento_di_immagini "
        "sintesi_vocale elaborazione_del_linguaggio_naturale algoritm*_intelligent* sistem*_intelligent*"
    ),
    "learning": "apprendimento_automatico apprendimento_profondo apprendimento_macchina machine_learning deep_learning",
    "train-ai": (
        "addestrarli addestrarle addestrarlo addestrarla addestramento_ai addestramento_ia training_ai training_ia ai_training"
    ),
    "model": (
        "modello modelli algoritmo algoritmi classificator* chatbot assistent*_virtual* assistente_vocale "
        "agent*_conversazional* motore_di_raccomandazione"
    ),
    "ai-company": "aziende_di_ia aziende_di_intelligenza societa_di_ia societa_di_intelligenza sviluppatori_di_ia aziende_di_ai",
    "tech": "software tecnologi* sistema sistemi strument* soluzion*",
    "ai-feature": "funzion* assistente assistenti",
    "own-tool": (
        "tuo_modello tuoi_modelli propri_modelli_personalizzat* modell*_personalizzat* modello_del_cliente modelli_del_cliente"
    ),
    "training-set": "dati_di_addestramento set_di_addestramento dataset_di_addestramento corpus_di_addestramento training_set",
    # With what: people's things, and the service itself.
    "data": (
        "dati dato contenuto contenuti informazioni informazione post pubblicazioni messagg* foto fotografi* immagin* video "
        "voce voci prompt conversazion* registrazion* testo testi opera opere musica musiche brano brani canzone canzoni file "
        "comment* recension* interazion* attivita chat discussion* creazioni input output materiale materiali document* "
        "feedback cronologia ricerche_effettuate scritti disegn* illustrazion* articol* lezion* compiti codice trascrizion* "
        "audio storie appunti libri somiglianza ritratt* domande risposte richieste recapiti repository partite caricamenti "
        "racconti poesie sessioni telefonate valutazioni note query risultati"
    ),
    "personal": (
        "dati_personali informazioni_personali dati_degli_utenti dati_dell_utente contenuti_degli_utenti contenuti_utente "
        "contenuto_utente contenuti_dell_utente dati_dei_clienti dati_di_utilizzo dati_di_uso dati_d_uso dati_anonimizzati "
        "dati_anonimi dati_aggregati dati_pseudonimizzati contenuti_generati_dagli_utenti dati_cliente dati_del_cliente "
        "contenuti_del_cliente dati_di_navigazione dati_forniti informazioni_fornite contenuti_caricati contenuti_pubblicati"
    ),
    "that": "che",
    "upload": (
        "carichi caricate pubblichi pubblicate fornisci fornite condividi condividete inserisci inserite invii inviate scrivi "
        "scrivete crei create ascolti dici registri"
    ),
    "site": (
        "servizio servizi sito siti piattaforma piattaforme app applicazione applicazioni prodotto prodotti api catalogo "
        "archivio banca_dati banche_dati database testata"
    ),
    # Why, and how a sentence hangs together.
    "purpose": "finalita scopo scopi fini legittimo_interesse interesse_legittimo interessi_legittimi base_giuridica obiettivo",
    "means": "si_intende si_intendono indica significa designa definizione definizioni",
    "question": "?",
    "for": (
        "per affinche destinat* finalizzat* al_fine_di allo_scopo_di ai_fini a_fini a_fine con_lo_scopo_di onde nell_ambito "
        "nell_ottica nel_quadro con_l_obiettivo_di allo_scopo per_finalita per_scopi per_le_finalita"
    ),
    "to": "a ad",
    "of": "di d del della dell dei delle degli dello",
    "on": "su sul sulla sui sulle sugli sull sullo",
    "in": "in nel nella nelle nei negli nell",
    "from": "da dal dalla dai dalle dagli dall",
    "by": "con col tramite mediante attraverso via grazie_a per_mezzo",
    "as": "come quale quali",
    "be": (
        "sono essere viene vengono venga vengano verra verranno saranno sara siano sia stato stata stati state venire fossero "
        "fosse vanno"
    ),
    "and": "e ed o oppure nonche",
    ",": ",",
    ";": "; |",
    ":": ":",
    "stop": "ma tuttavia pero bensi",
    # Words of no class that would otherwise be taken for some.
    "_": (
        "modello_di_contratto modello_di_business modello_economico modello_di_abbonamento modello_di_modulo "
        "modello_di_recesso generat*_dall_ia generat*_da_ia generat*_dall_intelligenza generat*_con_l_ia generat*_dall_ai "
        "non_solo non_personal* non_identific* ma_non_solo dati_di_contatto accesso_non_autorizzato ma_anche "
        "formazione_del_personale domande_e_risposte in_caso_di_dubbi in_particolare regolamento_ia "
        "regolamento_sull_intelligenza in_esclusiva non_esclusiv* informativ* se_stess* se_necessario se_del_caso "
        "se_applicabile condizioni_d_uso condizioni_di_utilizzo termini_di_utilizzo termini_d_uso non_limitat* "
        "a_titolo_esemplificativo per_iscritto non_exclusive non_commercial ma_non_limitat* per_saperne sia_che impegno_etico "
        "cio_significa questo_significa che_significa con_cui per_cui in_cui su_cui l_uno"
    ),
}

# What the words of a clause say about it; written like WORDS, and a word may stand for several.
TRAITS = {
    "actor.self": (
        "noi ci nostro nostra nostri nostre possiamo potremmo potremo utilizziamo usiamo trattiamo addestriamo raccogliamo"
    ),
    "actor.third_party": (
        "terzi terze_parti terza_parte partner affiliat* controllat* consociat* fornitori licenziatari inserzionist*"
    ),
    "data.content": (
        "contenuto contenuti post pubblicazioni foto fotografi* immagin* video musica brano brani canzon* file testo testi "
        "opera opere creazioni comment* recension* registrazion* voce voci audio somiglianza disegn* illustrazion* articol* "
        "codice document* material*"
    ),
    "data.prompts": "prompt conversazion* chat discussion* input output domande richieste trascrizion* query",
    "data.personal": (
        "dati_personali informazioni_personali dati informazioni messagg* attivita interazion* profil* voce biometric* "
        "feedback cronologia"
    ),
    "data.public": "pubblico pubblica pubblici pubbliche pubblicamente",
    "data.deidentified": "anonim* pseudonim* aggregat* deidentific* de_identific*",
    "purpose.train": "addestr* riaddestr* preaddestr* allen* apprendimento training fine_tuning",
    "purpose.improve": "miglior* perfeziona* perfezione* ottimizza* ottimizze* affin* potenzi* raffin* arricch* personalizz*",
    "purpose.develop": "svilupp* creare creazione costru* realizz* progett*",
    "purpose.inform": "informare",
    "purpose.test": "test testare testiamo valut* valid* verific* calibr*",
    "purpose.research": "ricerca ricerche",
    "purpose.input": "aliment* ingest* input_per dataset corpus set_di_addestramento dati_di_addestramento in_pasto",
    "generative.yes": (
        "generativ* genai llm llms modell*_linguistic* modell*_di_linguaggio grandi_modelli chatbot* agent*_conversazional* "
        "sintesi imit* clon*"
    ),
    "generative.no": (
        "raccomandazion* spam frod* moderazione classific* ricerca riconoscimento_vocale riconoscimento_delle_immagini "
        "non_generativ*"
    ),
    "where.setting": "impostazion* preferenz* interruttore disattiv* pannello dashboard opzion*",
    "where.form": "modulo moduli form",
    "where.email": "e_mail email mail pec scriv* contatt* per_iscritto posta_elettronica",
    "where.link": "link qui clicc* pagina collegamento",
    "exception": (
        "attualmente al_momento per_ora salvo tranne eccetto eccezione a_meno_che escluso esclusa esclusi escluse "
        "fatta_eccezione non_si_applica ferm*_restando"
    ),
    "retroactive": "gia esistent* precedent* in_passato retroattiv* anterior* storic*",
    "deadline": "entro prima_del prima_dell fino_al non_oltre dal a_partire_dal a_decorrere_dal dopo_il",
}

GRAMMAR = Grammar(
    language="it",
    gate=GATE,
    words=WORDS,
    phrases=PHRASES,
    barred="stop ##",
    refers=r"in (?:tal|tale|questo|quel) caso|in (?:questi|tali) casi|in caso affermativo",
    traits=TRAITS,
)
