# SPDX-License-Identifier: EUPL-1.2
"""However many innovations a list brings, one thing waits on the desk: what is still to be completed of them."""

from collections.abc import Iterator

import pytest

from innovation.conftest import Lab
from innovation.index.cast import NOW
from officers import signed_in
from praja.duties.innovation.domain.index.eligibility import Missing
from praja.duties.innovation.enums import TeamFunction
from praja.duties.innovation.errors.index import NotYourIndex
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.index.completing import KIND, end_completion
from praja.duties.innovation.operations.index.past import PAST, import_past
from praja.duties.innovation.operations.path import develop, join_team
from praja.duties.innovation.queries.index.incomplete import Lack, incomplete_of
from praja.duties.innovation.queries.index.live import standing_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.work.models import WorkItem
from praja.kernel.work.queries import open_items
from praja.lib.clock import frozen
from praja.lib.imports import Report, read_csv

HEAD = "Nama inovasi;Perangkat daerah;Waktu penerapan;Urusan utama;NIP"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with frozen(NOW):
        yield


def _taken(lab: Lab, *titles: str) -> Report:
    lines = [f"{title};{lab.staff.bridges.code};1-9-2024;;" for title in titles]
    table = "\n".join((HEAD, *lines)).encode()
    return import_past(lines=read_csv(table, PAST).lines, actor=lab.actor(lab.curator, NOW), at=NOW)


def _waiting(lab: Lab) -> list[str]:
    return list(open_items(lab.actor(lab.curator, NOW)).values_list("kind", flat=True))


def test_many_innovations_are_one_thing_on_the_desk_that_leads_to_what_is_missing(lab: Lab) -> None:
    before = _waiting(lab)

    _taken(lab, "Inovasi Satu", "Inovasi Dua", "Inovasi Tiga")

    assert [kind for kind in _waiting(lab) if kind not in before] == [KIND]
    item = WorkItem.objects.get(kind=KIND)
    page = signed_in(lab.curator).get(item.url).content.decode()
    assert all(title in page for title in ("Inovasi Satu", "Inovasi Dua", "Inovasi Tiga"))
    assert "nobody leads it" in page
    assert "0 of 300 words" in page


def test_a_second_list_lets_one_thing_wait_and_the_same_list_none(lab: Lab) -> None:
    _taken(lab, "Inovasi Satu")
    _taken(lab, "Inovasi Dua")
    assert WorkItem.objects.filter(kind=KIND, closed_at=None).count() == 1
    assert end_completion(actor=lab.actor(lab.curator, NOW), at=NOW)

    _taken(lab, "Inovasi Satu", "Inovasi Dua")

    assert not WorkItem.objects.filter(kind=KIND, closed_at=None).exists()


def test_the_bureau_takes_it_off_its_desk_and_nobody_else_does(lab: Lab) -> None:
    _taken(lab, "Inovasi Satu")
    with pytest.raises(NotYourIndex):
        end_completion(actor=lab.leader, at=NOW)

    answer = signed_in(lab.curator).post("/inovasi/iid/lengkapi/selesai/")

    assert answer.status_code == 302
    assert KIND not in _waiting(lab)
    told = LedgerEvent.objects.filter(name="innovation.past_completed")
    assert told.count() == 1
    assert not end_completion(actor=lab.actor(lab.curator, NOW), at=NOW)
    assert told.count() == 1


def test_each_one_says_what_it_lacks_and_leads_to_what_is_done_first(lab: Lab) -> None:
    _taken(lab, "Inovasi Satu")
    row = Innovation.objects.get(case__subject="Inovasi Satu")

    (found,) = incomplete_of(2026)

    assert (found.id, found.lacks, found.answers) == (row.pk, tuple(Lack), 5)
    page = signed_in(lab.curator).get("/inovasi/iid/lengkapi/").content.decode()
    assert f"/inovasi/karya/{row.case.code}/tim/" in page


def test_an_innovation_of_the_path_still_waits_to_be_shown(lab: Lab) -> None:
    lab.walk_to("applied")

    assert "innovation.show" in _waiting(lab)


def test_a_development_after_the_window_does_not_take_away_the_one_within_it(lab: Lab) -> None:
    line = f"Inovasi Lama;{lab.staff.bridges.code};1-9-2020;1-6-2024"
    table = f"Nama inovasi;Perangkat daerah;Waktu penerapan;Waktu pengembangan\n{line}".encode()
    curator = lab.actor(lab.curator, NOW)
    import_past(lines=read_csv(table, PAST).lines, actor=curator, at=NOW)
    row = Innovation.objects.select_related("case").get(case__subject="Inovasi Lama")
    leader = lab.staff.worker.person
    join_team(innovation=row, person=leader, function=TeamFunction.LEADER, actor=curator, at=NOW)

    develop(
        case=row.case, developed_on=NOW.date(), words="Diperluas lagi.", actor=lab.leader, at=NOW, seen_version=None
    )

    (entrant,) = standing_of(2026).entrants
    assert entrant.missing == (Missing.WORDS,)
