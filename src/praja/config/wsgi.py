# SPDX-License-Identifier: EUPL-1.2
import os

from django.core.wsgi import get_wsgi_application

from praja.config.starting import load_for_service, uncollected

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "praja.config.settings")
with uncollected():
    django = get_wsgi_application()
    from praja.duties.opendata.web.door import thin_door  # once the apps are there

    application = thin_door(django)
load_for_service()
