# SPDX-License-Identifier: EUPL-1.2
"""Who has passed and why not, certificates, and the badges that repeat them."""

from praja.duties.training.queries.certificates.finding import (
    certificate_of_everybody,
    certificate_of_holder,
    certificates_of_class,
    certificates_of_holder,
)
from praja.duties.training.queries.certificates.standing import Participant, limits_of, participants_of

__all__ = [
    "Participant",
    "certificate_of_everybody",
    "certificate_of_holder",
    "certificates_of_class",
    "certificates_of_holder",
    "limits_of",
    "participants_of",
]
