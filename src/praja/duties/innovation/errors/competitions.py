# SPDX-License-Identifier: EUPL-1.2
"""Why a competition, an entry, a judgement or an appeal cannot be so."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Text


class NotYourCompetition(NotAllowed):
    """Only the organisation bureau over the unit holds it; the committee helps."""

    code = "not_your_competition"

    def __init__(self) -> None:
        super().__init__(_("This competition is not yours to run."), next_step=_("Ask the organisation bureau."))


class TermsUnsuitable(InvalidInput):
    """The rules contradict themselves, or miss something."""

    code = "terms_unsuitable"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)


class TermsStand(Conflict):
    """Rules were announced and stand."""

    code = "terms_stand"

    def __init__(self) -> None:
        super().__init__(
            _("The rules stand since the competition opened for entries."),
            next_step=_("Cancel it and prepare another one if they cannot stay."),
        )


class NotYourEntry(NotAllowed):
    """Only leader and members of its team write an entry."""

    code = "not_your_entry"

    def __init__(self) -> None:
        super().__init__(_("This entry is not yours to change."), next_step=_("Ask its leader."))


class EntryInvalid(InvalidInput):
    """An entry cannot be taken so; `field` names the section or the proof."""

    code = "entry_invalid"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)


class EntriesClosedError(Conflict):
    """Entries are taken until a moment that was announced."""

    code = "entries_closed"

    def __init__(self) -> None:
        super().__init__(_("Entries are not taken now."), next_step=_("Look at the dates of the competition."))


class EntryFrozen(Conflict):
    """What was handed in does not change."""

    code = "entry_frozen"

    def __init__(self) -> None:
        super().__init__(
            _("This entry was handed in and does not change any more."),
            next_step=_("Withdraw it and begin another one while entries are taken."),
        )


class StillOpen(Conflict):
    """Something that was announced to last is not over."""

    code = "still_open"

    def __init__(self, problem: Text, next_step: Text) -> None:
        super().__init__(problem, next_step=next_step)


class TooFewJurors(Conflict):
    """Some entries have fewer jurors without an interest than must judge them."""

    code = "too_few_jurors"

    def __init__(self, titles: str) -> None:
        super().__init__(
            _("Too few jurors without an interest in: %(titles)s.") % {"titles": titles},
            next_step=_("Name more jurors of other units."),
        )


class NotSealed(Conflict):
    """Nothing is announced that is not sealed, or that is no longer what was sealed."""

    code = "not_sealed"

    def __init__(self) -> None:
        super().__init__(
            _("What stands here is not what was sealed."), next_step=_("Ask the administrator to verify the ledger.")
        )


class NoAppeal(Conflict):
    """Appeals are taken in the days that were announced, once for each entry."""

    code = "no_appeal"

    def __init__(self) -> None:
        super().__init__(
            _("No appeal can be filed for this entry now."),
            next_step=_("Each entry appeals once, in the days that were announced."),
        )


class NoRemedy(InvalidInput):
    """An appeal is upheld with what follows from it: sheets that count now and then count no more."""

    code = "no_remedy"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)


class CloseToIt(NotAllowed):
    """Nobody decides about an entry of their own team, or of a close relative's."""

    code = "close_to_it"

    def __init__(self) -> None:
        super().__init__(
            _("You are of this team, or a close relative of somebody of it."),
            next_step=_("Leave it to another officer of the bureau or the committee."),
        )


class JudgedIt(NotAllowed):
    """Who judged, is of the team, or is close to somebody of it, decides no appeal."""

    code = "judged_it"

    def __init__(self) -> None:
        super().__init__(
            _("An appeal is decided by somebody who did not judge and is neither of the team nor close to it."),
            next_step=_("Leave it to another officer of the bureau or the committee."),
        )
