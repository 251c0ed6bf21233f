# SPDX-License-Identifier: EUPL-1.2
"""Log-in by NIP, e-mail or telephone through one field, and how allauth deals with our accounts.

The stored `login` is random and nobody types it; what people type is found by its keyed hash.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.people.domain.contacts import normal_email, normal_phone
from praja.kernel.people.domain.identity import NIP_LENGTH, digits_of
from praja.kernel.people.enums import AccountKind
from praja.kernel.people.identifiers import key_of
from praja.kernel.people.models import Account
from praja.kernel.people.sealing import Sealed, open_sealed, seal
from praja.lib.rows import matching

MOST_SHARING = 5
"""Of several accounts on one telephone at most this many passwords are compared."""

LONGEST_LOGIN = 254


def typed_form(text: str) -> str:
    """What a person typed, in the one form in which it is looked up: all spellings of a number are one."""
    digits = digits_of(text)
    if digits.isdigit() and len(digits) == NIP_LENGTH:
        return digits
    return normal_email(text) or normal_phone(text) or text.strip().casefold()


def accounts_typed(text: str) -> list[Account]:
    """The accounts that a typed NIP, e-mail or telephone may mean, the oldest first. Usually one or none."""
    digits = digits_of(text)
    if digits.isdigit() and len(digits) == NIP_LENGTH:
        wanted = {"person__employee__nip_key": key_of("nip", digits)}
    elif "@" in text:
        wanted = {"person__email_key": key_of("email", text)}
    else:
        wanted = {"person__phone_key": key_of("phone", text)}
    if None in wanted.values():
        return []
    return list(Account.objects.filter(**wanted).order_by("id")[:MOST_SHARING])


class AccountBackend(BaseBackend):
    """Checks what was typed against the accounts it may mean.

    An absent account costs as much time as a wrong password.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_other: Any,
    ) -> Account | None:
        """The active account whose password this is.

        None if there is none, or if two accounts on one telephone share it.
        """
        if not username or not password:
            return None
        found = accounts_typed(username)
        if not found:
            Account().set_password(password)
            return None
        right = [account for account in found if account.check_password(password) and account.is_active]
        return right[0] if len(right) == 1 else None

    def get_user(self, user_id: Any) -> Account | None:
        """The active account of a session, with its person."""
        return next(iter(matching(Account, "one.id = %s AND is_active", [user_id], following="person")), None)


class LoginForm(AllauthLoginForm):
    """allauth's form with our label; the field is long enough for an e-mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("NIP, e-mail or telephone"),
            max_length=LONGEST_LOGIN,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        )
        self.order_fields(["login", "password", "remember"])


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by the personnel office, never by sign-up; what people type at log-in is not kept."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The NIP, e-mail or telephone and the password do not belong together."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Officers go to their desk, residents to what is theirs."""
        account = request.user
        if isinstance(account, Account) and account.kind == AccountKind.RESIDENT:
            return reverse("own_matters")
        url: str = super().get_login_redirect_url(request)
        return url

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Whether it is still them. The account is known here; its stored log-in name is nothing that people type."""
        return bool(user.is_active and user.check_password(password))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # One account is one key, however its number is spaced; else every dot would buy five more guesses.
        typed = typed_form(str(credentials.get("username") or ""))
        key: str = super()._get_login_attempts_cache_key(request, username=typed)
        return key

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        # allauth notes in the session what was typed; a session row must not hold anybody's number.
        for entry in request.session.get("account_authentication_methods", ()):
            entry.pop("username", None)
            entry.pop("email", None)
        request.session.modified = True
        return super().pre_login(request, user, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the keys of authenticator apps sealed, like every other secret of a person."""

    PURPOSE = "account.second_factor"

    def encrypt(self, text: str) -> str:
        return seal(text, self.PURPOSE).token.hex()

    def decrypt(self, encrypted_text: str) -> str:
        return open_sealed(Sealed(bytes.fromhex(encrypted_text)), self.PURPOSE)

    def get_totp_label(self, user: Any) -> str:
        return display_name(user)


def display_name(account: Account) -> str:
    """The name under which pages greet an account."""
    return account.person.name or str(_("Account"))
