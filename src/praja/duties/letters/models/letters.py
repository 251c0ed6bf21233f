# SPDX-License-Identifier: EUPL-1.2
"""What every letter has, whichever way it goes. State, unit, version and clocks are the case's."""

from typing import Any

from django.db import models

from praja.duties.letters.enums import LetterKind, Mode, Reach, Security, Speed
from praja.duties.letters.models.records import ClassificationCode
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.people.sealing import SealedField
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, KEEP, contact, content, declare, identity, location

CORRESPONDENT = "letters.correspondent"
"""What contacts of correspondents are sealed for."""


def digested_letter(*, subject: str, summary: str, number: str, partner: str) -> dict[str, Any]:
    """What the ledger's digest of a letter covers: every word about it. `partner` is from whom it came; empty for one that is
    written here, whose addressees stand in its versions."""
    return {"subject": subject, "summary": summary, "number": number, "partner": partner}


class Correspondent(models.Model):
    """Somebody outside this government with whom letters are exchanged: an office, a firm, or a person.

    A person's own data is in `people`; an office has its name here and its contact sealed.
    """

    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    email = SealedField()
    address = SealedField()
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name"], name="letters_correspondents_by_name")]

    def __str__(self) -> str:
        return self.name


class Letter(models.Model):
    """One letter at one unit. The same letter that was sent inside is two rows: the sender's outgoing and the addressee's
    incoming one.

    `subject` (hal) and `summary` may name people; the case's own subject never does. The ledger holds their digest with `salt`.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="letter")
    kind = models.CharField(max_length=24, choices=LetterKind.choices, blank=True)
    """Empty for what came in and is of no kind that is known here."""
    security = models.CharField(max_length=2, choices=Security.choices, default=Security.OPEN)
    speed = models.CharField(max_length=12, choices=Speed.choices, default=Speed.ORDINARY)
    reach = models.SmallIntegerField(choices=Reach.choices, default=Reach.OFFICE)
    classification = models.ForeignKey(
        ClassificationCode, models.PROTECT, null=True, blank=True, related_name="letters"
    )
    subject = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    number_text = models.CharField(max_length=120, blank=True)
    """The number on the letter: the sender's own, or the one it was given here when it was signed."""
    dated_on = models.DateField(null=True, blank=True)
    srikandi_number = models.CharField(max_length=120, blank=True)
    """`nomor_naskah_srikandi`, where SRIKANDI numbered it."""

    class Meta:
        indexes = [
            models.Index(fields=["classification", "case"], name="letters_of_classification"),
            models.Index(fields=["number_text"], name="letters_by_number"),
            models.Index(fields=["srikandi_number"], condition=~models.Q(srikandi_number=""), name="letters_srikandi"),
        ]

    def digested(self, partner: str = "") -> dict[str, Any]:
        """What the ledger's newest digest of the letter covers."""
        return digested_letter(subject=self.subject, summary=self.summary, number=self.number_text, partner=partner)


class UnitMode(models.Model):
    """By which system a unit, and every unit below that has none of its own, handles its letters, by decree, for a time."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="letter_modes")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=models.Q(until=None), name="letters_mode_of_unit_once"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")), name="letters_mode_in_order"
            ),
        ]


# Letters are archives: what stands in them is kept as long as the retention schedule says, not at a person's wish.
declare(Correspondent, name=identity(KEEP), email=contact(KEEP), address=location(KEEP), created_at=None)
declare(
    Letter,
    kind=None,
    security=None,
    speed=None,
    subject=content(DIGEST),
    summary=content(DIGEST),
    salt=content(DIGEST),
    number_text=None,
    dated_on=None,
    srikandi_number=None,
)
declare(UnitMode, mode=None, decree=None)
