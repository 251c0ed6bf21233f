# SPDX-License-Identifier: EUPL-1.2
"""Accounts and the keys of other systems."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.people.events import (
    AccountClosed,
    AccountOpened,
    TokenIssued,
    TokenRevoked,
    stream_of_account,
)
from praja.kernel.people.models import Account, ApiToken, Person
from praja.kernel.people.rules import may_open_accounts
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_code, new_secret
from praja.lib.errors import Conflict, InvalidInput, NotAllowed


def open_account(*, person: Person, actor: Actor, at: datetime, password: str | None = None) -> Account:
    """Let a person sign in; without a password by one-time code or passkey only.

    Raises NotAllowed, Conflict (has an account) and InvalidInput (password too weak).
    """
    _guard(actor)
    account = Account(login=new_code(), person=person)
    if password is not None:
        _guard_password(password, account)
    account.set_password(password)
    with transaction.atomic():
        if Account.objects.filter(person=person).exists():
            raise Conflict(_("This person already has an account."), next_step=_("Open the one that is there."))
        account.save()
        event = AccountOpened(account=account.pk, person=person.pk)
        refs = {"account": account.pk, "person": person.pk}
        record(event, actor=actor, at=at, stream=stream_of_account(account.pk), refs=refs)
    return account


def close_account(*, account: Account, actor: Actor, at: datetime) -> Account:
    """End an account: no log-in, and its sessions and tokens no longer count. Again changes nothing."""
    _guard(actor)
    if not account.is_active:
        return account
    with transaction.atomic():
        account.is_active = False
        account.save(update_fields=["is_active"])
        event = AccountClosed(account=account.pk)
        record(event, actor=actor, at=at, stream=stream_of_account(account.pk), refs={"account": account.pk})
    return account


def issue_token(
    *, account: Account, name: str, scopes: Iterable[str], expires_at: datetime, actor: Actor, at: datetime
) -> tuple[ApiToken, str]:
    """A new key for another system, and its secret, which is shown once and not kept.

    Raises NotAllowed, InvalidInput.
    """
    _guard(actor)
    wanted = tuple(sorted(set(scopes)))
    if not name.strip() or not wanted or expires_at <= at:
        field = "expires_at" if name.strip() and wanted else ("scopes" if name.strip() else "name")
        raise InvalidInput(
            _("A key needs a name, at least one scope and an end that lies ahead."),
            field=field,
            next_step=_("Fill in what is missing."),
        )
    secret = new_secret()
    with transaction.atomic():
        token = ApiToken.objects.create(
            account=account,
            name=name.strip(),
            token_hash=hash_secret(secret),
            scopes=list(wanted),
            created_at=at,
            expires_at=expires_at,
        )
        event = TokenIssued(token=token.pk, account=account.pk, scopes=wanted, expires_at=expires_at.isoformat())
        record(event, actor=actor, at=at, stream=stream_of_account(account.pk), refs={"account": account.pk})
    return token, secret


def revoke_token(*, token: ApiToken, actor: Actor, at: datetime) -> ApiToken:
    """End a key now. Again changes nothing."""
    _guard(actor)
    if token.revoked_at is not None:
        return token
    with transaction.atomic():
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        stream = stream_of_account(token.account_id)
        record(TokenRevoked(token=token.pk), actor=actor, at=at, stream=stream, refs={"account": token.account_id})
    return token


def _guard(actor: Actor) -> None:
    if not may_open_accounts(actor):
        raise NotAllowed(
            _("You may not change accounts."),
            next_step=_("Ask the personnel office or the administrator."),
        )


def _guard_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise InvalidInput(
            " ".join(error.messages), field="password", next_step=_("Choose a longer or rarer one.")
        ) from error
