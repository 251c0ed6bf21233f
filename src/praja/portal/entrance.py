# SPDX-License-Identifier: EUPL-1.2
"""How residents sign in: allauth's one-time code, sent to a telephone or an e-mail address that need not be known yet.

Between the two pages the session keeps the contact sealed, never as it is written, and allauth keeps code, tries and time. The
account comes up only when the code has come back, so that nobody can open accounts on other people's numbers.
"""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.http import HttpRequest, HttpResponseBase

from praja.kernel.notifications.gateways.codes import send_code
from praja.kernel.people.operations import recognize_resident
from praja.kernel.people.sealing import Sealed, open_sealed, seal
from praja.lib import clock
from praja.lib.actors import NOBODY

PURPOSE = "resident.entrance"


class ResidentCode(LoginCodeVerificationProcess):  # type: ignore[misc]
    """One try of a resident to sign in."""

    @classmethod
    def begin(cls, request: HttpRequest, contact: str) -> "ResidentCode":
        """Send a code to `contact`, a telephone or e-mail in its written form, and wait for it. Raises CodeNotSent."""
        login = Login(user=None, email=None)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(
            {
                "at": clock.now().timestamp(),
                "failed_attempts": 0,
                "resend_count": 0,
                "change_count": 0,
                "initiated_by_user": True,
                "contact": seal(contact, PURPOSE).token.hex(),
            }
        )
        process = cls(stage=stage)
        process.send()
        process.persist()
        return process

    @classmethod
    def resume(cls, stage: Any) -> "ResidentCode | None":
        """The try in hand; None when its time is over or it was none of a resident's."""
        if "contact" not in stage.state:
            return None
        found: ResidentCode | None = cls(stage=stage).abort_if_invalid()
        return found

    @property
    def contact(self) -> str:
        return open_sealed(Sealed(bytes.fromhex(self.state["contact"])), PURPOSE)

    def generate_code(self) -> str:
        code: str = get_adapter().generate_login_code()
        self.state["code"] = code
        return code

    def send(self, skip_enumeration_mails: bool = False) -> None:
        send_code(self.contact, self.generate_code())

    def resend(self) -> None:
        self.send()
        self.record_resend()
        self.persist()

    def finish(self, redirect_url: str | None) -> HttpResponseBase:
        request: Any = self.request
        account = recognize_resident(contact=self.contact, actor=NOBODY, at=request.at)
        record_authentication(request, account, method="code")
        response: HttpResponseBase = perform_login(request, Login(user=account, redirect_url=redirect_url))
        return response
