# SPDX-License-Identifier: EUPL-1.2
"""Facts of the duty: what is offered and by which standard, what is applied for, and what it needs on its way."""

from praja.duties.services.models.applications import Application, ApplicationFile, Completion, Rating
from praja.duties.services.models.catalogue import Offer, Service, Standard, StandardVersion
from praja.duties.services.models.consultations import Consultation, ConsultationComment, ConsultationGroup, Pledge
from praja.duties.services.models.exchange import ListTemplate, StandardsList
from praja.duties.services.models.kept import KeptDocument
from praja.duties.services.models.media import Medium
from praja.duties.services.models.payments import Payment, PaymentNotice, Remittance
from praja.duties.services.models.queues import (
    Appointment,
    Counter,
    CounterQueue,
    Queue,
    QueueDay,
    QueueDevice,
    Ticket,
)
from praja.duties.services.models.references import NeighbourhoodHead, Reference
from praja.duties.services.models.stages import Recommendation, Remark, Visit

__all__ = [
    "Application",
    "ApplicationFile",
    "Appointment",
    "Completion",
    "Consultation",
    "ConsultationComment",
    "ConsultationGroup",
    "Counter",
    "CounterQueue",
    "KeptDocument",
    "ListTemplate",
    "Medium",
    "NeighbourhoodHead",
    "Offer",
    "Payment",
    "PaymentNotice",
    "Pledge",
    "Queue",
    "QueueDay",
    "QueueDevice",
    "Rating",
    "Recommendation",
    "Reference",
    "Remark",
    "Remittance",
    "Service",
    "Standard",
    "StandardVersion",
    "StandardsList",
    "Ticket",
    "Visit",
]
