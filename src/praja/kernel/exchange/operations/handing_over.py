# SPDX-License-Identifier: EUPL-1.2
"""A file goes out: made from what stands here, kept, and told by one event."""

from datetime import datetime

from django.db import transaction

from praja.kernel.documents.domain.limits import CleanFile
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.operations.files import keep_row
from praja.kernel.exchange.declarations import Made, Point
from praja.kernel.exchange.errors import NoSuchPoint, NothingToHandOver
from praja.kernel.exchange.events import HandedOver, stream_of
from praja.kernel.exchange.models import KeptFile
from praja.kernel.exchange.rules import may_hand_over
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor


def hand_over(*, point: Point, actor: Actor, at: datetime) -> KeptFile:
    """Make the file of a point and keep it as what was handed over. What is made again is handed over again: the file may be the
    same, the hand-over is another.

    Raises `NoSuchPoint` for whoever does not do this and for a point at which no file goes out, `NothingToHandOver` where not one
    row would stand in it, and what making it raises. Records `exchange.handed_over`.
    """
    if point.make is None or not may_hand_over(actor, point):
        raise NoSuchPoint
    made = point.make(actor, at)
    if not made.rows:
        raise NothingToHandOver
    return keep_handed_over(point=point, made=made, actor=actor, at=at)


def keep_handed_over(*, point: Point, made: Made, actor: Actor, at: datetime) -> KeptFile:
    """Keep a file that a part made for a point by an operation of its own, which asked its own rule whether the actor may.
    Records `exchange.handed_over`."""
    file = keep_row(CleanFile(made.data, Kind.AS_IT_IS), at)
    with transaction.atomic():
        kept = KeptFile.objects.create(point=point.code, file=file, name=made.name, made_at=at)
        event = HandedOver(
            point=point.code,
            kept=kept.pk,
            rows=made.rows,
            left_out=made.left_out,
            sha256=file.sha256,
            period=made.period,
        )
        record(event, actor=actor, at=at, stream=stream_of(point.code), refs={"kept": kept.pk})
    return kept
