# SPDX-License-Identifier: EUPL-1.2
"""The disposition sheet (lembar disposisi) of a letter or an order, on A4: envelope, boxes, note, and what was passed on."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from praja.duties.letters.enums import Instruction
from praja.duties.letters.queries.dispositions import Addressee, Sheet, sheets_of
from praja.duties.letters.web.orders.screen import letter_or_order, sender_named
from praja.kernel.documents.gateways.typst import render
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.lib.actors import SIGNED_IN
from praja.lib.codes import show_code
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded


@guarded(SIGNED_IN)
def disposition_sheet(request: PrajaRequest, code: str) -> HttpResponse:
    """The sheet as it stands now, for whoever may open the letter or the order."""
    with recalled(units):
        case = letter_or_order(request.actor, code)
        sheets = sheets_of(case, request.actor, request.at, goes_on=False)
    content = render("disposition", _data(request, case, sheets), at=request.at.replace(microsecond=0))
    headers = {"Content-Disposition": f'inline; filename="disposisi-{case.code}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _data(request: PrajaRequest, case: Case, sheets: Sequence[Sheet]) -> dict[str, Any]:
    letter = getattr(case, "letter", None)
    return {
        "lang": (get_language() or "id")[:2],
        "government": {"name": settings.PRAJA_SITE_NAME or "Praja", "unit": case.lead_unit.name},
        "title": _("Disposition sheet"),
        "envelope": _envelope(case) if letter else [[_("Code"), show_code(case.code)], [_("Ordered"), _day(case)]],
        "subject": [_("Subject (hal)") if letter else _("Order of the head"), _subject(case)],
        "words": {"to": _("Passed to"), "hope": _("Please"), "note": _("Note")},
        "sheets": list(_lines(sheets, 0, "")),
        "closing": _("Printed %(moment)s from Praja; it stands there as it is now, code %(code)s.")
        % {"moment": describe_moment(request.at, "short"), "code": show_code(case.code)},
    }


def _envelope(case: Case) -> list[list[str]]:
    """What stands on the head of the sheet: from whom, number and day, when it came, number in the agenda, how secret."""
    letter, incoming = case.letter, case.letter.incoming
    return [
        [pgettext("sender", "From"), sender_named(case)],
        [_("Agenda number"), f"{incoming.agenda.number}/{incoming.agenda.register.year}"],
        [_("Number and day"), _joined(letter.number_text, letter.dated_on)],
        [_("Received"), _day(case)],
        [_("Security (sifat)"), str(letter.get_security_display())],
        [_("Speed (kecepatan)"), str(letter.get_speed_display())],
    ]


def _lines(sheets: Sequence[Sheet], depth: int, above: str) -> Iterator[dict[str, Any]]:
    for sheet in sheets:
        recorded = {"title": sheet.row.giver_title, "name": sheet.recorder}
        yield {
            "depth": depth,
            "above": _("Passed on by %(name)s") % {"name": above} if above else "",
            "giver": f"{sheet.row.giver_title} ({sheet.giver})",
            "given": describe_moment(sheet.row.given_at, "short"),
            "recorded": _("at the direction of %(title)s, written down by %(name)s") % recorded
            if sheet.recorder
            else "",
            "asked": [_asked(one) for one in sheet.addressees],
            "boxes": [[str(box.label), box.value in sheet.row.instructions] for box in Instruction],
            "note": sheet.row.note or "–",
        }
        for one in sheet.addressees:
            yield from _lines(one.sheets, depth + 1, one.name)


def _asked(one: Addressee) -> str:
    words = [one.name]
    if one.row.is_for_information:
        words.append(_("for information"))
    elif one.row.due_at:
        words.append(_("by %(day)s") % {"day": describe_moment(one.row.due_at, "due")})
    words.append(str(one.row.get_state_display()))
    apart = [part for part in (one.row.get_instruction_display(), one.row.note) if part]
    return ", ".join(words) + (f" ({'. '.join(map(str, apart))})" if apart else "")


def _subject(case: Case) -> str:
    return str(case.letter.subject if hasattr(case, "letter") else case.order.title)


def _day(case: Case) -> str:
    return describe_moment(case.filed_at, "short")


def _joined(number: str, day: Any) -> str:
    return ", ".join(filter(None, (number, describe_moment(day, "date") if day else ""))) or "–"
