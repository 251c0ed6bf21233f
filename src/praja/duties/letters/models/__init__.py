# SPDX-License-Identifier: EUPL-1.2
"""Facts of the duty: letters that come and go, what is asked because of them, and where they are kept."""

from praja.duties.letters.models.dispositions import Assignment, Disposition, FollowUp, Order
from praja.duties.letters.models.incoming import Incoming
from praja.duties.letters.models.letters import Correspondent, Letter, UnitMode, digested_letter
from praja.duties.letters.models.mails import ArrivedMail
from praja.duties.letters.models.outgoing import (
    Addressee,
    Check,
    LetterRegister,
    LetterVersion,
    Outgoing,
    UnsavedWords,
)
from praja.duties.letters.models.paper import PaperSpend
from praja.duties.letters.models.places import SrikandiPlaces
from praja.duties.letters.models.records import (
    AccessColumns,
    AccessRule,
    ClassificationCode,
    Clearance,
    ClearanceItem,
    LegalHold,
    RecordFile,
    RecordItem,
    RetentionRule,
    ScheduleDraft,
)
from praja.duties.letters.models.remarks import EarlierEntry, Remark
from praja.duties.letters.models.srikandi import RegisterSheet, RegisterTemplate

__all__ = [
    "AccessColumns",
    "AccessRule",
    "Addressee",
    "ArrivedMail",
    "Assignment",
    "Check",
    "ClassificationCode",
    "Clearance",
    "ClearanceItem",
    "Correspondent",
    "Disposition",
    "EarlierEntry",
    "FollowUp",
    "Incoming",
    "LegalHold",
    "Letter",
    "LetterRegister",
    "LetterVersion",
    "Order",
    "Outgoing",
    "PaperSpend",
    "RecordFile",
    "RecordItem",
    "RegisterSheet",
    "RegisterTemplate",
    "Remark",
    "RetentionRule",
    "ScheduleDraft",
    "SrikandiPlaces",
    "UnitMode",
    "UnsavedWords",
    "digested_letter",
]
