# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be done to a complaint, one verb each."""

from praja.duties.complaints.operations.answering import accept_answer, answer_complaint, close_silent, reply_to_answer
from praja.duties.complaints.operations.contacting import reveal_contact
from praja.duties.complaints.operations.filing import Filed, Report, file_complaint
from praja.duties.complaints.operations.forwarding import archive_complaint, forward_complaint

__all__ = [
    "Filed",
    "Report",
    "accept_answer",
    "answer_complaint",
    "archive_complaint",
    "close_silent",
    "file_complaint",
    "forward_complaint",
    "reply_to_answer",
    "reveal_contact",
]
