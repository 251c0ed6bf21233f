# SPDX-License-Identifier: EUPL-1.2
"""Papers of an innovation that the office chose to show to everybody."""

from django.db import models
from django.db.models import Q

from praja.duties.innovation.enums.gallery import PaperKind
from praja.duties.innovation.models.path import Innovation
from praja.kernel.documents.models import StoredFile
from praja.lib.privacy import DIGEST, content, declare


class ShownPaper(models.Model):
    """A file that everybody may read beside an innovation, until `hidden_at`. Nothing else of its files is shown."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="shown_papers")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=PaperKind.choices)
    title = models.CharField(max_length=120)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the title; erased with it."""
    shown_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["innovation", "file"], condition=Q(hidden_at=None), name="innovation_paper_shown_once"
            )
        ]


declare(ShownPaper, kind=None, title=content(DIGEST), salt=content(DIGEST), shown_at=None, hidden_at=None)
