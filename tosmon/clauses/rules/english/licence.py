"""English clauses that take a wide licence: without an end, for any purpose, in any media, to be passed on."""

from __future__ import annotations

from tosmon.clauses.rule import Family, Grammar, Phrase, Rule, examples
from tosmon.clauses.rules.english.words import WORDS
from tosmon.models import Kind

GATE = (
    "*perpetu* *irrevocabl* forever *sublicen* *sub-licen* *transferable* *transferrable* *assignable* *purpose* *manner* "
    "*any_way* *any_media* *any_medium* *all_media* *now_known* *hereafter* *later_developed* *moral_right* *surviv* "
    "*continu* remain remains *unrestricted* *see_fit* *without_restriction* assign assigns *ownership* *as_we_like* "
    "*as_we_wish*"
)

_TAKEN = {name: WORDS[name] for name in ("can", "not", "must-not", "ban", "means", ",", ":", ";")}

_WORDS = {
    **_TAKEN,
    "we": "we us our ourselves",
    "you": "you yourself",
    "your": "your yours",
    "user": "user users member members creator creators contributor* customer customers artist* author authors uploader*",
    "grant": "grant grants granting granted give gives giving authoriz* authoris* agree_to_grant allow allows permit permits",
    "licence": "licence licences license licenses licensed licensing right rights permission",
    "have": "have has retain retains own owns obtain obtains receive receives",
    "use": "use uses using used exploit exploits publish display reproduce disclose distribute commercialize modify",
    "content": (
        "content contents work works materials material submission* upload uploads post posts feedback suggestion* idea "
        "ideas photo* image* video* music song* recording* contribution* comment* review reviews name likeness input inputs "
        "output creation* information data it"
    ),
    "perpetual": (
        "perpetual perpetually irrevocable irrevocably in_perpetuity forever unlimited_in_time everlasting "
        "for_the_full_duration for_the_entire_duration for_the_duration_of_copyright for_the_whole_term_of_copyright"
    ),
    "passed-on": (
        "sublicensable sublicenseable sublicensible sub_licensable sub_licenseable sublicense sublicence sublicensing "
        "sub_license sub_licence sub_licensing transferable transferrable assignable"
    ),
    "any-purpose": (
        "any_purpose any_purposes any_lawful_purpose* any_legal_purpose* any_and_all_purpose* any_commercial_purpose* "
        "any_business_purpose* whatever_purpose* all_purposes any_manner any_way any_reason see_fit without_restriction "
        "without_any_restriction without_restrictions unrestricted as_we_like as_we_wish as_we_choose"
    ),
    "any-media": (
        "now_known now_or_hereafter or_hereafter now_existing later_developed later_devised later_invented "
        "subsequently_developed any_media any_medium any_and_all_media all_media any_other_media any_type_of_media "
        "any_form_of_media every_medium not_yet_known hereafter_devised hereafter_developed hereafter_known"
    ),
    "waive": "waive waives waiving waiver waived relinquish* renounce* not_assert not_to_assert never_assert not_to_enforce",
    "moral": "moral_right* droit_moral droits_moraux",
    "survive": "survive survives surviving continue continues last lasts remain remains persist*",
    "after": "after even_if even_though following despite notwithstanding once_you",
    "end": (
        "delete deletes deleted deleting deletion remove removed removal terminate terminates terminated termination close "
        "closed closing end ends leave stop_using cancel*"
    ),
    "assign": "assign assigns transfer_ownership",
    "title": "ownership title right,_title interest all_right all_rights all_your_rights copyright copyrights",
    "section": "terms section sections provision provisions clause clauses paragraph* obligations",
    "without": "without",
    "unless": "unless until",
    "be": "be is are was been",
    "agree": "agree agrees agreed",
    "free": "free entitled",
    "of": "of",
    "stop": "but",
    "_": (
        "non_exclusive nonexclusive non_transferable non_transferrable nontransferable non_sublicensable non_sublicenseable "
        "nonsublicensable non_sub_licensable non_assignable nonassignable any_purpose_other any_purposes_other "
        "any_purpose_not any_purpose_that any_purpose_except purpose_of purposes_of all_rights_reserved right_to_privacy "
        "any_way_connected any_way_related any_manner_related any_manner_that any_way_that any_way_including"
    ),
}

_EDGE = "stop ## //"
_PHRASES = (
    Phrase("_", ("without …4 passed-on", "not …2 passed-on", "not …2 perpetual"), _EDGE),
    Phrase(
        "you-must-not",
        ("you|user …2 must-not", "you|user agree must-not", "you|user …2 not can", "you|user can …1 not"),
        f"{_EDGE} , ; we grant",
    ),
    Phrase("not", ("not grant",), ""),
    # What the company grants, and what readers may do, is no licence of theirs.
    Phrase("from-you", ("licence …1 you …1 grant",), ""),
    Phrase(
        "you-get",
        ("grant|licence …1 you", "you|user be …2 grant", "you|user have|can …8 licence|passed-on", "you can use"),
        _EDGE,
    ),
)

_GRAMMAR = Grammar(
    language="en", gate=GATE, words=_WORDS, phrases=_PHRASES, barred="stop ## not must-not you-must-not you-get", refers=""
)

_GIVEN = "you|user … grant … "
_FROM_YOU = "grant we|_ …12 "
_NOT_GIVEN = (
    "means",
    "you-must-not … grant|any-purpose|passed-on|any-media",
    "you-must-not|must-not|ban >> any-purpose|passed-on",
)
_LOOK_ALIKES = (
    "We grant you a perpetual licence to use the fonts.",
    "You may not sublicense, assign or transfer the Service.",
    "You keep all rights in your content.",
)

RULES = (
    Rule(
        id="en-licence-perpetual",
        title="A licence without an end",
        kind=Kind.LICENCE,
        language="en",
        reason="It cannot be taken back and stays when you delete your works or leave.",
        patterns=(
            f"{_GIVEN}perpetual",
            f"{_FROM_YOU}perpetual …12 licence",
            "we …3 have …6 perpetual …12 licence",
            "licence …8 your …3 content …6 be …4 perpetual",
            "licence be …4 perpetual",
            "from-you …6 be …4 perpetual",
        ),
        unless=_NOT_GIVEN,
        matches=examples(
            "You grant us a worldwide, perpetual and irrevocable licence to show your works.",
            "By uploading a photo, you hereby grant Acme an irrevocable, royalty-free right to use it.",
            "Creators give the company a licence to their songs that lasts in perpetuity.",
            ("By posting, you grant us a licence that is:", "perpetual and irrevocable;"),
            "The licence you grant is perpetual and cannot be withdrawn.",
            "You authorise us irrevocably to publish the recordings.",
            "Each user grants every other user a perpetual licence to remix the track.",
        ),
        passes=examples(
            *_LOOK_ALIKES,
            "You grant us a licence to host your works as long as they stand on your page.",
            "The licence ends when you delete your works.",
            "We reserve an irrevocable right to close accounts that send spam.",
            "You do not grant us a perpetual licence.",
        ),
    ),
    Rule(
        id="en-licence-any-purpose",
        title="Your things may be used for any purpose",
        kind=Kind.LICENCE,
        language="en",
        reason="Any purpose includes the ones nobody thought of yet, such as training AI, selling and advertising.",
        patterns=(
            f"{_GIVEN}any-purpose",
            f"{_FROM_YOU}any-purpose",
            "can …6 use … content … any-purpose",
            "can … use content … any-purpose",
            "free …4 use … any-purpose",
            "can …2 free …2 any-purpose use … content",
            "we …6 use … content … any-purpose",
            "we have …6 licence … use … any-purpose",
        ),
        unless=(*_NOT_GIVEN, "you use … any-purpose"),
        matches=examples(
            "You grant us the right to use your content for any purpose.",
            "You agree that Acme may use and disclose feedback in any manner and for any purpose.",
            "We may use the photos you send in any way we see fit.",
            "By posting, you give us permission to use your works for any lawful purpose, commercial or not.",
            "We will be entitled to unrestricted use of any submission.",
            "The company can use your ideas without restriction and without paying you.",
        ),
        passes=examples(
            "You may not use the Service for any purpose other than your own.",
            "We do not use your recovery key for any purpose.",
            "You may use the fonts we give you for any purpose.",
            "We use your content for the purpose of showing it to your friends.",
            "The Service is not fit for any purpose.",
            "You grant us a licence for the sole purpose of running the Service.",
        ),
    ),
    Rule(
        id="en-licence-passed-on",
        title="The licence may be passed on to others",
        kind=Kind.LICENCE,
        language="en",
        reason="Whoever receives the sublicence never made a promise to you.",
        patterns=(
            f"{_GIVEN}passed-on",
            f"{_FROM_YOU}passed-on",
            "we can …3 passed-on …6 content",
        ),
        unless=_NOT_GIVEN,
        matches=examples(
            "You grant us a transferable and sublicensable licence to your recordings.",
            "By submitting works, you give Acme the right to use them and to sublicense them to third parties.",
            "Users grant the platform a licence with the right to sublicense through several tiers.",
            "You grant us and our affiliates a worldwide, fully assignable licence.",
            ("When you upload, you grant us a right that is:", "sub-licensable to our partners"),
            "We may sublicense your content to any partner.",
        ),
        passes=examples(
            "We grant you a limited, non-transferable, non-sublicensable licence to use the app.",
            "You may not sublicense, assign or transfer the Service.",
            "You grant us a licence without the right to sublicense it.",
            "Your tickets are transferable.",
            "You grant us a non-exclusive, non-transferable licence.",
            "You may sublicense these rights to your end users.",
        ),
    ),
    Rule(
        id="en-licence-any-media",
        title="In any media, also those not invented yet",
        kind=Kind.LICENCE,
        language="en",
        reason="It reaches technologies that did not exist when you agreed.",
        patterns=(
            f"{_GIVEN}any-media",
            f"{_FROM_YOU}any-media",
            "can use … content … any-media",
            "licence … content … any-media",
        ),
        unless=_NOT_GIVEN,
        matches=examples(
            "You grant us a licence to your works in any media now known or later developed.",
            "By posting you allow us to publish the photos in any and all media or distribution methods.",
            "Members give Acme the right to reproduce their songs in any format or medium, now known or hereafter devised.",
            "The company may use your submission in all media throughout the universe.",
            ("You grant us the right to:", "distribute the content in any media that now exists or is not yet known;"),
            "You give us a licence to adapt the story for any medium.",
        ),
        passes=examples(
            "You may not copy the site in any medium.",
            "The guide explains all media formats that the player knows.",
            "We grant you a licence to print the maps in any medium.",
            "No part of this work may be reproduced by any means now known or hereafter devised.",
            "Follow us on social media.",
            "You can upload videos in any format.",
        ),
    ),
    Rule(
        id="en-licence-moral-rights",
        title="You waive your rights as an author",
        kind=Kind.LICENCE,
        language="en",
        reason="Without moral rights your works may be changed and shown without your name.",
        patterns=("waive … moral", "moral … waive"),
        unless=("not waive", "not … grant", "means"),
        matches=examples(
            "You waive any moral rights in your content.",
            "To the extent the law allows, you agree not to assert moral rights against us.",
            "You irrevocably waive all claims based on moral rights of authors.",
            "Any moral rights that you have in the works are hereby waived.",
            ("By submitting a picture you:", "waive moral rights in it;"),
            "Contributors relinquish their so-called moral rights in favour of the company.",
        ),
        passes=examples(
            "You keep your moral rights.",
            "Intellectual property means patents, copyrights and moral rights.",
            "You do not waive your moral rights.",
            "We waive the fee for students.",
            "You waive the right to a trial by jury.",
            "Nothing here limits the moral rights of authors.",
        ),
    ),
    Rule(
        id="en-licence-outlives",
        title="The licence goes on after you delete or leave",
        kind=Kind.LICENCE,
        language="en",
        reason="Deleting a work or an account does not end what the company may do with it.",
        patterns=(
            "licence … survive … after …12 end",
            "licence … survive …6 end",
            "after …8 end , … licence|from-you …8 survive",
            "from-you …8 survive …8 end",
            "we can …2 survive …4 use … content … after …12 end",
        ),
        unless=("section", "unless … end", "licence … not … survive"),
        matches=examples(
            "The licence survives the deletion of your account.",
            "This licence continues even if you stop using our Services.",
            "We may continue to use your content after you have deleted it.",
            "Even after your account is closed, the licence you granted remains in force.",
            "The rights you grant in your posts survive termination of your membership.",
            "The license to your songs will continue after they are removed from the platform.",
        ),
        passes=examples(
            "The licence ends when you delete your content.",
            "The following sections survive termination: licence, payment and liability.",
            "We keep your invoices after you close your account.",
            "If you continue to use the Service, the new terms apply.",
            "Your subscription continues until you cancel it.",
            "The licence does not survive the deletion of your content.",
        ),
    ),
    Rule(
        id="en-licence-ownership",
        title="You hand over the rights themselves",
        kind=Kind.LICENCE,
        language="en",
        reason="Who assigns a work no longer owns it.",
        patterns=("you|user …3 assign …12 title", "you|user …3 assign …8 licence … content"),
        unless=("must-not", "you|user can …2 assign", "means", "not … assign"),
        matches=examples(
            "You hereby assign to us all right, title and interest in your feedback.",
            "By entering the contest you assign ownership of the photos to Acme.",
            "You agree to assign all copyrights in the works to the company.",
            "Contributors irrevocably assign their rights in the submissions.",
            "You assign us the copyright in the songs made with the tool.",
            ("By taking part you:", "assign all rights in the pictures to us."),
        ),
        passes=examples(
            "You may not assign these Terms without our consent.",
            "We may assign our rights to an affiliate.",
            "You do not assign any rights in your works to us.",
            "You keep ownership of the photos.",
            "You may assign your rights to another member.",
            "We assign a number to every work.",
        ),
    ),
)

LICENCE = Family("licence", _GRAMMAR, RULES)
