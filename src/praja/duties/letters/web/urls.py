# SPDX-License-Identifier: EUPL-1.2
"""Addresses of letters, each part's in a module of its own."""

from praja.duties.letters.web.figures.urls import urlpatterns as figures
from praja.duties.letters.web.incoming.urls import urlpatterns as incoming
from praja.duties.letters.web.orders.urls import urlpatterns as orders
from praja.duties.letters.web.outgoing.urls import urlpatterns as outgoing
from praja.duties.letters.web.records.urls import urlpatterns as records
from praja.duties.letters.web.signing.urls import urlpatterns as signing

app_name = "letters"
urlpatterns = [*figures, *incoming, *orders, *outgoing, *records, *signing]
