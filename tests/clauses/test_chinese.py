"""Chinese clauses change their kind with their sense, in both scripts, and are read where no space parts the words."""

from __future__ import annotations

import pytest

from tests.clauses.judging import kind, verdict
from tosmon import clauses
from tosmon.clauses import Rule
from tosmon.clauses.rules import chinese
from tosmon.clauses.rules.chinese.script import TRADITIONAL
from tosmon.models import Block, BlockKind, Kind

GRANT = "我们会将您的照片用于训练人工智能。"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (GRANT, Kind.GRANT),
        (GRANT.replace("会将", "不会将"), Kind.DENIAL),
        (GRANT.replace("会将", "可能会将"), Kind.GRANT),
        (GRANT.replace("我们会将您的", "您不得将本站的"), Kind.RESTRICTION),
        (GRANT.replace("我们会", "您有权拒绝我们"), Kind.OPT_OUT),
        (GRANT.replace("我们会", "您可以在设置中选择是否允许我们"), Kind.OPT_OUT),
        (GRANT.replace("我们会", "除非您拒绝，我们会"), Kind.GRANT),
        (GRANT.replace("我们会", "如您未关闭该功能，我们会"), Kind.GRANT),
        (GRANT.replace("我们会", "经您单独同意，我们会"), Kind.OPT_IN),
        (GRANT.replace("我们会", "未经您单独同意，我们不会"), Kind.DENIAL),
        (GRANT.replace("我们会", "除非您主动开启，我们不会"), Kind.OPT_IN),
        (GRANT.replace("我们会", "您授权我们"), Kind.GRANT),
        (GRANT.replace("我们会", "我们禁止供应商"), Kind.DENIAL),
        (GRANT.replace("我们会", "我们不会出售您的信息，但会"), Kind.GRANT),
        (GRANT.replace("训练人工智能", "印制挂历"), None),
        (GRANT.replace("。", "吗？"), None),
    ],
)
def test_negation_actor_and_choice_change_the_kind(changed: str, expected: Kind | None) -> None:
    assert kind(changed) is expected
    assert kind(changed.translate(TRADITIONAL)) is expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("我们将您上传的内容用于：", Kind.GRANT),
        ("您授权我们：", Kind.GRANT),
        ("您不得从事以下行为：", Kind.RESTRICTION),
        ("禁止行为：", Kind.RESTRICTION),
        ("我们不会将您上传的内容用于：", Kind.DENIAL),
        ("您可以拒绝我们将您的内容用于：", Kind.OPT_OUT),
        ("本服务允许您：", None),
    ],
)
@pytest.mark.parametrize("item", ["训练机器学习模型", "（二）训练机器学习模型；", "2、訓練機器學習模型。"])
def test_the_lead_in_decides_what_an_item_means(lead: str, item: str, expected: Kind | None) -> None:
    assert kind(item, lead) is expected


@pytest.mark.parametrize("rule", chinese.TRAINING.rules, ids=lambda rule: rule.id)
def test_both_scripts_are_read_alike(rule: Rule) -> None:
    for example in (*rule.matches, *rule.passes):
        assert kind(example.text.translate(TRADITIONAL), example.lead.translate(TRADITIONAL)) is kind(example.text, example.lead)


@pytest.mark.parametrize(
    "text",
    [
        "我们会不断优化产品，不限于本应用。",  # 不断 and 不限于 are no 不
        "委员会的成员可以查看会议记录，其中提到模型训练的费用。",
        "任何人工智能都可能出错。",  # no 任何人
        "我们使用人工智能技术优化您的体验。",
        "健身计划包括力量训练，您的数据用于训练计划。",
        "您不得从事不正当竞争。",
        "AI生成的内容仅供参考。",
    ],
)
def test_a_longer_word_comes_before_those_it_holds(text: str) -> None:
    assert kind(text) is None


def test_an_address_ends_where_chinese_begins() -> None:
    assert kind("请联系support@acme.ai。我们会将您的照片用于训练模型") is Kind.GRANT
    assert kind("我们会将您的照片上传至acme.ai的服务器") is None


def test_the_tail_of_a_very_long_sentence_is_read() -> None:
    listed = "出售、出租或转让在本平台取得的任何物品；" * 100
    assert kind(f"您不得：{listed}使用本平台的内容训练人工智能。") is Kind.RESTRICTION
    assert kind(f"{listed}我们会将您的照片用于训练人工智能。") is Kind.GRANT


def test_a_paragraph_without_spaces_is_read_sentence_by_sentence() -> None:
    block = Block(BlockKind.PARAGRAPH, f"您保留权利。{GRANT}您可以在设置中关闭模型训练！您不得转让账号。")
    found = clauses.TRAINING.find([block], "zh-CN")
    assert [(clause.kind, clause.text, clause.language) for clause in found] == [
        (Kind.GRANT, GRANT, "zh"),
        (Kind.OPT_OUT, "您可以在设置中关闭模型训练！", "zh"),
    ]


def test_in_this_case_is_read_with_the_sentence_before() -> None:
    choice, promise = "您可以拒绝我们将您的对话用于训练模型。", "在此情况下，我们不会将您的对话用于训练模型。"
    found = clauses.TRAINING.find([Block(BlockKind.PARAGRAPH, choice + promise)])
    assert [clause.kind for clause in found] == [Kind.OPT_OUT, Kind.OPT_OUT]
    assert verdict(promise) is not None
    assert kind(promise) is Kind.DENIAL
