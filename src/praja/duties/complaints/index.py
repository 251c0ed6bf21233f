# SPDX-License-Identifier: EUPL-1.2
"""What search finds of complaints. Never the reporter's name; the public finds only what everybody may read.

The words of report and published answers are found. Drafts, internal notes and reviews never are, and no report on
wrongdoing: that is another procedure, and nothing of it enters an index that heads and coordinators search.
"""

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.rules import OFFICE_ROLES
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.search.declarations import PUBLIC, IndexRow, facets, index_source

SUPPORTING_ROLES = (Role.LIAISON, Role.HEAD)

OFFICE_KIND, PUBLIC_KIND = "complaint", "public_complaint"
"""Two kinds: an officer's find opens the case, everybody's find opens what is published of it."""

DIRTY_ON = (
    "complaints.filed",
    "complaints.arrived",
    "complaints.admitted",
    "complaints.reworded",
    "complaints.forwarded",
    "complaints.redirected",
    "complaints.joined",
    "complaints.separated",
    "complaints.went_along",
    "complaints.answered",
    "complaints.promised",
    "complaints.referred",
    "complaints.answer_taken_over",
    "complaints.answered_jointly",
    "complaints.promised_jointly",
    "complaints.replied",
    "complaints.archived",
    "complaints.discarded",
    "procedures.support_asked",
)
"""What changes words, subject, unit or publicity of a report."""


def complaint_ids() -> Iterator[int]:
    """Every complaint, for a rebuild; no report on wrongdoing."""
    yield from _complaints().order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@index_source(OFFICE_KIND, dirty_on=DIRTY_ON, subject_kind="case", all_ids=complaint_ids, label=_("Reports"))
def office_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Reports with answers, for those who hold an office role over the lead unit or a unit that was asked to help."""
    rows = _complaints().filter(pk__in=ids).select_related("case")
    for complaint in rows.prefetch_related("answers", "case__supporting_units"):
        url = reverse("complaints:case", args=[complaint.case.code])
        yield _row(complaint, OFFICE_KIND, url, _offices(complaint.case))


@index_source(PUBLIC_KIND, dirty_on=DIRTY_ON, subject_kind="case", all_ids=complaint_ids, label=_("Reports"))
def public_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Published reports with answers, for everybody."""
    rows = _complaints().filter(pk__in=ids, case__is_public=True, secret=False).select_related("case")
    for complaint in rows.prefetch_related("answers"):
        url = reverse("complaints:published_case", args=[complaint.case.code])
        yield _row(complaint, PUBLIC_KIND, url, frozenset({PUBLIC}))


def _complaints() -> QuerySet[Complaint]:
    return Complaint.objects.filter(case__procedure=PROCEDURE)


def _row(complaint: Complaint, kind: str, url: str, audience: frozenset[str]) -> IndexRow:
    answers = sorted(complaint.answers.all(), key=lambda answer: answer.number)
    body = "\n".join([complaint.text, *(answer.text for answer in answers)])
    case = complaint.case
    narrowed = facets(unit_id=case.lead_unit_id, at=case.filed_at)
    return IndexRow(kind, complaint.pk, case.subject, body, url, case.filed_at, audience, narrowed)


def _offices(case: Case) -> frozenset[str]:
    """Tokens of roles, as the rule for reading in the office has them: own cases, and those one was asked to help with."""
    lead = {f"role:{role}:{case.lead_unit_id}" for role in OFFICE_ROLES}
    helping = {f"role:{role}:{row.unit_id}" for row in case.supporting_units.all() for role in SUPPORTING_ROLES}
    return frozenset(lead | helping)
