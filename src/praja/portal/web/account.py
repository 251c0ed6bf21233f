# SPDX-License-Identifier: EUPL-1.2
"""Log-in by allauth, on a page of ours."""

from collections.abc import Callable, Sequence
from typing import Any

from allauth.account.views import LoginView


class Login(LoginView):  # type: ignore[misc]
    """allauth's view without its `site`, which would hide whose site this is.

    The composition root gives `demo_accounts` (a function) where there is a demo town.
    """

    demo_accounts: Callable[[], Sequence[Any]] = staticmethod(tuple)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.pop("site", None)
        context["demo_accounts"] = self.demo_accounts()
        return context
