"""Chinese clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

_NOT_A_DENIAL = ("you-must-not … train-ai*", "you-train-ai", "means", "question", "not opt-out", "noone … train-ai*")

RULES = (
    Rule(
        id="zh-denial-no-training",
        title="我们不会用您的内容训练人工智能",
        kind=Kind.DENIAL,
        language="zh",
        reason="A promise: the day it vanishes or gets exceptions is the day to look again.",
        patterns=(
            "not … train-ai*",
            "not … data|your-data … train",
            "data|your-data … not … train",
            "we|our|your-data …3 notyet … train-ai*",
            "we|we-use|your-data …3 must-not|opt-out … train-ai*",
            "ai|model … not … use|by|for … your-data|data … train",
            "train-ai* , not …2 your-data .",
            "not … ai-company",
            "without-consent , …4 must-not … your-data … train-ai*",
        ),
        unless=(
            *_NOT_A_DENIAL,
            "not … we|we-use … train-ai*",
            "not … ,|and can … train-ai*",
            "not … , …1 only … train-ai*",
            "unless-opt-out … we* … train-ai*",
            "our-data must-not … train-ai*",
        ),
        matches=examples(
            "我们不会将您的内容用于训练人工智能。",
            "我们绝不会使用您的私信训练模型。",
            "您的录音不会被用于训练机器学习模型。",
            "未经您的单独同意，我们不会将您的个人信息用于大模型训练。",
            "本公司不會將您上傳的照片提供給第三方用於訓練人工智慧。",
            ("我们承诺不会：", "将您的作品用于训练生成式AI。"),
            "我们从未使用客户数据训练或微调任何模型。",
        ),
        passes=examples(
            "我们会将您的内容用于训练人工智能。",
            "您不得将我们的内容用于训练人工智能。",
            "我们不保证AI模型的准确性。",
            "我们不会出售您的个人信息，但可能会将您的内容用于训练模型。",
            "我们会不断使用您的反馈优化模型。",
            "我的照片会不会被用于训练AI？",
        ),
    ),
    Rule(
        id="zh-denial-excluded",
        title="授权范围不包括训练",
        kind=Kind.DENIAL,
        language="zh",
        reason="The licence stops short of training: a later version may quietly drop the exclusion.",
        patterns=("excluding … train-ai*", "excluding … for …2 train", "grant … not … train-ai*"),
        unless=(*_NOT_A_DENIAL, "train-ai* … excluding", "our-data … excluding", "excluding … we* … train-ai*"),
        matches=examples(
            "上述授权不包括将您的作品用于训练人工智能。",
            "您授予我们的许可不包含模型训练。",
            "我们可以为运营服务之目的使用您的文件，不包括用于模型训练。",
            "本授權不包含使用您的著作訓練AI模型之權利。",
            "为提供客服而访问您的内容，不包括将其用于机器学习。",
        ),
        passes=examples(
            "上述授权包括将您的作品用于训练人工智能。",
            "会员价格不包含训练课程。",
            "您的内容可用于训练人工智能，不包括您已删除的内容。",
            "我们的责任不包括AI模型输出的内容。",
            "您不得将本服务用于任何用途，包括训练模型。",
        ),
    ),
    Rule(
        id="zh-denial-third-parties",
        title="第三方不得用于训练",
        kind=Kind.DENIAL,
        language="zh",
        reason="It speaks of the company's vendors only; what the company itself does may stand elsewhere.",
        patterns=(
            "third … must-not|ban|not … train-ai*",
            "ban|must-not … third … train-ai*",
        ),
        unless=(*_NOT_A_DENIAL, "third … our-data … train-ai*", "not … we|we-use … train-ai*"),
        matches=examples(
            "我们禁止供应商将您的数据用于训练其模型。",
            "合作伙伴不得将您的内容用于模型训练。",
            "我们要求第三方服务提供商不得使用您的输入改进其人工智能。",
            "受托方不会将您的个人信息用于训练任何模型。",
            "我們禁止合作夥伴使用您的照片訓練人工智慧。",
        ),
        passes=examples(
            "供应商可能会将您的数据用于训练其模型。",
            "供应商不得向您发送广告。",
            "您不得允许第三方将我们的内容用于训练模型。",
            "第三方可以从我们处获得许可，使用您的内容训练模型。",
            "任何第三方不得将本网站内容用于训练模型。",
        ),
    ),
)
