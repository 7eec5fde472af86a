"""How English terms speak of training: word classes, and what they say about a clause."""

from __future__ import annotations

from tosmon.clauses.rule import Grammar
from tosmon.clauses.rules.english.phrases import PHRASES

# A sentence without any of these cannot be about training; tried on every block of every document, so kept short.
GATE = (
    "*opt_out* *opt-out* *opting_out* *train* *machine_learn* *machine-learn* *artificial_intel* *deep_learn* *fine-tun* "
    "*fine_tun* *finetun* *algorithm* *classifier* *data_min* *data-min* *scraping* competing compete competes competitive "
    "*chatbot* ai ml llm llms model models genai tdm"
)

# `_` is a space or a hyphen, `*` any ending.
WORDS = {
    # Who: the company, those it hands things to, the reader and everybody else.
    "we": "we're we'll we've we us ourselves",
    "third": (
        "sub_processor* subprocessor* supplier* ai_provider* model_provider* llm_provider* ai_vendor* ai_partner* "
        "ai_subprocessor* ai_supplier* inference_provider* their_provider* its_provider* third_part* affiliate* partner* "
        "service_provider* vendor* licensees sublicensee* processor* subsidiar* contractor* provider*"
    ),
    "our": "our ours its",
    "you": (
        "you're you'll you've you yourself user users end_user* customer customers subscriber* member members visitor* anyone "
        "anybody everyone crawler* bot bots robot robots spider* licensed_user* licensee developers participants others "
        "authorized_user* authorised_user* permitted_user* named_user*"
    ),
    "your": "your yours user's users' customer's customers' people's individuals'",
    "noone": "nobody no_one no_person no_part no_user no_third_party",
    "staff": "staff employee* personnel workforce trainee* team teams",
    "my": "my",
    "i-agree": (
        "i_agree i_consent i_grant i_allow i_permit i_authorize i_authorise i_give i_hereby i_opt_in "
        "by_ticking by_checking_this by_checking_the ticking_this ticking_the"
    ),
    "plan": "plan plans tier tiers subscription* edition paid",
    "own": "own",
    "det": "the these those their such any such_a",
    # What is allowed, forbidden or left out.
    "can": "can may will would might could shall must should are_going_to",
    "not": (
        "zero wasn't weren't hasn't haven't didn't no_longer not never no nothing do_not don't doesn't won't isn't aren't none"
    ),
    "nor": "neither nor",
    "in-no-case": "at_no_time in_no_case under_no_circumstance* in_no_event under_no_condition*",
    "must-not": (
        "may_not must_not shall_not should_not cannot can_not can't mustn't shan't not_to not_permit not_allow not_extend"
    ),
    "ban": (
        "barred precluded not_permitted not_allowed not_authorized not_authorised not_entitled aren't_allowed isn't_allowed "
        "restrict restricts prohibited prohibit* forbid* forbidden refrain* refrains disallow* restriction restrictions "
        "unauthorized unauthorised withheld not_acceptable unacceptable not_do_the_following"
    ),
    "grant": (
        "grant grants granting granted licence license licences licenses licensed licensing right rights authoriz* authoris* "
        "permit permits permitted permission_to sublicens*"
    ),
    "agree": "agree agrees agreed acknowledge* accept accepts consent_to consents_to",
    "allow": "allow* help* enabl* let lets",
    "reserve": "reserve reserves reserved",
    "responsible": "responsible liable guarantee guarantees warrant warrants",
    "please": "please kindly",
    "remove": "remove removal removing delete deletion deleting limit limiting",
    "cease": "stop stops stopping cease ceases ceasing halt discontinue",
    "without": "without",
    "unless": "unless unless_otherwise_agreed except_as_otherwise_agreed except exception* other_than until",
    "only": "only solely exclusively strictly",
    "excluding": "exclusion exclud* not_include not_including",
    "if": "if when where whenever unless_you_are",
    "in-use": "if_you_use when_you_use where_you_use whenever_you_use while_you_use when_using while_using",
    "then": "in_such_a_case in_such_case in_this_case in_that_case in_these_cases if_so if_you_do_so in_which_case",
    # What a person may choose.
    "opt-out": (
        "opt_out* opts_out opted_out opting_out optout object objecting objection* withdraw* revoke disable* disabling "
        "turn_off turning_off turned_off switch_off toggle_off unsubscribe decline refuse refuses refusing reject "
        "rejecting deactivat* deselect uncheck untick"
    ),
    "opt-in": "opt_in opts_in opted_in opting_in optin affirmative affirmatively opt_into opting_into",
    "consent": "consent consents permission approval authorization authorisation express_agreement opt_in_consent",
    "setting": (
        "setting settings preference preferences control controls toggle user_controls privacy_mode ghost_mode incognito_mode "
        "temporary_chat*"
    ),
    "switch": "turn turns turned turning switch switches switched switching",
    "off": "off",
    "default": "default by_default",
    "choice": "choose chooses choosing choice choices electing select decide manage adjust change whether",
    "instruct": "instruct request ask tell require requires notify contact elect prevent stop_us",
    "dislike": (
        "rather_we prefer_we prefer_that_we prefer_us_not do_not_want don't_want not_want not_wish don't_wish prefer_not "
        "rather_not prefer_that not_like_us wouldn't_like wouldn't_want would_not_want"
    ),
    # What is done.
    "use": (
        "employ* employing annotat* transcrib* fed use uses used process processes processed processing analyz* analys* "
        "collect* share shares shared sharing disclos* access* store stores stored storing exploit* reproduc* copy copies "
        "copying sell sells sold selling utiliz* utilis* retain* obtain* combine* review* record recorded aggregate* "
        "transfer* engage_in rely scrap* harvest* extract* mine receive* anonymi* de_identify"
    ),
    "using": "using",
    "make": "make makes made making",
    "train": "train trains training trainings training_process* retrain* pre_train pre_training teach teaching teaches",
    "including": "including include includes such_as",
    "learn": "learn_from learns_from learning_from learned_from learnt_from",
    "tune": "fine_tune fine_tunes fine_tuning finetune finetuning distil distill distilling post_train post_training",
    "trained": "trained pre_trained retrained fine_tuned finetuned distilled",
    "improve": (
        "advance advancing perfecting iterat* upgrad* develop develops developing improv* enhanc* refin* optimi* strengthen* "
        "perfect*"
    ),
    "build": (
        "build builds building create creates creating test testing evaluate evaluating validate "
        "validating calibrat* tuning design designing"
    ),
    "inform": "inform informs informing",
    "learning": "learning",
    "development": "development improvement improvements enhancement* refinement* validation",
    "developed": (
        "developed improved enhanced refined optimized optimised strengthened upgraded informed built powered created tested"
    ),
    "feed": (
        "as_input as_inputs become_part_of becomes_part_of ingest* feed feeds feeding fed incorporat* as_part_of "
        "as_training_data_for in_datasets "
        "in_data_sets in_a_dataset"
    ),
    "mining": (
        "data_mining data_mine text_and_data_mining text_and_or_data_mining text_or_data_mining tdm data_mining_tool* mining "
        "data_aggregat*"
    ),
    "scraping": "web_scraping scraping data_scraping screen_scraping model_scraping data_extraction web_harvesting scrape",
    "compete": "compete competes competing competitive competitor*",
    "research": "research studies",
    # To what: AI, models, features; a tool with which users train models of their own.
    "ai": (
        "generative ai's llm's computer_vision predictive_model* nlp gpt gpts text_to_speech speech_to_text "
        "natural_language_model* "
        "ai_ml ai ais genai gen_ai artificial_intelligence artificially_intelligent machine_learning machine_learned "
        "machine_intelligence deep_learning ml llm llms neural_net* language_model* foundation_model* foundational_model* "
        "large_model* generative_model* multimodal_model* generative_ai general_purpose_ai ai_system* ai_model* ai_program* "
        "ai_technolog* ai_algorithm* machine_learning_model* ml_model* machine_learning_algorithm* speech_recognition "
        "voice_recognition image_recognition facial_recognition natural_language_processing intelligent_system* "
        "algorithmic_activit* algorithmic_system*"
    ),
    "model": (
        "model's models' model models machines synthetic_voice* algorithm algorithms classifier* chatbot chatbots "
        "recommender* recommendation_system* recommendation_engine* ranking_system* matching_system* prediction_engine* "
        "filter_technolog* filtering_technolog* automated_methods automated_systems "
        "prediction_technolog* statistical_model* data_model*"
    ),
    "ai-company": (
        "ai_compan* ai_developer* ai_lab ai_labs artificial_intelligence_compan* companies_that_develop_ai "
        "companies_that_develop_artificial_intelligence"
    ),
    "system": "system systems",
    "tech": (
        "voice_technolog* speech_technolog* audio_technolog* underlying_technolog* our_technolog* its_technolog* "
        "our_automated_systems"
    ),
    "ai-data": "ai_content ml_content ai_input* ai_output* ai_interaction* ai_prompt* ai_conversation* ai_data",
    "ai-feature": (
        "intelligent_feature* smart_feature* intelligent_product* intelligent_service* ai_feature* ai_service* ai_tool* "
        "ai_product* ai_functionalit* ai_assistant* ai_capabilit* ai_agent* ai_offering* "
        " ai_experience* ai_solution* ai_generator* generative_ai_feature* generative_ai_tool* "
        "generative_ai_service* generative_ai_product* artificial_intelligence_feature* artificial_intelligence_tool* "
        "ml_service* machine_learning_service* machine_learning_feature* ml_functionalit*"
    ),
    "ai-powered": "ai_powered* ai_enhanced* ai_based* ai_driven* ai_enabled*",
    "own-tool": (
        "customer_model* custom_ai* custom_classifier* bespoke_model* personal_model* private_model* your_own_ai "
        "fine_tuning_api* fine_tuning_service* fine_tuning_feature* fine_tuned_model* customized_model* custom_model* "
        "your_own_model* your_model* model_customization"
    ),
    "training-set": (
        "training_corpus* training_corpora training_sample* training_example* training_record* ai_dataset* ai_data_set* "
        "training_data training_dataset* training_data_set* "
        "training_set*"
    ),
    # With what: people's things, and the service itself.
    "data": (
        "design designs scan scans call calls note notes email emails article articles lyric* podcast* selfie* utterance* "
        "project projects creation creations sample samples history log logs annotation* correction* edits rating ratings "
        "response responses answer answers data information content contents material materials post posts upload uploads "
        "submission* work works prompt prompts input inputs output outputs conversation* message messages chat chats "
        "recording recordings voice photo photos photograph* image images imagery video videos audio file files feedback "
        "interaction interactions activity activities communication* profile* song songs music track tracks story stories "
        "text texts quer* inquir* review reviews contribution* comment comments likeness* transcript* transcription* document "
        "documents dataset* metadata ugc asset assets code snippet* usage behavio* art artwork* picture* drawing* "
        "searches clicks browsing listening viewing listing listings manuscript* "
        " illustration* painting* sketch* poem* footage word words phrase phrases writing"
    ),
    "personal": (
        "personal_data personal_information personally_identifiable_information user_content user_data customer_content "
        "customer_data user_generated_content usage_data de_identified_data deidentified_data anonymized_data aggregated_data "
        "user_input* user_feedback customer_input* user_material* user_submission* private_communication* interaction_data "
        "user_information service_data"
    ),
    "site": (
        "service services site sites website websites platform platforms app apps application applications api apis product "
        "products software property"
    ),
    # Why, and how a sentence hangs together.
    "purpose": "purpose purposes legitimate_interest* legal_bas*",
    "means": "means refers_to is_defined defined_as",
    "more": (
        "more_information_about more_information_on more_details_about for_more_information for_more_details to_learn_more "
        "learn_more "
        "explains_how explain_how describes_how describe_how learn_how"
    ),
    "question": "?",
    "better": "better smarter more_accurate",
    "be": "be is are was were been being",
    "to": "to",
    "for": "for in_connection_with",
    "of": "of",
    "on": "on",
    "in": "in into",
    "from": "from",
    "by": "by subject_to with via through leverag* helped",
    "as": "as",
    "and": "and or",
    ",": ",",
    ";": "; |",
    ":": ":",
    "stop": "but",
    # Words of no class that would otherwise be taken for some.
    "_": (
        "product_design service_design by_design design_system* but_not_limited but_is_not_limited but_are_not_limited "
        "but_without_limitation limited_to ai_generated* ai_assisted ai_created any_means all_means other_means "
        "automated_means technical_means electronic_means by_means means_of means_now means_to the_means or_not this_means "
        "which_means means_that not_only for_the_avoidance_of_doubt not_limited does_not_contain not_personal_data "
        "not_contain not_identif* is_not_personal ai_development_disclosure ai_principle* business_model* role_model* "
        "generated_by_ai ai_policy training_course* training_material* training_session* training_program* ai_act "
        "model_release* machine_learning_expert* terms_of_use terms_of_service acceptable_use zero_shot "
        "no_additional at_no_cost at_no_charge at_no_additional no_cost no_charge no_fee say_no"
    ),
}

# What the words of a clause say about it; written like WORDS, and a word may stand for several.
TRAITS = {
    "actor.self": "we us our ourselves and_its_affiliate* and_its_subsidiar* and_its_partner*",
    "actor.third_party": (
        "and_its_affiliate* and_its_subsidiar* and_its_partner* "
        "third_part* affiliate* partner* service_provider* vendor* licensees sublicensee* processor* subsidiar* contractor* "
        "ai_compan* ai_developer*"
    ),
    "data.content": (
        "content contents upload uploads post posts work works submission* photo* image* video* music song* track* file files "
        "art artwork* recording* voice likeness* audio document documents code material materials contribution* comment* "
        "picture* drawing* stories text texts review reviews creation*"
    ),
    "data.prompts": (
        "prompt prompts input inputs output outputs conversation* chat chats quer* ai_content ai_interaction* transcript* "
        "question* instruction*"
    ),
    "data.personal": (
        "personal_data personal_information personally_identifiable_information profile* usage_data activity behavio* "
        "biometric* device_data location your_data your_information user_data customer_data information_about_you usage "
        "interactions feedback data information message messages e_mail* email* voice likeness*"
    ),
    "data.public": (
        "publicly public_content public_post* public_data public_information public_profile* public_web* public_source* "
        "public_internet made_public"
    ),
    "data.deidentified": (
        "de_identif* deidentif* anonymi* anonymous* pseudonymi* aggregated in_aggregate aggregate_data aggregate_information "
        "non_personal not_personal_data not_personal_information not_personally_identif* no_personal_data no_personal_information"
    ),
    "purpose.train": "train trains training trained retrain* pre_train* fine_tun* finetun* teach* machine_learning_purpose*",
    "purpose.improve": "improv* enhanc* refin* optimi* better personali*",
    "purpose.develop": "develop* build builds building create creates creating design*",
    "purpose.inform": "inform informs informing",
    "purpose.test": "test tests testing evaluat* validat* benchmark* calibrat*",
    "purpose.research": "research",
    "purpose.input": "as_input as_an_input as_inputs dataset* data_set* feed feeds ingest* corpus training_data",
    "generative.yes": (
        "generative genai gen_ai generate generates llm llms large_language_model* language_model* foundation_model* "
        "synthesi* replicate* image_generation chatbot* voice_clon* text_to_image text_to_speech"
    ),
    "generative.no": (
        "recommendation* recommender* spam fraud classifier* moderation ranking search speech_recognition image_recognition "
        "non_generative excluding_generative"
    ),
    "where.setting": "setting settings toggle* preference preferences switch_off turn_off turned_off dashboard data_control*",
    "where.form": "form forms web_form",
    "where.email": "e_mail email e_mailing emailing write_to writing_to contact* in_writing",
    "where.link": "link here click clicking visit visiting page",
    "exception": (
        "currently at_this_time for_now at_present presently generally except unless other_than with_the_exception_of "
        "excluding save_for save_as apart_from does_not_apply_to do_not_apply_to provided_that separate_agreement*"
    ),
    "retroactive": (
        "already_uploaded previously_uploaded already_posted previously_posted already_submitted previously_submitted "
        "past_content existing_content historical_* already_shared previously_shared prior_content previously_collected "
        "already_collected in_the_past retroactive* before_the_effective_date"
    ),
    "deadline": "by before until no_later_than prior_to from starting beginning as_of effective since on after",
}

GRAMMAR = Grammar(
    language="en",
    gate=GATE,
    words=WORDS,
    phrases=PHRASES,
    barred="stop ##",
    refers=r"in (?:such|this|that) (?:a )?case|in (?:such|these) cases|if so\b|if you do so|in which case",
    continues=(
        r"(?:this|these|those|it|they)(?: \w+ly| also)? (?:includ|mean|involv|help|allow|enabl|may|can|will|is|are|does|do|would"
        r"|could|lets|serve|contribut|use)|for (?:example|instance)\b|in particular\b|specifically\b|namely\b"
        r"|(?:we|they) (?:also )?do (?:this|so)\b|such (?:use|uses|processing|purposes|activities|training)\b"
    ),
    acts=(
        r"(?:this|that|such|such a|these|those|the) (?:use|uses|usage|processing|practice|practices|purpose|purposes|training)\b"
        r"(?! (?:polic|data|of|terms))|(?:do|does|did|doing) (?:so|this|that)\b|in (?:this|that) (?:way|manner)\b"
        r"|(?:above|above-mentioned|aforementioned|foregoing) purposes?\b"
        r"|(?:this|these)(?= (?:settings?|preferences?|choices?|options?|off)\b)"
        r"|(?:(?<=opt out)|(?<=opt-out)|(?<=opting out)|(?<=opting-out)|(?<=opted out))(?! (?:of|request|form)\b)"
        r"|(?:of|from|to|against|with) (?:this|that|these|it)"
        r"(?=[,.;:)]|$| (?:in|at|by|via|through|using|from|any|here|under|on|with|for|if|unless|and|or|when)\b)"
    ),
    traits=TRAITS,
    gives=(
        "upload uploaded uploading submit* post posts posted posting provid* share shares shared sharing create creates created "
        "send sends sent input inputted enter enters entered contribut* publish* transmit* store stores stored generat* give "
        "gives given type types typed write writes written say speak record records recorded add added display* make_available "
        "makes_available made_available author* suppl* furnish* import* link_to"
    ),
)
