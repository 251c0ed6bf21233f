# SPDX-License-Identifier: EUPL-1.2
"""What is owed and paid for a service, and how it is handed on to the treasury. Money is whole rupiah."""

from django.db import models
from django.db.models import Q

from praja.duties.services.enums import NoticeOutcome, PaymentState
from praja.duties.services.models.applications import Application
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Unit
from praja.lib.privacy import DIGEST, content, declare


class Remittance(models.Model):
    """A list (STS) by which a treasurer of receipts hands what was paid to the regional treasury. It is put together anew until
    it is handed in; after that nothing on it changes."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="remittances")
    number = models.CharField(max_length=80, unique=True)
    day = models.DateField()
    total = models.BigIntegerField()
    bank_reference = models.CharField(max_length=80, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    treasurer = models.BigIntegerField()
    """Account of the treasurer."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(handed_at=None), name="services_one_open_remittance_of_unit"
            )
        ]


class Payment(models.Model):
    """What is owed for one application, under one reference that is given when paying."""

    application = models.OneToOneField(Application, models.PROTECT, primary_key=True, related_name="payment")
    reference = models.CharField(max_length=20, unique=True)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=PaymentState.choices, default=PaymentState.WAITING)
    method = models.CharField(max_length=20, blank=True)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.BigIntegerField(null=True, blank=True)
    """Account of the treasurer; None where a gateway confirmed it."""
    gateway_reference = models.CharField(max_length=80, blank=True)
    pay_number = models.CharField(max_length=60, blank=True, default="", db_default="")
    """What the payment service calls it at a bank's counter; empty where there is no such service."""
    pay_url = models.CharField(max_length=300, blank=True, default="", db_default="")
    next_try_at = models.DateTimeField(null=True, blank=True)
    """When the payment service is asked (again) for the number; null once it answered, or where there is none."""
    tries = models.SmallIntegerField(default=0, db_default=0)
    evidence = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    receipt_number = models.CharField(max_length=80, blank=True)
    waived_reason = models.CharField(max_length=300, blank=True)
    waived_salt = models.BinaryField(max_length=16, default=b"")
    remittance = models.ForeignKey(Remittance, models.PROTECT, null=True, blank=True, related_name="payments")

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(next_try_at__isnull=False), name="services_payments_to_ask"
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="services_something_is_owed"),
            models.CheckConstraint(
                condition=~Q(state=PaymentState.WAIVED) | ~Q(waived_reason=""), name="services_waived_has_reason"
            ),
        ]


class PaymentNotice(models.Model):
    """What a payment service told, once for each payment it knows. All that was not confirmed waits until it is examined."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="notices")
    gateway_reference = models.CharField(max_length=80)
    amount = models.BigIntegerField()
    paid_at = models.DateTimeField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=NoticeOutcome.choices)
    note = models.CharField(max_length=300, blank=True)
    """What was done about it, in the treasurer's words."""
    salt = models.BinaryField(max_length=16, default=b"")
    examined_at = models.DateTimeField(null=True, blank=True)
    examined_by = models.BigIntegerField(null=True, blank=True)
    """Account of the treasurer."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["payment", "gateway_reference"], name="services_noticed_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="services_something_was_paid"),
        ]


declare(Remittance, number=None, bank_reference=None)
declare(
    Payment,
    reference=None,
    state=None,
    method=None,
    gateway_reference=None,
    pay_number=None,
    pay_url=None,
    receipt_number=None,
    waived_reason=content(DIGEST),
    waived_salt=content(DIGEST),
)
declare(
    PaymentNotice,
    gateway_reference=None,
    outcome=None,
    note=content(DIGEST),
    salt=content(DIGEST),
)
