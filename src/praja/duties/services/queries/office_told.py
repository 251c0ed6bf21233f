# SPDX-License-Identifier: EUPL-1.2
"""What each event of an application is called when officers read it, and in which role somebody takes it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.enums import CollectedBy, Issuer, NoticeOutcome, RefusalReason
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.rules import OFFICE_ROLES
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.queries.stories import Telling
from praja.lib.moments import describe_moment

Payload = Mapping[str, Any]


def _refused(payload: Payload) -> str:
    return _("Refused: %(reason)s") % {"reason": RefusalReason(payload["reason"]).label}


def _proposed(payload: Payload) -> str:
    return _("Proposed to refuse: %(reason)s") % {"reason": RefusalReason(payload["reason"]).label}


def _planned(payload: Payload) -> str:
    moment = datetime.fromisoformat(payload["planned_for"])
    return _("The visit is planned for %(moment)s") % {"moment": describe_moment(moment)}


def _visited(payload: Payload) -> str:
    return _("The place was visited: in order") if payload["in_order"] else _("The place was visited: not in order")


def _recommended(payload: Payload) -> str:
    words = _("%(unit)s recommends it") if payload["in_favour"] else _("%(unit)s does not recommend it")
    return words % {"unit": units.current().name(payload["unit"])}


def _paid(payload: Payload) -> str:
    amount = f"{payload['amount']:,}".replace(",", ".")
    return _("Paid: Rp%(amount)s, receipt %(receipt)s") % {"amount": amount, "receipt": payload["receipt"]}


def _noticed(payload: Payload) -> str:
    outcome = NoticeOutcome(payload["outcome"]).label
    return _("A payment service told of money that does not fit: %(outcome)s") % {"outcome": outcome}


def _handed(payload: Payload) -> str:
    return _("Handed over to: %(who)s") % {"who": CollectedBy(payload["to"]).label}


def _elsewhere(payload: Payload) -> str:
    day = describe_moment(date.fromisoformat(payload["filed_on"]), "day")
    return _("Applied for in %(system)s on %(day)s") % {"system": Issuer(payload["system"]).label, "day": day}


def _missed(payload: Payload) -> str:
    label = APPLICATION.by_clock[payload["clock"]].label
    return _("The clock “%(clock)s” passed its date; the head was told") % {"clock": label}


TOLD: dict[str, Callable[[Payload], str]] = {
    "services.filed": lambda _payload: _("Applied"),
    "services.completion_asked": lambda _payload: _("Asked for what is missing"),
    "services.completed": lambda _payload: _("What was missing was sent"),
    "services.check_passed": lambda _payload: _("Checked: everything is in order"),
    "services.refusal_proposed": _proposed,
    "services.reference_confirmed": lambda _payload: _("The head of the neighbourhood confirmed it"),
    "services.reference_denied": lambda payload: (
        _("The head of the neighbourhood asks the applicant to come by first")
        if payload["come_first"]
        else _("The head of the neighbourhood does not know the applicant")
    ),
    "services.reference_asked_again": lambda _payload: _("The head of the neighbourhood was asked again"),
    "services.reference_verified": lambda _payload: _("Verified instead of the neighbourhood"),
    "services.reference_shown": lambda _payload: _("The reference of the neighbourhood was shown on paper"),
    "services.visit_planned": _planned,
    "services.visited": _visited,
    "services.recommended": _recommended,
    "services.payment_shown": lambda _payload: _("A proof of payment was sent"),
    "services.paid": _paid,
    "services.payment_noticed": _noticed,
    "services.payment_notice_examined": lambda _payload: _("A notice of the payment service was examined"),
    "services.fee_waived": lambda _payload: _("The fee was waived"),
    "services.approved": lambda _payload: _("Approved"),
    "services.returned_for_check": lambda _payload: _("Given back to be checked again"),
    "services.refused": _refused,
    "services.product_issued": lambda _payload: _("The product was signed; the applicant can download it"),
    "services.handed_over": _handed,
    "services.withdrawn": lambda _payload: _("The applicant withdrew it"),
    "services.lapsed": lambda _payload: _("Ended: what was asked for did not come in time"),
    "services.filed_elsewhere": _elsewhere,
    "services.issued_elsewhere": lambda payload: (
        _("Issued there on %(day)s") % {"day": describe_moment(date.fromisoformat(payload["issued_on"]), "day")}
    ),
    "services.refused_elsewhere": lambda _payload: _("Refused by the other system"),
    "services.rated": lambda payload: _("The applicant gave %(stars)d of 5 stars") % {"stars": payload["stars"]},
    "procedures.deadline_missed": _missed,
    "procedures.clocks_moved": lambda payload: _("The clocks were moved: %(reason)s") % {"reason": payload["reason"]},
}
"""Event to its sentence."""

BY_ROLE = {
    Role.OFFICER: (
        *("completion_asked", "check_passed", "refusal_proposed", "visit_planned", "visited"),
        *("filed_elsewhere", "issued_elsewhere", "refused_elsewhere"),
    ),
    Role.HEAD: ("approved", "returned_for_check", "refused", "fee_waived", "reference_verified"),
    Role.TREASURER: ("paid", "payment_notice_examined"),
}


def role_in(name: str) -> Role | None:
    """The role in which officers take this act; None where several may."""
    short = name.removeprefix("services.")
    return next((role for role, names in BY_ROLE.items() if short in names), None)


TELLING = Telling(
    told=TOLD,
    roles=OFFICE_ROLES,
    outsider=gettext_lazy("Applicant"),
    role_in=role_in,
    internal=frozenset(
        {
            "services.refusal_proposed",
            "services.returned_for_check",
            "services.payment_noticed",
            "services.payment_notice_examined",
        }
    ),
    outside=frozenset(
        {"services.filed", "services.completed", "services.payment_shown", "services.withdrawn", "services.rated"}
    ),
)

TOLD_AT_COUNTER = replace(
    TELLING,
    told={**TOLD, "services.filed": lambda _payload: _("Taken in at the counter for the applicant")},
    outside=TELLING.outside - {"services.filed"},
)
"""The same of what an officer filled in for somebody: it says who that was."""
