# SPDX-License-Identifier: EUPL-1.2
"""Facts of attendance: schedules, places, telephones, machines, punches, days, leave and permissions."""

from praja.duties.attendance.models.asked import Correction as Correction
from praja.duties.attendance.models.asked import Permission as Permission
from praja.duties.attendance.models.days import Day as Day
from praja.duties.attendance.models.days import DirtyDay as DirtyDay
from praja.duties.attendance.models.days import MonthLock as MonthLock
from praja.duties.attendance.models.days import Outage as Outage
from praja.duties.attendance.models.findings import Finding as Finding
from praja.duties.attendance.models.findings import Remark as Remark
from praja.duties.attendance.models.leave import Leave as Leave
from praja.duties.attendance.models.leave import LeaveAuthority as LeaveAuthority
from praja.duties.attendance.models.leave import LeaveBalance as LeaveBalance
from praja.duties.attendance.models.leave import LeaveUse as LeaveUse
from praja.duties.attendance.models.machines import BadLine as BadLine
from praja.duties.attendance.models.machines import Batch as Batch
from praja.duties.attendance.models.machines import Command as Command
from praja.duties.attendance.models.machines import DailyCheck as DailyCheck
from praja.duties.attendance.models.machines import Machine as Machine
from praja.duties.attendance.models.machines import MachineEvent as MachineEvent
from praja.duties.attendance.models.machines import Pin as Pin
from praja.duties.attendance.models.places import Place as Place
from praja.duties.attendance.models.places import PlaceGuest as PlaceGuest
from praja.duties.attendance.models.punches import Judgement as Judgement
from praja.duties.attendance.models.punches import Look as Look
from praja.duties.attendance.models.punches import Phone as Phone
from praja.duties.attendance.models.punches import Punch as Punch
from praja.duties.attendance.models.punches import Selfie as Selfie
from praja.duties.attendance.models.schedules import CalendarLink as CalendarLink
from praja.duties.attendance.models.schedules import Pattern as Pattern
from praja.duties.attendance.models.schedules import PatternUse as PatternUse
from praja.duties.attendance.models.schedules import RosterDay as RosterDay
from praja.duties.attendance.models.schedules import RosterSheet as RosterSheet
from praja.duties.attendance.models.schedules import Season as Season
from praja.duties.attendance.models.schedules import Shift as Shift
