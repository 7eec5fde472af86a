"""The phrases that English words make, put together in this order."""

from __future__ import annotations

from tosmon.clauses.rule import Phrase

_EDGE = "stop // ##"
_CLAUSE = f"{_EDGE} ; on by using we you not must-not ban can means opt-out opt-in unless excluding"
_NOT_BANNED = f"{_EDGE} , ; : we if opt-out unless data your-data train-ai our-data instruct choice if-unwanted dislike"

PHRASES = (
    # Things: "machine train-ai-noun and AI models", "your photos and messages", "our content", "our models".
    Phrase("ai", ("ai ,|and? ai", "ai ,? and ai", "ai and|,? model", "ai and ,? …1 model", "ai model", "we ai|model"), _EDGE),
    # A service that works by AI is made better without training; a feature or a tool is little but its model.
    Phrase("site", ("ai-powered …2 site",), f"{_EDGE} , and"),
    Phrase("ai-feature", ("ai-powered",), _EDGE),
    Phrase("ai-data", ("ai|ai-feature data",), _EDGE),
    Phrase("my-data", ("my …3 data|personal|ai-data",), f"{_EDGE} , we can not ai model train improve"),
    Phrase(
        "your-data",
        ("your …3 data|personal|ai-data", "personal", "data _? you can? use|make|grant|_", "data of …2 you"),
        f"{_EDGE} , we can not train-ai ai model train improve site our consent agree",
    ),
    Phrase("our-data must-not", ("we data|site|personal must-not",), _EDGE),
    Phrase("own-tool", ("model of your-data",), _EDGE),
    Phrase("our-data", ("our …1 data|site", "site data"), f"{_EDGE} , your-data ai model train improve"),
    Phrase("ai", ("our …2 model", "our …2 ai-feature"), f"{_EDGE} , site data"),
    # What is done: "train and improve our models", "the training of AI", "as input to a model", "models trained on".
    Phrase("trained-ai", ("ai|model …8 trained", "ai|model …3 be …3 developed", "ai … be trained"), f"{_EDGE} you not by means"),
    Phrase("train-ai", ("train …8 ai|model|ai-feature|tech", "train …8 system", "train for …1 ai|model"), f"{_CLAUSE} for staff"),
    Phrase(
        "train-ai",
        (
            "train …1 and? tune …3 ai|model",
            "tune …3 ai",
            "improve and tune …3 ai|model",
            "improve …10 ai|tech",
            "improve …3 ai-feature",
            "improve det _? model",
            "improve model",
            "build …3 ai",
            "inform …1 ai",
            "feed …4 ai|model",
            "feed use by ai",
            "make …1 ai better",
            "as|in …2 training-set",
            "build …2 training-set",
        ),
        _CLAUSE,
    ),
    Phrase(
        "train-ai-noun",
        (
            "development of …4 ai",
            "development of det? _? model",
            "ai|model …2 train|development",
            "ai ,|and? _? purpose",
            "ai|model _? we can? train|improve",
        ),
        _CLAUSE,
    ),
    *(Phrase(f"for train-ai-noun {mark}", (f"for ai {mark}",), _EDGE) for mark in (".", ",", ";", "and")),
    Phrase("train-ai-noun", ("development …4 train-ai*", "train-ai-noun ,|and? …1 train-ai*"), _CLAUSE),
    Phrase("train-ai", ("train|improve|build …4 train-ai*", "train-ai ,|and? …1 train-ai*", "train-ai ,? and improve"), _CLAUSE),
    # Who may: "if you do not want", "unless you opt out", "we may use", "without your consent", "you must not".
    Phrase("if-unwanted", ("if …4 dislike", "you dislike"), f"{_EDGE} we"),
    Phrase("if-not", ("if …6 you …3 not",), f"{_EDGE} , ; : we"),
    Phrase("opt-out", ("ai|ai-feature|model …1 opt-out",), _EDGE),
    Phrase("opt-out train-ai-noun", ("switch|setting …1 train-ai* …2 off",), _EDGE),
    Phrase("opt-out", ("switch|setting …4 off",), f"{_EDGE} be"),
    Phrase("unless-opt-out", ("not|if-not …3 opt-out",), f"{_EDGE} if"),
    Phrase("unless-opt-out", ("unless …14 opt-out",), _EDGE),
    Phrase("we-use", ("we can? …1 use",), f"{_EDGE} , ; : you not must-not"),
    Phrase("without-consent", ("unless …5 opt-in|consent", "without …6 opt-in|consent"), _EDGE),
    Phrase(
        "you-must-not",
        ("noone …8 can", "in-no-case …1 can …1 you", "you …4 must-not|ban", "you …2 agree …2 not|must-not|ban"),
        _NOT_BANNED,
    ),
    Phrase("you-must-not", ("you …4 not",), f"{_NOT_BANNED} be"),  # "shown to no customers and are not used"
    Phrase("// do-not", ("// please? not|must-not",), "stop"),
    Phrase(
        "you-train-ai",
        ("you can? _? train-ai*", "you can …2 train-ai*", "you …2 own …2 train-ai*"),
        f"{_EDGE} , we use opt-out opt-in setting choice instruct",
    ),
    Phrase("you-train-ai", ("allow _|our|your|det? you …14 train-ai*",), "stop ## we opt-out setting choice your-data"),
)
