# SPDX-License-Identifier: EUPL-1.2
"""The record of proceedings (berita acara) of a list by which files leave: what left, by whose approval, how."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from praja.duties.letters.enums import FileState
from praja.duties.letters.operations.records.clearing import NATIONAL, REGION_HEAD, UNIT_HEAD, approver_of
from praja.duties.letters.queries.clearances import listed_files
from praja.duties.letters.web.records.words import not_reached, table_of
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import assignments_of
from praja.kernel.people.titles import printed_title
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.exports import ReportDocument, Section, Signature
from praja.lib.moments import describe_moment, local_zone


def minutes_pdf(case: Case, number: str, at: datetime) -> bytes:
    """The record in Indonesian, tagged PDF/A, as the list stands now."""
    with override("id"):
        return render_report(_document(case, number, at), at=at)


def approver_words(approver: str) -> str:
    """Who approves, in words."""
    return {
        UNIT_HEAD: _("the head of the unit"),
        REGION_HEAD: _("the head of the region"),
        NATIONAL: _("the head of the national archive (ANRI)"),
    }[approver]


def title_of(fate: str) -> str:
    """What a list of this kind is called."""
    return {
        FileState.TRANSFERRED.value: _("Moving files to the records centre"),
        FileState.HANDED_OVER.value: _("Handing files over to the archive"),
        FileState.DESTROYED.value: _("Destroying files"),
    }[str(fate)]


def _document(case: Case, number: str, at: datetime) -> ReportDocument:
    clearance, on = case.clearance, local_date(at, local_zone())
    files = listed_files(clearance)
    words = {
        "number": number,
        "unit": case.lead_unit.name,
        "day": describe_moment(at, "date"),
        "count": len(files),
        "approver": approver_words(approver_of(clearance)),
        "approval": clearance.approval_number,
        "approved_on": describe_moment(clearance.approval_on, "date") if clearance.approval_on else "",
    }
    return ReportDocument(
        title=_("Record of proceedings: %(what)s") % {"what": title_of(clearance.fate)},
        government=settings.PRAJA_SITE_NAME,
        lead=_("Number %(number)s. %(unit)s, %(day)s.") % words,
        sections=(
            Section(
                _("What was done"),
                (
                    _(
                        "On this day the %(count)s files of the list below left, approved by %(approver)s with number "
                        "%(approval)s of %(approved_on)s."
                    )
                    % words,
                    _how(clearance.fate),
                ),
            ),
            Section(_("List of files"), (), (table_of(files, _("Files that left"), on),)),
            *_not_reached(clearance.fate),
        ),
        as_of=on,
        signature=_signature(case, at),
    )


def _how(fate: str) -> str:
    if fate == FileState.DESTROYED:
        return _(
            "Electronic contents are erased so that they can't be restored from this system; paper is destroyed until it "
            "can't be read. What lay in the files was looked at before: nothing is kept for ever, nothing is held, and the "
            "time of each is over."
        )
    if fate == FileState.HANDED_OVER:
        return _("The files are kept for ever and belong to the archive from now on.")
    return _("The files are inactive and are kept at the records centre from now on.")


def _not_reached(fate: str) -> tuple[Section, ...]:
    said = not_reached(fate)
    return (Section(_("What this does not reach"), said),) if said else ()


def _signature(case: Case, at: datetime) -> Signature | None:
    held = next(iter(assignments_of(Role.HEAD, case.lead_unit_id, at)), None)
    if held is None:
        return None
    return Signature(_("Known to"), printed_title(held), held.account.person.name)
