"""How German terms speak of training: word classes, and the grammar they make with the phrases."""

from __future__ import annotations

from tosmon.clauses.rule import Grammar
from tosmon.clauses.rules.german.phrases import PHRASES

GATE = (
    "*train* *modell* ki ai ml llm llms *kunstliche_intel* *kunstlicher_intel* *kunstlichen_intel* *maschinelle* *algorithm* "
    "*data_mining* *data-mining* *datamining* tdm 44b"
)

WORDS = {
    # Who: the company, those it hands things to, the reader and everybody else.
    "we": (
        "wir uns wir_sie unser_unternehmen das_unternehmen der_anbieter dem_anbieter den_anbieter der_betreiber dem_betreiber "
        "auftragnehmer* der_verlag"
    ),
    "third": (
        "dritte dritten dritter drittanbieter* drittunternehmen partner* kooperationspartner* dienstleister* "
        "auftragsverarbeiter* unterauftrag* subunternehmer* konzern* tochter* verbundene*_unternehmen anbieter* lieferant* "
        "unterlizenznehmer* ki_anbieter* modellanbieter*"
    ),
    "our": "unser unsere unserem unseren unserer unseres seine seinem seinen seiner seines dessen",
    "owner": "verlag verlags redaktion rechteinhaber* rechtsinhaber* urheber* herausgeber* betreiber* anbieters",
    "you": (
        "sie du dir dich ihnen euch nutzer* nutzer*_:_innen nutzer*_innen nutzende* benutzer* user kunde kunden kundin* "
        "kund_:_innen kund_innen mitglied* besucher* teilnehmer* anwender* abonnent* vertragspartner auftraggeber* "
        "lizenznehmer* jedermann crawler* bot bots roboter* webcrawler*"
    ),
    "noone": "niemand niemandem",
    "your": (
        "ihr ihre ihrem ihren ihrer ihres dein deine deinem deinen deiner deines euer eure eurem euren eurer von_ihnen von_dir"
    ),
    "own": "eigen eigene eigenem eigenen eigener eigenes",
    "det": (
        "der die das den dem des ein eine einem einen einer eines dies* jede* jegliche* alle aller allen samtliche* solche* "
        "etwaige* welche*"
    ),
    # What is allowed, forbidden or left out.
    "can": "kann kannst konnen konnte konnten darf darfst durfen durfte durften durft sollen mussen mochten",
    "permitted": "gestattet erlaubt zulassig berechtigt befugt genehmigt",
    "not": "nicht kein keine keinem keinen keiner keines keinerlei nie niemals weder nirgends nichts",
    "ban": (
        "untersag* verboten verbot verbiete* verbietet unzulassig* unerlaubt unberechtigt unterlassen unterlasst "
        "zu_unterlassen verbotene*"
    ),
    "undertake": "verpflicht* sichern_zu sicherst_zu versprech*",
    "grant": (
        "recht rechte lizenz lizenzen nutzungsrecht* einraum* raumen raumt raumst gewahr* erlauben erlaubst gestatten "
        "gestattest ermachtig* erteil* ubertragen ubertragt ubertragst"
    ),
    "agree": (
        "stimmen stimmst stimmt zustimm* zugestimmt einverstanden einwillig* eingewilligt willigen willigst willigt akzeptier*"
    ),
    "reserve": "vorbehalten vorbehalt vorbehalte nutzungsvorbehalt* rechtevorbehalt* behalten_wir_uns behalten_uns behalt_sich",
    "without": "ohne",
    "unless": "außer ausser es_sei_denn bis ausnahme* sofern_nichts_anderes soweit_nichts_anderes wenn_nichts_anderes",
    "only": "nur lediglich ausschließlich ausschliesslich erst allein",
    "excluding": (
        "ausgeschlossen ausgenommen ausschluss ausschließen auszuschließen ausschliessen schließen_wir_aus verzicht* "
        "unter_ausschluss"
    ),
    "if": "wenn falls sofern soweit solange sobald wer",
    "have": "haben hast hat",
    "before": "bevor",
    "contain": "enthalt enthalten ruckschluss* darstellen",
    "responsible": "haftung haften haftet haftbar verantwortlich verantwortung",
    "need": "bedarf bedurfen benotig* erforder* voraus",
    # What a person may choose.
    "opt-out": (
        "widersprech* widersprich* widersprochen widerspruch* zu_widersprechen widerruf* opt_out opt_outs deaktivier* "
        "abschalt* abgeschaltet abzuschalten ausschalt* ausgeschaltet auszuschalten abwahlen abgewahlt ablehnen abgelehnt "
        "abzulehnen abmelden abzumelden"
    ),
    "opt-in": "opt_in opt_ins aktiv_zustimm* aktiv_zugestimmt freischalt* aktivier* freiwillig",
    "consent": "einwilligung* zustimmung* erlaubnis genehmigung* einverstandnis* freigabe",
    "setting": "einstellung* kontoeinstellung* datenschutzeinstellung* privatsphare* schalter* praferenz* profileinstellung*",
    "choice": "entscheid* wahlen auswahl* festleg* festzulegen bestimmen steuern kontrollier* verwalten ob wahl",
    "instruct": (
        "anweis* anzuweisen auffordern aufzufordern verlangen mitteilen mitzuteilen bitten verhinder* unterbind* unterbunden"
    ),
    "dislike": (
        "nicht_mochten nicht_mochtest nicht_mochte nicht_wollen nicht_willst nicht_will nicht_wunsch* mochten_sie_nicht "
        "mochtest_du_nicht wollen_sie_nicht willst_du_nicht wunschen_sie_nicht nicht_einverstanden nicht_gewunscht "
        "lieber_nicht"
    ),
    # What is done.
    "use": (
        "horen anhoren durchsuchen sichten verwend* nutzen nutzt nutzung nutzungen genutzt benutz* verarbeit* "
        "weiterverarbeit* erheb* erhob* sammel* gesammelt speicher* gespeichert auswert* ausgewertet auszuwerten analys* "
        "heranzieh* herangezogen heranzuziehen einsetz* eingesetzt einzusetzen setzen setzt setze einsatz weitergeb* "
        "weitergegeben weitergabe weiterzugeben geben teilen geteilt ubermitt* bereitstell* bereitgestellt kopier* "
        "vervielfaltig* extrahier* verkauf* lizenzier* verwert* zugreif* zugriff greifen zuruckgreif* ziehen zieht ausles* "
        "auszulesen abgerufen verfugung_gestellt zweckentfremd* ziehen_wir"
    ),
    "serve": (
        "dien* helf* hilf* geholfen unterstutz* ermoglich* fließen fließt einfließen einfliessen eingeflossen einzufließen "
        "flossen tragen_dazu_bei dazu_beitragen eingehen"
    ),
    "train": (
        "trainier* training trainings trainieren nachtrainier* vortrain* trainingszweck* trainingslauf* trainingslaufe* "
        "anlernen anzulernen lernen lernt dazulern* dazuzulernen hinzulern* besser_werden besser_wird schulung schulungen "
        "schulen geschult trainingsprozess* feinabstimm* feinabgestimmt fine_tuning finetuning feintuning"
    ),
    "improve": (
        "verbessern verbesserung* entwickeln entwicklung* weiterentwickeln weiterzuentwickeln weiterentwicklung* optimieren "
        "optimierung* verfeinern verfeinerung* perfektionieren perfektionierung"
    ),
    "improved": "verbessert entwickelt weiterentwickelt optimiert verfeinert perfektioniert",
    "build": (
        "erstellung aufbau aufbauen aufzubauen bauen testen test tests evaluier* validier* bewertung kalibrier* schaffung "
        "herstellung konzeption erforschung"
    ),
    "feed": (
        "einspeis* eingespeist speisen futter* gefuttert zu_fuettern fuettern als_eingabe* als_input* einfließen einfliessen "
        "eingeflossen fließen"
    ),
    "mining": (
        "text_und_data_mining text_und_datamining text_und_data_minings text_data_mining text_and_data_mining data_mining "
        "data_minings datamining textmining text_mining tdm 44bb"
    ),
    "scraping": "scraping web_scraping screen_scraping crawling scrapen",
    "compete": "konkurrier* wettbewerb* konkurrenz* wetteifer*",
    # To what: AI, models, features.
    "ai": (
        "ki ai genai ml llm llms kunstliche*_intelligenz* maschinelle*_lernen* maschinelle*_lernverfahren machine_learning "
        "deep_learning ki_modell* ki_system* ki_technologie* ki_algorithm* ki_sprachmodell* ml_modell* ai_modell* ai_system* "
        "llm_modell* sprachmodell* großsprachmodell* grundlagenmodell* basismodell* sprachassistenzmodell* bildmodell* "
        "lernmodell* ki_bildgenerator* foundation_model* machine_learning_modell* neuronale*_netz* spracherkennung* "
        "bilderkennung* gesichtserkennung* generative*_modell* lernende*_system* lernalgorithm* ki_basierte_system* "
        "ki_gestutzte_system* ki_basierten_system* ki_gestutzten_system* ki_en kis"
    ),
    "model": (
        "modell modelle modellen modells modellversion* modellgeneration* algorithmus algorithmen klassifikator* "
        "klassifizierer* chatbot chatbots empfehlungssystem* empfehlungsalgorithm* *algorithmus *algorithmen "
        "*erkennungsmodell *erkennungsmodelle *erkennungsmodellen vorhersagemodell* prognosemodell* diagnosealgorithm* "
        "werbealgorithm* suchalgorithm* rankingalgorithm*"
    ),
    "system": "system systeme systemen systems",
    "ai-data": ("ki_eingabe* ki_ausgabe* ki_prompt* ki_interaktion* ki_inhalt* ki_unterhaltung* ki_chat* ki_daten ki_anfrage*"),
    "ai-feature": (
        "ki_funktion* ki_feature* ki_assistent* ki_assistenz* ki_tool* ki_dienst* ki_gestutzt* ki_basiert* ki_anwendung* "
        "ki_werkzeug* ki_produkt* ki_angebot* ki_service* ki_losung* ki_agent* ki_chatbot* ki_leistung* ki_fahigkeit* "
        "ki_erlebnis*"
    ),
    "training-set": (
        "trainingsdaten trainingsdatensatz* trainingsdatensatze* trainingsmaterial* trainingsdatenbank* trainingskorpus"
    ),
    "train-ai-noun": "modelltraining* modellverbesserung* modellentwicklung* ki_modelltraining* algorithmentraining",
    # With what: people's things, and the service itself.
    "data": (
        "*daten *inhalte *inhalten *aufnahme *aufnahmen *bilder *bildern *fotos *texte *texten *nachrichten *eingaben "
        "*verlaufe *dateien *dokumente *gesprache *informationen daten information* inhalt inhalte inhalten inhalts inhaltes "
        "beitrag beitrage beitragen beitrags material* werk werke werken werks post posts upload uploads eingabe* ausgabe* "
        "output outputs input inputs prompt prompts anfrage* suchanfrage* nachricht nachrichten chat chats chatverlauf* "
        "gesprach* konversation* unterhaltung* aufnahme* aufzeichnung* stimme stimmaufnahme* sprachaufnahme* kameraaufnahme* "
        "videoaufnahme* tonaufnahme* bildaufnahme* profilbild* rontgenbild* bildmaterial* chatinhalt* sprachnachricht* "
        "textnachricht* suchverlauf* gesprachsinhalt* dateiinhalt* screenshot* foto fotos bild bilder bildern bildes video "
        "videos audio* datei dateien dokument* text texte texten musik song songs lied lieder liedern track tracks titel "
        "feedback ruckmeldung* kommentar* bewertungen rezension* interaktion* aktivitat* kommunikation* profil* code "
        "quellcode metadaten e_mails emails mails transkript* nutzungsverhalten verhalten kunstwerk* zeichnung* illustration* "
        "artikel artikeln artikels datensatz* datensatze* antwort antworten dialog* ergebnis* publikation* buch bucher "
        "buchern medien gestaltung* design designs entwurf* kundendatei* geschaftsdaten* protokolldaten"
    ),
    "personal": (
        "personenbezogene*_daten personenbezogene*_information* personliche*_daten personliche*_information* nutzerdaten "
        "benutzerdaten kundendaten nutzungsdaten nutzerinhalt* benutzerinhalt* kundeninhalt* nutzerinteraktion* "
        "nutzereingabe* nutzerbeitrag* nutzerfeedback nutzungsinformation* kontodaten standortdaten geratedaten sprachdaten "
        "bilddaten chatdaten spieldaten verhaltensdaten fahrzeugdaten textdaten profildaten rohdaten inhaltsdaten "
        "bewegungsdaten messdaten kommunikationsdaten biometrische*_daten anonymisierte*_daten pseudonymisierte*_daten "
        "aggregierte*_daten nutzergenerierte*_inhalt* kundeneingabe* gesundheitsdaten patientendaten telemetriedaten"
    ),
    "your-data": "was_sie was_du",
    "site": (
        "dienst dienste diensten dienstes dienstleistung* plattform* website* webseite* app apps anwendung* angebot angebote "
        "angebots angeboten produkt* service services software api apis portal* onlineangebot* seite seiten leistung "
        "leistungen datenbank* schnittstelle* webangebot* internetseite* internetangebot* archiv* publikationen"
    ),
    # Why, and how a sentence hangs together.
    "purpose": "zweck zwecke zwecken zweckbestimmung* interesse* verarbeitungszweck* rechtsgrundlage*",
    "means": "bezeichnet bedeutet meint versteht_man verstehen_wir ist_definiert begriff",
    "question": "?",
    "be": "werden wird wirst wurde wurden worden ist sind sein bin bist war waren erfolgt",
    "to": "zu",
    "for": "zum zur zwecks um",
    "of": "von vom fur uber bei beim",
    "on": "auf",
    "in": "in im ins",
    "from": "aus anhand",
    "by": "mit durch mithilfe mittels per",
    "switch": "schalten schalte schaltet stellen stelle lehnen lehne",
    "off": "ab",
    "then": "dann so",
    "thereby": "damit hiermit daraus daran",
    "as": "als",
    "and": "und sowie",
    "or": "oder bzw beziehungsweise noch",
    ",": ",",
    ";": "; |",
    ":": ":",
    "stop": "aber jedoch sondern allerdings nicht_jedoch jedoch_nicht aber_nicht nicht_aber hingegen dagegen_nicht",
    # Words of no class that would otherwise be taken for some.
    "_": (
        "nicht_nur nicht_zuletzt nicht_beschrankt nicht_ausschließlich nicht_abschließend nicht_begrenzt nicht_offentlich* "
        "nicht_personenbezogen* nicht_personlich* lernen_sie mehr_lernen recht_auf_auskunft aber_nicht_beschrankt "
        "ki_verordnung ki_generiert* ki_erzeugt* durch_ki_erstellt* mit_ki_erstellt* von_ki_erstellt* von_der_ki_erstellt* "
        "geschaftsmodell* nicht_ausschließen nicht_mehr_personenbezogen* nicht_identifizier* allgemeinen_geschaftsbedingungen "
        "daruber_hinaus uber_hinaus bis_zu bis_auf bis_zum mit_ausnahme_von_ki zur_verfugung"
    ),
}

# What the words of a clause say about it; written like WORDS, and a word may stand for several.
TRAITS = {
    "actor.self": "wir uns unser unsere unserem unseren unserer unseres unser_unternehmen der_anbieter",
    "actor.third_party": (
        "dritte dritten dritter drittanbieter* partner* dienstleister* auftragsverarbeiter* unterauftrag* konzern* tochter* "
        "verbundene*_unternehmen lizenznehmer* unterlizenz*"
    ),
    "data.content": (
        "inhalt* nutzerinhalt* beitrag* beitrage* foto* bild bilder bildern video* musik song* lied* track* datei* text texte "
        "texten werk werke werken kunstwerk* aufnahme* stimme stimmaufnahme* dokument* code material* kommentar* bewertung* "
        "rezension* zeichnung* illustration* artikel upload* post posts"
    ),
    "data.prompts": (
        "prompt* eingabe* ausgabe* konversation* unterhaltung* gesprach* chat chats chatverlauf* anfrage* suchanfrage* "
        "ki_interaktion* transkript* input* output* dialog*"
    ),
    "data.personal": (
        "personenbezogen* personliche*_daten daten information* profil* nutzungsdaten nutzerdaten kundendaten aktivitat* "
        "verhalten nutzungsverhalten biometrisch* standort* interaktion* feedback ruckmeldung* nachricht* e_mail* stimme "
        "gesundheitsdaten"
    ),
    "data.public": "offentlich* allgemein_zugang*",
    "data.deidentified": "anonym* pseudonym* aggregier* deidentifizier* nicht_personenbezogen*",
    "purpose.train": (
        "train* modelltraining* nachtrainier* lernen anlernen schulung feinabstimm* fine_tuning finetuning feintuning ki_zweck*"
    ),
    "purpose.improve": "verbesser* optimier* verfeiner* perfektionier* personalisier*",
    "purpose.develop": "entwickel* entwicklung* weiterentwick* weiterzuentwickeln erstellung aufbau* aufzubauen bauen schaffung",
    "purpose.inform": "informieren",
    "purpose.test": "test tests testen getestet evaluier* validier* bewertung kalibrier*",
    "purpose.research": "forschung* forschungszweck* erforschung",
    "purpose.input": (
        "als_eingabe* als_input einspeis* eingespeist datensatz* datensatze* trainingsdaten korpus futter* einfließen"
    ),
    "generative.yes": (
        "generativ* genai generier* llm llms sprachmodell* ki_sprachmodell* grundlagenmodell* basismodell* chatbot* "
        "bildgenerator* synthetisier* nachahm* nachbild* stimmklon*"
    ),
    "generative.no": (
        "empfehlung* spam betrug* moderation ranking klassifikator* spracherkennung bilderkennung gesichtserkennung "
        "nicht_generativ*"
    ),
    "where.setting": (
        "einstellung* kontoeinstellung* datenschutzeinstellung* schalter deaktivier* ausschalt* dashboard praferenz*"
    ),
    "where.form": "formular* kontaktformular* webformular* widerspruchsformular*",
    "where.email": "e_mail* email* mail schreiben_sie schreib_uns schriftlich kontaktier* textform",
    "where.link": "link hier klick* seite",
    "exception": (
        "derzeit zurzeit gegenwartig vorerst außer ausser ausgenommen ausnahme* es_sei_denn mit_ausnahme vorbehaltlich "
        "gilt_nicht gelten_nicht sofern_nicht gesonderte*_vereinbarung* abweichende*_vereinbarung*"
    ),
    "retroactive": (
        "bereits_hochgeladen* bereits_veroffentlicht* bereits_erhoben* bestehende*_inhalt* bisherige* fruhere* ruckwirkend* "
        "in_der_vergangenheit historische*"
    ),
    "deadline": "bis_zum bis_spatestens spatestens innerhalb vor_dem binnen ab_dem ab am seit nach",
}

GRAMMAR = Grammar(
    language="de",
    gate=GATE,
    words=WORDS,
    phrases=PHRASES,
    barred="stop ## cut",
    refers=r"in (?:diesem|solch einem|einem solchen) fall|in (?:diesen|solchen) fallen|dann\b",
    traits=TRAITS,
)
