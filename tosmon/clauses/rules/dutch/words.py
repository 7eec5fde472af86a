"""How Dutch terms speak of training: word classes, and the grammar they make with the phrases."""

from __future__ import annotations

from tosmon.clauses.rule import Grammar
from tosmon.clauses.rules.dutch.phrases import PHRASES

GATE = (
    "*train* *modellen* *taalmodel* *kunstmatige_intel* *artificiele_intel* *machine_learning* *machine-learning* "
    "*machinaal_ler* *zelflerend* *algoritme* *datamining* *data_mining* *data-mining* model ai ml llm llms tdm"
)

WORDS = {
    # Who: the company, those it hands things to, the reader and everybody else.
    "we": "wij we wij_ze we_ze ons_bedrijf leverancier opdrachtnemer de_aanbieder de_uitgever",
    "ons": "ons",
    "third": (
        "derde derden partner partners partijen dienstverlener* leveranciers verwerker* subverwerker* onderaannemer* "
        "gelieerde_* dochter* groepsmaatschappij* aanbieders ai_aanbieder* ai_leverancier* ai_bedrijven sublicentie* "
        "verbonden_ondernemingen modelaanbieder* technologiebedrijven"
    ),
    "owner": "uitgever uitgeverij rechthebbende* auteur auteurs redactie",
    "our": "onze haar",
    "you": (
        "u jij jou gebruiker gebruikers klant klanten leden lid afnemer* bezoeker* consument* opdrachtgever* abonnee* "
        "deelnemer* licentienemer* iedereen bot bots crawler* robot robots webcrawler*"
    ),
    "je": "je jullie",
    "noone": "niemand",
    "them": "ze hen zij",
    "your": "uw hun jouw van_u van_jou door_u door_jou",
    "own": "eigen",
    "det": "de het een die dat deze dit elk elke enig enige alle al zulke dergelijke iedere",
    # What is allowed, forbidden or left out.
    "can": "kan kunnen kunt kun mag mogen zal zullen zult zul kon konden",
    "permitted": "toegestaan toegelaten geoorloofd bevoegd gerechtigd gemachtigd",
    "not": "op_geen_enkel_moment onder_geen_beding onder_geen_enkele_omstandigheid niet geen nooit nimmer noch geenszins niets",
    "ban": "verboden verbod verbiedt verbieden verbied ontoelaatbaar onthouden onthoudt achterwege onrechtmatig",
    "undertake": "verbindt verbinden beloof* zegt_toe zeggen_toe garande*",
    "grant": (
        "recht rechten licentie licenties gebruiksrecht* verleen* verleent verlenen geeft geven sta staat machtigt machtigen "
        "staat_toe"
    ),
    "agree": "akkoord instemmen instemt ingestemd stemt stem stemmen accepteer* accepteren aanvaard* toestemt goedvindt",
    "reserve": "voorbehouden voorbehoud voorbehoudt behouden behoudt",
    "without": "zonder",
    "unless": "momenteel vooralsnog voorlopig tenzij behalve totdat uitzondering",
    "only": "alleen enkel uitsluitend slechts pas",
    "excluding": "uitgesloten uitsluiten uitsluit uitgezonderd uitsluiting af_zien afzien buiten_beschouwing",
    "if": "als indien wanneer zolang zodra mits wie voor_zover",
    "have": "heeft hebt heb",
    "before": "voordat alvorens vooraleer",
    "need": "vereist vereisen nodig behoeft",
    "contain": "bevat bevatten herleidbaar",
    "responsible": "aansprakelijk* verantwoordelijk*",
    # What a person may choose.
    "opt-out": (
        "bezwaar opt_out opt_outs afmelden af_te_melden intrekken ingetrokken intrekt in_te_trekken trekt_in uitschakel* "
        "uitgeschakeld uit_te_schakelen schakelt_uit uitzetten uitzet uitgezet uit_te_zetten deactiver* weigeren weigert "
        "weiger afwijzen verzet verzetten"
    ),
    "opt-in": "opt_in opt_ins inschakel* ingeschakeld aanzet aanzetten aangezet aan_te_zetten vrijwillig geactiveerd activeert",
    "consent": "toestemming goedkeuring instemming toelating",
    "setting": "instelling* accountinstelling* privacyinstelling* voorkeur* schakelaar* schuifje*",
    "choice": (
        "kiezen kies kiest keuze* bepalen bepaal bepaalt beheren beheer beheert beslissen beslist beslis aangeven geeft_aan"
    ),
    "instruct": (
        "verzoeken verzoek vragen opdragen voorkomen voorkom verhinderen tegenhouden laten_weten verlangen eisen instrueren "
        "meedelen stopzetten"
    ),
    "dislike": (
        "niet_wilt niet_wil niet_willen wilt_u_niet wil_je_niet willen_jullie_niet wilt_u_liever wil_je_liever liever_niet "
        "niet_wenst niet_wensen wenst_u_niet niet_mee_eens niet_akkoord"
    ),
    # What is done.
    "use": (
        "luisteren beluister* bekijken bestuderen doorzoeken gebruik gebruiken gebruikt gebruikte gebruikmaken gebruikgemaakt "
        "verwerk verwerken verwerkt verwerking verzamel* verzamelen verzameld bewaren bewaart bewaard opslaan opgeslagen "
        "opslag analyseren analyseert geanalyseerd analyse inzet inzetten ingezet delen deelt gedeeld verstrek* verstrekt "
        "doorgeven doorgegeven kopieren kopieert gekopieerd verveelvoudig* extraheren verkoop verkopen verkocht verkoopt "
        "benut benutten hergebruik* overdragen toegang aanwenden aangewend wenden uitlezen raadplegen ter_beschikking "
        "beschikbaar_stellen licentieren"
    ),
    "serve": "helpen helpt dienen dient bijdragen_aan draagt_bij dragen_bij bij_te_dragen draagt dragen ondersteun*",
    "train": (
        "trainen traint getraind getrainde training trainingen trainings trainingsdoel* hertrainen bijtrainen voortrainen "
        "leren leert leerden finetunen fine_tunen fine_tuning finetuning bijleren bijleert af_te_stemmen"
    ),
    "improve": (
        "verbeteren verbetering* ontwikkelen ontwikkeling* doorontwikkelen doorontwikkeling optimaliseren optimalisatie "
        "verfijnen verfijning vervolmaken slimmer beter_te_maken"
    ),
    "improved": "verbetert verbeterd ontwikkelt ontwikkeld doorontwikkeld geoptimaliseerd verfijnd verfijnt optimaliseert",
    "build": "bouwen opbouwen testen evalueren evaluatie valideren validatie creeren kalibreren vervaardigen onderzoeken",
    "feed": "voeden gevoed invoeren ingevoerd in_te_voeren voeren als_invoer opnemen opgenomen op_te_nemen",
    "mining": (
        "tekst_en_datamining tekst_en_data_mining text_en_datamining text_and_data_mining datamining data_mining textmining "
        "tekstmining tdm"
    ),
    "scraping": "scrapen scraping webscraping crawlen crawling screenscraping",
    "compete": "concurrer* concurrent* concurre* wedijver*",
    # To what: AI, models, features.
    "ai": (
        "ai genai ml llm llms kunstmatige_intelligentie artificiele_intelligentie machine_learning machinelearning "
        "machinelearningmodel* machinaal_leren machinaal_lerende* deep_learning zelflerend* taalmodel* ai_model* ai_systeem "
        "ai_systemen ai_technologie* ai_algoritme* ai_taalmodel* ml_model* neurale*_netwerk* foundation_model* basismodel* "
        "basismodellen generatieve_modellen spraakherkenning* beeldherkenning* gezichtsherkenning* spraakmodel* beeldmodel* "
        "llm_s ai_software"
    ),
    "model": (
        "model modellen algoritme algoritmen algoritmes classificator* chatbot chatbots aanbevelingssyste* "
        "aanbevelingsalgoritme* *algoritme *algoritmes *algoritmen *herkenningsmodel *herkenningsmodellen voorspellingsmodel* "
        "advertentiealgoritme* zoekalgoritme* modelversie*"
    ),
    "system": "systeem systemen technologie technologieen",
    "ai-data": (
        "ai_invoer ai_uitvoer ai_prompt* ai_interactie* ai_gesprek* ai_input ai_output ai_inhoud ai_content ai_vragen ai_chat*"
    ),
    "ai-feature": (
        "ai_functie* ai_functionaliteit* ai_feature* ai_tool* ai_assistent* ai_dienst* ai_toepassing* ai_product* "
        "ai_gestuurd* ai_gebaseerd* ai_oplossing* ai_agent* ai_mogelijkhe* ai_service* ai_hulpmiddel* ai_chatbot*"
    ),
    "training-set": "trainingsdata trainingsgegevens trainingsdataset* trainingsmateriaal trainingsset* trainingsbestand*",
    "train-ai-noun": "modeltraining modelverbetering modelontwikkeling algoritmetraining",
    # With what: people's things, and the service itself.
    "data": (
        "*gegevens *data *inhoud *berichten *opnames *opnamen *beelden *foto's *gesprekken *bestanden *informatie gegevens "
        "data informatie inhoud content materiaal materialen bericht berichten priveberichten chatberichten spraakberichten "
        "werken upload uploads invoer uitvoer input output prompt prompts zoekopdracht* gesprek gesprekken chat chats "
        "chatgeschiedenis opname* opnamen opnames stem stemopname* spraakopname* foto foto's fotos video video's videos "
        "afbeelding* beeld beelden beeldmateriaal audio audio_opname* bestand bestanden document documenten tekst teksten "
        "muziek nummers lied liedjes feedback reactie reacties opmerking* beoordeling* recensie* interactie* activiteit* "
        "communicatie profiel profielen profielfoto* code broncode metadata e_mail e_mails antwoord antwoorden artikel "
        "artikelen artikels publicatie* resultaat resultaten bijdrage bijdragen creatie creaties boek boeken gedrag post "
        "posts dataset* datasets kunstwerk* tekening* illustratie* dossier* transcript* ontwerp ontwerpen bewegingen "
        "camerabeelden zoekgeschiedenis advertentie advertenties vragen_die vragen_en"
    ),
    "personal": (
        "persoonsgegevens gebruikersgegevens klantgegevens gebruiksgegevens gebruikersinhoud gebruikerscontent gebruikersdata "
        "klantdata gebruiksdata persoonlijke_gegevens persoonlijke_informatie gepseudonimiseerde_gegevens "
        "geanonimiseerde_gegevens geanonimiseerde_data geaggregeerde_gegevens geaggregeerde_data locatiegegevens "
        "biometrische_gegevens patientgegevens interactiegegevens gespreksgegevens accountgegevens gezondheidsgegevens "
        "spraakgegevens kijkgedrag luistergedrag surfgedrag gebruikersinvoer gebruikersfeedback speldata spelgegevens "
        "rijgegevens leerlinggegevens klantinhoud"
    ),
    "your-data": "wat_u wat_je alles_wat_u alles_wat_je",
    "site": (
        "interface dienst diensten dienstverlening platform platforms platformen website websites site app apps applicatie* "
        "product producten service services software api api's apis databank database databanken databases webwinkel portaal "
        "archief"
    ),
    # Why, and how a sentence hangs together.
    "purpose": "doel doelen doeleinden doeleinde belang belangen grondslag rechtsgrond* verwerkingsdoel*",
    "means": "betekent betekenen definitie wordt_verstaan verstaan_wij definieren",
    "question": "?",
    "be": "is zijn was waren wordt worden werd werden ben bent gebeurt",
    "to": "te",
    "for": "om voor teneinde ten_behoeve",
    "of": "van over",
    "on": "op",
    "in": "in",
    "from": "vanuit op_basis_van aan_de_hand_van",
    "by": "met door via middels met_behulp_van door_middel_van",
    "switch": "schakel schakelt schakelen zet zetten",
    "out": "uit",
    "then": "dan",
    "thereby": "er daarmee hiermee ermee daaruit waarmee waaruit daarop",
    "as": "voor_het_eerst",
    "and": "en alsmede alsook evenals",
    "or": "of dan_wel",
    ",": ",",
    ";": "; |",
    ":": ":",
    "stop": "maar echter doch daarentegen",
    # Words of no class that would otherwise be taken for some.
    "_": (
        "als_gebruiker als_klant als_lid als_abonnee als_betalende niet_alleen niet_beperkt niet_uitsluitend niet_limitatief "
        "niet_openbare niet_persoonlijke niet_identificeerbar* niet_uitsluiten niet_tot_u_herleid* niet_langer_herleid* "
        "ai_gegenereerd* door_ai_gegenereerd* door_de_ai_gegenereerd* door_ai_gemaakt* ai_verordening ai_act leer_meer "
        "meer_leren meer_informatie naar_voren in_het_kader ten_opzichte maar_niet_beperkt recht_op_inzage "
        "recht_om_bezwaar_te_ma persoonlijke_vragen wie_zijn_wij"
    ),
}

# What the words of a clause say about it; written like WORDS, and a word may stand for several.
TRAITS = {
    "actor.self": "wij we ons onze ons_bedrijf leverancier opdrachtnemer",
    "actor.third_party": (
        "derde derden partner partners dienstverlener* leveranciers verwerker* subverwerker* onderaannemer* gelieerde_* "
        "dochter* groepsmaatschappij* aanbieders ai_aanbieder* ai_bedrijven sublicentie*"
    ),
    "data.content": (
        "inhoud content gebruikersinhoud gebruikerscontent bericht berichten foto foto's video video's afbeelding* beeld "
        "beelden muziek nummers liedjes bestand* tekst teksten werken kunstwerk* opname* stem document* code materiaal "
        "materialen reactie* beoordeling* recensie* tekening* illustratie* artikel* upload* bijdrage* creatie* post posts"
    ),
    "data.prompts": (
        "prompt* invoer uitvoer gesprek* gesprekken chat chats zoekopdracht* ai_interactie* transcript* input output vragen "
        "antwoord*"
    ),
    "data.personal": (
        "persoonsgegevens persoonlijke_gegevens gegevens data informatie profiel* gebruiksgegevens gebruikersgegevens "
        "klantgegevens activiteit* gedrag biometrisch* locatie* interactie* feedback e_mail* stem gezondheidsgegevens"
    ),
    "data.public": "openbaar openbare publiek publieke publiekelijk",
    "data.deidentified": "geanonimiseerd* anoniem anonieme gepseudonimiseerd* geaggregeerd* niet_herleidbar* gedeidentificeerd*",
    "purpose.train": "train* getraind modeltraining leren leert machinaal_leren finetunen fine_tunen fine_tuning hertrainen",
    "purpose.improve": "verbeter* optimalis* geoptimaliseerd verfijn* personalis*",
    "purpose.develop": "ontwikkel* doorontwikkel* bouwen opbouwen creeren creatie",
    "purpose.inform": "informeren",
    "purpose.test": "test testen getest evaluatie evalueren valideren validatie kalibreren",
    "purpose.research": "onderzoek onderzoeken onderzoeksdoeleinden",
    "purpose.input": "als_invoer voeden gevoed dataset* trainingsdata trainingsgegevens corpus ingevoerd opgenomen",
    "generative.yes": (
        "generatie* genai genereer* genereren llm llms taalmodel* basismodel* chatbot* beeldgenerator* nabootsen imiteren "
        "stemklon*"
    ),
    "generative.no": "aanbeveling* spam fraude* moderatie rangschik* classificator* spraakherkenning beeldherkenning",
    "where.setting": "instelling* accountinstelling* privacyinstelling* voorkeur* schakelaar* uitschakel* uitzetten dashboard",
    "where.form": "formulier* webformulier* bezwaarformulier* contactformulier*",
    "where.email": "e_mail* email* mail mailen schriftelijk contact_op contact schrijf",
    "where.link": "link hier klik* pagina",
    "exception": (
        "tenzij behalve uitgezonderd uitzondering* met_uitzondering geldt_niet gelden_niet behoudens "
        "afzonderlijke_overeenkomst* onder_voorbehoud"
    ),
    "retroactive": (
        "al_geupload* eerder_geplaatst* bestaande_inhoud bestaande_content reeds_geplaatst* reeds_verzameld* "
        "eerder_verzameld* met_terugwerkende_kracht eerdere historische in_het_verleden"
    ),
    "deadline": "voor_het tot_en_met uiterlijk binnen met_ingang_van vanaf sinds na op",
}

GRAMMAR = Grammar(
    language="nl",
    gate=GATE,
    words=WORDS,
    phrases=PHRASES,
    barred="stop ## cut",
    refers=r"in (?:dat|dit|zo'n|een dergelijk) geval|in (?:die|deze) gevallen",
    traits=TRAITS,
)
