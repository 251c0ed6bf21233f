# SPDX-License-Identifier: EUPL-1.2
import logging
from datetime import datetime, timedelta

from django.conf import settings

from praja.kernel.jobs.declarations import scheduled
from praja.kernel.notifications.domain.conversing import Incoming
from praja.kernel.notifications.domain.retrying import MOST_TRIES
from praja.kernel.notifications.enums import EMAIL
from praja.kernel.notifications.errors import ChannelOff, NotFetched
from praja.kernel.notifications.gateways.mail import read_mail
from praja.kernel.notifications.gateways.mailbox import read_unseen
from praja.kernel.notifications.gateways.sending import send
from praja.kernel.notifications.gateways.talking import fetch_media, hand_over
from praja.kernel.notifications.letters import letter_of
from praja.kernel.notifications.models import Arrival, Message, Utterance
from praja.kernel.notifications.operations import (
    claim_arrivals,
    claim_messages,
    claim_utterances,
    complete_arrival,
    complete_message,
    complete_utterance,
    message_in,
    receive_words,
)
from praja.kernel.notifications.queries import message_words
from praja.kernel.people.identifiers import opened
from praja.lib.actors import Actor, system_actor

log = logging.getLogger("praja.notifications")


@scheduled("notifications.send", every=timedelta(seconds=5), lease=timedelta(minutes=5))
def send_due_messages(at: datetime) -> None:
    """Send what is due, one after another, outside any transaction."""
    actor = system_actor("notifications.send")
    for message in claim_messages(actor=actor, at=at):
        complete_message(message=message, error=_attempt(message), actor=actor, at=at)


@scheduled("notifications.say", every=timedelta(seconds=5), lease=timedelta(minutes=5))
def say_due_utterances(at: datetime) -> None:
    """Hand what was said in conversations to their channels, one after another, outside any transaction."""
    actor = system_actor("notifications.say")
    for utterance in claim_utterances(actor=actor, at=at):
        external_id, error = _handed_over(utterance, at)
        complete_utterance(utterance=utterance, external_id=external_id, error=error, actor=actor, at=at)


@scheduled("notifications.take_arrivals", every=timedelta(seconds=2), lease=timedelta(minutes=5))
def take_arrivals(at: datetime) -> None:
    """Take in what channels have delivered, with what is attached to it."""
    actor = system_actor("notifications.take_arrivals")
    for arrival in claim_arrivals(actor=actor, at=at):
        complete_arrival(arrival=arrival, error=_taken(arrival, actor, at), actor=actor, at=at)


@scheduled("notifications.read_mailbox", every=timedelta(minutes=1), lease=timedelta(minutes=5))
def read_mailbox(at: datetime) -> None:
    """Take in the unread letters of the mailbox, where one is set."""
    if not settings.PRAJA_IMAP_URL:
        return
    actor = system_actor("notifications.read_mailbox")
    try:
        read_unseen(settings.PRAJA_IMAP_URL, lambda raw: _take_mail(raw, actor, at))
    except Exception as error:
        # The words of an error may hold the address and its password.
        log.warning("the mailbox was not read: %s", type(error).__name__)


def _take_mail(raw: bytes, actor: Actor, at: datetime) -> None:
    mail = read_mail(raw, at)
    if mail is not None:
        _receive(EMAIL, mail.message, list(mail.files), 0, actor, at)


def _taken(arrival: Arrival, actor: Actor, at: datetime) -> str:
    """Take one in; the class of the failure, or nothing. After the last try it is taken in without what cannot be fetched."""
    try:
        message = message_in(arrival)
        files, lost = _fetched(arrival, message)
        _receive(arrival.channel, message, files, lost, actor, at)
    except Exception as error:
        log.warning("arrival %s was not taken in: %s", arrival.pk, type(error).__name__)
        return type(error).__name__
    return ""


def _fetched(arrival: Arrival, message: Incoming) -> tuple[list[bytes], int]:
    files, lost = [], message.lost
    for media_id in message.media:
        try:
            files.append(fetch_media(arrival.channel, media_id))
        except (NotFetched, ChannelOff):
            if arrival.attempts < MOST_TRIES:
                raise
            lost += 1
    return files, lost


def _receive(channel: str, message: Incoming, files: list[bytes], lost: int, actor: Actor, at: datetime) -> None:
    receive_words(
        channel=channel,
        peer=message.peer,
        external_id=message.external_id,
        text=message.text,
        files=files,
        said_at=message.said_at,
        in_reply_to=message.in_reply_to,
        lost=lost,
        actor=actor,
        at=at,
    )


def _handed_over(utterance: Utterance, at: datetime) -> tuple[str, str]:
    """Hand one over: the channel's id of it, or the class of the failure. The address is open only here."""
    try:
        return hand_over(letter_of(utterance, at)), ""
    except Exception as error:
        log.warning("utterance %s was not handed over: %s", utterance.pk, type(error).__name__)
        return "", type(error).__name__[:60]


def _attempt(message: Message) -> str:
    """Send one message; the class of the failure, or nothing. The address is open only here."""
    person = message.recipient
    address = opened("email", person.email) if message.channel == EMAIL else opened("phone", person.phone)
    try:
        send(channel=message.channel, address=address, words=message_words(message))
    except Exception as error:
        # Whatever went wrong is kept by class; its words, and a traceback, could hold the address.
        log.warning("message %s was not sent: %s", message.pk, type(error).__name__)
        return type(error).__name__[:60]
    return ""
