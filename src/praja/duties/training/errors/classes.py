# SPDX-License-Identifier: EUPL-1.2
"""Why a class cannot be opened, filled or moved on so."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class NotYourCatalogue(NotAllowed):
    """Programmes, rooms and classes of a unit are kept by its personnel office."""

    code = "not_your_catalogue"

    def __init__(self) -> None:
        super().__init__(
            _("You do not keep the training of this unit."), next_step=_("Ask the personnel office of this unit.")
        )


class NotYourClass(NotAllowed):
    """Only whoever runs the class does this."""

    code = "not_your_class"

    def __init__(self) -> None:
        super().__init__(_("You do not run this class."), next_step=_("Ask its committee or the personnel office."))


class CodeTaken(InvalidInput):
    """Two programmes cannot have one code."""

    code = "code_taken"

    def __init__(self) -> None:
        super().__init__(
            _("Another programme has this code."),
            field="code",
            next_step=_("Choose another one, or change that entry."),
        )


class CurriculumEmpty(InvalidInput):
    """A curriculum teaches something."""

    code = "curriculum_empty"

    def __init__(self) -> None:
        super().__init__(
            _("A curriculum needs at least one subject, each with a title and lesson hours."),
            field="subjects",
            next_step=_("Write one subject on each line."),
        )


class DaysInDisorder(InvalidInput):
    """The days of a class follow each other: nominations, first day, last day."""

    code = "days_in_disorder"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("These days do not follow each other: nominations end first, then the class begins, then it ends."),
            field=field,
            next_step=_("Correct this day."),
        )


class QuotasAboveCapacity(InvalidInput):
    """The quotas of a class together stay within its capacity, and each unit has one."""

    code = "quotas_above_capacity"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The quotas do not fit: together they stay within the capacity, and each unit has one, of one seat or more."
            ),
            field="quotas",
            next_step=_("Lower a quota or raise the capacity."),
        )


class NominationsClosed(Conflict):
    """The class takes no nominations at this moment."""

    code = "nominations_closed"

    def __init__(self) -> None:
        super().__init__(
            _("This class takes no nominations now."), next_step=_("Ask its committee about a later class.")
        )


class NotYourPeople(NotAllowed):
    """A head nominates the people of their own units."""

    code = "not_your_people"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody here does not work in your units."), next_step=_("Take them out, or ask their own head.")
        )


class NoQuota(InvalidInput):
    """Neither the unit nor one above it has seats kept in this class."""

    code = "no_quota"

    def __init__(self) -> None:
        super().__init__(
            _("No seats of this class are kept for this unit."),
            field="employees",
            next_step=_("Ask the committee for a quota."),
        )


class QuotaFull(InvalidInput):
    """More were nominated than seats are kept for the unit."""

    code = "quota_full"

    def __init__(self, seats: int, left: int) -> None:
        super().__init__(
            _("Seats kept for your unit: %(seats)s; still free: %(left)s.") % {"seats": seats, "left": left},
            field="employees",
            next_step=_("Take somebody out, or withdraw a nomination first."),
        )


class TooFewSeats(InvalidInput):
    """Participants keep their seats."""

    code = "too_few_seats"

    def __init__(self, seated: int) -> None:
        super().__init__(
            _("There are %(seated)s participants already, and each keeps a seat under these quotas.")
            % {"seated": seated},
            field="capacity",
            next_step=_("Raise the seats, or lower the quotas of other units."),
        )


class KeptForOthers(InvalidInput):
    """More are chosen of a unit than its quota and the seats that no quota keeps."""

    code = "kept_for_others"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("There is no seat for %(name)s: the free seats are kept for other units.") % {"name": name},
            field="chosen",
            next_step=_("Put them on the waiting list, or change the quotas first."),
        )


class SelectionUnsaid(InvalidInput):
    """Who was nominated within a quota and is not chosen hears why."""

    code = "selection_unsaid"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Say why %(name)s is not chosen.") % {"name": name},
            field="reasons",
            next_step=_("Write it beside their name, or put them on the waiting list."),
        )


class NoOwnApplication(Conflict):
    """People apply by themselves only where the class lets them, once, while nominations are open."""

    code = "no_own_application"

    def __init__(self) -> None:
        super().__init__(
            _("You cannot apply for this class by yourself now."), next_step=_("Ask your head to nominate you.")
        )


class SeatSettled(Conflict):
    """A seat of a class that has ended, or one that was given back already."""

    code = "seat_settled"

    def __init__(self) -> None:
        super().__init__(_("This seat can no longer be given back."), next_step=_("Look at the class again."))


class NotYourSeat(NotAllowed):
    """Whoever sits there, their head and who runs the class give a seat back."""

    code = "not_your_seat"

    def __init__(self) -> None:
        super().__init__(
            _("You cannot give this seat back."), next_step=_("Ask the employee, their head or the committee.")
        )


class ClashesUnsaid(InvalidInput):
    """A class does not begin with a room or trainer that is wanted twice, unless somebody says why."""

    code = "clashes_unsaid"

    def __init__(self, count: int) -> None:
        super().__init__(
            _("Rooms or trainers of this class are wanted elsewhere at the same time: %(count)s.") % {"count": count},
            field="clash_words",
            next_step=_("Move those sessions, or say why it begins all the same."),
        )


class NobodyToAssign(Conflict):
    """No participant of the units that this head heads waits for an assignment."""

    code = "nobody_to_assign"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody of your unit waits for an assignment to this class."), next_step=_("Look at the participants.")
        )


class TooManyChosen(InvalidInput):
    """No more participants than seats."""

    code = "too_many_chosen"

    def __init__(self, seats: int) -> None:
        super().__init__(
            _("More are chosen than there are seats: %(seats)s.") % {"seats": seats},
            field="chosen",
            next_step=_("Put somebody on the waiting list."),
        )


class NobodyChosen(InvalidInput):
    """A class has participants."""

    code = "nobody_chosen"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody is chosen."), field="chosen", next_step=_("Choose at least one participant, or cancel the class.")
        )
