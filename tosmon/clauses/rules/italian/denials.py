"""Italian clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

_NOT_A_DENIAL = (
    "you-must-not … train-ai*",
    "you-train-ai",
    "own-tool",
    "means",
    "question",
    "not …2 responsible",
)

RULES = (
    Rule(
        id="it-denial-no-training",
        title="Non addestriamo IA con le tue cose",
        kind=Kind.DENIAL,
        language="it",
        reason="A promise: the day it vanishes or gets exceptions is the day to look again.",
        patterns=(
            "not … train-ai*|trained-ai|training-set",
            "not|nor … data|your-data … train",
            "data|your-data … not … train",
            "not trained …3 data|your-data|ai|model",
            "nor … train-ai*",
            "without _? use … train-ai*",
            "we …2 opt-out … train-ai*",
            "noone … train-ai*",
            "not|nor us? use|we-use|grant … ai-company",
        ),
        unless=(
            *_NOT_A_DENIAL,
            "not … and|,|; det? we-use … train-ai*",
            "if …3 not … train-ai*",
            "not …2 opt-out … we-use|use … train-ai*",
            "we-use … train-ai* … not",
            "unless … // not",
            "// … ban … third … train-ai*",
        ),
        matches=examples(
            "Non utilizziamo i tuoi contenuti per addestrare l'intelligenza artificiale.",
            "I tuoi messaggi privati non vengono mai usati per addestrare i nostri modelli.",
            "Nessuna delle tue foto serve a sviluppare modelli di IA.",
            "Non vendiamo né condividiamo i tuoi testi per l'addestramento di IA.",
            "La Società non addestrerà i propri algoritmi sui dati dei clienti.",
            ("Ci impegniamo a:", "non usare i tuoi messaggi per allenare reti neurali;"),
        ),
        passes=examples(
            "Utilizziamo i tuoi contenuti per addestrare l'intelligenza artificiale.",
            "Non puoi usare i nostri contenuti per addestrare un'IA.",
            "Non vendiamo i tuoi dati, ma usiamo i tuoi contenuti per addestrare la nostra IA.",
            "L'IA non sostituisce il parere di un medico.",
            "Se non vuoi che addestriamo la nostra IA sulle tue foto, scrivici.",
            "I dati non personali vengono usati per addestrare i modelli.",
        ),
    ),
    Rule(
        id="it-denial-excluded",
        title="L'addestramento è escluso da ciò che è permesso",
        kind=Kind.DENIAL,
        language="it",
        reason="The licence stops short of training: a later version may quietly drop the exclusion.",
        patterns=(
            "excluding …3 train-ai*",
            "excluding … data|your-data … train-ai*",
            "train-ai* be|_ …1 excluding",
            "// …3 train-ai* …8 excluding .",
            "grant … not … grant|allow … train-ai*",
            "unless …3 train-ai*",
        ),
        unless=(*_NOT_A_DENIAL, "you-must-not", "ban", "we-use … train-ai* … excluding"),
        matches=examples(
            "Possiamo usare i tuoi file per fornire il Servizio, escluso l'addestramento di modelli.",
            "La licenza non comprende l'addestramento di IA con le tue opere.",
            "Ci autorizzi a ospitare e mostrare i tuoi disegni, ad esclusione dell'addestramento di modelli di IA.",
            "La presente autorizzazione non si estende all'addestramento di algoritmi.",
            "Trattiamo i documenti per ogni finalità contrattuale, ad eccezione dell'addestramento dell'IA.",
        ),
        passes=examples(
            "La licenza comprende l'addestramento di IA con le tue opere.",
            "Il prezzo non comprende i corsi di formazione.",
            "Usiamo i tuoi file per addestrare l'IA, esclusi quelli che cancelli.",
            "Escludiamo ogni responsabilità per ciò che scrive l'IA.",
            "L'uso dei contenuti è vietato, compreso l'addestramento di modelli di IA.",
        ),
    ),
    Rule(
        id="it-denial-third-parties",
        title="Altri non possono addestrare IA con ciò che ricevono",
        kind=Kind.DENIAL,
        language="it",
        reason="It speaks of the company's vendors only; what the company itself does may stand elsewhere.",
        patterns=(
            "third …8 ban|not|nor … train-ai*",
            "ban|not|nor …3 third … your-data|data|det … train-ai*",
            "we ban … third … train-ai*",
            "ban … third … train-ai*",
            "ban … your-data … train-ai*",
            "your-data … ban … train-ai*",
            "third … commit to? not … train-ai*",
        ),
        unless=(*_NOT_A_DENIAL, "not … and|,|; det? we-use … train-ai*", "we-use … train-ai* … not"),
        matches=examples(
            "È vietato ai nostri fornitori utilizzare i tuoi dati per addestrare i propri modelli di IA.",
            "I nostri partner non possono usare i tuoi contenuti per addestrare un'IA.",
            "Non permettiamo a terzi di addestrare modelli di IA con le tue conversazioni.",
            "I fornitori che ci assistono si sono impegnati a non usare i dati dei clienti per migliorare i loro algoritmi.",
            "Vietiamo ai subappaltatori di allenare modelli sui tuoi documenti.",
        ),
        passes=examples(
            "I nostri partner possono usare i tuoi contenuti per addestrare un'IA.",
            "I nostri fornitori non possono inviarti pubblicità.",
            "È vietato addestrare un'IA con i nostri contenuti.",
            "I fornitori di IA non garantiscono l'esattezza delle risposte.",
            "Non puoi permettere a un bot di addestrare un'IA.",
        ),
    ),
)
