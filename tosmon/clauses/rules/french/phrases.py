"""The phrases that French words make, put together in this order."""

from __future__ import annotations

from tosmon.clauses.rule import Phrase

_EDGE = "stop // ##"
_CLAUSE = f"{_EDGE} ; by using we you not ban can means opt-out opt-in unless"

PHRASES = (
    # "entraîner" that is no training: it entails something, or people are trained.
    Phrase("_", ("train …2 harm", "train|form …3 staff"), _EDGE),
    # Things: "modèles d'apprentissage automatique", "les photos que vous publiez", "nos modèles".
    Phrase("train-ai-noun", ("for …1 purpose? of? det? learning", "purpose …1 learning"), _EDGE),
    Phrase("ai", ("learning",), _EDGE),
    Phrase(
        "ai",
        ("model|tech det|of|our …2 ai", "tech|model …2 on …1 ai", "ai ,|and …1 ai", "ai ,|and …1 model", "ai det? model"),
        _EDGE,
    ),
    Phrase("ai", ("model and …1 ai",), _EDGE),
    Phrase("ai-feature", ("ai-feature det|of …1 ai", "ai-feature ai"), _EDGE),
    Phrase(
        "your-data",
        (
            "your …2 data|personal",
            "its own? data|personal",
            "data|personal _ you",
            "personal",
            "data of|det det? you",
            "data …1 that you …2 upload",
            "data that …3 upload",
        ),
        f"{_EDGE} , we can not train-ai ai model train improve site our",
    ),
    Phrase(
        "our-data",
        ("our …1 data|site", "site data", "data det|of …1 site", "data on …1 site"),
        f"{_EDGE} , your-data ai model train improve",
    ),
    Phrase("ai", ("our|its own? model|ai|ai-feature|tech",), f"{_EDGE} , site data"),
    Phrase("your-data", ("your-data ,|and …1 data",), _EDGE),
    # What is done: "entraîner et améliorer nos modèles", "modèles entraînés sur".
    Phrase("ai-company", ("that improve …3 ai",), f"{_EDGE} you we"),
    Phrase("trained-ai", ("ai|model …3 trained", "ai|model be _? train"), f"{_EDGE} you not by means we"),
    Phrase("serve train-ai", ("feeds …4 ai|model",), _CLAUSE),
    Phrase(
        "train-ai",
        (
            "train …6 ai|model|bot|tech",
            "tune …4 ai|model",
            "form det|our|of …2 ai|model",
            "form ai|model",
            "teach to …1 ai|model",
            "learn det|of …3 ai|model",
            "make …2 ai|model _? better",
            "improve …6 ai",
            "improve …2 model|ai-feature",
            "build …2 ai|model",
            "merge …5 in …1 ai|model",
            "feed …5 ai|model",
            "build …2 training-set",
            "train|training ,|and …1 improve",
            "improve ,|and …1 training",
        ),
        _CLAUSE,
    ),
    Phrase(
        "train-ai-noun",
        (
            "training …6 ai|model|bot|tech",
            "ai|model that? _? we _? can? train|improve",
            "ai …2 purpose",
            "purpose …2 ai|learn",
            "for det? learn",
            "in|as|of|det …1 training-set",
            "training",
        ),
        _CLAUSE,
    ),
    Phrase("train-ai", ("train|improve|build|tune|form ,|and …3 train-ai*", "train-ai* ,|and …1 train-ai*"), _CLAUSE),
    Phrase("train-ai", ("train|improve|build|tune|form …4 train-ai*", "train-ai ,|and …1 improve"), _CLAUSE),
    Phrase("you", ("bot",), _EDGE),
    # Who may: "si vous ne souhaitez pas", "sauf opposition", "nous pouvons utiliser", "sans votre accord", "vous ne pouvez pas".
    Phrase("if-unwanted", ("if …4 dislike", "dislike"), _EDGE),
    Phrase(
        "unless-opt-out",
        ("unless …14 opt-out", "if …4 not …4 opt-out", "without …3 opt-out", "subject …6 opt-out"),
        f"{_EDGE} ;",
    ),
    Phrase("if-not", ("if …2 you …1 not",), f"{_EDGE} , ; : we"),
    Phrase("unless-opt-in", ("unless …8 opt-in",), f"{_EDGE} ;"),
    Phrase("without-consent", ("without …6 opt-in|consent", "unless …8 consent|consenting"), _EDGE),
    Phrase("without-consent", ("unless …8 agree",), f"{_EDGE} ,"),  # "sauf accord contraire, vous acceptez que" asks nobody
    Phrase("we not", ("we you …4 not", "we …3 commit …3 not"), f"{_EDGE} , ; :"),
    Phrase("third not", ("third …6 commit …3 not",), f"{_EDGE} , ; : we you"),
    Phrase("we-use", ("we can? …2 use", "we …1 reserve …4 use"), f"{_EDGE} , ; : you not"),
    Phrase("we-use", ("we-use ,|and …1 we-use|use",), f"{_EDGE} your-data data not"),
    Phrase("you-must-not", ("noone …6 not can",), f"{_EDGE} , ; : your-data we we-use third"),
    Phrase(
        "you-must-not",
        (
            "you …3 not …1 can",
            "you …2 not …2 use|train|improve|build|feed|train-ai",
            "you …4 commit …3 not|ban",
            "you …3 agree …3 not",
            "commit to not",
            "you …3 ban",
            "ban …1 to you",
            "you be ban",
        ),
        f"{_EDGE} , ; : we we-use if opt-out unless data your-data train-ai our-data if-unwanted third instruct choice",
    ),
    Phrase(
        "you-train-ai",
        ("you can …3 train-ai*", "you train-ai", "you …2 own …2 train-ai*"),
        f"{_EDGE} , we we-use not opt-out setting if-unwanted choice can",
    ),
)
