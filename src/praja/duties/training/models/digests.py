# SPDX-License-Identifier: EUPL-1.2
"""What the ledger knows modules by."""

from collections.abc import Mapping
from typing import Any

from praja.duties.training.models.modules import Module, ModuleVersion
from praja.kernel.ledger.domain.digests import content_digest


def draft_digest(module: Module, draft: Mapping[str, Any]) -> str:
    """Of what is being written of a module."""
    return content_digest(bytes(module.salt), {"draft": draft})


def version_digest(version: ModuleVersion, package: str) -> str:
    """Of all that a version is; `package` is the SHA-256 of its file, empty without one."""
    said = {
        "number": version.number,
        "title": version.title,
        "jp": version.jp,
        "content": version.content,
        "package": package,
    }
    return content_digest(bytes(version.module.salt), said)


def reason_digest(module: Module, reason: str) -> str:
    """Of why a version was withdrawn."""
    return content_digest(bytes(module.salt), {"reason": reason})
