# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be done to a complaint, one verb each."""

from praja.duties.complaints.operations.answering import publish_answer, refer_complaint, take_over_answer
from praja.duties.complaints.operations.competence import decide_competence, return_complaint
from praja.duties.complaints.operations.completing import answer_question, ask_completion, ask_data, end_incomplete
from praja.duties.complaints.operations.contacting import reveal_contact
from praja.duties.complaints.operations.conversing import take_message, tell_in_conversation
from praja.duties.complaints.operations.drafting import (
    AnswerWords,
    approve_draft,
    return_draft,
    save_draft,
    submit_draft,
)
from praja.duties.complaints.operations.filing import Filed, Report, file_complaint
from praja.duties.complaints.operations.following import follow_complaint
from praja.duties.complaints.operations.forwarding import archive_complaint, forward_complaint, postpone_complaint
from praja.duties.complaints.operations.inspecting import (
    note_look,
    reveal_to_inspector,
    say_to_whistleblower,
    write_to_inspector,
)
from praja.duties.complaints.operations.joining import (
    answer_joined,
    carry_joined,
    join_complaint,
    release_joined,
    separate_complaint,
)
from praja.duties.complaints.operations.lapor import link_lapor, reconcile_lapor
from praja.duties.complaints.operations.noting import write_note
from praja.duties.complaints.operations.quality import (
    draw_sample,
    review_and_send_back,
    review_answer,
    send_back_answer,
)
from praja.duties.complaints.operations.reference_lists import DestinationWords, save_destination, save_topic
from praja.duties.complaints.operations.reporting_back import (
    accept_answer,
    close_silent,
    rate_answer,
    reopen_complaint,
    reply_to_answer,
)
from praja.duties.complaints.operations.screening import admit_complaint, discard_complaint
from praja.duties.complaints.operations.splitting import split_complaint
from praja.duties.complaints.operations.talking import offer_join, say_as_office, say_as_reporter, write_down_words
from praja.duties.complaints.operations.wording import correct_report
from praja.duties.complaints.operations.wording_templates import TemplateWords, save_template
from praja.duties.complaints.operations.wrongdoing import (
    answer_wrongdoing,
    close_wrongdoing,
    reply_on_wrongdoing,
    report_wrongdoing,
)

__all__ = [
    "AnswerWords",
    "DestinationWords",
    "Filed",
    "Report",
    "TemplateWords",
    "accept_answer",
    "admit_complaint",
    "answer_joined",
    "answer_question",
    "answer_wrongdoing",
    "approve_draft",
    "archive_complaint",
    "ask_completion",
    "ask_data",
    "carry_joined",
    "close_silent",
    "close_wrongdoing",
    "correct_report",
    "decide_competence",
    "discard_complaint",
    "draw_sample",
    "end_incomplete",
    "file_complaint",
    "follow_complaint",
    "forward_complaint",
    "join_complaint",
    "link_lapor",
    "note_look",
    "offer_join",
    "postpone_complaint",
    "publish_answer",
    "rate_answer",
    "reconcile_lapor",
    "refer_complaint",
    "release_joined",
    "reopen_complaint",
    "reply_on_wrongdoing",
    "reply_to_answer",
    "report_wrongdoing",
    "return_complaint",
    "return_draft",
    "reveal_contact",
    "reveal_to_inspector",
    "review_and_send_back",
    "review_answer",
    "save_destination",
    "save_draft",
    "save_template",
    "save_topic",
    "say_as_office",
    "say_as_reporter",
    "say_to_whistleblower",
    "send_back_answer",
    "separate_complaint",
    "split_complaint",
    "submit_draft",
    "take_message",
    "take_over_answer",
    "tell_in_conversation",
    "write_down_words",
    "write_note",
    "write_to_inspector",
]
