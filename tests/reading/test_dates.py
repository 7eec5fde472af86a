"""The dates a document states of itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon.models import Block, BlockKind, DateKind, StatedDate, Version, latest
from tosmon.reading.calendar import day_named
from tosmon.reading.dates import _ANY_DATE, _may_date, is_dateline, stated_dates, undated


def version(*lines: str, language: str = "") -> Version:
    return Version(tuple(Block(BlockKind.PARAGRAPH, line) for line in lines), datetime(2025, 6, 1, tzinfo=UTC), language=language)


def stated(*lines: str, language: str = "") -> list[tuple[str, str]]:
    return [(each.kind.value, each.iso) for each in stated_dates(version(*lines, language=language))]


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: February 12, 2024",
        "These Terms were last updated on 3 May 2024.",
        "© 2024 Orchard Ltd. All rights reserved",
        "Effective Date: 2024-01-01",
        "Dernière mise à jour : 6 février 2025",
        "(12 March 2023)",
        "© 2024",
        "(c) 2015-2024 Orchard Ltd. and its affiliates",
        "Copyright © 2024 orchard.example. All rights reserved.",
        "Copyright 2020 – present, Orchard & Sons, Inc.",
        "© 2024 Orchard, todos los derechos reservados",
        "Effective September 24, 2024. Last Revised March 24, 2026",
        "This policy was reviewed on 24/04/2026 and last updated on 19/05/2026.",
        "Updated 3 months ago",
        "Updated over a week ago",
        "Mis à jour il y a 3 mois",
        "Last updated: 3 March 2025 | Version 4.2",
        "Modified on: Tue, 3 Mar, 2025 at 4:15 PM",
    ],
)
def test_a_line_that_only_dates_the_document_is_no_sentence_of_it(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Effective 1 January 2024, we may train AI on your posts.",
        "We updated this in 2024.",
        "You have until 3 May 2024 to object.",
        "Our promise not to train is effective 1 January 2025.",
        "WE MAY USE CONTENT LAST UPDATED 3 MAY 2025 FOR TRAINING",
        "This month we train on your posts.",
        "(c) share your private messages with advertisers",
        "(c) 2 years",
        "Copyright in everything you upload passes to us for ever.",
        "© We sell your data.",
        "© 2024 we sell your data.",
        "© 2024 Orchard Ltd. We may train AI on your posts.",
        "© 2024 我们出售您的数据。",
    ],
)
def test_a_sentence_with_a_date_in_it_is_a_sentence(line: str) -> None:
    assert not is_dateline(line)


@pytest.mark.parametrize(
    ("line", "kind", "iso"),
    [
        ("Last Updated: August 20, 2026", "updated", "2026-08-20"),
        ("Effective:April 8, 2026", "effective", "2026-04-08"),
        ("Valid from the 7th of May 2020", "", ""),
        ("These Terms take effect on March 1, 2026.", "effective", "2026-03-01"),
        ("Updated: March 2026", "updated", "2026-03"),
        ("Last updated: 2025-03-03T10:15:00Z", "updated", "2025-03-03"),
        ("Last updated: 31 February 2025", "updated", ""),
        ("Date d’entrée en vigueur : 1er juillet 2026", "effective", "2026-07-01"),
        ("Les présentes conditions entrent en vigueur le 16 avril 2026.", "effective", "2026-04-16"),
        ("Les conditions entrent en vigueur le 16 avril 2026 pour les mineurs.", "", ""),
        ("Letzte Aktualisierung: 3. März 2025", "updated", "2025-03-03"),
        ("Gültig ab 1. Januar 2026", "effective", "2026-01-01"),
        ("Última actualización: 3 de marzo de 2025", "updated", "2025-03-03"),
        ("Ultimo aggiornamento: 3 marzo 2025", "updated", "2025-03-03"),
        ("Última atualização: 3 de março de 2025", "updated", "2025-03-03"),
        ("Laatst bijgewerkt op 3 maart 2025", "updated", "2025-03-03"),
        ("最終更新日：2025年3月3日", "updated", "2025-03-03"),
        ("最終更新日：令和7年3月3日", "updated", "2025-03-03"),
        ("本規約は、2024年12月20日から施行します。", "effective", "2024-12-20"),
        ("生效日期：2025年3月3日", "effective", "2025-03-03"),
        ("이 약관은 2025년 3월 3일부터 시행합니다.", "effective", "2025-03-03"),
        ("Ostatnia aktualizacja: 3 marca 2025 r.", "updated", "2025-03-03"),
        ("Последнее обновление: 3 марта 2025 г.", "updated", "2025-03-03"),
        ("Senast uppdaterad: 2025-03-03", "updated", "2025-03-03"),
        ("Sidst opdateret 3. marts 2025", "updated", "2025-03-03"),
        ("Sist oppdatert 3. mars 2025", "updated", "2025-03-03"),
        ("Viimeksi päivitetty 3. maaliskuuta 2025", "updated", "2025-03-03"),
        ("Son güncelleme: 3 Mart 2025", "updated", "2025-03-03"),
    ],
)
def test_a_stated_date_is_read(line: str, kind: str, iso: str) -> None:
    assert stated(line) == ([(kind, iso)] if kind else [])
    assert is_dateline(line) == bool(kind)


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("03/04/2025", "", ""),
        ("03/04/2025", "en", ""),
        ("03/04/2025", "en-CA", ""),
        ("03/04/2025", "en-US", "2025-03-04"),
        ("03/04/2025", "en-GB", "2025-04-03"),
        ("03/04/2025", "fr", "2025-04-03"),
        ("03.04.2025", "en-US", "2025-04-03"),
        ("13/04/2025", "en-US", "2025-04-13"),
        ("04/13/2025", "fr", "2025-04-13"),
        ("04/04/2025", "", "2025-04-04"),
        ("3/4/25", "en-US", ""),
        ("2025/03/04", "", "2025-03-04"),
        ("30/02/2025", "fr", ""),
    ],
)
def test_a_date_that_can_be_read_two_ways_is_not_guessed(text: str, language: str, iso: str) -> None:
    assert day_named(text, language) == iso


def test_a_label_and_its_date_may_be_two_blocks() -> None:
    assert stated("Terms", "Effective date:", "1 May 2025", "3 June 2025") == [("effective", "2025-05-01")]


def test_a_dateline_is_found_in_a_longer_block() -> None:
    line = "Terms of Use Last updated: 3 May 2025. Please read them. They may train AI."
    assert stated(line) == [("updated", "2025-05-03")]
    assert undated("Terms of Use Last updated: 3 May 2025 Please read them.") == "Terms of Use | Please read them."


def test_of_several_dates_the_last_counts() -> None:
    dates = stated_dates(version("2012年7月20日制定", "2025年3月3日改定", "2020年1月1日改定"))
    assert latest(dates, DateKind.UPDATED) == "2025-03-03"
    assert not latest(dates, DateKind.EFFECTIVE)


def test_a_stated_date_keeps_its_words() -> None:
    (date,) = stated_dates(version("Terms — Effective: 1  May 2025"))
    assert date == StatedDate(DateKind.EFFECTIVE, "2025-05-01", "Effective: 1 May 2025")


_PHRASES = (
    "ago|fa|geleden|yesterday|today|just now|this week|this month|last year|il y a|vor|hace|há|hier|gestern|heute|ayer|hoy|ieri"
    "|oggi|ontem|hoje|gisteren|vandaag|前|전|令和|2025|1.2.3|may|shall|facts|wagon|31-12-99|12.5|20２５"
    "|٣.٤.٥|yeſterday|last wee\u212a|İerİ|gıorno|éago|“ago”|más"
).split("|")


@given(st.lists(st.sampled_from((*_PHRASES, *map(str.upper, _PHRASES), *" ,.-_'(\n"))).map("".join))
def test_the_quick_look_for_a_date_misses_none(text: str) -> None:
    assert _may_date(text) == (_ANY_DATE.search(text) is not None)


@given(st.text())
def test_no_text_is_too_odd_to_hold_a_date(text: str) -> None:
    for line in (text, f"Last updated: {text} 2025", f"{text} 3/4/2025"):
        assert isinstance(undated(line), str)
        stated(line)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "line",
    [
        "last updated " * 80_000 + "2025",
        "2025 " * 200_000,
        "© 2025 " + "a " * 400_000,
        "Last updated: 2025/" + "1" * 900,
        "this the " * 100,
    ],
)
def test_a_hostile_line_is_read_at_once(line: str) -> None:
    stated(line)
    assert not is_dateline(f"{line} 2025")
