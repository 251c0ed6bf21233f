# SPDX-License-Identifier: EUPL-1.2
"""Why an innovation cannot be begun, written or moved on so."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Text


class NotYourInnovation(NotAllowed):
    """Only its team writes it, only the organisation bureau keeps its path."""

    code = "not_your_innovation"

    def __init__(self) -> None:
        super().__init__(
            _("This innovation is not yours to change."), next_step=_("Ask its leader, or the organisation bureau.")
        )


class NotYourUnit(InvalidInput):
    """An innovation is begun for one's own unit, or one that one leads or keeps."""

    code = "not_your_unit"

    def __init__(self) -> None:
        super().__init__(
            _("You may not begin an innovation for this unit."),
            field="unit",
            next_step=_("Choose your own unit, or one that you lead."),
        )


class FactsInvalid(InvalidInput):
    """What sorts and places an innovation cannot be so."""

    code = "facts_invalid"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)


class ProfileWrittenSince(Conflict):
    """Somebody else of the team wrote the words while the form was open."""

    code = "profile_written_since"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody of your team has written it meanwhile."),
            next_step=_("Compare both texts below, and save again."),
        )


class AlreadyInTeam(InvalidInput):
    """Nobody is twice in a team."""

    code = "already_in_team"

    def __init__(self) -> None:
        super().__init__(_("This person is in the team already."), field="person", next_step=_("Choose somebody else."))


class LeaderNeeded(InvalidInput):
    """A team has exactly one leader."""

    code = "leader_needed"

    def __init__(self) -> None:
        super().__init__(
            _("A team has one leader."), field="function", next_step=_("Hand the lead over first, then leave the team.")
        )


class NotReady(InvalidInput):
    """Something that must come first is missing; `field` says what."""

    code = "not_ready"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)
