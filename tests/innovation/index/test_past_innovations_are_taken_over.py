# SPDX-License-Identifier: EUPL-1.2
"""A list of past innovations is taken over line by line, once, by the organisation bureau."""

from datetime import date

import pytest

from innovation.conftest import Lab
from innovation.index.cast import NOW
from praja.duties.innovation.attestation.path import innovations_match_their_events
from praja.duties.innovation.domain.index.lines import FORMS, LEGAL, SERVICES, day_in, meant
from praja.duties.innovation.enums import PathState, TeamFunction
from praja.duties.innovation.errors.index import NotYourIndex
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.index.past import PAST, import_past
from praja.duties.innovation.operations.path import join_team
from praja.duties.innovation.queries.index.live import standing_of
from praja.lib.imports import Report, read_csv

HEAD = "Nama inovasi;Perangkat daerah;Waktu penerapan;Waktu uji coba;Bentuk;Yandas;Dasar hukum;Rancang bangun;NIP"


def _taken(lab: Lab, *lines: str) -> Report:
    table = "\n".join((HEAD, *lines)).encode()
    return import_past(lines=read_csv(table, PAST).lines, actor=lab.actor(lab.curator, NOW), at=NOW)


def test_a_list_is_taken_over_once_and_counts_in_the_index(lab: Lab) -> None:
    unit, words = lab.staff.bridges.name, " ".join(["kata"] * 300)
    line = f"Antar Obat ke Rumah;{unit};1-9-2024;2024-03-01;Pelayanan Publik;Kesehatan;Perwal 5/2024;{words};"

    first, again = _taken(lab, line), _taken(lab, line)

    assert (first.created, again.created, again.unchanged) == (1, 0, 1)
    row = Innovation.objects.select_related("case").get(case__subject="Antar Obat ke Rumah")
    assert (row.case.state, row.applied_on, row.legal_form) == (PathState.APPLIED, date(2024, 9, 1), "regulation")
    assert [one.title for one in standing_of(2026).sent] == ["Antar Obat ke Rumah"]
    leader, curator = lab.staff.worker.person, lab.actor(lab.curator, NOW)
    join_team(innovation=row, person=leader, function=TeamFunction.LEADER, actor=curator, at=NOW)
    assert row.team.get().person == leader
    assert list(innovations_match_their_events()) == []
    Innovation.objects.filter(pk=row.pk).update(applied_on=date(2025, 9, 1))
    assert list(innovations_match_their_events())


def test_a_bad_line_is_told_and_stops_no_other(lab: Lab) -> None:
    unit = lab.staff.bridges.code
    report = _taken(
        lab,
        f"Inovasi Satu;{unit};kapan-kapan;;;;;;",
        "Inovasi Dua;Dinas Bulan;1-9-2024;;;;;;",
        f"Inovasi Tiga;{unit};1-9-2024;1-10-2024;;;;;",
        f"Inovasi Empat;{unit};1-9-2027;;;;;;",
        f"Inovasi Lima;{unit};1-9-2024;;;;;;123",
        f"Inovasi Enam;{unit};1-9-2024;;;;;;",
    )

    assert [one.field for one in report.refused] == ["applied_on", "unit", "trial_from", "applied_on", "nip"]
    assert report.created == 1


def test_nobody_else_takes_a_list_over(lab: Lab) -> None:
    with pytest.raises(NotYourIndex):
        import_past(lines=[], actor=lab.leader, at=NOW)


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("Peraturan Daerah No. 3 Tahun 2024", LEGAL, "bylaw"),
        ("Peraturan Bupati 3/2024", LEGAL, "regulation"),
        ("SK Bupati 188/2024", LEGAL, "decree"),
        ("Keputusan Kepala Dinas 4/2024", LEGAL, "unit_decree"),
        ("", LEGAL, ""),
        ("Tata Kelola Pemerintahan", FORMS, "governance"),
        ("Urusan Kesehatan", SERVICES, "health"),
        ("Perikanan", SERVICES, ""),
    ],
)
def test_words_of_lists_are_read_as_what_they_mean(text: str, words: dict[str, str], meaning: str) -> None:
    assert meant(text, words) == meaning


@pytest.mark.parametrize("text", ["2024", "31-2-2024", "", "besok"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_in(text) is None
