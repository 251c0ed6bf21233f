# SPDX-License-Identifier: EUPL-1.2
"""However events come, figures and search of innovations end as a rebuild would have them."""

from datetime import timedelta

from innovation.conftest import Lab
from innovation.index.cast import NOW, applied, check, tell
from praja.duties.innovation.operations.path import display, facts_of, stop
from praja.duties.innovation.operations.path.starting import change_facts
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.search.models import SearchDocument
from praja.kernel.search.operations import rebuild_index, refresh_index

LATER = NOW + timedelta(days=2)


def _settle() -> None:
    while deliver_due(at=LATER, limit=500) or refresh_dirty(at=LATER) or refresh_index(at=LATER):
        pass


def _facts() -> list[tuple[object, ...]]:
    rows = Fact.objects.filter(measure__startswith="innovation.")
    return sorted(rows.values_list("measure", "unit_id", "day", "numerator", "denominator"))


def _documents() -> list[tuple[object, ...]]:
    rows = SearchDocument.objects.filter(kind="innovation")
    return sorted(rows.values_list("object_id", "title", "url"))


def test_figures_equal_their_rebuild(lab: Lab) -> None:
    applied(lab)
    _settle()
    check(lab, tell(lab, "35", 3), accepted=False)
    tell(lab, "16", 2)
    _settle()
    kept = _facts()

    rebuild(at=LATER)

    assert [one[3:] for one in kept] == [(1, 1), (6, 111)]
    assert kept == _facts()
    stop(case=lab.case(), learned="Tidak diteruskan.", actor=lab.leader, at=LATER, seen_version=None)
    _settle()
    assert _facts() == []


def test_search_equals_its_rebuild(lab: Lab) -> None:
    row = applied(lab)
    _settle()
    assert _documents() == []
    display(case=lab.case(), actor=lab.actor(lab.curator, NOW), at=NOW, seen_version=None)
    _settle()
    change_facts(
        innovation=row,
        facts=facts_of(row).__class__(**{**_said(row), "affair": "Perhubungan"}),
        actor=lab.leader,
        at=LATER,
    )
    _settle()
    kept = _documents()

    rebuild_index(at=LATER)

    assert len(kept) == 1
    assert kept == _documents()


def _said(row: object) -> dict[str, object]:
    held = facts_of(row)  # type: ignore[arg-type]
    return {name: getattr(held, name) for name in held.__slots__}
