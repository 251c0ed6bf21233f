# SPDX-License-Identifier: EUPL-1.2
"""Who edits which forms of services: whoever keeps the standard of a service writes what its applicants are asked."""

from collections.abc import Mapping

from praja.duties.services.models import Service
from praja.kernel.forms.keepers import form_keeper, own_forms
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, role_door

COMPOSED, ASKED = "services.", "services.asked."
"""What keys of forms begin with: those composed of questions and papers when a standard is published, and the questions."""

own_forms(lambda key: key.startswith(COMPOSED) and not key.startswith(ASKED))


@form_keeper(ASKED, opens=role_door("services.ask", Role.HEAD, Role.OFFICER))
def forms_of_services(actor: Actor) -> Mapping[str, str]:
    """The questions of every service that the actor's units keep, those without questions yet among them."""
    kept = Service.objects.filter(owner_id__in=actor.units_as(Role.HEAD, Role.OFFICER), is_active=True)
    return {f"{ASKED}{code}": name for code, name in kept.values_list("code", "name")}
