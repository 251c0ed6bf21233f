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
