"""The phrases that Spanish word classes make: who may, what is done, with what, under which condition."""

from __future__ import annotations

from tosmon.clauses.rule import Phrase

_EDGE = "stop // ##"
_CLAUSE = f"{_EDGE} ; on in by you not we-not ban can means opt-out opt-in unless excluding we-use"

PHRASES = (
    # A sentence in Portuguese is not read: too many words are the same and say something else ("no").
    Phrase("// foreign", ("// … foreign … .",), "##"),
    # Verbs that hold their subject: "no utilizamos" is "we-not use", "nos comprometemos a no" is "we-not".
    Phrase("we-not use", ("not …2 we-use", "nor …1 we-use"), f"{_EDGE} , that if"),
    Phrase("we-not train", ("not …2 we-train", "nor …1 we-train"), f"{_EDGE} , that if"),
    Phrase("we-not improve", ("not …2 we-improve",), f"{_EDGE} , that if"),
    Phrase("we-not grant", ("not …1 we-grant",), f"{_EDGE} , that if"),
    Phrase("we-not", ("not we-can", "we-agree …3 not", "not _? we we-can?", "we …1 not", "we-can not"), f"{_EDGE} , if"),
    Phrase("we ban", ("we-ban",), _EDGE),
    Phrase("we train", ("we-train",), _EDGE),
    Phrase("we improve", ("we-improve",), _EDGE),
    Phrase("we grant", ("we-grant",), _EDGE),
    Phrase("we agree", ("we-agree",), _EDGE),
    Phrase("we can", ("we-can",), _EDGE),
    Phrase("can use-passive", ("se can use|use-passive", "can use-passive", "can be? use-passive"), _EDGE),
    Phrase("use-passive", ("se use",), _EDGE),
    # Things: "modelos e IA", "tus fotos y mensajes", "nuestros contenidos", "nuestros modelos", "sus algoritmos".
    Phrase(
        "ai", ("model of? det? _? of? ai", "ai ,|and …1 ai", "ai and|, det? model", "model and ai", "ai model"), f"{_EDGE} not"
    ),
    Phrase(
        "your-data",
        ("your …2 data|personal|ai-data", "personal", "data …1 that …2 give", "data …1 that you …1 use", "data of …3 you"),
        f"{_EDGE} , we can not we-not train ai model improve site our",
    ),
    Phrase(
        "our-data",
        ("our …1 data|site", "data …1 det|of|our …1 site", "site data"),
        f"{_EDGE} , use use-passive your-data ai model train",
    ),
    Phrase("ai", ("our …2 model|ai-feature", "your model"), f"{_EDGE} , site data train third use"),
    # What is done: "entrenar y mejorar nuestros modelos", "el entrenamiento de la IA", "como entrada de un modelo".
    Phrase("not trained-ai", ("ai|model not learn", "not _? ai|model learn"), _EDGE),
    Phrase("trained-ai", ("ai|model …6 trained", "ai|model se|can …1 train", "ai|model learn"), f"{_EDGE} you not by means that"),
    Phrase(
        "train-ai",
        (
            "train …8 ai|model|ai-feature",
            "train …2 system",
            "learning of …3 ai|model",
            "tune …4 ai|model",
            "improve …6 ai",
            "improve …3 ai-feature",
            "improve …2 model",
            "build …4 ai",
            "build …2 training-set",
            "for|of …3 training-set",
        ),
        _CLAUSE,
    ),
    Phrase("train-ai", ("feed …8 ai|model|ai-feature|training-set",), f"{_EDGE} ; you not we-not means opt-out unless"),
    Phrase("train-ai-noun", ("ai purpose", "purpose of …2 ai", "for ai .|,|;|and"), _CLAUSE),
    Phrase("train-ai", ("train|improve|build|tune|feed …4 train-ai*", "train-ai ,|and? …2 train-ai*"), _CLAUSE),
    # Who may: "si no quieres", "salvo que te opongas", "podemos utilizar", "sin tu consentimiento", "no podrás".
    Phrase("if-unwanted", ("if …4 dislike", "dislike that"), f"{_EDGE} we-use"),
    Phrase("if-not", ("if …6 not|we-not", "of not|we-not"), f"{_EDGE} , ; : train-ai your-data"),
    Phrase(
        "unless-opt-out", ("not|if-not …4 opt-out", "unless …14 opt-out|dislike", "without that …6 opt-out"), f"{_EDGE} that if"
    ),
    Phrase("unless-opt-out", ("unless …14 opt-out|if-unwanted|dislike",), _EDGE),
    Phrase("we-use", ("we can? …1 use",), f"{_EDGE} , ; : you not we-not use-passive"),
    Phrase("without-consent", ("without …6 opt-in|consent", "unless …8 opt-in|consent"), _EDGE),
    Phrase(
        "you-must-not",
        (
            "noone …3 can",
            "you …4 not|ban",
            "not you-can|you-use",
            "not can you",
            "not|nor can …1 you",
            "you can not",
            "agree …4 not",
            "agree …2 ban",
            "ban …2 det? you",
        ),
        f"{_EDGE} , ; : we we-not if opt-out unless data your-data train-ai our-data if-unwanted third instruct choice",
    ),
    Phrase("// you-must-not", ("// not can use", "// _ , not can use", "// _ not can use"), _EDGE),
    Phrase("you-must-not :", ("not can :", "not can use :"), _EDGE),
    Phrase("you-must-not", ("## not can use",), "stop"),
    *(Phrase(f"// do-not {act}", (f"// not|nor {act}",), _EDGE) for act in ("use", "feed", "build", "train-ai")),
    Phrase(
        "you-train-ai",
        ("you can …3 train-ai*", "you-can …2 train-ai*", "you-can use …3 site|our-data …3 for …2 train-ai*"),
        f"{_EDGE} , we not opt-out opt-in setting choice instruct your-data use-passive",
    ),
)
