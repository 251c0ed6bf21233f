# SPDX-License-Identifier: EUPL-1.2
"""Log-in by allauth, on a page of ours."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings


class Login(LoginView):  # type: ignore[misc]
    """allauth's view without its `site`, which would hide whose site this is; with the demo town's accounts where there are."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.pop("site", None)
        context["demo_accounts"] = getattr(settings, "PRAJA_DEMO_ACCOUNTS", ()) if settings.PRAJA_DEMO else ()
        return context


login = Login.as_view()
