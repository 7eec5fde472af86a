"""English clauses on text and data mining: reserved, forbidden, ruled by a file for robots, or allowed to others."""

from __future__ import annotations

from tosmon.clauses.rule import Family, Grammar, Phrase, Rule, examples
from tosmon.clauses.rules.english.words import WORDS
from tosmon.models import Kind

GATE = (
    "*data_min* *data-min* *text_min* *text-min* *text_and_data* *text-and-data* tdm *tdmrep* mine robots.txt ai.txt "
    "llms.txt *robots_exclusion* *robot_exclusion* *robots_file* 2019/790 *single_market* *dsm_directive* 44b"
)

_TAKEN = {
    name: WORDS[name]
    for name in ("can", "not", "must-not", "ban", "without", "agree", "means", "consent", "third", ",", ":", ";")
}

_WORDS = {
    **_TAKEN,
    "we": "we us our ourselves company publisher publishers",
    "you": (
        "you yourself user users customer* subscriber* member members visitor* anyone nobody no_one crawler* bot bots robot "
        "robots spider* third_party third_parties"
    ),
    "your": "your yours",
    "mining": (
        "text_and_data_mining text_and_data_mine text_and_or_data_mining text_or_data_mining text_data_mining data_mining "
        "data_mine text_mining text_mine tdm mine_text mine_data mining_of_text mining_of_data mine_content mine_your "
        "mine_the"
    ),
    "law": (
        "2019_790 dsm_directive copyright_directive directive_on_copyright digital_single_market 44b article_4_of_the_directive"
    ),
    "file": (
        "robots_txt ai_txt llms_txt robots_exclusion* robot_exclusion* robots_file tdmrep tdm_reservation_protocol "
        "machine_readable_reservation*"
    ),
    "reserve": "reserve reserves reserved reserving reservation reservations opt_out opts_out opted_out opting_out",
    "right": "right rights copyright",
    "follow": "respect respects follow follows comply complies honor honour obey abide accordance permitted allowed according",
    "break": "violat* breach* ignor* bypass* circumvent* contrary contravention disregard* override*",
    "grant": "grant grants granting licence license licenses permit permits authoriz* authoris* allow allows",
    "content": (
        "content contents work works materials material post posts article articles text texts photo* image* data song* "
        "book* publication* upload uploads"
    ),
    "stop": "but",
    "_": "not_limited_to but_not_limited including_without_limitation without_limitation data_minimi* data_mined",
}

_EDGE = "stop ## //"
_PHRASES = (
    Phrase("without-consent", ("without …6 consent",), _EDGE),
    Phrase("you-must-not", ("you …4 not|must-not|ban", "you …2 agree …2 not|must-not"), f"{_EDGE} , ; we"),
    Phrase("we-do-not", ("we …2 not|must-not",), f"{_EDGE} , ;"),
)

_GRAMMAR = Grammar(language="en", gate=GATE, words=_WORDS, phrases=_PHRASES, barred="stop ##", refers="")

RULES = (
    Rule(
        id="en-mining-reserved",
        title="Text and data mining is reserved",
        kind=Kind.MINING,
        language="en",
        reason="In the European Union a reservation like this one is what keeps works out of mining by others.",
        patterns=(
            "reserve … mining|law",
            "mining … reserve",
            "law … reserve",
            "not … right|grant … mining",
        ),
        unless=("means",),
        matches=examples(
            "We expressly reserve our rights in the content for the purposes of text and data mining.",
            "All rights, including those for text and data mining and similar technologies, are reserved.",
            "The publisher opts out under Article 4(3) of Directive (EU) 2019/790.",
            "For the purposes of Section 44b UrhG, use of the works is reserved.",
            "No licence is given to mine data from these articles: the right of TDM is reserved.",
            ("The following rights are reserved:", "(b) text and data mining of the archive"),
        ),
        passes=examples(
            "All rights are reserved.",
            "We reserve the right to change the price.",
            "Text and data mining means the automated analysis of works.",
            "Researchers may engage in text and data mining of the archive.",
            "You can opt out of our newsletter.",
            "Rooms are reserved for those who mine for gold.",
        ),
    ),
    Rule(
        id="en-mining-forbidden",
        title="Text and data mining is forbidden",
        kind=Kind.MINING,
        language="en",
        reason="It binds others who copy from the service; it may protect your own works there, but not from the company.",
        patterns=(
            "you-must-not|must-not|ban … mining",
            "you-must-not|must-not|ban|without-consent >> mining",
            "without-consent … mining",
            "mining … without-consent|ban|must-not|you-must-not",
            "// not … mining",
        ),
        unless=("means", "we-do-not … mining", "we-do-not >> mining"),
        matches=examples(
            "You may not use data mining, robots or similar tools on the site.",
            ("You agree not to:", "engage in text and data mining of the articles;"),
            "Text and data mining of our content is prohibited.",
            "Without our written permission, nobody may carry out TDM on the catalogue.",
            "Data mining without our consent is a breach of these terms.",
            "Users must not text-mine or data-mine the database.",
        ),
        passes=examples(
            "We do not use data mining on your messages.",
            "You may use text and data mining for research.",
            "You may not use the Service for crypto mining.",
            "We use data mining to understand how the Service is used.",
            "We practise data minimisation and must not keep more than we need.",
            "Text and data mining is allowed for libraries.",
        ),
    ),
    Rule(
        id="en-mining-file",
        title="A file for robots says what may be copied",
        kind=Kind.MINING,
        language="en",
        reason="What robots.txt, ai.txt or a like file says can change any day without a word in the terms.",
        patterns=(
            "follow|break|reserve|must-not|you-must-not|without-consent … file",
            "file … follow|break|reserve|ban|can|must-not",
            "you … file",
        ),
        matches=examples(
            "Crawlers must follow the instructions in our robots.txt file.",
            "You may not access the site in violation of robots.txt or ai.txt.",
            "Our reservation of rights is also expressed in the robots.txt of this site.",
            "Automated access is allowed only in accordance with the robots exclusion protocol.",
            "The robots.txt file says which parts may be copied for training.",
            "Do not bypass robot exclusion headers.",
        ),
        passes=examples(
            "Our robots sort the parcels in the warehouse.",
            "You may not use robots to press the button.",
            "The export is a file in txt format.",
            "Access is allowed to members only.",
            "The app gives you a machine-readable copy of your data.",
            "You must follow the rules of the forum.",
        ),
    ),
    Rule(
        id="en-mining-allowed",
        title="The company or others may mine people's works",
        kind=Kind.MINING,
        language="en",
        reason="Who may mine works may also copy them into a collection from which AI is trained.",
        patterns=(
            "we|third … mining … your|content",
            "grant … mining … your|content",
            "grant … your|content … mining",
            "your content … mining",
        ),
        unless=("means", "not", "must-not", "you-must-not", "we-do-not", "ban", "reserve", "you-must-not|must-not|ban >> mining"),
        matches=examples(
            "We may carry out text and data mining on your content.",
            "Our partners can use text and data mining to analyse your posts.",
            "You grant us a licence that includes text and data mining of your works.",
            "You allow research institutes to mine data from the articles you upload, including text mining of your content.",
            "Your works may be made available for text and data mining.",
            "We permit third parties to data-mine the posts of members.",
        ),
        passes=examples(
            "We do not allow text and data mining of your works.",
            "We use data mining to find fraud.",
            "You may not copy our content.",
            "We use text mining to sort the letters that reach us.",
            "Text and data mining means the analysis of content by machines.",
            "Our partners show your posts on their pages.",
        ),
    ),
)

MINING = Family("mining", _GRAMMAR, RULES)
