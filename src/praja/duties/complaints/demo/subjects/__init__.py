# SPDX-License-Identifier: EUPL-1.2
"""Every topic of the demo town."""

from praja.duties.complaints.demo.subjects.services import SERVICES
from praja.duties.complaints.demo.subjects.streets import STREETS
from praja.duties.complaints.demo.subjects.subject import KECAMATAN, KELURAHAN, Subject
from praja.duties.complaints.demo.subjects.surroundings import SURROUNDINGS

SUBJECTS = (*STREETS, *SURROUNDINGS, *SERVICES)

__all__ = ["KECAMATAN", "KELURAHAN", "SUBJECTS", "Subject"]
