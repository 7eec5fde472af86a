"""The phrases that Italian words make, put together in this order."""

from __future__ import annotations

from tosmon.clauses.rule import Phrase

_EDGE = "stop // ##"
_CLAUSE = f"{_EDGE} ; by using we we-use we-can we-train you you-can not ban can means opt-out opt-in unless"

PHRASES = (
    # Who, out of the verb: "possiamo", "puoi", "accetti".
    Phrase("we can", ("we-can",), _EDGE),
    Phrase("we train", ("we-train",), _EDGE),
    Phrase("we improve", ("we-improve",), _EDGE),
    Phrase("we ban", ("we-ban",), _EDGE),
    Phrase("we grant", ("we-grant",), _EDGE),
    Phrase("you can", ("you-can",), _EDGE),
    Phrase("you grant", ("you-grant",), _EDGE),
    Phrase("you agree", ("you-agree",), _EDGE),
    # Things: "modelli di apprendimento automatico", "le foto che carichi", "i nostri modelli".
    Phrase("_", ("train|training …3 staff",), _EDGE),
    Phrase("train-ai-noun", ("for …1 purpose? of? learning", "purpose …1 learning"), _EDGE),
    Phrase("ai", ("learning",), _EDGE),
    Phrase("ai", ("model|tech of …2 ai", "tech _? on? ai", "ai ,|and …1 ai", "ai ,|and …1 model", "model and …1 ai"), _EDGE),
    Phrase("ai-feature", ("ai-feature of …1 ai", "ai-feature _ on? ai", "ai-feature ai"), _EDGE),
    Phrase(
        "your-data",
        (
            "your …2 data|personal",
            "data your",
            "its …1 data|personal",
            "personal",
            "data …2 of you",
            "data of det you",
            "data …1 that …3 upload",
            "data …2 you _? use",
        ),
        f"{_EDGE} , we we-use can not train train-ai ai model improve site our and",
    ),
    Phrase(
        "our-data", ("our …1 data|site", "site data", "data …1 of …1 site", "data in|on …1 site"), f"{_EDGE} , your-data ai model"
    ),
    Phrase("ai", ("our|its …1 model|ai|ai-feature", "our …1 tech"), f"{_EDGE} , site data"),
    Phrase("your-data", ("your-data ,|and|of …1 data",), f"{_EDGE}"),
    # What is done: "addestrare e migliorare i nostri modelli", "modelli addestrati su".
    Phrase("trained-ai", ("ai|model …3 trained",), f"{_EDGE} you not by means we"),
    Phrase("ai-company", ("that improve …3 ai",), _EDGE),
    Phrase("we train-ai", ("we trained …3 ai|model|tech",), _EDGE),
    Phrase("serve train-ai", ("feeds …4 ai|model",), _CLAUSE),
    Phrase(
        "train-ai",
        (
            "train …6 ai|model|tech|ai-feature",
            "train bot",
            "tune …3 ai|model",
            "make …2 ai|model _? better",
            "improve …6 ai",
            "improve …2 model|ai-feature",
            "build …2 ai",
            "merge …5 in …1 ai|model",
            "feed …4 ai|model",
            "as training-set",
            "build …2 training-set",
            "train|training ,|and …1 improve",
            "improve ,|and …1 training",
        ),
        _CLAUSE,
    ),
    Phrase(
        "train-ai-noun",
        (
            "training …6 ai|model|tech|ai-feature",
            "ai|model that? we can? train|improve",
            "ai …1 purpose",
            "purpose of …1 ai",
            "in|as|for|of …1 training-set",
            "training",
        ),
        _CLAUSE,
    ),
    Phrase("train-ai", ("train|improve|build|tune ,|and …3 train-ai*", "train-ai* ,|and …1 train-ai*"), _CLAUSE),
    Phrase("train-ai", ("train|improve|build|tune …3 train-ai*", "train-ai ,|and …1 improve"), _CLAUSE),
    # Who may: "se non vuoi", "salvo opposizione", "potremmo usare", "senza il tuo consenso", "non puoi".
    Phrase("if-unwanted", ("if …4 dislike", "dislike"), f"{_EDGE} we"),
    Phrase(
        "unless-opt-out",
        ("unless …14 opt-out", "if …3 not …3 opt-out", "without …3 opt-out"),
        f"{_EDGE} ;",
    ),
    Phrase("unless-opt-in", ("unless …8 opt-in",), f"{_EDGE} ;"),
    Phrase("without-consent", ("without …6 opt-in|consent", "unless …6 consent|consenting"), _EDGE),
    Phrase("without-consent", ("unless …6 agree",), f"{_EDGE} ,"),
    Phrase("we-use", ("we can? …1 use|we-use", "we reserve …4 use", "reserve det? grant of …1 use"), f"{_EDGE} , ; : you not"),
    Phrase("we-use", ("we-use ,|and …1 we-use|use", "we-use , …1 use and use"), f"{_EDGE} your-data data not"),
    Phrase("you", ("bot",), _EDGE),
    Phrase("third not", ("third …3 commit …2 not",), _EDGE),
    Phrase("we not", ("we …3 commit …2 not",), _EDGE),
    Phrase("you-must-not", ("noone …6 can",), f"{_EDGE} , ; : your-data we we-use third"),
    Phrase(
        "you-must-not",
        (
            "not us? det? you can",
            "you …2 not …2 use|train|improve|build|feed|train-ai",
            "you …3 not can",
            "you not can",
            "you …2 commit …3 not|ban",
            "you …2 agree …3 not",
            "commit _? to not",
            "commit not",
            "you …2 ban",
            "ban …2 you",
            "not you grant",
        ),
        f"{_EDGE} , ; : we we-use if opt-out unless data your-data train-ai our-data if-unwanted third instruct choice",
    ),
    Phrase(
        "you-train-ai",
        ("you can …4 train-ai*", "you can train-ai*"),
        f"{_EDGE} , we we-use not opt-out setting if-unwanted choice",
    ),
)
