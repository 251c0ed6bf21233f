# SPDX-License-Identifier: EUPL-1.2
"""What a question asks, in a sentence with its figures."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from praja.duties.attendance.enums import FindingKind
from praja.duties.attendance.models import Finding

Figures = Mapping[str, int]


def _travelling(figures: Figures) -> str:
    return _(
        "Checked in on %(days)s days of a duty travel. First and last days of it among them, on which both may be true: %(edge)s."
    ) % dict(figures)


def _assignments(figures: Figures) -> str:
    return _("Days that two duty travels share: %(days)s.") % dict(figures)


def _paid(figures: Figures) -> str:
    return _("Working days of leave that stops the allowance, for which it was paid all the same: %(days)s.") % dict(
        figures
    )


def _others_phone(figures: Figures) -> str:
    return _("Check-ins refused because the telephone is registered to somebody else: %(times)s.") % dict(figures)


def _shared_phone(figures: Figures) -> str:
    return _("Days on which the same telephone checked in somebody else within minutes: %(days)s.") % dict(figures)


def _together(figures: Figures) -> str:
    return _(
        "Days with every check-in on this machine beside one of the same other number: %(days)s, %(share)s %% of their days."
    ) % {"days": figures["days"], "share": figures["share"] // 100}


def _corrections(figures: Figures) -> str:
    return _("Working days of the month that stand on corrections: %(days)s of %(of)s.") % dict(figures)


def _movement(figures: Figures) -> str:
    """How far apart is not said: whoever wants to know opens both positions, with a reason."""
    return _("Two check-ins in a row, %(minutes)s minutes apart, at places between which nobody gets in that time.") % {
        "minutes": figures["minutes"]
    }


_WORDS: dict[FindingKind, Callable[[Figures], str]] = {
    FindingKind.TRAVELLING: _travelling,
    FindingKind.ASSIGNMENTS: _assignments,
    FindingKind.PAID: _paid,
    FindingKind.OTHERS_PHONE: _others_phone,
    FindingKind.SHARED_PHONE: _shared_phone,
    FindingKind.TOGETHER: _together,
    FindingKind.CORRECTIONS: _corrections,
    FindingKind.MOVEMENT: _movement,
}


def question_of(finding: Finding) -> str:
    """The question in a sentence; once its time is over, that it is."""
    if finding.is_blank:
        return _("Its time is over: what it was asked by is no longer kept.")
    return _WORDS[FindingKind(finding.kind)](finding.figures)
