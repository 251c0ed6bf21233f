# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on forms: every published version is as it was published."""

import json
from collections.abc import Iterator

from praja.kernel.forms.events import FormPublished
from praja.kernel.forms.models import FormDefinition, digest_of
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.models import LedgerEvent


@attest("forms")
def changed_forms() -> Iterator[Mismatch]:
    """Versions whose schema differs from what was recorded, and those that no event accounts for."""
    payloads = LedgerEvent.objects.filter(name=FormPublished.name).order_by("id").values_list("payload", flat=True)
    recorded = {(event["key"], event["number"]): event["digest"] for event in map(json.loads, payloads)}
    for key, version, schema in FormDefinition.objects.order_by("pk").values_list("key", "version", "schema"):
        digest = recorded.pop((key, version), None)
        if digest is None:
            yield Mismatch(f"form {key} v{version}", "was never published on the ledger")
        elif digest != digest_of(schema):
            yield Mismatch(f"form {key} v{version}", "was edited: its schema does not give the digest in the ledger")
    for key, version in sorted(recorded):
        yield Mismatch(f"form {key} v{version}", "was published but is gone")
