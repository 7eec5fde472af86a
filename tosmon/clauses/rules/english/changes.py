"""English clauses by which the company changes the terms in silence: without notice, at its discretion, or by your going on."""

from __future__ import annotations

from tosmon.clauses.rule import Family, Grammar, Phrase, Rule, examples
from tosmon.clauses.rules.english.words import WORDS
from tosmon.models import Kind

GATE = (
    "*change* *modif* *amend* *updat* *revis* *alter* *continue* *continuing* *vary* *replace* *keep_using* *posted* "
    "*posting* *regularly* *periodically* *frequently*"
)

_TAKEN = {name: WORDS[name] for name in ("can", "not", "must-not", "means", "question", "reserve", ",", ":", ";")}

_WORDS = {
    **_TAKEN,
    "we": "we us our ourselves company",
    "you": "you yourself your user users member members",
    "terms": (
        "terms term_of_use terms_of_use terms_of_service terms_and_conditions agreement agreements policy policies "
        "privacy_notice* privacy_policy privacy_statement* statement conditions guidelines tos eula legal_notice* "
        "this_notice this_document this_contract these_rules rules"
    ),
    "change": (
        "change changes changed changing modify modifies modified modifying modification* amend amends amended amending "
        "amendment* update updates updated updating revise revises revised revising revision* alter alters alteration* "
        "replace replaces vary add_to supplement"
    ),
    "notice": "notice notices notification* notify notifying informing inform telling tell advance_notice prior_notice warning",
    "without": "without",
    "silently": (
        "with_or_without_notice with_or_without_prior_notice no_notice no_prior_notice not_notify not_obliged_to_notify "
        "not_required_to_notify without_having_to_notify no_obligation_to_notify"
    ),
    "at-will": "sole_discretion sole_and_absolute_discretion own_discretion our_discretion absolute_discretion any_reason",
    "any-time": "any_time anytime any_moment",
    "going-on": (
        "continued_use continued_access continuing_to_use continuing_to_access continue_to_use continue_using "
        "continue_to_access continues_to_use keep_using continuing_use further_use subsequent_use continued_usage "
        "use_of_the_service_after continued_participation"
    ),
    "accept": (
        "accept accepts acceptance accepting accepted agree agrees agreement_to agreeing consent consents bound deemed "
        "acknowledge* acknowledg*"
    ),
    "in-force": "effective effect force binding apply applies applicable",
    "at-once": (
        "immediately at_once upon_posting upon_being_posted when_posted once_posted as_soon_as_we as_soon_as_they "
        "when_they_are_posted upon_publication when_we_post once_we_post on_posting upon_their_posting the_moment"
    ),
    "after": "after following once",
    "check": "check review visit consult monitor revisit read look",
    "often": (
        "from_time_to_time periodically regularly frequently often each_time every_time for_changes for_updates "
        "for_any_changes any_changes regular_basis periodic stay_informed"
    ),
    "should": "should responsible responsibility encourage* advise* recommend* please ask_you urge* must expected",
    "page": "page this_page site website",
    "posted": "posted post posting publish published publication",
    "by": "by through",
    "be": "be are is been being",
    "days": "days day weeks week months month",
    "service": "price prices pricing fee fees features feature functionality service services subscription*",
    "cookie": "cookie cookies",
    "stop": "but",
    "_": "in_force_and_effect not_change last_updated effective_date exchange* change_of_control",
}

_EDGE = "stop ## //"
_PHRASES = (
    Phrase("silently", ("without …4 notice", "without …6 notice"), f"{_EDGE} , ;"),
    Phrase(
        "you-change", ("you …2 can …1 change", "you …2 must-not …3 change", "you change", "change you"), f"{_EDGE} , ; we terms"
    ),
    Phrase("told", ("notice …3 you", "you …1 notice", "we can …2 notice", "days …2 notice", "notice …3 days"), f"{_EDGE} ;"),
)

_GRAMMAR = Grammar(language="en", gate=GATE, words=_WORDS, phrases=_PHRASES, barred="stop ## not must-not you-change", refers="")

RULES = (
    Rule(
        id="en-changes-without-notice",
        title="The terms may change without notice",
        kind=Kind.CHANGES,
        language="en",
        reason="What you agreed to may be replaced in a night, and nobody need tell you.",
        patterns=(
            "can …6 change … terms … silently",
            "change …8 terms … silently",
            "silently … change …8 terms",
            "terms … change … silently",
            "terms … silently … change",
        ),
        unless=("means", "question", "you-change …6 terms", "change _? service"),
        matches=examples(
            "We may change these Terms at any time without notice.",
            "Acme reserves the right to modify this Policy with or without notice.",
            "These terms of use are subject to change without prior notice to you.",
            "The company can, without notifying you, amend this agreement.",
            "Our guidelines may be updated without any further notice.",
            ("We reserve the right to:", "revise these rules at any time and without notice;"),
        ),
        passes=examples(
            "We will notify you thirty days before we change these Terms.",
            "We may change the price of the Service without notice.",
            "You may not change these Terms without notice to us.",
            "We will not change these Terms without notice.",
            "We may close your account without notice.",
            "These terms apply without change.",
        ),
    ),
    Rule(
        id="en-changes-at-will",
        title="The terms may change at any time, at the company's will",
        kind=Kind.CHANGES,
        language="en",
        reason="No reason is needed, and nothing is said of how people learn of it.",
        patterns=(
            "can|reserve …8 at-will …8 change … terms",
            "can|reserve …6 change … terms …12 at-will|any-time",
            "can|reserve …4 any-time …8 change …6 terms",
            "at-will|any-time …3 we …2 can …3 change …6 terms",
            "terms … can be …2 change …8 any-time|at-will",
        ),
        unless=("means", "question", "told", "you-change …6 terms", "change _? service"),
        matches=examples(
            "We may modify these Terms at any time.",
            "Acme reserves the right, at its sole discretion, to change this agreement.",
            "At any time we may revise this policy.",
            "These rules can be changed by us at any time.",
            "The company may in its sole discretion amend the terms and conditions.",
            "We reserve the right to update this privacy statement at any time and for any reason.",
        ),
        passes=examples(
            "We may change the price at any time.",
            "From time to time we may revise this policy, and we will write to you then.",
            "We may change these Terms at any time by giving you thirty days' notice.",
            "You may change your settings at any time.",
            "We will tell you before we change these Terms.",
            "If we change these Terms, we will notify you by e-mail at any time of the day.",
            "You may end this agreement at any time.",
        ),
    ),
    Rule(
        id="en-changes-going-on",
        title="Going on means that you accept the change",
        kind=Kind.CHANGES,
        language="en",
        reason="Silence counts as a yes: who does not read the terms again has agreed to them.",
        patterns=(
            "change … going-on … accept",
            "going-on … change|after … accept",
            "going-on … accept … change",
            "accept … change …6 by …2 going-on",
            "accept …8 change …8 going-on",
        ),
        unless=("question", "cookie"),
        matches=examples(
            "Your continued use of the Service means you accept the changes.",
            "By continuing to use the app after a revision takes effect, you agree to the new terms.",
            "If you keep using the site once these Terms have changed, you are bound by them.",
            "Continued access after such modifications constitutes acceptance.",
            "You are deemed to have accepted the amended agreement by your continued use.",
            "Where we update the policy, your subsequent use shows that you agree to it.",
        ),
        passes=examples(
            "You may continue to use the Service after the trial.",
            "By using the Service you accept these Terms.",
            "We will ask for your consent before we change these Terms.",
            "Continued use of force leads to a ban.",
            "By continuing to use this site you accept cookies, as our policy says.",
            "If you do not agree to the new terms, you may end the contract.",
        ),
    ),
    Rule(
        id="en-changes-at-once",
        title="Changes bind as soon as they are posted",
        kind=Kind.CHANGES,
        language="en",
        reason="There is no time in which to read them, to object or to leave.",
        patterns=(
            "change … in-force … at-once",
            "change … at-once … in-force",
            "at-once … change … in-force",
            "terms … change … at-once …4 posted",
        ),
        unless=("question", "not … in-force", "told", "days"),
        matches=examples(
            "Changes are effective immediately when they are posted.",
            "Any amendment takes effect upon posting on this page.",
            "The revised terms apply as soon as we publish them.",
            "Modifications to this policy shall become binding once posted.",
            "All updates come into force at once.",
            "When we post changes, they apply immediately.",
        ),
        passes=examples(
            "Changes are effective thirty days after they are posted.",
            "Your new password is effective immediately.",
            "We may end this agreement with immediate effect.",
            "Changes take effect when you accept them.",
            "We will inform you at once if your data is lost.",
            "Changes do not apply immediately.",
        ),
    ),
    Rule(
        id="en-changes-look-yourself",
        title="You are to look for changes yourself",
        kind=Kind.CHANGES,
        language="en",
        reason="It makes it your task to compare the terms, which nobody does by hand.",
        patterns=(
            "should … check … terms|page|change … often",
            "should … often … check …6 terms|change",
            "be …2 should … check …4 terms|page",
            "check …6 terms …6 often",
            "// check … often … change",
        ),
        unless=("question", "you-change"),
        matches=examples(
            "Please review these Terms periodically for changes.",
            "It is your responsibility to check this page regularly.",
            "We encourage you to read our privacy policy from time to time, as it may be updated.",
            "You should consult the terms each time you use the Service, since they change.",
            "Users are advised to revisit this policy frequently to learn of any revision.",
            "Check back often to see updates of this statement.",
        ),
        passes=examples(
            "Please review your order before you pay.",
            "You should change your password regularly.",
            "We review this policy every year and update it.",
            "We will notify you when the policy changes.",
            "You are responsible for your account and its updates.",
            "Check the updated map before you travel.",
        ),
    ),
)

CHANGES = Family("changes", _GRAMMAR, RULES)
