# SPDX-License-Identifier: EUPL-1.2
"""Every row of the index is held against what was recorded of it."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from innovation.conftest import Lab
from innovation.index.cast import NOW, YEAR, applied, check, paper, region, tell
from praja.duties.innovation.attestation.index import (
    answers_of_innovations_match_their_events,
    years_match_their_events,
)
from praja.duties.innovation.models import FormDetail, IndexSeal, Maturity, RegionAnswer, Sending
from praja.duties.innovation.operations.index import carry_region, seal_index, tell_form_detail, tell_sent
from praja.duties.innovation.operations.index.sealing import tell_proposal_sent
from praja.kernel.documents.models import Attachment


def _seal_edited() -> object:
    seal = IndexSeal.objects.get()
    return IndexSeal.objects.update(sheet={**seal.sheet, "predicate": "Sangat Inovatif"})


TAMPERINGS: dict[str, Callable[[], object]] = {
    "a parameter": lambda: Maturity.objects.filter(question="16").update(parameter=3),
    "a way": lambda: Maturity.objects.filter(question="16").update(way="17"),
    "a reason": lambda: Maturity.objects.filter(question="16").update(reason="Lain."),
    "a file of evidence": lambda: Attachment.objects.filter(object_kind="innovation.maturity").delete(),
    "a finding": lambda: Maturity.objects.filter(question="35").update(verdict="accepted"),
    "why it was found so": lambda: Maturity.objects.filter(question="35").update(why="Lain."),
    "a mission": lambda: FormDetail.objects.update(mission=8),
    "a value of the region": lambda: RegionAnswer.objects.filter(question="4").update(value=9),
    "a parameter of the region": lambda: RegionAnswer.objects.filter(question="8").update(parameter=3),
    "the mark of what was taken over": lambda: RegionAnswer.objects.filter(year=2027).update(basis="told"),
    "a sealed year": _seal_edited,
    "a receipt": lambda: Sending.objects.filter(receiver="iid").update(receipt="1/2026"),
    "a receipt of a proposal": lambda: Sending.objects.filter(receiver="kipp").delete(),
}


@pytest.fixture
def answered(lab: Lab) -> None:
    """Every kind of row once."""
    row, curator = applied(lab), lab.actor(lab.curator, NOW)
    check(lab, tell(lab, "16", 2, files=(paper(lab),)))
    check(lab, tell(lab, "35", 3), accepted=False)
    tell_form_detail(innovation=row, mission=2, cluster="", actor=lab.leader, at=NOW)
    region(lab, "4", value=Decimal(5))
    region(lab, "8", parameter=2)
    carry_region(year=YEAR + 1, actor=curator, at=NOW)
    seal = seal_index(year=YEAR, actor=curator, at=NOW)
    tell_sent(seal=seal, receipt="400/12", sent_on=NOW.date(), actor=curator, at=NOW)
    tell_proposal_sent(innovation=row, edition="kipp_2021", receipt="P-7", sent_on=NOW.date(), actor=curator, at=NOW)


def _findings() -> list[object]:
    return [*answers_of_innovations_match_their_events(), *years_match_their_events()]


@pytest.mark.usefixtures("answered")
def test_what_was_written_by_the_operations_is_in_order() -> None:
    assert _findings() == []


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("what", TAMPERINGS)
def test_whoever_writes_past_the_operations_is_named(what: str) -> None:
    TAMPERINGS[what]()

    assert _findings()
