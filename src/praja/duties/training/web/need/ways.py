# SPDX-License-Identifier: EUPL-1.2
"""The pages of this part beside each other, as far as the reader may open them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.rules import opens_keeping, opens_need
from praja.lib.web import PrajaRequest


def ways(request: PrajaRequest, current: str) -> list[dict[str, Any]]:
    """Links between the pages, the one that is open marked."""
    found = [("mine", _("My JP")), ("proposals", _("Proposals"))]
    if opens_need(request.actor):
        found += [("need", _("JP by unit")), ("posts", _("What posts require")), ("weak", _("Need in the figures"))]
    if opens_keeping(request.actor):
        found.append(("import_past", _("Past training")))
    return [{"label": label, "href": reverse(f"training:{name}"), "current": name == current} for name, label in found]
