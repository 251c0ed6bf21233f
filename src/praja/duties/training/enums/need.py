# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

CLAIM = "training.claim"
"""Name of the procedure by which training that an employee tells of is checked, and of the kind of its papers."""

PROPOSAL = "training.proposal"
"""Name of the procedure by which training is proposed."""


class ClaimState(models.TextChoices):
    """Where training that an employee told of stands."""

    TOLD = "told", _("Waits for the personnel office")
    ACCEPTED = "accepted", _("Booked")
    REFUSED = "refused", _("Not booked")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ProposalState(models.TextChoices):
    """Where a proposal of training stands."""

    PROPOSED = "proposed", _("Proposed")
    TAKEN_UP = "taken_up", _("Taken up into a programme")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
