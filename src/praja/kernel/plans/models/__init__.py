# SPDX-License-Identifier: EUPL-1.2
"""What units promised to do, and the way that leads there: a diagnosis, a design, an action plan, a visit, and the effect."""

from praja.kernel.plans.models.commitments import Commitment, ProgressNote
from praja.kernel.plans.models.effects import ChosenMeasure, SeriesReading
from praja.kernel.plans.models.planning import ActionPlan, Milestone, PlanVersion, PlanWord
from praja.kernel.plans.models.proofs import PROOF_FILES, Proof
from praja.kernel.plans.models.readings import EffectReading, Evidence
from praja.kernel.plans.models.sheets import Design, Diagnosis
from praja.kernel.plans.models.visits import Adoption, Visit

__all__ = [
    "PROOF_FILES",
    "ActionPlan",
    "Adoption",
    "ChosenMeasure",
    "Commitment",
    "Design",
    "Diagnosis",
    "EffectReading",
    "Evidence",
    "Milestone",
    "PlanVersion",
    "PlanWord",
    "ProgressNote",
    "Proof",
    "SeriesReading",
    "Visit",
]
