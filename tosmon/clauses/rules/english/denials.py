"""English clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

_NOT_A_DENIAL = (
    "not responsible",
    "you-must-not … train-ai*",
    "train-ai* by you",
    "you-train-ai",
    "not opt-out",
    "means",
    "own-tool",
    "question",
)

RULES = (
    Rule(
        id="en-denial-no-training",
        title="We do not train AI on your things",
        kind=Kind.DENIAL,
        language="en",
        reason="A promise: the day it vanishes or gets exceptions is the day to look again.",
        patterns=(
            "not|must-not … train-ai*|trained-ai",
            "not|must-not … data|your-data … train",
            "data|your-data … not|must-not … train",
            "do-not … train-ai*",
            "not trained …3 ai|model",
            "not trained on …2 data|your-data",
            "be excluding from … train-ai*",
            "nor … train-ai*",
            "not|nor use|grant … ai-company",
            "not|nor … train on …3 data|your-data|your",
            "not …3 you _? …2 use to train",
            "not|nor|do-not … use|using|grant … data|your-data … for …2 train|train-ai*",
            "not|do-not use … your-data|ai-data|data … to|for improve|build|development",
            "instruct …4 your-data from be? use … train-ai*",
        ),
        unless=(*_NOT_A_DENIAL, "not|must-not|do-not … we-use … train-ai*", "we-use … train-ai* … unless … not"),
        matches=examples(
            "We do not use your content to train AI.",
            "We will never train our models on your private messages.",
            "Your recordings are not used to train machine learning models.",
            "Acme does not sell your photos for AI training, and does not allow others to train on them.",
            "Content that we host under separate agreements with rights holders will not be used to train AI models.",
            ("We promise that we will not:", "use your stories to train generative AI."),
        ),
        passes=examples(
            "We use your content to train AI.",
            "You may not use our content to train AI.",
            "We do not guarantee that the AI model is right.",
            "We do not sell your data, but we may use your content to train AI models.",
            "You can tell us that we should not send you news about AI.",
            "Will my photos be used to train AI, or not?",
        ),
    ),
    Rule(
        id="en-denial-excluded",
        title="Training is left out of what is allowed",
        kind=Kind.DENIAL,
        language="en",
        reason="The licence stops short of training: a later version may quietly drop the exclusion.",
        patterns=("excluding …3 train-ai*|train", "grant … not|must-not … grant|allow … train-ai*"),
        unless=(*_NOT_A_DENIAL, "grant … train-ai* … excluding"),
        matches=examples(
            "We may use your files to run and secure the Service, excluding model training.",
            "The licence does not include training AI models on your works.",
            "You let us host and show your pictures (this excludes AI training).",
            "Use for support purposes does not include training models on your content.",
            "Our rights under this section exclude the training of AI.",
        ),
        passes=examples(
            "The licence includes training AI models on your works.",
            "The fee excludes training courses for your staff.",
            "We use your files to train AI models, excluding files you delete.",
            "We exclude all liability for what the AI models write.",
            "You may not use the Service for anything, including training AI models.",
        ),
    ),
    Rule(
        id="en-denial-third-parties",
        title="Others may not train on what the company hands them",
        kind=Kind.DENIAL,
        language="en",
        reason="It speaks of the company's vendors only; what the company itself does may stand elsewhere.",
        patterns=(
            "we … ban … third … train-ai*",
            "third …6 ban|not … train-ai*",
            "third … ban …2 train on …3 your-data|data",
            "third must-not … train-ai*",
            "third …6 must-not train",
            "your-data … ban … train-ai*",
            "ban … your-data … train-ai*",
        ),
        unless=_NOT_A_DENIAL,
        matches=examples(
            "Our vendors are prohibited from using your data to train their AI models.",
            "We prohibit our service providers from training models on your content.",
            "Third parties that process your prompts for us are not permitted to use them to train AI.",
            "We restrict our partners from using your photos to train AI models.",
            "Vendors who help us are not allowed to use customer data to improve their machine learning models.",
        ),
        passes=examples(
            "Our vendors may use your data to train their AI models.",
            "Our service providers may not send you advertising.",
            "You are prohibited from using our data to train AI models.",
            "Third parties may license your content from us to train AI.",
            "We prohibit any use of our content to train AI.",
        ),
    ),
)
