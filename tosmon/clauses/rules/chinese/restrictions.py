"""Chinese clauses that forbid users to train AI on the service, to mine it, or to build competing models."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

_WHY = "It binds you and whoever copies from the service, not the company: your own works here may be protected by it."

RULES = (
    Rule(
        id="zh-restriction-you-may-not-train",
        title="您不得利用本服务训练人工智能",
        kind=Kind.RESTRICTION,
        language="zh",
        reason=_WHY,
        patterns=(
            "you-must-not … train-ai*|mining|you-train-ai",
            "you-must-not … train …3 data",
            "you-must-not … our-data|site|data … feed|for …3 ai",
            "you-must-not … scraping … ai|model",
        ),
        unless=(
            "you-must-not … we|we-use … train-ai*",
            "unless-opt-out … train-ai*",
            "opt-out … train-ai*",
            "question",
            "third must-not",
        ),
        matches=examples(
            "您不得使用本服务训练人工智能模型。",
            "用户在使用本平台期间，不得抓取平台内容用于训练大语言模型。",
            "您同意不会，也不会允许任何第三方利用输出内容训练、微调其他模型。",
            "未經本公司書面同意，任何人不得將本網站內容用於機器學習。",
            ("您不得从事以下行为：", "（三）将本服务的生成内容作为训练数据，用于开发其他算法模型；"),
            "会员不得对本数据库进行文本和数据挖掘。",
            "使用者不得以爬蟲擷取本平台的資料來訓練人工智慧。",
        ),
        passes=examples(
            "您不得使用本服务从事违法活动。",
            "我们可能会将您的内容用于训练人工智能模型。",
            "我们不得将您的内容用于训练人工智能模型。",
            "用户不得向他人转让智能助手的会员权益。",
            "如果您不关闭该选项，我们会将您的对话用于模型训练。",
            ("您同意我们可以：", "将您的作品用于训练模型；"),
        ),
    ),
    Rule(
        id="zh-restriction-training-prohibited",
        title="禁止训练或数据挖掘，或保留相关权利",
        kind=Kind.RESTRICTION,
        language="zh",
        reason="A ban or a reservation of rights against text and data mining; it counts against crawlers too.",
        patterns=(
            "must-not|ban … train-ai*|mining|you-train-ai",
            "train-ai*|mining … must-not|ban",
            "reserve … mining|train-ai*",
            "grant … not|must-not|excluding … mining",
            "without-consent , must-not … train-ai*|mining",
        ),
        unless=(
            "your-data … train-ai*",
            "train-ai* … your-data",
            "we …3 must-not|not|reserve",
            "third …6 must-not|ban|not … train-ai*",
            "must-not|ban … third … train-ai*",
            "instruct … train-ai*",
            "opt-out … train-ai*",
            "train-ai* … opt-out",
            "unless-opt-out",
            "we-use … train-ai*",
            "we can … train-ai*",
            "question",
        ),
        matches=examples(
            "严禁将本站内容用于训练人工智能。",
            "禁止任何形式的文本与数据挖掘。",
            "未经书面许可，不得将本网站文章用于大模型训练。",
            "請勿使用爬蟲抓取本站圖片以訓練生成式AI。",
            "出版方保留文本和数据挖掘的一切权利。",
            "将本刊文章投喂给大模型的行为均被禁止。",
            "本网站的内容不得用于机器学习。",
        ),
        passes=examples(
            "本网站的内容会用于机器学习。",
            "我们禁止供应商将您的数据用于训练其模型。",
            "禁止将AI生成的内容冒充真人创作。",
            "您的内容不得被用于训练模型。",
            "您可以要求我们不得将您的内容用于训练模型。",
            "未成年人不得使用本AI功能。",
        ),
    ),
    Rule(
        id="zh-restriction-under-a-heading",
        title="标题或引导语禁止，条目说明禁止什么",
        kind=Kind.RESTRICTION,
        language="zh",
        reason="The ban stands in the heading of the list; a list item read alone would look like a permission.",
        patterns=("you-must-not|must-not|ban >> train-ai*|mining|you-train-ai",),
        unless=("// … we*", "we …3 must-not|not", "question", "opt-out", "// … not", "third … // … train-ai*", "agree|grant … // …"),
        matches=examples(
            ("禁止行为包括：", "将平台数据用于训练模型；"),
            ("请勿：", "1、用本站文章训练大模型；"),
            ("以下行为被严格禁止：", "文本和数据挖掘"),
            ("您不得：", "（二）开发或训练任何人工智能模型；"),
            ("未經許可，使用者不得：", "將圖片作為訓練資料。"),
        ),
        passes=examples(
            ("您可以：", "将平台数据用于训练模型；"),
            ("我们不会：", "将您的消息用于训练模型；"),
            ("禁止行为包括：", "与他人共享智能助手的账号；"),
            ("以下行为被严格禁止：", "我们会将您的举报用于训练反垃圾模型。"),
            ("我们将您的信息用于：", "训练模型。"),
        ),
    ),
    Rule(
        id="zh-restriction-competing-models",
        title="不得开发竞争性模型或人工智能产品",
        kind=Kind.RESTRICTION,
        language="zh",
        reason="Common in the terms of AI services: what you made with them may not be used to make a rival.",
        patterns=(
            "you-must-not|must-not|ban … improve|build|train …6 compete",
            "you-must-not|must-not|ban … compete … train-ai*|ai*|model",
            "you-must-not|must-not|ban … ai*|model … improve|build|train … compete",
            "you-must-not|must-not|ban … by-ai … compete",
        ),
        unless=("we …3 must-not|not", "third …3 must-not", "question", "you-must-not … we-use"),
        matches=examples(
            "您不得利用输出内容开发与我们竞争的模型。",
            "用户不得使用生成结果构建竞争性的人工智能产品。",
            ("您不得：", "使用AI功能开发与本服务具有竞争关系的产品。"),
            "禁止利用本模型的输出研发同类模型。",
            "您不得將輸出內容用於開發與我們競爭的人工智慧服務。",
        ),
        passes=examples(
            "您不得从事不正当竞争行为。",
            "我们与其他模型开发商存在竞争。",
            "您可以使用输出内容开发任何模型。",
            "我们可能使用您的输入开发具有竞争力的模型。",
            "我们不会将您的数据提供给您的竞争对手训练模型。",
        ),
    ),
)
