"""Japanese clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

_NOT_A_DENIAL = (
    "means",
    "question",
    "you-wa … train-ai* … must-not|ban",
    "responsible … not",
    "train-ai* …5 can … not",
    "train-ai* … must",
)

RULES = (
    Rule(
        id="ja-denial-no-training",
        title="お客様のものをAIの学習に利用しない",
        kind=Kind.DENIAL,
        language="ja",
        reason="A promise: the day it vanishes or gets exceptions is the day to look again.",
        patterns=(
            "train-ai*|train-use|training-set … not",
            "train-ai*|train-use … not-be",
            "your-data … train-ai*|train-use … must-not|ban",
            "your-data|data … ai to …2 train … not",
            "not … // … train-ai*|train-use",
            "use … ai-company … not",
            "your-data|data … train|improve … not",
        ),
        unless=(*_NOT_A_DENIAL, "train-ai* … not … we wa … train-ai* … use", "you-wa … train-ai* … not .", "you-wa … not … //"),
        matches=examples(
            "当社は、お客様のコンテンツをAIの学習に利用しません。",
            "お客様のメッセージがモデルの学習に使用されることは一切ありません。",
            "録音は機械学習モデルの訓練には使われません。",
            "当社は、お客様の同意なく、個人情報を大規模言語モデルの学習に利用いたしません。",
            "入力データは学習に利用されません。",
            ("当社は、お客様の情報を以下の目的では利用しません。", "生成AIの学習"),
            "アップロードされた写真を第三者に販売し、またはAIの学習のために提供することはありません。",
        ),
        passes=examples(
            "当社は、お客様のコンテンツをAIの学習に利用します。",
            "利用者は、当社のコンテンツをAIの学習に利用してはなりません。",
            "当社は、AIモデルの正確性を保証しません。",
            "個人情報を販売することはありませんが、コンテンツをAIの学習に利用することがあります。",
            "会話をAIの学習に利用しますが、第三者には提供しません。",
            "写真はAIの学習に利用されませんか？",
        ),
    ),
    Rule(
        id="ja-denial-excluded",
        title="許諾の範囲に学習を含まない",
        kind=Kind.DENIAL,
        language="ja",
        reason="The licence stops short of training: a later version may quietly drop the exclusion.",
        patterns=(
            "train-ai*|train-use|training-set … excluding",
            "train-ai*|train-use … unless , …6 use|grant",
            "grant … train-ai* … not",
        ),
        unless=_NOT_A_DENIAL,
        matches=examples(
            "上記の許諾には、作品をAIの学習に利用する権利は含まれません。",
            "当社へのライセンスは、モデルの学習を含まないものとします。",
            "本サービスの提供のための利用に、AIモデルの訓練は含まれません。",
            "サポートのための閲覧には、機械学習への利用は含みません。",
            "お客様は、AIの学習を除き、当社がファイルを利用することを許諾します。",
        ),
        passes=examples(
            "上記の許諾には、作品をAIの学習に利用する権利が含まれます。",
            "料金にトレーニング動画は含まれません。",
            "AIの学習に利用します（削除された投稿を除きます）。",
            "AIモデルの出力は、当社の保証の対象に含まれません。",
            "利用者は、AIの学習を含むいかなる目的でも本サイトを複製してはなりません。",
        ),
    ),
    Rule(
        id="ja-denial-third-parties",
        title="委託先などに学習への利用をさせない",
        kind=Kind.DENIAL,
        language="ja",
        reason="It speaks of the company's vendors only; what the company itself does may stand elsewhere.",
        patterns=("third … train-ai*|train-use|training-set … must-not|ban|not",),
        unless=("means", "question", "you-wa … train-ai* … must-not|ban|not", "third … our-data … train-ai*"),
        matches=examples(
            "当社は、委託先がお客様のデータをAIの学習に利用することを禁止しています。",
            "提携先は、お客様のコンテンツをモデルの学習に使用することはできません。",
            "外部サービスの提供元は、入力内容をモデルの改善に利用しません。",
            "委託先が個人情報をモデルの訓練に用いることは認められません。",
            "当社は、第三者に対し、お客様の写真をAIの学習に利用することを許諾しません。",
        ),
        passes=examples(
            "委託先は、お客様のデータをAIの学習に利用することがあります。",
            "委託先は、広告を配信してはなりません。",
            "利用者は、第三者に本サイトの記事をAIの学習に利用させてはなりません。",
            "第三者は、当社から許諾を得て、コンテンツをAIの学習に利用できます。",
            "AIモデルの学習は、第三者の施設で行います。",
        ),
    ),
)
