# SPDX-License-Identifier: EUPL-1.2
"""What readers ask: for data that is not there, and about an error in what is."""

from django.db import models

from praja.duties.opendata.enums import Held, Outcome, Wish
from praja.duties.opendata.models.datasets import Dataset
from praja.duties.opendata.models.tables import Resource
from praja.kernel.people.models import Person
from praja.kernel.people.sealing import SealedField, open_sealed, seal
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, DIGEST, KEEP, content, declare

WORDS = "opendata.asked"
"""The purpose that a reader's words are sealed for."""


class Asked(models.Model):
    """What a reader wants; the detail of a case of `opendata.asked`. Words may be erased; the ledger has their digest. Nobody has
    to say who they are: whoever does, does so to be told of the answer."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="asked_data")
    wish = models.CharField(max_length=8, choices=Wish.choices)
    dataset = models.ForeignKey(Dataset, models.PROTECT, null=True, blank=True, related_name="asked")
    """The one in which the error is, or that was published in answer."""
    resource = models.ForeignKey(Resource, models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    """Which row and column the error is in, as the reader says it."""
    text = SealedField()
    purpose = models.CharField(max_length=300, blank=True)
    """What it is wanted for, if they say so."""
    salt = models.BinaryField(max_length=16)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """Whoever left a way to be told of the answer; nobody sees it on a page."""
    held = models.CharField(max_length=10, choices=Held.choices, blank=True, default=Held.NO, db_default="")
    device = models.CharField(max_length=32, blank=True, default="", db_default="")
    """A keyed mark of the device it was sent from, by which many from one are noticed; never an address."""
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    answer_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        indexes = (models.Index(fields=["device"], condition=~models.Q(device=""), name="opendata_asked_of_device"),)

    @property
    def said(self) -> str:
        """The reader's words."""
        return open_sealed(self.text, WORDS)

    def say(self, text: str) -> None:
        """Write down the reader's words, sealed."""
        self.text = seal(text, WORDS)


declare(
    Asked,
    wish=None,
    place=content(DIGEST),
    text=content(DIGEST),
    purpose=content(DIGEST),
    salt=None,
    held=None,
    device=content(BLANK),
    outcome=None,
    answer=content(KEEP),
    answer_salt=None,
)
