# SPDX-License-Identifier: EUPL-1.2
"""The list of heads of RT and RW, by decree and for a term: entered one by one or taken in from a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.stated import neighbourhood_number
from praja.duties.services.errors.references import HeadIncomplete, NotKeeperOfNeighbourhoods
from praja.duties.services.events import NeighbourhoodHeadEnded, NeighbourhoodHeadListed
from praja.duties.services.models import NeighbourhoodHead
from praja.duties.services.rules import may_keep_neighbourhoods
from praja.kernel.ledger.operations import record
from praja.kernel.organization.queries import region as region_named
from praja.kernel.people.identifiers import key_of
from praja.kernel.people.operations import register_person
from praja.lib.actors import Actor
from praja.lib.imports import Line, Outcome, Profile, Report, line_by_line, run_import

HEAD_COLUMNS = Profile(
    "neighbourhood_heads",
    {
        "region": ("kode wilayah", "kode kelurahan", "kelurahan"),
        "rw": ("rw", "nomor rw"),
        "rt": ("rt", "nomor rt"),
        "name": ("nama", "nama ketua"),
        "phone": ("telepon", "hp", "no hp", "wa", "whatsapp"),
        "decree": ("sk", "dasar", "nomor sk"),
        "since": ("sejak", "mulai", "berlaku sejak"),
        "until": ("sampai", "berakhir"),
    },
    required=("region", "rw", "name", "phone", "decree"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWords:
    """Who heads a neighbourhood. `region` is the code of the kelurahan; an empty `rt` is the RW itself."""

    region: str
    rw: str
    rt: str
    name: str
    phone: str
    decree: str


def list_head(
    *, words: HeadWords, since: date, actor: Actor, at: datetime, until: date | None = None
) -> NeighbourhoodHead:
    """By decree somebody heads a neighbourhood from `since` on; who did so until now ends on that day.

    The same person by the same decree again changes nothing. Raises `NotKeeperOfNeighbourhoods`, `HeadIncomplete`, `NotFound`
    (region), `InvalidInput` (telephone).
    """
    given = _checked(words)
    if not may_keep_neighbourhoods(actor, given.region):
        raise NotKeeperOfNeighbourhoods
    with transaction.atomic():
        held = _held(given)
        if held is not None and _is_same(held, given):
            return held
        if held is not None:
            _end(held, max(since, held.since), actor, at)
        person = register_person(name=given.name, phone=given.phone, actor=actor, at=at)
        head = NeighbourhoodHead.objects.create(
            region_id=given.region,
            rw=given.rw,
            rt=given.rt,
            person=person,
            decree=given.decree,
            since=since,
            until=until,
        )
        event = NeighbourhoodHeadListed(
            head=head.pk,
            region=given.region,
            rw=given.rw,
            rt=given.rt,
            decree=given.decree,
            since=since.isoformat(),
            until=until.isoformat() if until else None,
        )
        record(event, actor=actor, at=at, stream=_stream(given.region), refs={"head": head.pk})
    return head


def end_head(*, head: NeighbourhoodHead, until: date, actor: Actor, at: datetime) -> NeighbourhoodHead:
    """Somebody no longer heads a neighbourhood from `until` on. Again changes nothing.

    Raises `NotKeeperOfNeighbourhoods`, `HeadIncomplete` for a day before the term began.
    """
    if not may_keep_neighbourhoods(actor, head.region_id):
        raise NotKeeperOfNeighbourhoods
    with transaction.atomic():
        held = NeighbourhoodHead.objects.select_for_update().get(pk=head.pk)
        if held.until is None:
            if until < held.since:
                raise HeadIncomplete(
                    _("The term began on %(day)s.") % {"day": held.since.isoformat()},
                    field="until",
                    next_step=_("Choose that day or a later one."),
                )
            _end(held, until, actor, at)
    return held


def import_heads(
    *,
    lines: Iterable[Line],
    since: date,
    actor: Actor,
    at: datetime,
    on_progress: Callable[[Report], None] | None = None,
) -> Report:
    """Take in a list, line by line; the same list again changes nothing. Terms without a beginning begin on `since`.

    A refused line never stops the others; each accepted line is its own transaction and its own event.
    """

    def one(line: Line) -> Outcome:
        values = line.values
        words = HeadWords(**{key: values[key] for key in ("region", "rw", "rt", "name", "phone", "decree")})
        held = _held(_checked(words))
        if held is not None and _is_same(held, _checked(words)):
            return Outcome.UNCHANGED
        begins = _day(values["since"], "since") or since
        list_head(words=words, since=begins, until=_day(values["until"], "until"), actor=actor, at=at)
        return Outcome.CREATED if held is None else Outcome.UPDATED

    return run_import(lines, line_by_line(one), on_progress=on_progress)


def _checked(words: HeadWords) -> HeadWords:
    rw, rt = neighbourhood_number(words.rw), neighbourhood_number(words.rt) if words.rt.strip() else ""
    if not rw or (words.rt.strip() and not rt):
        raise HeadIncomplete(
            _("This is no number of an RT or RW."),
            field="rt" if rw else "rw",
            next_step=_("Write up to three digits, for example 005."),
        )
    for field in ("name", "phone", "decree"):
        if not getattr(words, field).strip():
            raise HeadIncomplete(
                _("A head of a neighbourhood needs a name, a telephone number and the decree."),
                field=field,
                next_step=_("Fill in what is missing."),
            )
    return HeadWords(
        region=region_named(words.region.strip()).code,
        rw=rw,
        rt=rt,
        name=" ".join(words.name.split()),
        phone=words.phone.strip(),
        decree=" ".join(words.decree.split())[:120],
    )


def _held(words: HeadWords) -> NeighbourhoodHead | None:
    rows = NeighbourhoodHead.objects.select_related("person").filter(until=None)
    return rows.filter(region=words.region, rw=words.rw, rt=words.rt).first()


def _is_same(held: NeighbourhoodHead, words: HeadWords) -> bool:
    same_phone = bytes(held.person.phone_key or b"") == (key_of("phone", words.phone) or b"")
    return same_phone and held.person.name == words.name and held.decree == words.decree


def _end(held: NeighbourhoodHead, until: date, actor: Actor, at: datetime) -> None:
    held.until = until
    held.save(update_fields=["until"])
    event = NeighbourhoodHeadEnded(head=held.pk, until=until.isoformat())
    record(event, actor=actor, at=at, stream=_stream(held.region_id), refs={"head": held.pk})


def _stream(region: str) -> str:
    return f"neighbourhoods:{region}"


def _day(text: str, field: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise HeadIncomplete(
            _("This is not a date."), field=field, next_step=_("Write it as year-month-day, for example 2026-01-31.")
        ) from error
