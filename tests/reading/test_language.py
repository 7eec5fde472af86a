"""The language of a text is known by its words, and left open where they do not tell."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tosmon.reading.language import detect, foreign, same, settle

SAID = {
    "en": "We may change these terms at any time, and we tell you before we do.",
    "fr": "Nous pouvons modifier ces conditions à tout moment, et nous vous en informons.",
    "de": "Wir können diese Bedingungen jederzeit ändern und teilen Ihnen das vorher mit.",
    "es": "Podemos modificar estos términos en cualquier momento, y se lo diremos antes.",
    "it": "Possiamo modificare questi termini in qualsiasi momento e te lo diremo prima.",
    "pt": "Podemos alterar estes termos a qualquer momento, e avisaremos você antes.",
    "nl": "Wij kunnen deze voorwaarden op elk moment wijzigen en laten u dat vooraf weten.",
    "pl": "Możemy zmienić te warunki w dowolnym momencie i powiemy Ci o tym wcześniej.",
    "sv": "Vi kan ändra dessa villkor när som helst, och vi berättar det för dig först.",
    "tr": "Bu şartları istediğimiz zaman değiştirebiliriz ve bunu size önceden bildiririz.",
    "ru": "Мы можем изменить эти условия в любое время и сообщим вам об этом заранее.",
    "zh": "我们可能随时更改这些条款，并会提前通知您。",
    "ja": "当社はこれらの規約をいつでも変更でき、事前にお知らせします。",
    "ko": "당사는 언제든지 이 약관을 변경할 수 있으며 미리 알려 드립니다.",
    "ar": "يجوز لنا تغيير هذه الشروط في أي وقت، وسوف نخبرك بذلك قبل أن نفعل.",
}


@pytest.mark.parametrize("language", SAID)
def test_a_sentence_is_in_the_language_of_its_words(language: str) -> None:
    assert detect(SAID[language]) == language


@pytest.mark.parametrize("text", ["", " ", "123 456 789", "🎉" * 50, "\x00\x00", "\ud800" * 30, "Uw privacy", "OK"])
def test_what_is_too_short_or_no_words_is_left_open(text: str) -> None:
    assert detect(text) == ""


def test_a_text_in_two_languages_is_foreign_to_neither() -> None:
    both = " ".join([SAID["fr"]] * 30 + [SAID["en"]] * 30)
    assert (foreign(both, {"en"}), foreign(both, {"fr"})) == ("", "")


def test_a_text_with_a_quotation_is_still_foreign() -> None:
    assert foreign(" ".join([SAID["de"]] * 40 + [SAID["en"]]), {"en"}) == "de"


def test_languages_that_are_too_alike_and_other_names_of_one_are_the_same() -> None:
    assert same("en-GB", "en_US") and same("nb", "no") and same("hr", "sr")
    assert not same("en", "de")


@pytest.mark.parametrize(
    ("text", "declared", "tag"),
    [
        (SAID["fr"], ("fr-CA", "fr"), "fr-CA"),
        (SAID["fr"], ("", "en-US"), "fr"),
        (SAID["fr"], ("en", "fr-FR"), "fr-FR"),
        ("OK", ("", "en-US"), "en-US"),
        ("OK", ("", ""), ""),
    ],
)
def test_the_words_decide_and_a_declaration_names_the_region(text: str, declared: tuple[str, ...], tag: str) -> None:
    assert settle(text, *declared) == tag


def test_the_detector_is_loaded_only_when_a_text_is_read() -> None:
    program = "import sys, tosmon.reading, tosmon.reading.quality; sys.exit('gcld3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
