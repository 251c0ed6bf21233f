# SPDX-License-Identifier: EUPL-1.2
"""What lies behind a number of a diagnosis."""

from dataclasses import dataclass

from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.plans.models import Diagnosis, Evidence
from praja.kernel.plans.queries.readings import Read, evidence_of_diagnosis
from praja.kernel.search.queries import Opened, behind_figure
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class BehindNumber:
    """A number and what the reader may see of what was counted."""

    evidence: Evidence
    read: Read
    opened: Opened


def behind_number(actor: Actor, diagnosis: Diagnosis, measure: str) -> BehindNumber | None:
    """What stands behind one number of a diagnosis; None where it does not begin with that number."""
    evidence = diagnosis.evidence.filter(measure=measure).first()
    read = next((one for one in evidence_of_diagnosis(diagnosis) if one.measure.key == measure), None)
    if evidence is None or read is None:
        return None
    period = Period(evidence.first_day, evidence.last_day)
    return BehindNumber(
        evidence, read, behind_figure(actor, measure, unit_ids=subtree_ids(diagnosis.unit_id), period=period)
    )
