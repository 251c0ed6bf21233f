# SPDX-License-Identifier: EUPL-1.2
"""Every action that is known here, by its name."""

from praja.duties.opendata.web.ckan.actions.about import about
from praja.duties.opendata.web.ckan.actions.catalogue import catalogue
from praja.duties.opendata.web.ckan.actions.lists import lists
from praja.duties.opendata.web.ckan.actions.registry import Action
from praja.duties.opendata.web.ckan.actions.tables import tables
from praja.duties.opendata.web.ckan.actions.writing import WRITING
from praja.duties.opendata.web.ckan.calling import Call
from praja.duties.opendata.web.ckan.refusals import NotThere

ACTIONS: dict[str, Action] = {**about.by_name, **catalogue.by_name, **lists.by_name, **tables.by_name, **WRITING}


def _help_show(call: Call) -> str:
    """What an action does. `name`: its name."""
    name = call.required("name")
    if name not in ACTIONS:
        raise NotThere(f"Action name not known: {name[:80]}")
    return ACTIONS[name].help


ACTIONS["help_show"] = Action("help_show", _help_show)
