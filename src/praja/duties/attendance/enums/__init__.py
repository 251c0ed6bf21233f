# SPDX-License-Identifier: EUPL-1.2
"""Small closed vocabularies of attendance."""

from praja.duties.attendance.enums.days import DayCode as DayCode
from praja.duties.attendance.enums.days import PatternKind as PatternKind
from praja.duties.attendance.enums.days import SeasonKind as SeasonKind
from praja.duties.attendance.enums.discipline import NO_SANCTION as NO_SANCTION
from praja.duties.attendance.enums.discipline import Band as Band
from praja.duties.attendance.enums.discipline import Level as Level
from praja.duties.attendance.enums.discipline import SaidKind as SaidKind
from praja.duties.attendance.enums.findings import FindingKind as FindingKind
from praja.duties.attendance.enums.findings import FindingState as FindingState
from praja.duties.attendance.enums.findings import Gone as Gone
from praja.duties.attendance.enums.findings import Receiver as Receiver
from praja.duties.attendance.enums.findings import RemarkKind as RemarkKind
from praja.duties.attendance.enums.leave import Advice as Advice
from praja.duties.attendance.enums.leave import LeaveKind as LeaveKind
from praja.duties.attendance.enums.leave import PermissionKind as PermissionKind
from praja.duties.attendance.enums.machines import CommandState as CommandState
from praja.duties.attendance.enums.machines import MachineState as MachineState
from praja.duties.attendance.enums.machines import Protocol as Protocol
from praja.duties.attendance.enums.machines import ZoneStyle as ZoneStyle
from praja.duties.attendance.enums.pay import Predicate as Predicate
from praja.duties.attendance.enums.punches import Direction as Direction
from praja.duties.attendance.enums.punches import PlaceKind as PlaceKind
from praja.duties.attendance.enums.punches import Reason as Reason
from praja.duties.attendance.enums.punches import Source as Source
from praja.duties.attendance.enums.punches import Verdict as Verdict

LEAVE = "attendance.leave"
PERMISSION = "attendance.permission"
CORRECTION = "attendance.correction"
"""Names of the procedures: leave (cuti), a permission to come later, go earlier or work elsewhere, a correction of a day."""
DISCIPLINE = "attendance.discipline"
"""Name of the procedure of a proposed sanction."""
