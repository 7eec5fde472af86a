"""English clauses on faces and voices: biometric data that is collected, kept or agreed to, and likenesses that are copied."""

from __future__ import annotations

from tosmon.clauses.rule import Family, Grammar, Phrase, Rule, examples
from tosmon.clauses.rules.english.words import WORDS
from tosmon.models import Kind

GATE = (
    "*biometric* *voiceprint* *voice_print* *faceprint* *face_print* *face_geometry* *facial_geometry* *face_template* "
    "*face_scan* *facial_scan* *facial_template* *facial_feature* *scan_of_* *scans_of_* *iris_scan* *retina_scan* *clone* "
    "*cloning* *replica* *likeness* *synthesi* *deepfake* *digital_double* *digital_twin* avatar avatars voice voices"
)

_TAKEN = {
    name: WORDS[name]
    for name in ("can", "not", "must-not", "ban", "means", "be", "without", "unless", "only", "third", "question", ",", ":", ";")
}

_WORDS = {
    **_TAKEN,
    "we": "we us our ourselves company",
    "you": "you yourself user users member members customer customers",
    "your": "your yours person's people's individual's user's users' his her their someone's somebody's",
    "of-others": "another's other's others' another_person's other_people's another_person other_people someone_else's",
    "bio": (
        "biometric biometrics biometric_data biometric_information biometric_identifier* voiceprint* voice_print* "
        "faceprint* face_print* face_geometry facial_geometry face_template* facial_template* face_scan* facial_scan* "
        "scan_of_your_face scans_of_your_face scan_of_face scan_of_your_hand_or_face geometry_of_your_face iris_scan* "
        "retina_scan* hand_geometry facial_feature_data"
    ),
    "collect": (
        "collect collects collected collecting collection obtain obtains capture captures captured capturing create creates "
        "created generate generates generated made extract extracts derive receive receives process processes processed "
        "processing use uses used using gather gathers share shares disclose analyze* analyse* scan scans record"
    ),
    "keep": (
        "keep keeps kept retain retains retained retaining retention store stores stored storing storage delete deletes "
        "deleted deletion destroy destroys destroyed"
    ),
    "include": "include includes including contain contains such_as",
    "consent": "consent consents agree agrees authoriz* authoris* release permission accept accepts acknowledge*",
    "grant": "grant grants granting give gives licence license right rights permission authoriz* authoris* allow allows permit",
    "clone": (
        "clone clones cloning cloned synthesize* synthesise* synthesizing replicate replicates replicating recreate* "
        "imitate* mimic simulate* digital_replica* digital_double* digital_twin* replica replicas deepfake* "
        "synthetic_version* synthetic_voice* voice_clone* voice_model* digital_version* ai_version*"
    ),
    "likeness": (
        "voice voices likeness likenesses face faces facial_expression* appearance name_and_likeness image_and_likeness "
        "persona performance mannerisms"
    ),
    "avatar": "avatar avatars",
    "sensitive": "sensitive special_categor* special_category",
    "law": "law laws bipa statute act gdpr ccpa",
    "sell": "sell sells selling sold",
    "stop": "but",
    "_": "biometric_sign_in* biometric_authentication biometric_login* biometric_unlock* biometric_information_privacy_act "
    "biometric_privacy voice_recording* voice_input* voice_interaction* voice_feature* voice_service* voice_enabled "
    "voice_activat* voice_search* voice_data voice_chat* voice_call* voice_message* voice_mail voice_command* "
    "voice_assistant* in_the_face tone_of_voice",
}

_EDGE = "stop ## //"
_PHRASES = (
    Phrase("bio", ("bio …1 bio", "bio ,? bio"), _EDGE),
    Phrase("you-must-not", ("you …4 not|must-not|ban", "you …2 consent …2 not|must-not"), f"{_EDGE} , ; we consent"),
    Phrase("your-likeness", ("your …4 likeness", "likeness _ you|your"), f"{_EDGE} ; : we not must-not clone"),
    Phrase("// do-not", ("// not|must-not",), _EDGE),
)

_GRAMMAR = Grammar(
    language="en",
    gate=GATE,
    words=_WORDS,
    phrases=_PHRASES,
    barred="stop ## not must-not you-must-not do-not",
    refers="",
)

_NEITHER = ("means", "question", "you-must-not", "do-not")

RULES = (
    Rule(
        id="en-biometric-collected",
        title="Biometric data of people is collected",
        kind=Kind.BIOMETRIC,
        language="en",
        reason="A face or a voice cannot be changed like a password.",
        patterns=(
            "we|third|// can? …3 collect …20 bio",
            "we|third … collect …8 bio",
            "bio … can? be …3 collect",
            "collect … include …12 bio",
            "we|third … collect : // …6 bio",
        ),
        unless=(*_NEITHER, "not … collect … bio", "bio …6 not|must-not", "law … include … bio"),
        matches=examples(
            "We may collect biometric information, such as voiceprints and scans of your face.",
            "When you verify your age, our partner creates a face template from your photo.",
            "Voiceprints may be generated from your recordings.",
            ("We collect the following:", "biometric identifiers, for example face geometry;"),
            "The personal data we process include biometric data.",
            "Acme uses facial geometry to find you in the pictures of others.",
        ),
        passes=examples(
            "We do not collect biometric data.",
            "Biometric data means data on the body of a person.",
            "You may not collect biometric data of other members.",
            "The phone unlocks by biometric sign-in, which we never see.",
            "Do you collect biometric data?",
            "We collect your name and your address.",
        ),
    ),
    Rule(
        id="en-biometric-kept",
        title="How long biometric data is kept, and who destroys it",
        kind=Kind.BIOMETRIC,
        language="en",
        reason="Where it is said how long biometric data is kept, it is collected.",
        patterns=("keep … bio", "bio … keep"),
        unless=(*_NEITHER, "not … keep … bio", "bio …6 not|must-not"),
        matches=examples(
            "We keep biometric data for at most three years after your last visit.",
            "Biometric identifiers will be destroyed once your age has been verified.",
            "Voiceprints are stored on our servers.",
            "We will delete your face geometry within thirty days.",
            "Our retention schedule for biometric information is one year.",
            ("We store:", "voiceprints of those who call us;"),
        ),
        passes=examples(
            "We do not store biometric data.",
            "Biometric information is never kept on our servers.",
            "We keep your invoices for ten years.",
            "You may not store biometric data of other members.",
            "Biometric data means what the law says it means.",
            "We keep the voice of the people in mind.",
        ),
    ),
    Rule(
        id="en-biometric-consent",
        title="You agree to the use of your biometric data",
        kind=Kind.BIOMETRIC,
        language="en",
        reason="Many laws ask for a consent of its own, which hides here among the terms.",
        patterns=("you … consent … bio", "consent … collect … bio"),
        unless=(*_NEITHER, "not … collect … bio", "without …6 consent", "only …6 consent"),
        matches=examples(
            "You consent to the collection of your biometric data.",
            "By taking a selfie you agree that our vendor may scan your face geometry.",
            "You hereby authorise us to use your voiceprint to know you again.",
            ("By using the camera you agree to:", "the use of your biometric information;"),
            "You release us to collect and store biometric identifiers.",
            "Members acknowledge that facial templates are made from their photos.",
        ),
        passes=examples(
            "You consent to the use of cookies.",
            "You agree not to upload biometric data of others.",
            "We will ask for your consent in the app.",
            "Biometric data means data from a face scan.",
            "You agree to the fees for the face cream.",
            "We do not collect biometric data, and you need not consent to anything.",
        ),
    ),
    Rule(
        id="en-biometric-cloned",
        title="Your voice, face or likeness may be copied by a machine",
        kind=Kind.BIOMETRIC,
        language="en",
        reason="A synthetic double can say and sing what you never did.",
        patterns=(
            "clone …6 your-likeness|likeness",
            "your-likeness|likeness … clone",
            "collect … avatar …6 your-likeness",
        ),
        unless=(
            *_NEITHER,
            "not|must-not … clone",
            "of-others",
            "clone … not",
            "not|must-not … avatar",
            "ban … clone",
            "without …6 consent|grant",
        ),
        matches=examples(
            "We may create a digital replica of your voice.",
            "You grant us the right to clone your voice and to use the clone in ads.",
            "Your likeness may be synthesized by our tools.",
            "The studio generates an avatar from your face.",
            ("You allow us to:", "replicate your voice and your appearance;"),
            "Your recordings help us to build voice models that imitate your voice.",
        ),
        passes=examples(
            "We will not clone your voice.",
            "You may not clone another person's voice.",
            "You may choose an avatar for your profile.",
            "You can clone the repository.",
            "Do not create a digital replica of somebody without permission.",
            "We listen to the voice of our customers.",
        ),
    ),
    Rule(
        id="en-biometric-likeness",
        title="You let the company use your voice or likeness",
        kind=Kind.BIOMETRIC,
        language="en",
        reason="A right to your name, voice and likeness may be read as a right to a synthetic one.",
        patterns=(
            "you …4 grant … your-likeness",
            "grant we|third … your-likeness",
            "we|third can? …6 collect …4 your-likeness",
            "your-likeness … can be …2 collect",
            "you … consent … collect …6 your-likeness",
        ),
        unless=(*_NEITHER, "not … collect … your-likeness", "not|must-not … grant", "you keep"),
        matches=examples(
            "You grant us the right to use your name, voice and likeness in advertising.",
            "We may use your image and likeness to promote the Service.",
            "You allow our partners to use your voice in their films.",
            "Your likeness may be used in our campaigns without payment.",
            "You agree that we may record your voice and use your face in trailers.",
            ("You grant us a licence to:", "use your voice and likeness;"),
        ),
        passes=examples(
            "We will not use your likeness in advertising.",
            "You may not use our name or likeness.",
            "You keep all rights in your voice and likeness.",
            "You grant us the right to host your photos.",
            "Raise your voice in the forum.",
            "Do you use my voice?",
        ),
    ),
)

BIOMETRIC = Family("biometric", _GRAMMAR, RULES)
