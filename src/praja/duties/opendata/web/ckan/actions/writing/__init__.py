# SPDX-License-Identifier: EUPL-1.2
"""Actions that bring data: for keys with the scope `opendata:write`, as far as their holder may bring data in the office. What
they bring becomes a draft; nothing is published by them."""

from praja.duties.opendata.web.ckan.actions.writing.datastore import datastore
from praja.duties.opendata.web.ckan.actions.writing.packages import packages
from praja.duties.opendata.web.ckan.actions.writing.resources import resources

WRITING = {**packages.by_name, **resources.by_name, **datastore.by_name}
