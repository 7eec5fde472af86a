"""Japanese clauses change their kind with their sense, which stands at the end of the sentence."""

from __future__ import annotations

import pytest

from tests.clauses.judging import kind
from tosmon import clauses
from tosmon.models import Block, BlockKind, Kind

GRANT = "当社は、お客様の写真をAIの学習に利用します。"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (GRANT, Kind.GRANT),
        (GRANT.replace("利用します", "利用しません"), Kind.DENIAL),
        (GRANT.replace("利用します", "利用いたしません"), Kind.DENIAL),
        (GRANT.replace("利用します", "利用することはありません"), Kind.DENIAL),
        (GRANT.replace("利用します", "利用しないものとします"), Kind.DENIAL),
        (GRANT.replace("利用します", "利用することがあります"), Kind.GRANT),
        (GRANT.replace("利用します", "利用できるものとします"), Kind.GRANT),
        (GRANT.replace("利用します", "利用しますが、販売はしません"), Kind.GRANT),
        ("利用者は、本サイトの写真をAIの学習に利用してはなりません。", Kind.RESTRICTION),
        ("利用者は、本サイトの写真をAIの学習に利用できません。", Kind.RESTRICTION),
        ("本サイトの写真をAIの学習に利用することを禁止します。", Kind.RESTRICTION),
        ("当社は、委託先がお客様の写真をAIの学習に利用することを禁止します。", Kind.DENIAL),
        ("お客様は、写真をAIの学習に利用しないよう請求できます。", Kind.OPT_OUT),
        ("写真をAIの学習に利用するかどうかは、設定で選択できます。", Kind.OPT_OUT),
        (GRANT.replace("当社は、", "お客様が拒否した場合を除き、当社は、"), Kind.GRANT),
        (GRANT.replace("当社は、", "オプトアウトしない限り、当社は、"), Kind.GRANT),
        (GRANT.replace("当社は、", "同意を得た場合に限り、当社は、"), Kind.OPT_IN),
        (GRANT.replace("当社は、", "当社は、同意なく、").replace("利用します", "利用しません"), Kind.DENIAL),
        ("お客様は、写真がAIの学習に利用されることに同意するものとします。", Kind.GRANT),
        (GRANT.replace("AIの学習", "カレンダーの印刷"), None),
        (GRANT.replace("AIの学習", "本サービスの改善"), None),
        (GRANT.replace("利用します。", "利用しますか？"), None),
        ("お客様は、ご自身の写真で独自のモデルを学習させることができます。", None),
    ],
)
def test_the_end_of_the_sentence_the_actor_and_the_choice_change_the_kind(changed: str, expected: Kind | None) -> None:
    assert kind(changed) is expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("当社は、取得した情報を以下の目的で利用します。", Kind.GRANT),
        ("お客様は、当社に対し次の利用を許諾します。", Kind.GRANT),
        ("利用者は、以下の行為をしてはなりません。", Kind.RESTRICTION),
        ("禁止事項：", Kind.RESTRICTION),
        ("当社は、取得した情報を以下の目的では利用しません。", Kind.DENIAL),
        ("お客様は、以下のことができます。", None),
    ],
)
@pytest.mark.parametrize(
    "item", ["機械学習モデルの訓練", "（2）機械学習モデルの訓練", "・機械学習モデルの訓練", "イ．機械学習モデルの訓練"]
)
def test_the_lead_in_decides_what_an_item_means(lead: str, item: str, expected: Kind | None) -> None:
    assert kind(item, lead) is expected


@pytest.mark.parametrize(
    "text",
    [
        "お子様の学習状況を保護者に通知します。",  # what pupils learn
        "撮影モデルの方は、画像の利用に同意するものとします。",  # a person
        "機械学習を用いて不正な利用を検知します。",
        "AIが生成した画像は、利用者の責任で利用してください。",
        "AIの回答は正しいとは限りません。",
        "当社は、従業員に教育訓練を行います。",
        "「学習データ」とは、モデルの学習に用いるデータをいいます。",
    ],
)
def test_a_longer_word_comes_before_those_it_holds(text: str) -> None:
    assert kind(text) is None


def test_width_and_script_are_typography() -> None:
    assert kind(GRANT.replace("AI", "ＡＩ")) is Kind.GRANT
    assert kind("ﾕｰｻﾞｰのﾃﾞｰﾀをﾓﾃﾞﾙの学習に利用します。") is Kind.GRANT


def test_a_paragraph_is_read_sentence_by_sentence_and_brackets_part_none() -> None:
    opening = "果樹園（以下「当社」といいます。）は、お客様の写真をAIの学習に利用します。"
    block = Block(BlockKind.PARAGRAPH, f"権利はお客様に帰属します。{opening}設定からAIの学習への利用をオフにできます。")
    found = clauses.TRAINING.find([block], "ja")
    assert [(clause.kind, clause.text, clause.language) for clause in found] == [
        (Kind.GRANT, opening, "ja"),
        (Kind.OPT_OUT, "設定からAIの学習への利用をオフにできます。", "ja"),
    ]
