# SPDX-License-Identifier: EUPL-1.2
"""Why leave cannot be asked for or given so, and what to do then."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Text


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y")


written_day = lazy(_day, str)
"""A day (ISO) as the reader writes it."""

_DAYS_IN = ("since", "last")

SENTENCES: Mapping[str, tuple[Text, Text]] = {
    "order": (_("The last day comes before the first."), _("Correct one of them.")),
    "not_for_contract": (
        _("Contract staff (PPPK) have no leave of this kind."),
        _("Choose annual, sick or maternity leave, or ask the personnel office."),
    ),
    "cause_missing": (_("It is not said what it is for."), _("Choose one of the reasons.")),
    "service": (
        _("This leave needs %(years)s years of service without a break; that is so from %(since)s on."),
        _("Choose days from then on. If the register is wrong, ask the personnel office."),
    ),
    "too_long_months": (
        _("This leave takes at most %(months)s months: until %(last)s."),
        _("Choose a last day up to then."),
    ),
    "too_long_days": (
        _("This leave takes at most %(days)s days: until %(last)s."),
        _("Choose a last day up to then, and ask again if it is needed longer."),
    ),
    "too_long_sick": (
        _("Sick leave takes at most %(months)s months: until %(last)s."),
        _("Choose a last day up to then. Longer needs the board of examining doctors; ask the personnel office."),
    ),
    "two_years": (
        _("The days lie in two years, and each year has its own annual leave."),
        _("Ask for the days up to 31 December %(year)s here, and for the others in a request of their own."),
    ),
    "no_working_day": (
        _("None of these days is a working day of yours."),
        _("Choose at least %(days)s working day. Days off need no leave."),
    ),
    "travel_annual": (
        _("Only annual leave can be made longer for a place that is hard to reach."),
        _("Write 0, or ask for annual leave."),
    ),
    "travel_long": (
        _("For a place that is hard to reach at most %(days)s calendar days are added."),
        _("Write up to %(days)s."),
    ),
    "travel_alone": (
        _("Nothing of the leave is left besides the days of travel."),
        _("Choose a later last day: the days of travel are its last ones."),
    ),
    "travel_where": (
        _("It is not said which place is hard to reach."),
        _("Write the address during leave: whoever decides judges by it."),
    ),
    "sick_notice": (
        _("The doctor's letter is missing."),
        _("Photograph the letter of the doctor or clinic and add it here."),
    ),
    "sick_letter": (
        _("The doctor's letter is missing."),
        _("For more than one day, up to %(days)s days, add a letter of any doctor that says from when until when."),
    ),
    "sick_government": (
        _("The letter of a government doctor is missing."),
        _("For more than %(days)s days, add a letter of a doctor of a government hospital or clinic (puskesmas)."),
    ),
    "for_women": (_("This reason is for women."), _("Choose another reason.")),
    "for_mothers": (
        _("Maternity leave is for the mother."),
        _("When your wife gives birth, ask for leave for an important reason."),
    ),
    "fourth_child": (
        _("Maternity leave is for the first %(children)s children."),
        _("From then on, ask for long leave (cuti besar)."),
    ),
}


class LeaveRefused(InvalidInput):
    """What is asked for cannot be had so; the sentence says why and what to choose instead."""

    code = "leave_refused"

    def __init__(self, field: str, problem: str, facts: Mapping[str, int | str]) -> None:
        message, next_step = SENTENCES[problem]
        shown = {name: written_day(str(value)) if name in _DAYS_IN else value for name, value in facts.items()}
        super().__init__(_filled(message, shown), field=field, next_step=_filled(next_step, shown))
        self.detail["problem"] = problem


def _filled(text: Text, facts: Mapping[str, object]) -> Text:
    """Filled in when it is shown, in the reader's language."""
    return lazy(lambda: str(text) % facts, str)() if facts else text


class TooFewDays(InvalidInput):
    """Less annual leave is left than is asked for."""

    code = "too_few_days"

    def __init__(self, *, days: int, left: int, waiting: int = 0) -> None:
        if waiting:
            said: str | Promise = ngettext_lazy(
                "That is %(days)s working day. %(left)s are left, of which %(waiting)s are asked for already.",
                "That is %(days)s working days. %(left)s are left, of which %(waiting)s are asked for already.",
                days,
            ) % {"days": days, "left": left, "waiting": waiting}
        else:
            said = ngettext_lazy(
                "That is %(days)s working day, and %(left)s are left.",
                "That is %(days)s working days, and %(left)s are left.",
                days,
            ) % {"days": days, "left": left}
        super().__init__(
            said,
            field="last_day",
            next_step=_("Choose fewer days, or withdraw what is asked for already."),
        )


class LeaveOverlaps(InvalidInput):
    """The employee has, or asks for, leave on some of these days."""

    code = "leave_overlaps"

    def __init__(self, first: date, last: date) -> None:
        days = {"first": written_day(first.isoformat()), "last": written_day(last.isoformat())}
        super().__init__(
            _filled(_("There is leave from %(first)s to %(last)s already."), days),
            field="first_day",
            next_step=_("Choose other days, or change or withdraw that request."),
        )


class NoSuchLeaveKind(InvalidInput):
    """Unknown kind of leave."""

    code = "no_such_kind"

    def __init__(self) -> None:
        super().__init__(_("There is no such kind of leave."), field="kind", next_step=_("Choose one of the list."))


class LeaveReasonMissing(InvalidInput):
    """Kinds that are asked for with a reason."""

    code = "leave_reason_missing"

    def __init__(self) -> None:
        super().__init__(
            _("The reason is missing."), field="reason", next_step=_("Say in a sentence what the leave is for.")
        )


class LeaveNoteMissing(InvalidInput):
    """Whoever does not simply agree says why."""

    code = "leave_note_missing"

    def __init__(self) -> None:
        super().__init__(
            _("Words are missing."),
            field="note",
            next_step=_("Say in a sentence why, or what should be changed; the employee reads it."),
        )


class NotPostponable(InvalidInput):
    """Only annual and long leave may be postponed, and not the first hajj or the birth of a fourth child."""

    code = "not_postponable"

    def __init__(self) -> None:
        super().__init__(
            _("This leave may not be postponed."),
            field="choice",
            next_step=_("Agree, agree with a change, or refuse with a reason."),
        )


class UnknownAdvice(InvalidInput):
    """Not one of the four words."""

    code = "unknown_advice"

    def __init__(self) -> None:
        super().__init__(_("It is not said what you decide."), field="choice", next_step=_("Choose one of the four."))


class NotTheirLeave(NotAllowed):
    """Everybody asks for themselves; the personnel office may for those whose register it keeps."""

    code = "not_their_leave"

    def __init__(self) -> None:
        super().__init__(
            _("You may ask for leave only for yourself."),
            next_step=_("The employee asks, or the personnel office in their name."),
        )


class NotInRegister(Conflict):
    """Whoever asks does not stand in the employee register."""

    code = "not_in_register"

    def __init__(self) -> None:
        super().__init__(
            _("You are not in the employee register, so there is no leave to ask for."),
            next_step=_("Ask the personnel office to enter you."),
        )


class NobodyDecides(Conflict):
    """Nobody heads the unit or any above it."""

    code = "nobody_decides"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody is there who could decide on your leave."),
            next_step=_("Ask the administrator to enter the head of your unit, or of the region, by decree."),
        )


class EndsOutside(InvalidInput):
    """The new last day is not one of the days that were given, or changes nothing."""

    code = "ends_outside"

    def __init__(self, first: date, last: date) -> None:
        days = {"first": written_day(first.isoformat()), "last": written_day(last.isoformat())}
        super().__init__(
            _filled(_("The leave is from %(first)s to %(last)s."), days),
            field="last_day",
            next_step=_("Choose the last day that is really taken, before that; leave it empty if none is taken."),
        )


class AuthorityRefused(InvalidInput):
    """An authority to give leave that cannot stand so."""

    code = "authority_refused"


class NotYourRegister(NotAllowed):
    """Only the personnel office over the unit enters this."""

    code = "not_your_register"

    def __init__(self) -> None:
        super().__init__(
            _("Only the personnel office over this unit enters this."), next_step=_("Ask the personnel office.")
        )
