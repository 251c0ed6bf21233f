# SPDX-License-Identifier: EUPL-1.2
"""The receipt on paper: as things stood at filing, on an 80 mm roll or A5."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.services.domain import paths
from praja.duties.services.models import Application
from praja.duties.services.procedure.names import PROCESSING, REFERENCE
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.own import link_of, receipt_of
from praja.kernel.documents.gateways.receipts import Receipt, paper_named, render_receipt
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.enums import Priority
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import ClockStory, clock_when_filed, clocks_of
from praja.kernel.procedures.queries.explaining import explanation
from praja.kernel.procedures.receipts import fingerprint_of
from praja.lib.codes import show_code
from praja.lib.moments import describe_moment
from praja.lib.templatetags.charts import figure


def receipt_response(case: Case, *, secret: str, paper: str, tells_subject: bool = True) -> HttpResponse:
    """The receipt of `case` as a PDF that no cache keeps; `paper` is "80mm" or "a5", anything else is A5.

    With `secret` it carries the applicant's own link, without it the public one. `tells_subject` only for whoever may know
    what was applied for.
    """
    with recalled(units, law_data):
        receipt = _receipt(case, secret, tells_subject)
        content = render_receipt(receipt, at=case.filed_at.replace(microsecond=0), paper=paper_named(paper))
    name = f"tanda-terima-{case.code}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def promised_clock(case: Case) -> ClockStory | None:
    """The clock of the time that the standard promises."""
    return next((clock for clock in clocks_of(case) if clock.name == PROCESSING), None)


def _receipt(case: Case, secret: str, tells_subject: bool) -> Receipt:
    clock, application = clock_when_filed(case, PROCESSING), application_of(case)
    return Receipt(
        government=settings.PRAJA_SITE_NAME,
        unit=case.lead_unit.name,
        address="",
        subject=case.subject if tells_subject else str(procedure_of(case).label),
        code=show_code(case.code),
        secret_link=link_of(case, secret) if secret else "",
        track_link=f"{settings.PRAJA_BASE_URL}{reverse('track_case', args=[case.code])}",
        filed_at=describe_moment(case.filed_at),
        promised_label=_("Done by"),
        promised_on=_promised_on(clock, application),
        next_steps=tuple(_next_steps(application, tells_fee=tells_subject)),
        explanation=explanation(clock) if clock else (),
        priority=str(Priority(case.priority).label) if case.priority else "",
        digest=fingerprint_of(receipt_of(case, application)),
        check_url=f"{settings.PRAJA_BASE_URL}{reverse('ledger')}",
    )


def _promised_on(clock: ClockStory | None, application: Application) -> str:
    if clock is None:
        return "–"
    if clock.due_at is not None:
        return describe_moment(clock.due_at, "due")
    if _begins_at(application) == REFERENCE:
        return _("told once the head of your neighbourhood has answered")
    return _("told once you have paid")


def _next_steps(application: Application, *, tells_fee: bool) -> Iterator[str]:
    if _begins_at(application) == REFERENCE:
        yield _("The head of your neighbourhood is asked whether this is a resident there. You need not go there.")
    if application.fee and tells_fee:
        yield _("You are told when and how to pay Rp%(amount)s; until it is paid the time stands still.") % {
            "amount": figure(application.fee)
        }
    yield _("Scan the code, or name your tracking code at any counter, to see where it stands.")


def _begins_at(application: Application) -> str:
    return paths.first(application.version.path, fee=application.fee).state
