# SPDX-License-Identifier: EUPL-1.2
"""The receipt on paper: one for every door, as things stood at filing, on an 80 mm roll or A5."""

from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.complaints.enums import WHISTLEBLOWING
from praja.duties.complaints.queries.first_answers import latest_first_answer
from praja.duties.complaints.queries.proofs import link_of, receipt_of
from praja.duties.complaints.queries.public import report_of
from praja.kernel.documents.gateways.receipts import Receipt, paper_named, render_receipt
from praja.kernel.law.queries import law_data, rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.enums import Priority
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import ClockStory, clocks_of
from praja.kernel.procedures.queries.explaining import counted_in_words, explanation
from praja.kernel.procedures.receipts import fingerprint_of
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.moments import describe_moment, local_zone


def receipt_response(case: Case, *, secret: str, paper: str, tells_subject: bool = True) -> HttpResponse:
    """The receipt of `case` as a PDF that no cache keeps; `paper` is "80mm" or "a5", anything else is A5.

    With `secret` it carries the reporter's own link, without it the public one. `tells_subject` only for whoever may know
    what the case is about.
    """
    with recalled(units, law_data):
        receipt = _receipt(case, secret, tells_subject)
        content = render_receipt(receipt, at=case.filed_at.replace(microsecond=0), paper=paper_named(paper))
    name = f"tanda-terima-{case.code}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _receipt(case: Case, secret: str, tells_subject: bool) -> Receipt:
    first = next(iter(clocks_of(case)), None)
    promised = _promised(case, first) if first else None
    return Receipt(
        government=settings.PRAJA_SITE_NAME,
        unit="",
        address="",
        subject=case.subject if tells_subject else str(procedure_of(case).label),
        code=show_code(case.code),
        secret_link=link_of(case, secret) if secret else "",
        track_link=_public_link(case),
        filed_at=describe_moment(case.filed_at),
        promised_on=describe_moment(promised, "due") if promised else "–",
        next_steps=_next_steps(case, first) if first else (),
        explanation=explanation(first) if first else (),
        priority=str(Priority(case.priority).label) if case.priority else "",
        digest=fingerprint_of(receipt_of(case, report_of(case))),
        check_url=f"{settings.PRAJA_BASE_URL}{reverse('ledger')}",
    )


def _promised(case: Case, first: ClockStory) -> datetime | None:
    """Until when there is an answer: the inspectorate's own date, of other reports after the check and the first answer."""
    return first.due_at if case.procedure == WHISTLEBLOWING else latest_first_answer(first)


def _public_link(case: Case) -> str:
    """Where anybody with the code reads how it stands; reports on wrongdoing have no such page."""
    if case.procedure == WHISTLEBLOWING:
        return ""
    return f"{settings.PRAJA_BASE_URL}{reverse('track_case', args=[case.code])}"


def _next_steps(case: Case, first: ClockStory) -> tuple[str, ...]:
    """The clocks that the promised date is made of, as they stood at filing, and how one hears of it."""
    day = describe_moment(first.due_at, "due") if first.due_at else "–"
    if case.procedure == WHISTLEBLOWING:
        return (
            _("Nobody but the inspectorate reads it. It tells you what it found by %(day)s.") % {"day": day},
            _("Open your secret link to read it and to write back."),
        )
    rule = rule_in_force("sp4n.first_follow_up", local_date(first.started_at, local_zone()))
    return (
        _("By %(day)s it is checked and passed on.") % {"day": day},
        _("The unit that must answer then has %(time)s.") % {"time": counted_in_words(rule.value, rule.unit)},
        _("Scan the code, or name your tracking code at any counter, to see where it stands."),
    )
