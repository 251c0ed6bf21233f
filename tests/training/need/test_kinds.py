# SPDX-License-Identifier: EUPL-1.2
"""Kinds of training, days and hours as lists of others write them."""

from datetime import date

import pytest

from praja.duties.training.domain.jp import BASIS
from praja.duties.training.domain.kinds import _NAMES, day_of, hours_of, kind_of


def test_there_are_twenty_five_kinds_and_the_table_knows_each():
    assert len(BASIS) == 25
    assert set(_NAMES) == set(BASIS)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Diklat Struktural", "structural"),
        ("PELATIHAN TEKNIS", "technical"),
        ("Seminar/Konferensi/Sarasehan", "seminar"),
        ("Workshop atau Lokakarya", "workshop"),
        ("Pertukaran Antara PNS Dengan Pegawai Swasta/BUMN/BUMD", "exchange"),
        ("Belajar Mandiri (Self Development)", "self_study"),
        ("Komunitas Belajar (Community of Practices)", "community"),
        ("Patok Banding (Benchmarking)", "benchmarking"),
        ("Detasering (Secondment)", "secondment"),
        ("E-learning", "elearning"),
        ("8", "guidance"),
        ("self_study", "self_study"),
        ("Rapat", None),
        ("77", None),
        ("", None),
    ],
)
def test_a_kind_is_known_by_its_name_or_number(text, form):
    assert kind_of(text) == form


def test_days_and_hours():
    assert [day_of(text) for text in ("31-12-2025", "2025-12-31", "31/12/2025", "31-13-2025", "")] == [
        date(2025, 12, 31),
        date(2025, 12, 31),
        date(2025, 12, 31),
        None,
        None,
    ]
    assert [hours_of(text) for text in ("20", "20 JP", "20,0", "7,5", "")] == [20, 20, 20, None, None]
