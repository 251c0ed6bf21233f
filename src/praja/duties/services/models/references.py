# SPDX-License-Identifier: EUPL-1.2
"""Heads of neighbourhoods (RT/RW) and what they are asked: "is this your resident?" """

from django.db import models
from django.db.models import Q

from praja.duties.services.enums import ReferenceState
from praja.duties.services.models.applications import Application
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Region
from praja.kernel.people.models import Person
from praja.lib.privacy import BLANK, DIGEST, KEEP, content, credential, declare, identity


class NeighbourhoodHead(models.Model):
    """Who heads an RT (or, with an empty `rt`, an RW) of a kelurahan, by decree, for a term."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="neighbourhood_heads")
    rw = models.CharField(max_length=3)
    rt = models.CharField(max_length=3, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="neighbourhoods")
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "rw", "rt"], condition=Q(until=None), name="services_one_head_of_neighbourhood"
            )
        ]


class Reference(models.Model):
    """One request to confirm a resident. The link in the message is good once and for a while; only its hash is kept."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="references")
    head = models.ForeignKey(NeighbourhoodHead, models.PROTECT, null=True, blank=True, related_name="references")
    """None where nobody is on the list: then the kelurahan verifies or the paper is shown."""
    token_hash = models.BinaryField(max_length=32, null=True, unique=True)
    state = models.CharField(max_length=10, choices=ReferenceState.choices, default=ReferenceState.ASKED)
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    salt = models.BinaryField(max_length=16, default=b"")
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    tries = models.SmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    """When the link is sent (again); null once it went out, or where there is nobody to send it to."""

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(next_try_at__isnull=False), name="services_references_to_send"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(state=ReferenceState.ASKED), name="services_one_open_reference"
            )
        ]


declare(NeighbourhoodHead, rw=None, rt=None, decree=None, since=identity(KEEP), until=identity(KEEP))
declare(Reference, token_hash=credential(BLANK), state=None, note=content(DIGEST), salt=content(DIGEST))
