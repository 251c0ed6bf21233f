# SPDX-License-Identifier: EUPL-1.2
"""What each activity of an operating procedure is called, what it takes, what comes out, and what else is to be known of it.

All of it is what the platform does at that stage, or what the standard says; nothing is made up for a unit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from praja.duties.services.domain import paths, sop
from praja.duties.services.domain.sop import Activity
from praja.duties.services.enums import Component
from praja.duties.services.models import StandardVersion
from praja.duties.services.queries.words import fee_words, issuer_words


@dataclass(frozen=True, slots=True)
class Said:
    """An activity in words: what is done, completeness (what it takes), output, and notes."""

    what: str
    needs: tuple[str, ...] = ()
    output: str = ""
    notes: tuple[str, ...] = ()


Words = Callable[[StandardVersion, str], Said]


def said_of_activity(activity: Activity, version: StandardVersion, figure: str) -> Said:
    """The words of one activity; `figure` is its figure of law in words, or empty."""
    return _SAID[activity.key](version, figure)


def _apply(version: StandardVersion, _figure: str) -> Said:
    papers = [str(one["label"]) for one in version.requirements]
    asked = [_("Answers to the questions of the form")] if version.questions_id or version.form_id else []
    return Said(
        _("Applies, answers the questions and hands in the papers"),
        needs=(*papers, *asked),
        output=_("Application"),
        notes=(_("Online, or at the counter."),),
    )


def _receive(_version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Receives the application and gives a receipt"),
        needs=(_("Application"),),
        output=_("Receipt with tracking code and promised date"),
        notes=(_("Online the system does it by itself."),),
    )


def _reference(_version: StandardVersion, figure: str) -> Said:
    late = _(
        "Without an answer in %(time)s the head of the unit may verify it, or the applicant shows the signed paper."
    )
    return Said(
        _("Confirms that the applicant lives in the neighbourhood"),
        needs=(_("Name, address and purpose, by a one-time link"),),
        output=_("Confirmation of the neighbourhood"),
        notes=(_("The promised time stands still."), *([late % {"time": figure}] if figure else [])),
    )


def _check(_version: StandardVersion, figure: str) -> Said:
    back = _("If something is missing, the applicant is told what; the promised time stands still.")
    given = _("The applicant has %(time)s to send it.")
    return Said(
        _("Checks whether everything is there and right"),
        needs=(_("Application"), _("Papers")),
        output=_("Checked application"),
        notes=(back, *([given % {"time": figure}] if figure else [])),
    )


def _visit(_version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Visits the place and writes down what was found"),
        needs=(_("Application"), _("Appointment with the applicant")),
        output=_("Findings of the visit"),
        notes=(_("The applicant is told when somebody comes."),),
    )


def _recommendation(_version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Says whether it recommends it"),
        needs=(_("Application"),),
        output=_("Recommendation"),
        notes=(_("It goes on whatever the recommendation says; the head of the unit decides."),),
    )


def _pay(version: StandardVersion, figure: str) -> Said:
    return Said(
        _("Pays the fee"),
        needs=(_("Payment reference"), fee_words(version)),
        output=_("Proof of payment"),
        notes=(_("The promised time stands still."), *([_("Without payment in time it ends.")] if figure else [])),
    )


def _payment(_version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Confirms that the whole amount was paid"),
        needs=(_("Proof of payment"),),
        output=_("Numbered receipt"),
        notes=(_("The promised time runs on from here."),),
    )


def _approval(_version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Decides"),
        needs=(_("Checked application"),),
        output=_("Approval"),
        notes=(
            _("May give it back to be checked again. A refusal says why, and what the applicant can do against it."),
        ),
    )


def _signing(version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Signs the product"),
        needs=(_("Draft of the product"),),
        output=_("%(product)s, numbered and signed") % {"product": _product(version)},
        notes=(_("The applicant can download it at once."),),
    )


def _handover(version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Hands over the product"),
        needs=(_product(version), _("Identity card or mandate, to be looked at")),
        output=_("Product in the applicant's hands"),
        notes=(_("Neither name nor number of whoever collects it is kept."),),
    )


def _file_elsewhere(version: StandardVersion, _figure: str) -> Said:
    where = {"system": issuer_words(version.standard.service)}
    return Said(
        _("Applies in %(system)s") % where,
        needs=(_("Checked application"),),
        output=_("Number of the application in %(system)s") % where,
        notes=(_("The promised time ends here."),),
    )


def _issue_elsewhere(version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Decides and issues the product"),
        needs=(_("Number of the application in %(system)s") % {"system": issuer_words(version.standard.service)},),
        output=_product(version),
        notes=(_("This government does not issue it."),),
    )


def _note_issued(version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Follows it by its number and tells the applicant"),
        needs=(_("Number of the application in %(system)s") % {"system": issuer_words(version.standard.service)},),
        output=_("Message to the applicant"),
    )


def _finish(version: StandardVersion, _figure: str) -> Said:
    return Said(
        _("Receives the result"),
        needs=(_("Tracking code"),),
        output=_product(version),
        notes=(_("May rate the service, and complain."),),
    )


def _product(version: StandardVersion) -> str:
    """The product by its title, else by the first line of what the standard says of it."""
    title = str(version.template_words.get("title", "")).strip()
    lines = str(version.components.get(Component.PRODUCT, "")).strip().splitlines()
    return title or (lines[0] if lines else _("Result"))


_SAID: Mapping[str, Words] = {
    sop.APPLY: _apply,
    sop.RECEIVE: _receive,
    paths.REFERENCE: _reference,
    paths.CHECK: _check,
    paths.VISIT: _visit,
    paths.RECOMMENDATION: _recommendation,
    sop.PAY: _pay,
    paths.PAYMENT: _payment,
    paths.APPROVAL: _approval,
    paths.SIGNING: _signing,
    paths.HANDOVER: _handover,
    sop.FILE_ELSEWHERE: _file_elsewhere,
    sop.ISSUE_ELSEWHERE: _issue_elsewhere,
    sop.NOTE_ISSUED: _note_issued,
    sop.FINISH: _finish,
}
