# SPDX-License-Identifier: EUPL-1.2
"""What waits on the desks of jurors."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.models.competitions import Competition, Stage
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_items, open_work
from praja.lib.wording import msgid

JUDGE = "innovation.judge"
LABEL = _("Judge the entries given to you")


def judging_url(competition: Competition) -> str:
    """Where a juror finds what was given to them."""
    return reverse("innovation:judging", args=[competition.case.code])


def ask_jurors(competition: Competition, stage: Stage, people: Iterable[int], due_at: datetime, at: datetime) -> None:
    """Let it wait for each juror of a stage, once. It stays until the stage is sealed or all their sheets are given."""
    people = list(people)
    for person in people:
        ask_no_more(competition, at, person_id=person)
    open_work(
        [
            WorkItem(
                case_id=competition.pk,
                duty="innovation",
                kind=JUDGE,
                subject=f"{competition.case.subject}, {stage.title}"[:200],
                url=judging_url(competition),
                holder_unit_id=competition.case.lead_unit_id,
                holder_role="",
                holder_person_id=person,
                state_label=msgid(LABEL),
                stays=True,
                opened_at=at,
                due_at=due_at,
            )
            for person in people
        ]
    )


def ask_no_more(competition: Competition, at: datetime, *, person_id: int | None = None) -> None:
    """Take it off the desks: of one juror, or of all."""
    rows = WorkItem.objects.filter(case_id=competition.pk, kind=JUDGE, closed_at=None)
    if person_id is not None:
        rows = rows.filter(holder_person_id=person_id)
    close_work_items(list(rows.values_list("pk", flat=True)), at=at)
