"""Rules that users write: what is read, what is refused and how, and that none of them changes ours or runs away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.running import tosmon
from tosmon import clauses
from tosmon.clauses import Example, Rulebook, rulebook
from tosmon.clauses.proof import failures
from tosmon.config import FAMILIES, load_config
from tosmon.errors import ConfigError
from tosmon.models import Block, BlockKind, Kind
from tosmon.own_rules import COST, own_families
from tosmon.own_rules import rulebook as configured
from tosmon.settings import ClauseSettings

WORDS = 'sell = ["sell*", "sold", "rent out"]'
RULE = """\
[[rules]]
id = "own-sale"
kind = "grant"
title = "They sell what you make"
reason = "Read who buys it."
patterns = ["we … sell … your-data|data"]
matches = ["We may sell your photos.", {lead = "We may:", text = "rent out the content you post"}]
passes = ["We do not sell your photos.", "You may sell your photos."]
unless = ["not … sell"]
"""
SALE = "We may sell your photos to partners."


def write(folder: Path, text: str = RULE, words: str = WORDS, name: str = "mine.toml") -> tuple[str, Path]:
    (folder / name).write_text(f"[words]\n{words}\n\n{text}", encoding="utf-8")
    return name, folder / name


def changed(key: str, value: str, text: str = RULE) -> str:
    """The rule with another value of one key; without the key for an empty value."""
    line = f"{key} = {value}\n" if value else ""
    return re.sub(rf"^{key} = .*\n", lambda _: line, text, flags=re.MULTILINE)


def found(book: Rulebook, *texts: str) -> list[tuple[Kind, tuple[str, ...]]]:
    return [(clause.kind, clause.rules) for clause in book.find(Block(BlockKind.PARAGRAPH, text) for text in texts)]


def test_a_rule_is_read_and_holds(tmp_path: Path) -> None:
    (family,) = own_families([write(tmp_path)])
    (rule,) = family.rules
    assert (family.name, family.grammar.language) == ("own: mine.toml", "en")
    assert (rule.id, rule.kind, rule.language, rule.unless) == ("own-sale", Kind.GRANT, "en", ("not … sell",))
    assert rule.matches[1] == Example("rent out the content you post", "We may:")
    assert list(failures([family])) == []
    assert found(Rulebook([family]), SALE, "You keep your photos.") == [(Kind.GRANT, ("own-sale",))]


def test_three_dots_are_a_gap(tmp_path: Path) -> None:
    (family,) = own_families([write(tmp_path, changed("patterns", '["we ... sell ...2 your-data|data"]'))])
    assert family.rules[0].patterns == ("we … sell …2 your-data|data",)
    assert list(failures([family])) == []


def test_words_go_before_those_of_the_language_in_their_own_file_only(tmp_path: Path) -> None:
    (family,) = own_families([write(tmp_path, words='use = ["sell", "peddle"]\nsell = ["sell", "vend*"]')])
    words = family.grammar.words
    assert words["use"].split()[:2] == ["sell", "peddle"] and words["use"].split().count("sell") == 1
    assert "uses" in words["use"].split()
    language = next(each.grammar for each in clauses.FAMILIES if each.grammar.language == "en")
    assert "peddle" not in language.words["use"]


def test_a_file_may_hold_rules_of_several_languages(tmp_path: Path) -> None:
    french = RULE.replace('"own-sale"', '"own-vente"\nlanguage = "fr"')
    for key, value in {
        "patterns": '["vendre … donnees"]',
        "unless": "",
        "matches": '["Nous pouvons vendre vos photos."]',
        "passes": '["Nous gardons vos photos."]',
    }.items():
        french = changed(key, value, french)
    words = 'sell = ["sell*"]\nvendre = ["vend*"]\ndonnees = ["photos"]'
    families = own_families([write(tmp_path, RULE + french, words)])
    assert [(family.name, family.grammar.language) for family in families] == [("own: mine.toml", "en"), ("own: mine.toml", "fr")]
    assert found(Rulebook(families), "Nous pouvons vendre vos photos.") == [(Kind.GRANT, ("own-vente",))]


def test_a_pattern_that_may_end_anywhere_is_asked_of_every_sentence(tmp_path: Path) -> None:
    for pattern, gate in (
        ("we … sell", "*rent* *sell* *sold*"),
        ("we … sell? .", "*"),
        ("sell : // … _", "*"),
        ("sell … train-ai*", "*"),
    ):
        (family,) = own_families([write(tmp_path, changed("patterns", f'["{pattern}"]'))])
        assert family.grammar.gate == gate, pattern


def test_own_rules_change_nothing_of_ours(tmp_path: Path) -> None:
    hostile = changed("patterns", '["we|you|your-data|data|train-ai*"]', changed("kind", '"denial"', changed("unless", "")))
    own = own_families([write(tmp_path, hostile, 'we = ["train", "models"]\nai = ["we", "not"]\nnot = ["ai"]')])
    names = [family.name for family in clauses.FAMILIES]
    alone, together = rulebook(names), rulebook(names, own)
    for rule in alone.rules:
        for example in (*rule.matches, *rule.passes):
            ours = alone.engine.judge(example.text, example.lead)
            assert together.engine.judge(example.text, example.lead)[: len(ours)] == ours


def test_what_two_families_say_alike_is_one_clause_with_the_rules_of_both(tmp_path: Path) -> None:
    text = "We may sell your photos to train AI models."
    book = rulebook((), own_families([write(tmp_path)]))
    ((kind, rules),) = found(book, text)
    assert kind is Kind.GRANT
    assert rules[-1] == "own-sale" and len(rules) > 1


def test_the_fingerprint_is_another_one_when_families_or_rules_change(tmp_path: Path) -> None:
    def fingerprint(*families: str, text: str = RULE, words: str = WORDS) -> str:
        write(tmp_path, text, words)
        return configured(ClauseSettings(families, (("mine.toml", tmp_path / "mine.toml"),))).fingerprint

    prints = [
        clauses.TRAINING.fingerprint,
        fingerprint(),
        fingerprint("licence"),
        fingerprint("licence", "mining"),
        fingerprint(text=changed("patterns", '["we sell … your-data|data"]')),
        fingerprint(words='sell = ["sell*"]'),
    ]
    assert len(set(prints)) == len(prints)
    assert fingerprint() == prints[1]
    assert configured(ClauseSettings()).fingerprint == prints[0]


LONG = " … ".join(["we"] * 21)
BAD_RULES = {
    "unknown key": (RULE + 'sevrity = "alert"\n', WORDS, 'rules[1] "own-sale".sevrity is not a key'),
    "unknown table": ('[[rule]]\nid = "a"\n', WORDS, "rule is not a key tosmon knows; did you mean rules?"),
    "no rules": ("", WORDS, "rules is missing"),
    "unknown kind": (changed("kind", '"grants"'), WORDS, 'rules[1] "own-sale".kind is "grants"; did you mean grant?'),
    "unknown language": (changed("kind", '"grant"\nlanguage = "tlh"'), WORDS, 'language is "tlh"; there are rules in en'),
    "unknown class": (
        changed("patterns", '["we … sel … data"]'),
        WORDS,
        '"own-sale".patterns[1] is "we … sel … data", in which "sel" is no class of words; did you mean sell?',
    ),
    "unknown class in unless": (changed("unless", '["nott … sell"]'), WORDS, 'unless[1] is "nott … sell", in which "nott"'),
    "empty pattern": (changed("patterns", '[""]'), WORDS, 'patterns[1] is "", a string; give a string that is not empty'),
    "no patterns": (changed("patterns", "[]"), WORDS, '"own-sale".patterns is empty; give at least one pattern'),
    "gap at the end": (changed("patterns", '["we …"]'), WORDS, "begins or ends with a gap"),
    "gap too long": (changed("patterns", '["we …100 sell"]'), WORDS, '"…100" is no class of words'),
    "all optional": (changed("patterns", '["we? sell?"]'), WORDS, "which any sentence has"),
    "long pattern": (changed("patterns", f'["{LONG}"]'), WORDS, "which has 41 words, of at most 40"),
    "dear pattern": (changed("patterns", '["we …30 we …30 we …9 sell"]'), WORDS, f"of at most {COST:,}; shorten the gaps"),
    "no id": (changed("id", ""), WORDS, "rules[1].id is missing"),
    "id of two": (RULE + RULE, WORDS, 'rules[2].id is "own-sale", which is the id of another rule of'),
    "id of ours": (changed("id", '"en-denial-no-training"'), WORDS, "which is the id of another rule of tosmon"),
    "bad id": (changed("id", '"Own Sale"'), WORDS, 'rules[1].id is "Own Sale"; use small letters'),
    "no matches": (changed("matches", ""), WORDS, '"own-sale".matches is missing'),
    "empty passes": (changed("passes", "[]"), WORDS, '"own-sale".passes is empty; give at least one sentence'),
    "bad example": (changed("passes", "[{txt = 'a'}]"), WORDS, '"own-sale".passes[1].txt is not a key'),
    "bad word": (RULE, 'sell = ["(sell|buy)+"]', 'words.sell[1] is "(sell|buy)+"; write a word'),
    "bad class": (RULE, '"Sell it" = ["sell"]', 'words."Sell it" is no name for a class of words'),
    "many words": (RULE, f"sell = {[f'w{n}' for n in range(501)]}", "words has 501 words, of at most 500"),
    "no TOML": ("rules = [", WORDS, "is not TOML"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_RULES)
def test_what_is_wrong_is_one_sentence_with_file_rule_and_value(tmp_path: Path, name: str) -> None:
    text, words, sentence = BAD_RULES[name]
    _, path = write(tmp_path, text, words)
    with pytest.raises(ConfigError) as raised:
        own_families([("mine.toml", path)])
    assert str(raised.value).startswith(f"{path}: ")
    assert sentence in str(raised.value)


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: there is no such file of rules"):
        own_families([("none.toml", tmp_path / "none.toml")])
    _, path = write(tmp_path, RULE + "# " + "x" * 256_000)
    with pytest.raises(ConfigError, match=r"mine\.toml: has more than 256 kB"):
        own_families([("mine.toml", path)])


def test_an_id_is_given_once_in_all_files(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=r"other\.toml: rules\[1\]\.id is .own-sale., which is the id of another rule of .*mine"
    ):
        own_families([write(tmp_path), write(tmp_path, name="other.toml")])


def test_the_config_names_families_and_files(tmp_path: Path) -> None:
    path = tmp_path / "tosmon.toml"
    path.write_text('[clauses]\nfamilies = ["licence", "mining"]\nrules = ["mine.toml"]\n', encoding="utf-8")
    settings = load_config(path, {}).clauses
    assert settings == ClauseSettings(("licence", "mining"), (write(tmp_path),))
    names = [family.name for family in configured(settings).families]
    assert list(dict.fromkeys(names)) == ["training", "licence", "mining", "own: mine.toml"]


def test_the_config_knows_the_families_there_are() -> None:
    assert set(FAMILIES) == {family.name for family in clauses.FAMILIES}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('families = ["license"]', 'clauses.families[1] is "license", which is no family of rules; did you mean licence?'),
        ('families = ["voice"]', "the families are training, licence, mining, biometric, changes"),
        ('family = ["licence"]', "clauses.family is not a key"),
        ('rules = ["a.toml", "a.toml"]', 'clauses.rules[2] is "a.toml" a second time'),
    ],
)
def test_a_config_with_wrong_clauses_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "tosmon.toml"
    path.write_text(f"[clauses]\n{text}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        load_config(path, {})
    assert sentence in str(raised.value)


# The dearest patterns that are let in, and pages that have all of their words but never in their order.
DEAR = [
    "we …15 we …15 we … sell …20 sell …20 data",
    "we … we … we … we … we …30 data",
    "we? we? we? we? we? we? … data we",
    "we >> sell … data we",
]
ADVERSARIAL = {
    "one word": "we ",
    "two words": "we sell ",
    "the last word first": "data " + "we " * 300 + "sell " * 300,
    "barred words": "we but sell but ",
    "all words": "data sell we it ",
    "no words": "hello there ",
}


@pytest.mark.timeout(110)  # a rule that runs away takes hours
@pytest.mark.parametrize("name", ADVERSARIAL)
def test_a_megabyte_of_almost_clauses_is_judged_by_the_dearest_rules(tmp_path: Path, name: str) -> None:
    own = own_families([write(tmp_path, changed("patterns", str(DEAR)))])
    text = ADVERSARIAL[name] * (1_000_000 // len(ADVERSARIAL[name]))
    judged = Rulebook(own).engine.judge.__wrapped__(text, text[:100_000], (text[:100_000],))
    assert all(verdict.kind in Kind for verdict in judged)


CLAUSES = '\n[clauses]\nfamilies = ["licence"]\nrules = ["rules/mine.toml"]\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a config that names a family and a file of rules."""
    (tmp_path / "rules").mkdir()
    write(tmp_path / "rules")
    (tmp_path / "tosmon.toml").write_text(CLAUSES, encoding="utf-8")
    return tmp_path


def test_rules_are_listed_with_what_is_off_and_what_is_ones_own(place: Path) -> None:
    lines = {line.split()[0]: line.split()[1:3] for line in tosmon(place, "rules").stdout.splitlines()}
    assert lines["en-denial-no-training"] == ["denial", "on"]
    assert lines["en-licence-perpetual"] == ["licence", "on"]
    assert lines["en-mining-reserved"] == ["mining", "off"]
    assert lines["own-sale"] == ["grant", "own"]


def test_a_rule_is_shown_whole(place: Path) -> None:
    assert tosmon(place, "rules", "own-sale").stdout == (
        "own-sale\n"
        "They sell what you make\n"
        "kind grant, family own: rules/mine.toml, language en\n"
        "\n"
        "Read who buys it.\n"
        "\n"
        "Looks for any of:\n"
        "  we … sell … your-data|data\n"
        "\n"
        "Unless there is:\n"
        "  not … sell\n"
        "\n"
        "Flags, for example:\n"
        "  We may sell your photos.\n"
        "  We may: ... rent out the content you post\n"
        "\n"
        "Passes, for example:\n"
        "  We do not sell your photos.\n"
        "  You may sell your photos.\n"
    )
    off = tosmon(place, "rules", "en-mining-reserved").stdout.splitlines()[2]
    assert off == 'kind mining, family mining, language en; off, until [clauses] has families = ["mining"]'
    done = tosmon(place, "rules", "own-sal")
    assert (done.returncode, done.stderr) == (2, 'tosmon: no rule "own-sal"; did you mean own-sale?\n')


def test_all_sentences_of_all_rules_hold(place: Path) -> None:
    done = tosmon(place, "rules", "--test")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+ rules, [\d,]+ sentences: all hold\.\n", done.stdout)


def test_a_sentence_that_does_not_hold_is_told_with_what_it_was_judged_to_be(place: Path) -> None:
    write(
        place,
        changed("matches", '["We may sell your photos.", "We listen."]', changed("passes", '["We sell your work."]')),
        name="new.toml",
    )
    done = tosmon(place, "rules", "--test", "new.toml")
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout == (
        "own-sale must flag:\n  We listen.\n  is judged no clause\n  is read as ## // we _ .\n\n"
        "own-sale must pass:\n  We sell your work.\n  is judged grant by own-sale\n  is read as ## // we sell your-data .\n\n"
        "1 rule, 3 sentences: 2 do not hold.\n"
    )


def test_scan_asks_what_the_config_names(place: Path) -> None:
    (place / "a.md").write_text(f"{SALE} You grant us a perpetual licence to your songs.\n", encoding="utf-8")
    assert [line.split()[0] for line in tosmon(place, "scan", "a.md").stdout.splitlines() if "·" in line] == ["GRANT", "LICENCE"]
    (place / "tosmon.toml").write_text("", encoding="utf-8")
    assert tosmon(place, "scan", "a.md").stdout == ""


@pytest.mark.parametrize("command", [["check"], ["watch"], ["scan", "a.md"], ["import", "."], ["rules"]])
def test_every_command_that_judges_refuses_wrong_rules(place: Path, command: list[str]) -> None:
    (place / "a.md").write_text(SALE, encoding="utf-8")
    write(place / "rules", changed("kind", '"grants"'))
    done = tosmon(place, *command)
    assert (done.returncode, done.stdout) == (2, "")
    assert 'rules[1] "own-sale".kind is "grants"; did you mean grant?' in done.stderr
    assert not list(place.glob("*.db"))


def test_the_rule_in_the_readme_holds(tmp_path: Path) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    (shown,) = (block for block in re.findall(r"```text\n(.*?)```", readme, re.DOTALL) if "own-sale" in block)
    (tmp_path / "shown.toml").write_text(shown, encoding="utf-8")
    assert list(failures(own_families([("shown.toml", tmp_path / "shown.toml")]))) == []
