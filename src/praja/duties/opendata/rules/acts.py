# SPDX-License-Identifier: EUPL-1.2
"""Who may take which step. A producer's officers bring data, its head stands for it, the steward checks and publishes
(Perpres 39/2019: planning, collection, check, publication)."""

from praja.duties.opendata.enums import ASKED, PLAN, RELEASE
from praja.kernel.people.enums import Role
from praja.kernel.procedures.rules import (
    anybody,
    by_system,
    either,
    held_over_lead,
    nearest_over_lead,
    of_procedure,
)

may_produce = held_over_lead("opendata.produce", Role.OFFICER, Role.HEAD, Role.STEWARD)
may_confirm = nearest_over_lead("opendata.confirm", Role.HEAD)
may_check_plan = held_over_lead("opendata.check_plan", Role.STEWARD)
may_check_release = held_over_lead("opendata.check_release", Role.STEWARD)
may_return = either("opendata.return", may_confirm, may_check_release)
may_publish = either("opendata.publish", may_check_release, by_system("opendata.publish_by_itself"))
may_cancel_release = held_over_lead("opendata.cancel_release", Role.OFFICER, Role.HEAD, Role.STEWARD)
may_meet_plan = either("opendata.meet_plan", may_check_plan, by_system("opendata.meet_plan_by_itself"))

may_ask = anybody("opendata.ask")
may_assign = held_over_lead("opendata.assign", Role.STEWARD)
may_answer = held_over_lead("opendata.answer", Role.OFFICER, Role.HEAD, Role.STEWARD)

_OFFICE = held_over_lead("opendata.read_in_office", Role.OFFICER, Role.HEAD, Role.STEWARD, Role.AUDITOR)
may_open_case = either(
    "opendata.open_case", of_procedure(PLAN, _OFFICE), of_procedure(RELEASE, _OFFICE), of_procedure(ASKED, _OFFICE)
)
