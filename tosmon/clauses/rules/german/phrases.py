"""Put German words together to phrases, whatever their order.

The verb may stand at the end ("um KI-Modelle zu trainieren"), first ("trainieren wir") or as a noun ("das Training von KI"), and
`nicht` or `kein` on either side of it; the phrases write all of these in the same order, with what stands between kept.
"""

from __future__ import annotations

from tosmon.clauses.rule import Phrase

_EDGE = "stop // ##"
_CLAUSE = f"{_EDGE} , ; : for use not ban can opt-out unless we you means"
_TRAIN = "train-ai train-ai-noun train-ai-input"
_THINGS = "your-data our-data data personal site ai-data"

PHRASES = (
    # Things: "Modelle der künstlichen Intelligenz", "unsere eigenen Modelle", "Inhalte, die Sie hochladen".
    Phrase(
        "ai",
        (
            "model|system det|of|_? _? ai",
            "ai ,|and|or det? ai",
            "ai ,|and|or model|system",
            "ai model|system",
            "ai , ai",
            "our …2 ai|model|ai-feature",
        ),
        f"{_EDGE} , data personal site not train third improve",
    ),
    Phrase(
        "your-data",
        (
            "your …3 data|personal",
            "data|personal , det _? you",
            "data|personal of? det? our? _? you",
            "personal",
            "your use",
            "data …3 your",
        ),
        f"{_EDGE} , ; : we can not ban train ai model improve site our use be for consent",
    ),
    Phrase(
        "our-data", ("our …2 data|site", "site data", "data det|of|on|from|in our? site", "data on|from det site"), f"{_EDGE} ,"
    ),
    Phrase("our-consent", ("our …3 consent", "consent det? _? we|third|owner", "consent by we"), f"{_EDGE} ,"),
    # What is done: "KI mit Ihren Daten trainieren", "trainieren wir keine Modelle", "das Training von KI", "KI verbessern".
    *(
        Phrase(
            f"{name} train-ai",
            (
                f"feed …2 {name} …1 in …2 ai|model",
                f"{name} in …2 ai|model …1 to? feed",
                f"ai|model|system …4 {name} …2 train",
                f"ai …1 by|from|on …1 {name} …1 improve",
            ),
            f"{_CLAUSE} and",
        )
        for name in ("your-data", "our-data", "data")
    ),
    *(
        Phrase(f"not {name} train-ai", (f"ai|model|system not …2 {name} …2 train", f"not ai|model …2 {name} …2 train"), _CLAUSE)
        for name in ("your-data", "our-data", "data")
    ),
    Phrase("thereby train-ai", ("train thereby …3 ai|model|system", "thereby …2 ai|model|system …2 train"), _CLAUSE),
    Phrase("we not train-ai", ("train we not …2 ai|model", "train we …2 ai|model not"), _CLAUSE),
    Phrase("we train-ai", ("train we …3 ai|model|system",), _CLAUSE),
    Phrase(
        "not train-ai",
        ("train thereby? not …2 ai|model", "ai|model be? thereby? _? not …2 train", "not ai|model …2 train"),
        _CLAUSE,
    ),
    Phrase(
        "train-ai",
        (
            "train …3 ai|ai-feature",
            "train …3 model|system",
            "ai|ai-feature …3 train",
            "model|system …3 train",
            "ai|model …5 to train",
            "ai|model for …2 to train|improve",
            "improve|train of|our|det _ and|or ai|model",
            "improve …3 ai|ai-feature",
            "improve det|our|of …2 model",
            "ai|ai-feature …1 to? improve",
            "model …1 to? improve",
            "improved our|your|det …2 ai",
            "be …1 ai|model improved",
            "ai|model improved be",
            "build …3 ai",
            "build …1 model",
            "ai to? build",
            "ai|model to _ ,|and|or …2 to? train|improve",
            "feed …2 in …2 ai|model",
            "in …2 ai|model …2 feed|serve",
            "ai|model …1 to? feed",
            "feed of|for …2 ai",
        ),
        f"{_CLAUSE} by and or {_THINGS}",
    ),
    Phrase("train-ai-input", ("as …2 training-set", "in …2 training-set"), _CLAUSE),
    Phrase("train-ai-noun", ("training-set of …2 ai|model", "ai …1 purpose", "ai training-set"), _CLAUSE),
    Phrase("not your-data train-ai", ("not by|on|from your-data be? train",), ""),
    Phrase("by your-data train-ai", ("by|on|from your-data be? train",), ""),
    Phrase("train-ai by your-data", ("train by|on your-data",), ""),
    Phrase("train-ai-noun", ("ai training-set",), _CLAUSE),
    Phrase(
        "train-ai",
        (
            "train|improve|build ,|and|or …3 train-ai*",
            "train-ai* ,|and|or …2 train-ai*",
            "train-ai* ,|and|or to? _? to? improve|train|build",
            "for train and|or for? det? improve|build",
        ),
        f"{_EDGE} ; : we you use not {_THINGS}",
    ),
    Phrase(
        "train-ai",
        ("train|improve|build ,|and|or …3 train-ai*", "improve|train , train-ai"),
        f"{_EDGE} ; : we you use not {_THINGS}",
    ),
    # Who may: "wenn Sie nicht möchten", "sofern Sie nicht widersprechen", "verwenden wir", "ohne Ihre Einwilligung".
    Phrase("_", ("not …2 your-data|data …1 contain",), f"{_EDGE} ,"),
    Phrase("_", (", det not …4 be ,",), f"{_EDGE} , train use {_TRAIN}"),
    Phrase("ban", ("not …4 permitted", "only …6 our-consent …1 permitted"), f"{_EDGE} , ; : we {_TRAIN}"),
    Phrase("// if you", ("// have you",), ""),
    Phrase("if-unwanted", ("if …3 dislike", "if you …3 not …2 agree", "// _ you …3 not …2 agree"), f"{_EDGE} , we"),
    Phrase("unless-opt-out", ("not …2 opt-out", "unless …12 opt-out"), f"{_EDGE} ; : {_TRAIN}"),
    Phrase("without-consent", ("unless …8 opt-in|consent", "without …8 opt-in|consent|agree"), f"{_EDGE} {_TRAIN}"),
    Phrase("without-consent", ("unless …8 agree",), f"{_EDGE} , {_TRAIN}"),
    Phrase("use", ("use , use and|or use", "use ,|and|or use"), _EDGE),
    Phrase("we-use", ("we can? _? use", "use we"), f"{_EDGE} , ; : you not"),
    Phrase(
        "you-must-not",
        (
            "you can …6 not|ban",
            "can you …6 not|ban",
            "you be our-data|site|data|det …4 not",
            "you be not our-data|site|data",
            "you of …3 can …4 not|ban",
            "you undertake _? ,? …6 not|ban",
            "noone can",
            "not you can",
        ),
        f"{_EDGE} , ; : we we-use opt-out unless-opt-out if-unwanted your-data consent setting choice instruct {_TRAIN}",
    ),
    Phrase(
        "you-train-ai",
        ("you can …6 own your-data|data|our-data? train-ai*", "can you|_ …6 own your-data|data|our-data? train-ai*"),
        f"{_EDGE} we we-use",
    ),
    # Where a new main clause begins, and what was denied or said before no longer holds.
    *(
        Phrase(f"cut {name}", (f", and? {name}", f"and {name}"), "")
        for name in (
            *("we-use", "use you", "use your-data", "use our-data", "use data", "we train-ai", "we not train-ai"),
            *("be your-data", "be data", "can your-data", "can data", "can we", "be we", "be you", "can third"),
        )
    ),
    Phrase("cut", (", then",), ""),
    Phrase(
        "not train-ai",
        ("train-ai* …6 not",),
        f"{_EDGE} , ; : and or cut you our-data site if unless-opt-out opt-out question",
    ),
)
