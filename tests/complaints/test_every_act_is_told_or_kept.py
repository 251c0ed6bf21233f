# SPDX-License-Identifier: EUPL-1.2
"""Nothing that can happen to a report is forgotten by the words for residents: it is told, or it is kept on purpose."""

from datetime import UTC, datetime

import pytest

from praja.duties.complaints import events
from praja.duties.complaints.procedure import COMPLAINT, REPORT_ON_WRONGDOING
from praja.duties.complaints.queries.said import Said
from praja.duties.complaints.queries.standing import standing_of, word_in_public
from praja.duties.complaints.queries.wording import WRITING, sentence_of
from praja.kernel.ledger.queries import HistoryRow
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case

NOW = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
KEPT = {
    "complaints.admitted",
    "complaints.answer_reviewed",
    "complaints.destination_saved",
    "complaints.finding_withdrawn",
    "complaints.finding_written",
    "complaints.lapor_linked",
    "complaints.lapor_reconciled",
    "complaints.noted",
    "complaints.sample_drawn",
    "complaints.template_saved",
    "complaints.topic_saved",
    "complaints.went_along",
    "complaints.wrongdoing_seen",
}
"""What officers do among themselves, and bookkeeping that changes nothing for a reporter."""

PAYLOAD = {
    "kind": "done",
    "promised_for": "2026-02-02",
    "reason": "too_general",
    "to_unit": 0,
    "lead_unit": 0,
    "followers": 2,
    "stars": 3,
    "into": 1,
}


def names() -> set[str]:
    found = (getattr(thing, "name", "") for thing in vars(events).values() if isinstance(thing, type))
    return {name for name in found if isinstance(name, str) and name.startswith("complaints.")}


def row(name: str) -> HistoryRow:
    return HistoryRow(1, 1, name, NOW, "employee", "1", PAYLOAD, {})


@pytest.mark.django_db
def test_every_event_is_told_to_the_reporter_or_kept_on_purpose() -> None:
    told = {name for name in names() if sentence_of(row(name), Said(is_reporter=True))}

    assert len(names()) > 40
    assert names() - told - WRITING == KEPT


@pytest.mark.django_db
def test_the_public_hears_of_no_rating() -> None:
    assert sentence_of(row("complaints.rated"), Said()) is None


@pytest.mark.parametrize("procedure", [COMPLAINT, REPORT_ON_WRONGDOING], ids=lambda procedure: procedure.name)
@pytest.mark.parametrize("is_reporter", [True, False])
def test_every_state_has_its_heading(procedure, is_reporter: bool) -> None:  # type: ignore[no-untyped-def]
    for state in procedure.states:
        case = Case(
            procedure=procedure.name,
            procedure_version=1,
            state=state.name,
            lead_unit=Unit(name="Dinas Pekerjaan Umum"),
            closed_at=NOW if state.final else None,
        )
        standing = standing_of(case, [], is_reporter=is_reporter, at=NOW)

        assert standing.heading
        assert str(standing.word)
        assert "you" not in str(word_in_public(case)).split()
