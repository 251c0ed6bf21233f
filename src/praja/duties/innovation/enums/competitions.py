# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

COMPETITION = "innovation.competition"
"""Name of the procedure of a competition."""
ENTRY = "innovation.entry"
"""What rounds of `kernel.assessments` and attachments call an entry."""


class CompetitionState(models.TextChoices):
    """Where a competition stands."""

    DRAFT = "draft", _("In preparation")
    OPEN = "open", _("Open for entries")
    CHECKING = "checking", _("Entries are checked")
    JUDGING = "judging", _("Being judged")
    SEALED = "sealed", _("Sealed")
    ANNOUNCED = "announced", _("Announced")
    APPEALS = "appeals", _("An appeal is open")
    REVISING = "revising", _("Counted anew")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


RESULT_SHOWN = (
    CompetitionState.ANNOUNCED,
    CompetitionState.APPEALS,
    CompetitionState.REVISING,
    CompetitionState.CLOSED,
)
"""States in which everybody reads the result."""


class EntryState(models.TextChoices):
    """Where an entry stands. Whether it goes on from stage to stage is said by its placings."""

    DRAFT = "draft", _("Being written")
    HANDED_IN = "handed_in", _("Handed in")
    ELIGIBLE = "eligible", _("Takes part")
    REFUSED = "refused", _("Does not take part")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class EntryFunction(models.TextChoices):
    """What somebody is to an entry. Leader and members write it; nobody of the team judges it."""

    LEADER = "leader", _("Leader")
    MEMBER = "member", _("Member")
    FACILITATOR = "facilitator", _("Facilitator")
    MENTOR = "mentor", _("Mentor")


WRITING = (EntryFunction.LEADER, EntryFunction.MEMBER)


class Normalisation(models.TextChoices):
    """What is done to jurors' points before they are counted; announced with the rules, never after."""

    NONE = "none", _("Points count as they were given")
    CENTRED = "centred", _("Each juror's points are moved to the common mean")
    Z_SCORE = "z_score", _("Each juror's points are moved to the common mean and stretched to the common spread")


class Remedy(models.TextChoices):
    """What follows from an appeal that is upheld (docs/adr/0032-what-may-change-after-sealing.md)."""

    SET_ASIDE = "set_aside", _("The chosen sheets count no more")
    JUDGED_ANEW = "judged_anew", _("The chosen sheets count no more, and other jurors judge in their place")


class Told(models.TextChoices):
    """Who told that somebody is a close relative of an entry's team."""

    TEAM = "team", _("The team")
    ORGANISER = "organiser", _("Whoever runs it")
