# SPDX-License-Identifier: EUPL-1.2
"""Files that went out. What came and went is told by events; a file itself has to be kept somewhere to be provable."""

from django.db import models

from praja.kernel.documents.models import StoredFile
from praja.lib.privacy import declare


class KeptFile(models.Model):
    """A file as it was handed over at a point. Its event (`exchange.handed_over`) names this row and the digest of the file."""

    point = models.CharField(max_length=40)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    """What the file is called."""
    made_at = models.DateTimeField()


declare(KeptFile, point=None, name=None)
