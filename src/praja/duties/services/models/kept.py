# SPDX-License-Identifier: EUPL-1.2
"""Documents that residents let this government keep, to be handed in again."""

from django.db import models

from praja.kernel.documents.models import StoredFile
from praja.kernel.people.models import Person
from praja.lib.privacy import BLANK, content, declare


class KeptDocument(models.Model):
    """A paper that a resident gave for one application and lets be used for their next ones, until a day that they were told, or
    until they take their consent back. Then the row is gone; what was handed in with an application stays there.

    `kind` is the kind of document that a requirement names (`ktp`, `kk`).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="kept_documents")
    kind = models.CharField(max_length=40)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    """When it was given first."""
    consented_at = models.DateTimeField()
    until = models.DateField(db_index=True)
    """The last day on which it may be used."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "file"], name="services_kept_document_once")]


declare(
    KeptDocument,
    kind=None,
    given_at=content(BLANK),
    consented_at=content(BLANK),
    until=content(BLANK),
)
