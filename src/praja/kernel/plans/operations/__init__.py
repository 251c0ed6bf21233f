# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.plans.operations.carrying import drop_commitment, finish_commitment, report_progress
from praja.kernel.plans.operations.deciding import accept_plan, end_plan, end_plans_of, send_back
from praja.kernel.plans.operations.designing import Changed, start_design, write_design
from praja.kernel.plans.operations.diagnosing import add_evidence, start_diagnosis, write_diagnosis
from praja.kernel.plans.operations.effects import read_due_effects
from praja.kernel.plans.operations.handing import hand_over
from praja.kernel.plans.operations.making import make_commitment
from praja.kernel.plans.operations.measuring import measure_again
from praja.kernel.plans.operations.planning import (
    appoint_coach,
    change_plan,
    report_carried_out,
    speak_to_plan,
    start_plan,
    submit_plan,
    write_plan,
)
from praja.kernel.plans.operations.proving import add_proof, remove_proof
from praja.kernel.plans.operations.series import choose_measure, keep_reading
from praja.kernel.plans.operations.visiting import agree_adoptions, start_visit, write_visit

__all__ = [
    "Changed",
    "accept_plan",
    "add_evidence",
    "add_proof",
    "agree_adoptions",
    "appoint_coach",
    "change_plan",
    "choose_measure",
    "drop_commitment",
    "end_plan",
    "end_plans_of",
    "finish_commitment",
    "hand_over",
    "keep_reading",
    "make_commitment",
    "measure_again",
    "read_due_effects",
    "remove_proof",
    "report_carried_out",
    "report_progress",
    "send_back",
    "speak_to_plan",
    "start_design",
    "start_diagnosis",
    "start_plan",
    "start_visit",
    "submit_plan",
    "write_design",
    "write_diagnosis",
    "write_plan",
    "write_visit",
]
