# SPDX-License-Identifier: EUPL-1.2
"""What the team, the organisation bureau and the head of the region do with an innovation."""

from praja.duties.innovation.operations.path.proposing import (
    advise,
    approve,
    begin_design,
    begin_diagnosis,
    propose,
    reject,
    send_back,
    withdraw,
)
from praja.duties.innovation.operations.path.starting import Facts, Origin, change_facts, facts_of, start_innovation
from praja.duties.innovation.operations.path.trying import (
    apply_innovation,
    award,
    begin_trial,
    develop,
    display,
    end_trial,
    report_to_minister,
    stop,
)
from praja.duties.innovation.operations.path.writing import (
    end_reviewer,
    join_team,
    leave_team,
    name_reviewer,
    write_profile,
)

__all__ = [
    "Facts",
    "Origin",
    "advise",
    "apply_innovation",
    "approve",
    "award",
    "begin_design",
    "begin_diagnosis",
    "begin_trial",
    "change_facts",
    "develop",
    "display",
    "end_reviewer",
    "end_trial",
    "facts_of",
    "join_team",
    "leave_team",
    "name_reviewer",
    "propose",
    "reject",
    "report_to_minister",
    "send_back",
    "start_innovation",
    "stop",
    "withdraw",
    "write_profile",
]
