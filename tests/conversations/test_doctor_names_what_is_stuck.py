# SPDX-License-Identifier: EUPL-1.2
"""Words that never reached a resident, and messages nobody took in, are named by the doctor with what to do."""

from datetime import datetime, timedelta

from django.utils.translation import override

from praja.config.doctor.messages import check_messages
from praja.kernel.notifications.enums import Direction, MessageStatus
from praja.kernel.notifications.models import Arrival, Utterance
from praja.kernel.people.sealing import seal
from towns import Town


def found(at: datetime) -> dict[str, str]:
    with override("en"):
        return {finding.about: str(finding.message) for finding in check_messages(at)}


def test_nothing_stuck_is_said_in_one_line(town: Town, monday: datetime) -> None:
    assert found(monday)["conversations"] == "nothing is stuck"


def test_what_is_stuck_is_named(town: Town, monday: datetime) -> None:
    Utterance.objects.create(
        channel="sms", direction=Direction.OUT, text="Sudah dikerjakan.", salt=b"0" * 16, said_at=monday, kept_at=monday,
        status=MessageStatus.FAILED, attempts=6,
    )  # fmt: skip
    Arrival.objects.create(
        channel="whatsapp", external_id="wamid.1", body=seal("{}", "arrival"), arrived_at=monday, not_before=monday
    )
    names = found(monday + timedelta(hours=2))

    assert names["conversations"].startswith("1 messages to residents")
    assert names["arrivals"].startswith("1 messages have been waiting")
