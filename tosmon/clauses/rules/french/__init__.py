"""French."""

from tosmon.clauses.rule import Rule
from tosmon.models import Kind


def r(id, kind, patterns, unless=()):
    return Rule(id, "", kind, "fr", "", tuple(patterns), (), (), tuple(unless))


OWN = ["means", "younot … learn*", "question", "ownlearn"]
RULES = (
    r(
        "fr-restriction-you",
        Kind.RESTRICTION,
        ["younot … learn*|ownlearn|mining", "younot|ban >> learn*|ownlearn|mining"],
        ["weuse … learn*", "yours … learn*", "question", "optout … learn*"],
    ),
    r(
        "fr-restriction-ban",
        Kind.RESTRICTION,
        [
            "ban … learn*|mining",
            "learn*|mining … ban",
            "// _? not not? … learn*|mining",
            "not use … // … learn*",
            "not use … ## … learn*",
        ],
        ["yours … learn*", "we … learn*"],
    ),
    r(
        "fr-optin",
        Kind.OPT_IN,
        [
            "only … optin|consent … learn*",
            "learn* … only … optin|consent",
            "not … learn* … notin … optin",
            "we … learn* … notin",
            "weuse … learn* … by your consent",
        ],
        ["not … learn* … notin"],
    ),
    r(
        "fr-optout",
        Kind.OPT_OUT,
        [
            "optout … learn*",
            "learn* … optout",
            "unwanted … learn*",
            "you …6 setting … learn*",
            "you can … setting … learn*",
            "unwanted … yours … train",
        ],
        ["notout", "means"],
    ),
    r(
        "fr-denial",
        Kind.DENIAL,
        ["not … learn*", "not … yours|data … train"],
        ["younot", "means", "question", "weuse … learn*", "ban"],
    ),
    r(
        "fr-grant-use",
        Kind.GRANT,
        [
            "weuse … data|yours|ours … learn*",
            "yours|data … use|for … learn*",
            "use … yours|data … learn*",
            "learn* … yours",
            "for learn*",
            "purpose … learn*",
            "we learn",
        ],
        OWN,
    ),
    r("fr-grant-licence", Kind.GRANT, ["grant|agree … learn*"], OWN),
    r("fr-grant-item", Kind.GRANT, ["use|yours|purpose … // … learn*", "yours|use|purpose ## … // …2 learn"], OWN),
)
