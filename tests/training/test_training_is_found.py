# SPDX-License-Identifier: EUPL-1.2
"""Everybody in the office finds programmes and open modules by their words; nobody outside does."""

from praja.duties.training.operations.classes import ProgrammeWish, list_programme
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.people.queries import actor_of
from praja.kernel.search.models import SearchDocument
from praja.kernel.search.operations import rebuild_index, refresh_index
from praja.kernel.search.queries import search, tokens_of
from praja.lib.actors import NOBODY, Actor
from training.conftest import STARTED, College


def found(text: str, actor: Actor) -> list[tuple[str, str]]:
    return [(row.kind, row.url) for row in search(text, tokens=tokens_of(actor)).found]


def settle() -> None:
    while deliver_due(at=STARTED, limit=500):
        pass
    while refresh_index(at=STARTED):
        pass


def test_a_programme_is_found_by_what_it_teaches(college: College):
    settle()
    worker = actor_of(college.staff.worker, STARTED)

    assert found("praktik baik", worker) == [("programme", "/diklat/program/PEL-PRIMA/")]
    assert found("standar pelayanan", worker) == [("programme", "/diklat/program/PEL-PRIMA/")]
    assert found("praktik baik", NOBODY) == []


def test_what_is_offered_no_more_is_not_found(college: College):
    row, keeper = college.programme, actor_of(college.keeper, STARTED)
    said = {name: getattr(row, name) for name in ("code", "title", "form", "aim", "audience")}
    wish = ProgrammeWish(**said, is_offered=False)
    list_programme(wish=wish, unit=row.unit, actor=keeper, at=STARTED, programme=row)
    settle()

    assert found("praktik baik", actor_of(college.staff.worker, STARTED)) == []


def test_the_index_equals_its_rebuild(college: College):
    settle()
    kept = set(SearchDocument.objects.filter(kind="programme").values_list("object_id", "title", "url"))

    rebuild_index(at=STARTED)

    assert kept
    assert kept == set(SearchDocument.objects.filter(kind="programme").values_list("object_id", "title", "url"))
