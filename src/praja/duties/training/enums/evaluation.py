# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class Asked(models.TextChoices):
    """What people are asked about a class, by Kirkpatrick's levels: 1 and 3. The levels 2 and 4 are read, not asked."""

    REACTION = "reaction", _("Reaction")
    BEHAVIOUR = "behaviour", _("Behaviour")


class Rater(models.TextChoices):
    """Who answers: at the end the participant; months later also the superior and colleagues."""

    SELF = "self", _("The participant")
    SUPERIOR = "superior", _("The superior")
    COLLEAGUE = "colleague", _("Colleagues")


class OfClass(models.TextChoices):
    """Statements about a class, rated from 1 (not at all) to 5 (wholly)."""

    NEEDED = "needed", _("I can use what I learned in my work")
    MATERIALS = "materials", _("The materials are clear and complete")
    METHODS = "methods", _("Exercises and discussions helped me to learn")
    LENGTH = "length", _("The time was right for the subjects")
    PLACE = "place", _("Room and equipment were fit for it")
    COMMITTEE = "committee", _("The committee helped me well")
    OVERALL = "overall", _("I would recommend this class to a colleague")


class OfSession(models.TextChoices):
    """Statements about a session and who taught it."""

    MASTERY = "mastery", _("Masters the subject")
    CLARITY = "clarity", _("Explains clearly")
    DIALOGUE = "dialogue", _("Invites questions and answers them")


class OfBehaviour(models.TextChoices):
    """Statements about a participant, months later."""

    USES = "uses", _("Uses what was learned in daily work")
    SERVES = "serves", _("Serves people faster or better than before")
    IMPROVES = "improves", _("Has changed a way of working for the better")
    SHARES = "shares", _("Shares what was learned with colleagues")
    SUPPORTED = "supported", _("Gets the support that is needed for it")
