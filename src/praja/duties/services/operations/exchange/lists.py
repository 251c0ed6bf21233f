# SPDX-License-Identifier: EUPL-1.2
"""Lists that come as files: kept until they are taken in, their columns said once by a person and remembered."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.exchange.columns import READ, is_own, recognised
from praja.duties.services.errors.exchange import ColumnsUnclear, ExchangeClosed
from praja.duties.services.events.exchange import EXCHANGE, ListSent, ListTemplateForgotten, ListTemplateKept
from praja.duties.services.models import ListTemplate, StandardsList
from praja.duties.services.operations.exchange.importing import Taken, take_in_rows
from praja.duties.services.operations.exchange.reminding import close_reminder
from praja.duties.services.queries.exchange.lists import latest_of_sippn, lines_of, template_for
from praja.duties.services.rules import opens_exchange
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor, ActorKind
from praja.lib.codes import new_code
from praja.lib.errors import TooLarge
from praja.lib.imports import Report, Sheet

KEPT = timedelta(days=30)
"""How long a list waits to be taken in; the newest of SIPPN stays."""
LONGEST_NAME = 60


def send_list(
    *, sheet: Sheet, sha256: str, is_sippn: bool, actor: Actor, at: datetime, unit: Unit | None = None
) -> StandardsList:
    """Keep a list that came as a file, to be looked at before anything is written. Where its headings are ours, or those of a
    template that somebody explained before, nothing needs to be asked. `is_sippn`: it is what SIPPN has, so it is compared too;
    `unit` keeps the services of rows that name none. Raises `ExchangeClosed`, `TooLarge` where it has no line."""
    _guard(actor)
    if not sheet.lines:
        raise TooLarge(
            _("This file has headings, but no line below them."), field="file", next_step=_("Choose the whole list.")
        )
    sent = StandardsList(
        code=new_code(),
        sha256=sha256,
        is_sippn=is_sippn,
        unit=unit,
        headings=sheet.headings,
        lines=[
            [
                line.number,
                {heading: text for heading, text in line.values.items() if text},
                [line.refusal.field, line.refusal.code, str(line.refusal.reason)] if line.refusal else None,
            ]
            for line in sheet.lines
        ],
        sent_by=int(actor.id) if actor.kind is ActorKind.EMPLOYEE else None,
        sent_at=at,
    )
    with transaction.atomic():
        _forget_old(at)
        _map_if_known(sent)
        sent.save(force_insert=True)
        event = ListSent(sha256=sha256, rows=len(sent.lines), is_sippn=is_sippn)
        record(event, actor=actor, at=at, stream=EXCHANGE, refs={})
        _compared(sent, at)
    return sent


def keep_columns(
    *, sent: StandardsList, columns: Mapping[str, str], name: str, actor: Actor, at: datetime
) -> StandardsList:
    """Say which heading of a list means which of our fields. It is kept as the template `name` and used for every later list
    with these headings. What no field was said for is dropped from the list. Raises `ExchangeClosed`, `ColumnsUnclear`."""
    _guard(actor)
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise ColumnsUnclear(
            _("The template needs a name of at most %(limit)s characters.") % {"limit": LONGEST_NAME},
            field="kept_as",
            next_step=_("For example SIPPN."),
        )
    with transaction.atomic():
        locked = StandardsList.objects.select_for_update(of=("self",)).get(pk=sent.pk)
        if locked.is_mapped:
            return locked
        chosen = {key: heading for key, heading in columns.items() if heading}
        _check(chosen, locked)
        template, _made = ListTemplate.objects.update_or_create(name=name, defaults={"columns": chosen, "kept_at": at})
        _map(locked, chosen, template)
        locked.save(update_fields=["lines", "is_mapped", "template"])
        event = ListTemplateKept(template_name=name, columns=tuple(sorted(chosen)))
        record(event, actor=actor, at=at, stream=EXCHANGE, refs={"template": template.pk})
        _compared(locked, at)
    return locked


def forget_template(*, template: ListTemplate, actor: Actor, at: datetime) -> None:
    """Forget what the columns of a template mean: the next list with its headings asks again. Raises `ExchangeClosed`."""
    _guard(actor)
    with transaction.atomic():
        record(
            ListTemplateForgotten(template_name=template.name),
            actor=actor,
            at=at,
            stream=EXCHANGE,
            refs={"template": template.pk},
        )
        template.delete()


def take_in_list(
    *,
    sent: StandardsList,
    actor: Actor,
    at: datetime,
    on_progress: Callable[[Report], None] | None = None,
) -> Taken:
    """Take in a list that was looked at, as `take_in_rows`. Raises `ExchangeClosed`, and `ColumnsUnclear` where nobody said yet
    what its columns mean."""
    _guard(actor)
    if not sent.is_mapped:
        raise ColumnsUnclear(_("It is not said yet what the columns mean."), next_step=_("Say so first."))
    taken = take_in_rows(
        lines=lines_of(sent),
        sha256=sent.sha256,
        unit=sent.unit,
        is_sippn=sent.is_sippn,
        actor=actor,
        at=at,
        on_progress=on_progress,
    )
    StandardsList.objects.filter(pk=sent.pk).update(taken_in_at=at)
    return taken


def _guard(actor: Actor) -> None:
    if actor.kind is not ActorKind.SYSTEM and not opens_exchange(actor):
        raise ExchangeClosed


def _check(columns: Mapping[str, str], sent: StandardsList) -> None:
    if "name" not in columns:
        raise ColumnsUnclear(
            _("It is not said which column has the name of the service."),
            field="name",
            next_step=_("Choose its heading."),
        )
    used: dict[str, str] = {}
    for key, heading in columns.items():
        if key not in READ or heading not in sent.headings:
            raise ColumnsUnclear(
                _("This file has no column “%(heading)s”.") % {"heading": heading[:80]},
                field=key,
                next_step=_("Choose one of its headings."),
            )
        if heading in used:
            raise ColumnsUnclear(
                _("The column “%(heading)s” was chosen twice.") % {"heading": heading[:80]},
                field=key,
                next_step=_("Choose another one here, or none."),
            )
        used[heading] = key


def _map_if_known(sent: StandardsList) -> None:
    if is_own(sent.headings):
        _map(sent, recognised(sent.headings), None)
        return
    template = template_for(sent.headings)
    if template is not None:
        _map(sent, template.columns, template)


def _map(sent: StandardsList, columns: Mapping[str, str], template: ListTemplate | None) -> None:
    sent.lines = [
        [number, {key: values[heading] for key, heading in columns.items() if heading in values}, refusal]
        for number, values, refusal in sent.lines
    ]
    sent.is_mapped, sent.template = True, template


def _forget_old(at: datetime) -> None:
    newest = latest_of_sippn()
    old = StandardsList.objects.filter(sent_at__lt=at - KEPT)
    (old.exclude(pk=newest.pk) if newest else old).delete()


def _compared(sent: StandardsList, at: datetime) -> None:
    if sent.is_sippn and sent.is_mapped:
        close_reminder(at)
