# SPDX-License-Identifier: EUPL-1.2
"""Rows to work on, laid ready by the same plays that fill the demo town: what came in during the last days and waits."""

from collections.abc import Callable, Mapping

from praja.config.practice.material.classes import lay_class
from praja.config.practice.material.contests import lay_contest
from praja.config.practice.material.ground import Ground, town_of_tables
from praja.config.practice.material.inspection import lay_questions, lay_wrongdoing
from praja.config.practice.material.legal import lay_decrees
from praja.config.practice.material.money import lay_bills
from praja.config.practice.material.offices import lay_letters, lay_queue, lay_reports, lay_requests

__all__ = ["MATERIAL", "Ground", "town_of_tables"]

MATERIAL: Mapping[str, Callable[[Ground], None]] = {
    "laporan": lay_reports,
    "permohonan": lay_requests,
    "surat": lay_letters,
    "antrean": lay_queue,
    "tagihan": lay_bills,
    "produk-hukum": lay_decrees,
    "pelanggaran": lay_wrongdoing,
    "silang": lay_questions,
    "kelas": lay_class,
    "lomba": lay_contest,
}
"""What a course names as its material."""
