# SPDX-License-Identifier: EUPL-1.2
"""How a version comes to hold: published after it was set, or taken over because it was set before. The version that held
until then is replaced in the same transaction."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.composing import composed
from praja.duties.services.errors import DecreeMissing
from praja.duties.services.models import Service, Standard, StandardVersion
from praja.duties.services.operations.standards import (
    Decree,
    StandardContent,
    abandon_standard,
    enter_decree,
    locked_standard,
    new_version,
    require_decree,
    require_sound,
    require_workable,
    said_by,
    save_version,
    subject_of,
    version_of,
)
from praja.duties.services.procedure import STANDARD
from praja.kernel.forms.models import FormDefinition
from praja.kernel.forms.operations import publish_form
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date, start_of
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language

COMPOSER = system_actor("services.standards")
"""Makes the form of a standard: it follows from what was set, so nobody decides anything there."""


def publish_standard(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """From today on the version that was set holds for every new application, with the form made of its questions and
    requirements; the version before is kept and readable. Raises what `perform` and `publish_form` raise, `UnfitStandard`."""
    today = local_date(at, local_zone())
    with transaction.atomic():
        version = version_of(case)
        standard = (
            Standard.objects.select_for_update(of=("self",)).select_related("current").get(pk=version.standard_id)
        )
        require_sound(version, standard.service)
        _replace(standard, version, today, actor, at)
        version.form = compose_form(version, standard.service, at)
        data = {**said_by(version), "since": today.isoformat(), "form": _number_of(version.form)}

        def write(moved: Case) -> None:
            moved.is_public = True
            _hold(version, standard, today, moved)

        return perform(case, "publish", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def take_over_standard(
    *,
    service: Service,
    content: StandardContent,
    decree: Decree,
    since: date,
    found_in: str,
    actor: Actor,
    at: datetime,
    unit: Unit | None = None,
    channel: str = "office",
    idempotency_key: UUID | None = None,
) -> Case:
    """Enter a standard that was set before Praja came, as it stands: it may be incomplete, and what its text does not say
    stays undecided. `found_in` says where it was read. Its review is counted from the day since which it holds.

    Raises `DecreeMissing`, also for a day before the version in force, `UnfitStandard`, `ForeignIssuesNothing`,
    `NotOfferedHere`, and `StepNotAllowed`.
    """
    require_decree(decree, at)
    with transaction.atomic():
        standard = locked_standard(service, unit)
        _check_since(since, standard, at)
        version = new_version(standard, content)
        require_sound(version, service)
        require_workable(version, service)
        enter_decree(version, decree)
        _replace(standard, version, since, actor, at)
        version.form = compose_form(version, service, at)

        def write(opened: Case) -> None:
            save_version(version, opened)
            _hold(version, standard, since, opened)

        case, _event = open_case(
            STANDARD,
            actor=actor,
            at=at,
            lead_unit=unit.pk if unit else service.owner_id,
            channel=channel,
            subject=subject_of(service),
            data={
                **said_by(version),
                "standard": standard.pk,
                "decree": version.decree_number,
                "decree_date": decree.day.isoformat(),
                "since": since.isoformat(),
                "found_in": found_in,
            },
            write=write,
            is_public=True,
            received_at=start_of(since, local_zone()),
            idempotency_key=idempotency_key,
            step="take_over",
        )
    return case


def compose_form(version: StandardVersion, service: Service, at: datetime) -> FormDefinition | None:
    """The form of a version's questions and requirements, published as the definition `services.<code>` (of a unit's own
    standard `services.<code>.<unit>`); None where it asks nothing."""
    asked = version.questions.fields if version.questions else None
    details = in_own_language(_("A few questions"))
    schema = composed(asked, version.requirements, details=details, service=service.name)
    if schema is None:
        return None
    own = f".{version.standard.unit_id}" if version.standard.unit_id else ""
    return publish_form(key=f"services.{service.code}{own}", title=service.name, schema=schema, actor=COMPOSER, at=at)


def _check_since(since: date, standard: Standard, at: datetime) -> None:
    if since > local_date(at, local_zone()):
        raise DecreeMissing(
            _("This day has not come yet."),
            field="since",
            next_step=_("What holds only later is published on its day; give the day since which it holds."),
        )
    held = standard.current.effective_since if standard.current else None
    if held is not None and since < held:
        raise DecreeMissing(
            _("The version in force holds since %(since)s.") % {"since": held.isoformat()},
            field="since",
            next_step=_("Choose that day or a later one."),
        )


def _replace(standard: Standard, by: StandardVersion, on: date, actor: Actor, at: datetime) -> None:
    """End the version that holds. Its case is the older one, so its row is locked first."""
    held = standard.current
    if held is None:
        return
    held.effective_until = on

    def write(_moved: Case) -> None:
        held.save(update_fields=["effective_until"])

    data = {**said_by(held), "by": by.number}
    perform(held.case_id, "replace", actor=actor, at=at, seen_version=None, data=data, write=write)


def _hold(version: StandardVersion, standard: Standard, since: date, case: Case) -> None:
    version.case, version.effective_since = case, since
    version.save(update_fields=["effective_since", "form"])
    standard.current = version
    standard.save(update_fields=["current"])


def _number_of(form: FormDefinition | None) -> int | None:
    return form.version if form else None


def enter_draft(
    *,
    case: Case,
    decree: Decree,
    since: date,
    found_in: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Let what was written as a draft hold as a standard that was set before: the draft ends, its content is taken over.

    Returns the case of the standard taken over. Raises what `take_over_standard` and `abandon_standard` raise.
    """
    reason = in_own_language(_("Entered as a standard that was set before."))
    with transaction.atomic():
        draft = version_of(case)
        abandon_standard(case=case, reason=reason, actor=actor, at=at, seen_version=seen_version)
        return take_over_standard(
            service=draft.standard.service,
            unit=draft.standard.unit,
            content=StandardContent.of(draft),
            decree=decree,
            since=since,
            found_in=found_in,
            actor=actor,
            at=at,
        )
