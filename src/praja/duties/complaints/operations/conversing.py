# SPDX-License-Identifier: EUPL-1.2
"""A message that came by WhatsApp, Telegram, SMS or e-mail becomes part of a case: which one, and what it does there."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MAX_TEXT, MIN_TEXT
from praja.duties.complaints.domain.messages import is_acceptance, is_only_thanks, stars_in
from praja.duties.complaints.enums import PROCEDURE, Held
from praja.duties.complaints.models import Answer, Complaint, Question
from praja.duties.complaints.operations.completing import STEP_BACK, answer_question
from praja.duties.complaints.operations.filing import Filed, Report, file_complaint
from praja.duties.complaints.operations.reporting_back import (
    accept_answer,
    rate_answer,
    reopen_complaint,
    reply_to_answer,
)
from praja.duties.complaints.operations.talking import open_message_work
from praja.duties.complaints.procedure import ANSWERED, CLOSED, DRAFT
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.notifications.domain.conversing import join_code_in, position_in
from praja.kernel.notifications.enums import SAID_IN
from praja.kernel.notifications.gateways.texts import words_of
from praja.kernel.notifications.models import Thread, Utterance
from praja.kernel.notifications.operations import answer_thread, language_of, place_words, redeem_join, say
from praja.kernel.notifications.peers import field_of, opened_peer
from praja.kernel.notifications.queries import threads_of
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.people.operations.persons import new_person
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor, ActorKind
from praja.lib.codes import show_code
from praja.lib.errors import InvalidInput
from praja.lib.visible import visible_length
from praja.lib.wording import in_own_language

WITHOUT_WORDS = _("(a message without words)")


def take_message(*, utterance_id: int, actor: Actor, at: datetime) -> Case | None:
    """Let what was said belong to a case and do there what it says. Returns the case; None for a code that opened nothing.

    A message with a join code connects its conversation with that case. Otherwise it belongs to the case that the
    conversation is about, or to the one open case of the person with this telephone number or e-mail address; a new matter
    becomes a draft that the coordinator looks at, and its sender gets code and secret link. It answers what was asked,
    accepts, rates or contests an answer, opens a closed case again, or is just said. Taken again it changes nothing.
    """
    with transaction.atomic():
        rows = Utterance.objects.select_for_update(of=("self",)).select_related(
            "thread__case", "thread__person", "case"
        )
        said = rows.get(pk=utterance_id)
        if said.case is not None or said.thread is None:
            return said.case
        if code := join_code_in(said.text):
            return _join(said, said.thread, code, actor, at)
        case = _matter_of(said, said.thread, at)
        if case is None:
            return _arrive(said, said.thread, actor, at)
        _go_on(said, lock(case.pk), actor, at)
        return case


def tell_in_conversation(
    *, case: Case, about: str, template: str, context: Mapping[str, object], actor: Actor, at: datetime
) -> Utterance | None:
    """Tell the reporter in the conversation in which they wrote last; None where there is none. Told before, it is that row."""
    thread = threads_of(case).select_related("person").first()
    if thread is None:
        return None
    filled = words_of(template, language_of(thread), thread.channel, {**context, "talk": True})
    return say(case=case, channel=thread.channel, text=filled.body, automatic=True, about=about, actor=actor, at=at)


def _join(said: Utterance, thread: Thread, code: str, actor: Actor, at: datetime) -> Case | None:
    case = redeem_join(thread=thread, code=code, at=at)
    if case is None:
        text = words_of("talk/not_linked", language_of(thread), thread.channel, {}).body
        answer_thread(thread=thread, text=text, about=_about(said), actor=actor, at=at)
        return None
    place_words(utterance=said, case=case, actor=actor, at=at)
    _confirm(said, case, "talk/linked", actor, at)
    return case


def _matter_of(said: Utterance, thread: Thread, at: datetime) -> Case | None:
    """The case that a message is about; None for a new matter."""
    current = thread.case if thread.case is not None and thread.case.procedure == PROCEDURE else None
    if current is not None and current.closed_at is None:
        return current
    other = _only_open_case(said, thread)
    if other is not None or current is None:
        return other
    return current if not _is_matter(said) or _reopens(said, current, at) else None


def _only_open_case(said: Utterance, thread: Thread) -> Case | None:
    """The case of the person with this number or address that was open when it was said, if there is exactly one: a case that
    closes while the message is on its way is still what it is about."""
    field = field_of(thread.channel)
    if field is None:
        return None
    was_open = Q(case__closed_at=None) | Q(case__closed_at__gte=said.said_at)
    theirs = Complaint.objects.filter(
        was_open, **{f"reporter__{field}_key": thread.peer_key}, case__procedure=PROCEDURE
    )
    found = list(theirs.select_related("case").order_by("pk")[:2])
    return found[0].case if len(found) == 1 else None


def _is_matter(said: Utterance) -> bool:
    """Whether somebody who has an old case says enough for a new one."""
    return visible_length(said.text) >= MIN_TEXT and not is_only_thanks(said.text)


def _reopens(said: Utterance, case: Case, at: datetime) -> bool:
    limit = timedelta(days=settings.PRAJA_REOPEN_DAYS)
    in_time = case.state == CLOSED and case.closed_at is not None and at <= case.closed_at + limit
    return in_time and _is_matter(said)


def _arrive(said: Utterance, thread: Thread, actor: Actor, at: datetime) -> Case:
    """A new matter: a draft case, and an acknowledgement with code and secret link."""
    report = Report(
        text=said.text[:MAX_TEXT] if visible_length(said.text) else in_own_language(WITHOUT_WORDS),
        held=Held.INCOMING,
        reporter=thread.person or _person_of(thread, at),
        files=_files(said),
        latitude=_position(said)[0],
        longitude=_position(said)[1],
    )
    reporter = Actor(ActorKind.LINK, f"thread:{thread.pk}")
    filed = file_complaint(
        report=report, channel=thread.channel, actor=reporter, at=at, received_at=min(said.kept_at, at)
    )
    if report.reporter is not None and thread.person is None:
        Thread.objects.filter(pk=thread.pk).update(person=report.reporter)
    place_words(utterance=said, case=filed.case, actor=actor, at=at)
    _acknowledge(said, thread, filed, actor, at)
    return filed.case


def _person_of(thread: Thread, at: datetime) -> Person | None:
    """Somebody new with this number or address, unsaved; None where the channel shows neither."""
    field = field_of(thread.channel)
    try:
        return new_person(at=at, **{field: opened_peer(thread.peer)}) if field else None
    except InvalidInput:
        return None


def _acknowledge(said: Utterance, thread: Thread, filed: Filed, actor: Actor, at: datetime) -> None:
    """The link goes to the sender alone: no officer reads it, and it is forgotten once it was handed over."""
    language, code = language_of(thread), filed.case.code
    url = f"{settings.PRAJA_BASE_URL}{reverse('track_secret', args=[code, filed.secret])}"
    text = words_of("talk/arrived", language, thread.channel, _context(filed.case, "verification"))
    link = words_of("talk/secret_link", language, thread.channel, {"url": url})
    say(
        case=filed.case,
        channel=thread.channel,
        text=text.body,
        enclosed=link.body,
        automatic=True,
        about=_about(said),
        actor=actor,
        at=at,
    )


def _go_on(said: Utterance, case: Case, actor: Actor, at: datetime) -> None:
    """Place it in its case, which is locked, and do what it says there."""
    place_words(utterance=said, case=case, actor=actor, at=at)
    reporter = Actor(ActorKind.LINK, f"thread:{said.thread_id}", case_id=case.pk)
    confirmed = _act(said, case, reporter, at)
    if confirmed:
        _confirm(said, Case.objects.get(pk=case.pk), confirmed, actor, at)
    elif not is_only_thanks(said.text):
        _add_position(said, case)
        open_message_work(case, at)


def _act(said: Utterance, case: Case, reporter: Actor, at: datetime) -> str:
    """Take the step that the message asks for; returns the words that confirm it, empty where it is only said."""
    text = said.text[:MAX_TEXT]
    if case.state in STEP_BACK and _has_seen_question(said, case) and not is_only_thanks(text):
        given = text if visible_length(text) else in_own_language(WITHOUT_WORDS)
        answer_question(case=case, text=given, files=_files(said), actor=reporter, at=at, seen_version=None)
        return "talk/completed"
    if case.state not in (ANSWERED, CLOSED) or not _has_seen_answer(said, case):
        return ""
    if case.state == ANSWERED and is_acceptance(text):
        accept_answer(case=case, actor=reporter, at=at, seen_version=None)
        return "talk/accepted"
    if stars := stars_in(text):
        rate_answer(case=case, stars=stars, text="", actor=reporter, at=at)
        return "talk/rated"
    return _contest(said, case, text, reporter, at)


def _contest(said: Utterance, case: Case, text: str, reporter: Actor, at: datetime) -> str:
    if case.state == ANSWERED and _is_matter(said):
        reply_to_answer(case=case, text=text, actor=reporter, at=at, seen_version=None)
        return "talk/replied"
    if _reopens(said, case, at):
        reopen_complaint(case=case, text=text, actor=reporter, at=at, seen_version=None)
        return "talk/replied"
    return ""


def _has_seen_answer(said: Utterance, case: Case) -> bool:
    """Whether it was said after the present answer: a message that was long on its way neither accepts nor contests it."""
    latest = Answer.objects.filter(complaint=case.pk).order_by("-number").values_list("published_at", flat=True).first()
    return _said_after(said, latest)


def _has_seen_question(said: Utterance, case: Case) -> bool:
    """Whether it was said after the question that is open: an earlier message does not answer it."""
    asked = Question.objects.filter(complaint=case.pk, answered_at=None).order_by("-pk")
    return _said_after(said, asked.values_list("asked_at", flat=True).first())


def _said_after(said: Utterance, moment: datetime | None) -> bool:
    # Channels tell the time in whole seconds.
    return moment is None or said.said_at >= moment.replace(microsecond=0)


def _confirm(said: Utterance, case: Case, template: str, actor: Actor, at: datetime) -> None:
    thread = said.thread
    assert thread is not None
    text = words_of(template, language_of(thread), thread.channel, _context(case, "response_again")).body
    say(case=case, channel=thread.channel, text=text, automatic=True, about=_about(said), actor=actor, at=at)


def _context(case: Case, clock: str) -> dict[str, str]:
    """Code, unit, and the due date (ISO) of one of its clocks."""
    running = Deadline.objects.filter(case=case, clock=clock, stopped_at=None).values_list("due_at", flat=True).first()
    return {
        "code": show_code(case.code),
        "unit": units.current().name(case.lead_unit_id),
        "due": running.isoformat() if running else "",
    }


def _add_position(said: Utterance, case: Case) -> None:
    """A place shared after the first message still shows on the map of a draft that has none."""
    latitude, longitude = _position(said)
    if case.state == DRAFT and latitude is not None:
        drafts = Complaint.objects.filter(pk=case.pk, latitude=None, held=Held.INCOMING)
        drafts.update(latitude=latitude, longitude=longitude)


def _position(said: Utterance) -> tuple[Decimal | None, Decimal | None]:
    found = position_in(said.text)
    return (Decimal(found[0]), Decimal(found[1])) if found else (None, None)


def _files(said: Utterance) -> list[StoredFile]:
    return [attachment.file for attachment in attachments_of(SAID_IN, said.pk)]


def _about(said: Utterance) -> str:
    return f"utterance:{said.pk}"
