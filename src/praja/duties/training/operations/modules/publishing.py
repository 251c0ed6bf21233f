# SPDX-License-Identifier: EUPL-1.2
"""Versions of modules: published from what was written or from a package, and withdrawn."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.modules.outlines import ModuleKind, Outline
from praja.duties.training.enums.modules import ArchiveProblem, ManifestProblem
from praja.duties.training.errors.modules import Incomplete, NotOffered, NotYourModule, refusal
from praja.duties.training.events.modules import ModulePublished, ModuleWithdrawn
from praja.duties.training.gateways.modules import archives
from praja.duties.training.gateways.modules.archives import LIMITS, MIB, BadArchive
from praja.duties.training.gateways.modules.manifests import BadManifest, outline_of
from praja.duties.training.models import Module, ModuleVersion
from praja.duties.training.models.digests import reason_digest, version_digest
from praja.duties.training.operations.modules.keeping import changed, tell
from praja.duties.training.rules.modules import keeps_modules
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations.files import keep_brought
from praja.kernel.ledger.events import Event
from praja.lib.actors import Actor

MOST_PACKAGE = 256 * MIB
LONGEST_REASON = 300


def publish_module(*, module: Module, seen_version: int, actor: Actor, at: datetime) -> ModuleVersion:
    """Offer what is written as the next version; who has begun an older one goes on in that. Raises `NotYourModule`,
    `ModuleChanged`, `Incomplete` for a module without pages. Records `training.module_published`."""

    def change(row: Module) -> Event:
        if row.kind != ModuleKind.NATIVE or not row.written.pages:
            raise Incomplete("pages", _("A module that is written here needs at least one page."))
        return _published(row, row.draft, None, at)

    return _current(changed(module, seen_version, change, actor, at))


def publish_package(*, module: Module, path: Path, seen_version: int, actor: Actor, at: datetime) -> ModuleVersion:
    """Offer a package as the next version. It is judged by what is in it and kept as it came. Raises `NotYourModule`,
    `ModuleChanged`, `PackageRefused`. Records `training.module_published`."""
    if not keeps_modules(actor, module.unit_id):
        raise NotYourModule
    outline = judged(path)
    if outline.kind != module.kind:
        raise refusal(ManifestProblem.OTHER_VERSION, outline.kind, LIMITS.total // MIB)
    file = keep_brought(path, at)
    return _current(changed(module, seen_version, lambda row: _published(row, outline.as_data(), file, at), actor, at))


def judged(path: Path) -> Outline:
    """The lessons of a package. Raises `PackageRefused`."""
    try:
        if path.stat().st_size > MOST_PACKAGE:
            raise BadArchive(ArchiveProblem.TOO_LARGE)
        return outline_of(path, archives.check(path))
    except (BadArchive, BadManifest) as error:
        raise refusal(error.problem, error.name, LIMITS.total // MIB) from error


def withdraw_version(*, version: ModuleVersion, reason: str, actor: Actor, at: datetime) -> Module:
    """Offer a version no more: nobody begins it or goes on in it, and the newest that stands is offered instead. What was
    finished stays. Again changes nothing. Raises `NotYourModule`, `Incomplete`. Records `training.module_withdrawn`."""
    words = " ".join(reason.split())[:LONGEST_REASON]
    if not words:
        raise Incomplete("reason", _("Say why."))
    with transaction.atomic():
        module = Module.objects.select_for_update(of=("self",)).get(pk=version.module_id)
        if not keeps_modules(actor, module.unit_id):
            raise NotYourModule
        row = ModuleVersion.objects.select_for_update().get(pk=version.pk)
        if row.withdrawn_at is not None:
            return module
        row.withdrawn_at, row.withdrawn_reason = at, words
        row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        module.current = module.versions.filter(withdrawn_at=None).first()
        module.version += 1
        module.save()
        number = module.current.number if module.current else 0
        event = ModuleWithdrawn(number=row.number, reason=reason_digest(module, words), current=number)
        tell(module, event, actor, at)
    return module


def _published(row: Module, content: dict[str, Any], file: StoredFile | None, at: datetime) -> ModulePublished:
    last = row.versions.aggregate(last=Max("number"))["last"] or 0
    version = ModuleVersion(
        module=row, number=last + 1, title=row.title, jp=row.jp, content=content, package=file, published_at=at
    )
    version.digest = version_digest(version, file.sha256 if file else "")
    version.save()
    row.current = version
    return ModulePublished(number=version.number, title=version.title, jp=version.jp, content=version.digest)


def _current(module: Module) -> ModuleVersion:
    if module.current is None:
        raise NotOffered
    return module.current
