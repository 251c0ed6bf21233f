# SPDX-License-Identifier: EUPL-1.2
"""What was written in a case, by the event it belongs to: for officers, who read all of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from praja.duties.complaints.domain import words_content
from praja.duties.complaints.models import Answer, Complaint, Dispute, QualityReview
from praja.duties.complaints.queries.office_draft import ANSWER_FILES, open_draft
from praja.duties.complaints.queries.proofs import first_words_of
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.queries import HistoryRow
from praja.kernel.procedures.queries.stories import Written
from praja.lib.moments import describe_moment

ANSWERS = frozenset(
    f"complaints.{name}"
    for name in ("answered", "promised", "answer_taken_over", "referred", "answered_jointly", "promised_jointly")
)
WORDED = frozenset({"complaints.admitted", "complaints.reworded"})

InOrder = Callable[[Complaint], Iterable[Written]]


def written_in(complaint: Complaint, rows: list[HistoryRow]) -> dict[int, Written]:
    """Ledger id of the act to what was written in it. One statement for each kind of words that the case has, two for answers."""
    names = {row.name for row in rows}
    found = _in_order(complaint, rows, names)
    found |= _answers(complaint, rows) if names & ANSWERS else {}
    found |= _reviews(complaint, rows) if names & {"complaints.answer_reviewed", "complaints.sent_back"} else {}
    found |= _ended(complaint, rows)
    found |= _worded(complaint, rows)
    return found | _last_ones(complaint, rows, names)


def _in_order(complaint: Complaint, rows: list[HistoryRow], names: set[str]) -> dict[int, Written]:
    """Words that are kept one row for each act, in the order of the acts."""
    found: dict[int, Written] = {}
    for acts, read in _IN_ORDER:
        if acts & names:
            mine = [row for row in rows if row.name in acts]
            found |= {row.id: words for row, words in zip(mine, read(complaint), strict=False)}
    return found


def _answers(complaint: Complaint, rows: list[HistoryRow]) -> dict[int, Written]:
    by_number = {answer.number: answer for answer in complaint.answers.order_by("number")}
    files = defaultdict(list)
    for file in attachments_of(ANSWER_FILES, *(answer.pk for answer in by_number.values())):
        files[file.object_id].append(file)
    found = {}
    for row in rows:
        answer = by_number.get(row.payload.get("number", 0)) if row.name in ANSWERS else None
        if answer is not None:
            found[row.id] = Written(answer.text, tuple(_facts(answer)), tuple(files[answer.pk]))
    return found


def _facts(answer: Answer) -> Iterator[str]:
    if answer.promised_for:
        day = describe_moment(answer.promised_for, "day")
        yield _("Promised for %(day)s by %(who)s") % {"day": day, "who": answer.promised_by or _("the unit")}
    if answer.where_to:
        yield _("Where to turn: %(where)s") % {"where": answer.where_to}


def _reviews(complaint: Complaint, rows: list[HistoryRow]) -> dict[int, Written]:
    """What the coordinator found missing. It is told once, at the judgement; where an answer was only sent back, there."""
    reviews = QualityReview.objects.filter(answer__complaint=complaint.pk)
    notes = dict(reviews.order_by("answer__number").values_list("answer__number", "note"))
    judged = [row for row in rows if row.name == "complaints.answer_reviewed"]
    if judged:
        return {row.id: Written(notes.get(row.payload["number"], "")) for row in judged}
    sent_back = [row for row in rows if row.name == "complaints.sent_back"]
    return {row.id: Written(note) for row, note in zip(reversed(sent_back), reversed(notes.values()), strict=False)}


def _ended(complaint: Complaint, rows: list[HistoryRow]) -> dict[int, Written]:
    """One text serves for putting aside and filing away: the ledger's digest says to which act it belongs."""
    if not complaint.archive_note:
        return {}
    digest = content_digest(bytes(complaint.archive_salt), words_content(complaint.archive_note))
    told = {"complaints.postponed": "reason", "complaints.archived": "note", "complaints.discarded": "note"}
    mine = (row for row in rows if row.name in told and row.payload[told[row.name]] == digest)
    return {row.id: Written(complaint.archive_note) for row in mine}


def _last_ones(complaint: Complaint, rows: list[HistoryRow], names: set[str]) -> dict[int, Written]:
    """Words of which only the last are kept: the head's note on the draft, and what the reporter wrote with the stars."""
    found: dict[int, Written] = {}
    if "complaints.draft_returned" in names:
        draft = open_draft(complaint.case)
        found |= _at_last(rows, "complaints.draft_returned", draft.return_note if draft else "")
    if "complaints.rated" in names:
        rating = getattr(complaint, "rating", None)
        found |= _at_last(rows, "complaints.rated", rating.text if rating else "")
    return found


def _at_last(rows: list[HistoryRow], name: str, words: str) -> dict[int, Written]:
    last = [row for row in rows if row.name == name][-1]
    return {last.id: Written(words)} if words else {}


def _report(complaint: Complaint) -> list[Written]:
    return [Written(first_words_of(complaint)[0])]


def _worded(complaint: Complaint, rows: list[HistoryRow]) -> dict[int, Written]:
    """What the report says since it was summed up, and since that was put right."""
    if not complaint.worded:
        return {}
    mine = [row for row in rows if row.name in WORDED and row.payload.get("content")]
    texts = complaint.wordings.filter(number__gt=0).order_by("number").values_list("text", flat=True)
    return {row.id: Written(text) for row, text in zip(mine, texts, strict=False)}


def _replies(complaint: Complaint) -> list[Written]:
    return [Written(reply.text) for reply in complaint.replies.order_by("id")]


def _questions(complaint: Complaint) -> list[Written]:
    return [Written(row.text) for row in complaint.questions.order_by("id")]


def _given(complaint: Complaint) -> list[Written]:
    return [Written(row.answer) for row in complaint.questions.exclude(answered_at=None).order_by("id")]


def _disputes(complaint: Complaint) -> list[Written]:
    return [Written(row.reason) for row in complaint.disputes.order_by("id")]


def _decisions(complaint: Complaint) -> list[Written]:
    rows = complaint.disputes.exclude(decided_at=None).select_related("affair").order_by("id")
    return [Written(row.decision, tuple(_affair(row))) for row in rows]


def _affair(row: Dispute) -> Iterator[str]:
    if row.affair:
        facts = {"code": row.affair.code, "name": row.affair.name, "decree": row.affair.decree}
        yield _("By the table of affairs: %(code)s %(name)s (%(decree)s)") % facts


def _notes(complaint: Complaint) -> list[Written]:
    return [Written(row.text) for row in complaint.notes.order_by("id")]


def _tasks(complaint: Complaint) -> list[Written]:
    return [Written(row.task) for row in complaint.case.supporting_units.order_by("asked_at", "id")]


_IN_ORDER: tuple[tuple[frozenset[str], InOrder], ...] = (
    (frozenset({"complaints.filed", "complaints.arrived"}), _report),
    (frozenset({"complaints.replied", "complaints.reopened"}), _replies),
    (frozenset({"complaints.completion_asked", "complaints.data_asked"}), _questions),
    (frozenset({"complaints.completed", "complaints.data_given"}), _given),
    (frozenset({"complaints.returned"}), _disputes),
    (frozenset({"complaints.redirected", "complaints.upheld"}), _decisions),
    (frozenset({"complaints.noted"}), _notes),
    (frozenset({"procedures.support_asked"}), _tasks),
)
"""Acts whose words are kept one row for each, and how to read them in order."""
