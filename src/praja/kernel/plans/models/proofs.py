# SPDX-License-Identifier: EUPL-1.2
"""What shows the problem beside numbers: photos, documents and links at a diagnosis."""

from django.db import models

from praja.kernel.people.models import Person
from praja.kernel.plans.models.sheets import Diagnosis
from praja.lib.privacy import BLANK, DIGEST, content, declare

PROOF_FILES = "plans.proof"
"""What the file of a proof is attached to."""


class Proof(models.Model):
    """A photo, a document or a link (a video) that shows something of the problem, with a title and in `shows` what one sees in
    it. Its file, if it has one, is attached to it as `plans.proof`. Taken off while the diagnosis is written, its row goes; the
    ledger keeps that it was there."""

    diagnosis = models.ForeignKey(Diagnosis, models.PROTECT, related_name="proofs")
    title = models.CharField(max_length=160)
    shows = models.CharField(max_length=1000)
    link = models.CharField(max_length=300, blank=True)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of title, words and link; erased with them."""
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["diagnosis", "id"], name="plans_proofs_of_diagnosis")]

    @property
    def said(self) -> dict[str, str]:
        """What the ledger's digest covers."""
        return {"title": self.title, "shows": self.shows, "link": self.link}


declare(
    Proof,
    title=content(DIGEST),
    shows=content(DIGEST),
    link=content(DIGEST),
    salt=content(DIGEST),
    added_at=content(BLANK),
)
