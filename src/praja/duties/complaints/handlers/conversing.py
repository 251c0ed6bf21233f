# SPDX-License-Identifier: EUPL-1.2
"""What came by a channel is taken; what happens is told in the conversation, there with the words themselves."""

from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.events import ComplaintAdmitted, ComplaintAnswered
from praja.duties.complaints.handlers.telling import PUBLISHED, TEMPLATE_OF, is_worth_telling, words_about
from praja.duties.complaints.models import Answer, Complaint, Question
from praja.duties.complaints.operations.conversing import take_message, tell_in_conversation
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.notifications.events import WordsReceived
from praja.kernel.procedures.models import Case
from praja.lib.actors import system_actor

OPENING = frozenset({"complaints.filed", "complaints.arrived"})
"""Told by the acknowledgement that carries the secret link."""

ASKED = frozenset({"complaints.completion_asked", "complaints.data_asked"})
REASONED = frozenset({"complaints.archived", "complaints.discarded", "complaints.postponed"})


@subscribe("notifications.received", subscriber="complaints.take_message")
def take_received(delivered: Delivered) -> None:
    """Let the message belong to a case and do there what it says."""
    assert isinstance(delivered.event, WordsReceived)
    actor = system_actor("complaints.conversation")
    take_message(utterance_id=delivered.event.utterance, actor=actor, at=delivered.at)


@subscribe(*sorted(set(TEMPLATE_OF) - OPENING), subscriber="complaints.conversation")
def tell(delivered: Delivered) -> None:
    """Tell the reporter in the conversation, if there is one."""
    case = Case.objects.get(pk=delivered.refs["case"])
    if case.procedure != PROCEDURE or not is_worth_telling(delivered):
        return
    tell_in_conversation(
        case=case,
        about=f"event:{delivered.id}",
        template=TEMPLATE_OF[delivered.event.name],
        context={**words_about(delivered), "words": words_of_event(case, delivered)},
        actor=system_actor("complaints.conversation"),
        at=delivered.at,
    )


def words_of_event(case: Case, delivered: Delivered) -> str:
    """The words that the event carries as a digest: of an answer, a question, or a reason to the reporter."""
    name = delivered.event.name
    if name in PUBLISHED and isinstance(delivered.event, ComplaintAnswered):
        answer = Answer.objects.filter(complaint=case.pk, number=delivered.event.number).first()
        return "\n".join(part for part in (answer.text, answer.where_to) if part) if answer else ""
    if name in ASKED:
        asked = Question.objects.filter(complaint=case.pk, asked_at=delivered.at).order_by("pk").last()
        return asked.text if asked else ""
    complaint = Complaint.objects.get(pk=case.pk)
    if isinstance(delivered.event, ComplaintAdmitted):
        return next((row.text for row in complaint.wordings.filter(number=1)), "")
    return complaint.archive_note if name in REASONED else ""
