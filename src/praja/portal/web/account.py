# SPDX-License-Identifier: EUPL-1.2
"""Log-in by allauth, on pages of ours."""

from collections.abc import Callable, Sequence
from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView


class OwnSite:
    """Drops allauth's `site` from the context, which would hide whose site this is."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context.pop("site", None)
        return context


class SecondStep(OwnSite, AuthenticateView):  # type: ignore[misc]
    """The code or passkey after the password."""


class Login(OwnSite, LoginView):  # type: ignore[misc]
    """The composition root gives `demo_accounts` (a function) where there is a demo town."""

    demo_accounts: Callable[[], Sequence[Any]] = staticmethod(tuple)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["demo_accounts"] = self.demo_accounts()
        return context
