# SPDX-License-Identifier: EUPL-1.2
"""Preparing and running competitions; entering, judging, announcing and appealing."""

from praja.duties.innovation.operations.competitions.announcing import announce_result, close_competition
from praja.duties.innovation.operations.competitions.appealing import (
    Sheet,
    file_appeal,
    turn_down_appeal,
    uphold_appeal,
)
from praja.duties.innovation.operations.competitions.checking import close_entries, decide_entry
from praja.duties.innovation.operations.competitions.entering import (
    Written,
    add_file,
    begin_entry,
    hand_in_entry,
    remove_file,
    set_team,
    tell_relatives,
    withdraw_entry,
    write_entry,
)
from praja.duties.innovation.operations.competitions.judging import give_sheet, keep_sheet, step_back
from praja.duties.innovation.operations.competitions.preparing import (
    cancel_competition,
    name_committee,
    name_jurors,
    open_entries,
    prepare_competition,
    set_terms,
)
from praja.duties.innovation.operations.competitions.relatives import note_relative, tell_juror_relatives
from praja.duties.innovation.operations.competitions.staging import open_stage, prolong_judging, seal_stage
from praja.duties.innovation.operations.competitions.superseding import supersede_result

__all__ = [
    "Sheet",
    "Written",
    "add_file",
    "announce_result",
    "begin_entry",
    "cancel_competition",
    "close_competition",
    "close_entries",
    "decide_entry",
    "file_appeal",
    "give_sheet",
    "hand_in_entry",
    "keep_sheet",
    "name_committee",
    "name_jurors",
    "note_relative",
    "open_entries",
    "open_stage",
    "prepare_competition",
    "prolong_judging",
    "remove_file",
    "seal_stage",
    "set_team",
    "set_terms",
    "step_back",
    "supersede_result",
    "tell_juror_relatives",
    "tell_relatives",
    "turn_down_appeal",
    "uphold_appeal",
    "withdraw_entry",
    "write_entry",
]
