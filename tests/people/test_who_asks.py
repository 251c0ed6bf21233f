# SPDX-License-Identifier: EUPL-1.2
"""Every request says who asks and when: by session, by token, by a secret link's cookie, or nobody."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.urls import reverse

from praja.kernel.people.enums import Role
from praja.kernel.people.links import (
    COOKIE,
    drop_link_cookie,
    give_link_cookie,
    link_actor,
    link_cookie,
    opens_with,
)
from praja.kernel.people.models import ApiToken
from praja.kernel.people.operations import close_account, issue_token, revoke_token
from praja.kernel.people.web.middleware import actor_middleware
from praja.lib import clock
from praja.lib.actors import NOBODY, ActorKind
from praja.lib.codes import hash_secret
from praja.lib.errors import InvalidInput, NotAllowed

from .conftest import AT, PASSWORD


@pytest.fixture
def ask(rf):
    """The request as a view sees it."""

    def asking(user=None, cookies=None, at=AT, **headers):
        request = rf.get("/", headers=headers)
        request.user = user or AnonymousUser()
        request.COOKIES = cookies or {}
        with clock.frozen(at):
            actor_middleware(lambda _request: HttpResponse())(request)
        return request

    return asking


@pytest.fixture
def token(cast):
    account = cast["officer"].account
    ends = AT + timedelta(days=30)
    admin = cast["administrator"].actor
    return issue_token(account=account, name="SP4N", scopes=["cases:read"], expires_at=ends, actor=admin, at=AT)


def linked(case_id, secret_hash=b""):
    response = HttpResponse()
    give_link_cookie(response, case_id, secret_hash)
    return response.cookies[COOKIE]


def test_nobody_is_a_visitor_at_this_moment(ask):
    request = ask()
    assert request.at == AT
    assert request.actor == NOBODY
    assert request.scopes is None


def test_a_session_gives_the_roles_in_force_at_the_moment(ask, cast):
    head = cast["head"]
    assert ask(head.account).actor.roles == {Role.HEAD}
    assert ask(head.account, at=AT - timedelta(days=365)).actor.roles == frozenset()


def test_a_page_that_needs_nobody_asks_nothing(ask, cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        ask(cast["head"].account)


def test_an_inactive_account_is_nobody(ask, cast, platform):
    account = close_account(account=cast["head"].account, actor=platform, at=AT)
    assert ask(account).actor == NOBODY


def test_a_token_brings_its_account_and_scopes(ask, token, cast):
    request = ask(authorization=f"Bearer {token[1]}")
    assert request.actor.id == str(cast["officer"].account.pk)
    assert request.actor.roles == {Role.OFFICER}
    assert request.scopes == {"cases:read"}


def test_a_token_counts_before_the_session(ask, token, cast):
    assert ask(cast["head"].account, authorization="Bearer wrong").actor == NOBODY
    assert ask(cast["head"].account, authorization="Bearer wrong").scopes == frozenset()


def test_a_token_that_ended_or_was_revoked_is_nobody(ask, token, cast):
    row, secret = token
    bearer = f"Bearer {secret}"
    assert ask(authorization=bearer, at=row.expires_at - timedelta(seconds=1)).actor.is_known
    assert ask(authorization=bearer, at=row.expires_at).actor == NOBODY
    revoke_token(token=row, actor=cast["administrator"].actor, at=AT)
    assert ask(authorization=bearer).actor == NOBODY


def test_a_closed_accounts_token_is_nobody(ask, token, cast, platform):
    close_account(account=cast["officer"].account, actor=platform, at=AT)
    assert ask(authorization=f"Bearer {token[1]}").actor == NOBODY


def test_the_secret_of_a_token_is_not_kept(token):
    row, secret = token
    assert bytes(ApiToken.objects.get(pk=row.pk).token_hash) == hash_secret(secret)
    assert secret not in str(ApiToken.objects.values().get())


def test_tokens_are_given_by_those_who_may_and_have_an_end(cast):
    wanted = {"account": cast["officer"].account, "name": "SP4N", "at": AT}
    with pytest.raises(NotAllowed):
        issue_token(**wanted, scopes=["a"], expires_at=AT + timedelta(1), actor=cast["head"].actor)
    for scopes, ends, field in ((["a"], AT, "expires_at"), ([], AT + timedelta(1), "scopes")):
        with pytest.raises(InvalidInput) as refused:
            issue_token(**wanted, scopes=scopes, expires_at=ends, actor=cast["administrator"].actor)
        assert refused.value.field == field


def test_a_link_cookie_opens_its_one_case(ask):
    cookie = linked(17)
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    actor = ask(cookies={COOKIE: cookie.value}).actor
    assert (actor.kind, actor.case_id, actor.roles) == (ActorKind.LINK, 17, frozenset())


def test_an_account_counts_before_a_link(ask, cast):
    assert ask(cast["head"].account, cookies={COOKIE: linked(17).value}).actor.kind is ActorKind.EMPLOYEE


def test_a_changed_or_old_cookie_opens_nothing(rf, monkeypatch):
    value = linked(17).value
    request = rf.get("/")
    other_case = ":".join([linked(18).value.split(":")[0], *value.split(":")[1:]])
    for changed in ("", "x", value[:-1] + ("A" if value[-1] != "A" else "B"), other_case):
        request.COOKIES = {COOKIE: changed}
        assert link_actor(request) is None
    request.COOKIES = {COOKIE: value}
    assert link_actor(request) is not None
    monkeypatch.setattr("praja.kernel.people.links.LASTS", timedelta(seconds=-1))
    assert link_actor(request) is None


def test_a_cookie_remembers_which_secret_opened_it(rf):
    request = rf.get("/")
    request.COOKIES = {COOKIE: linked(17, b"old hash").value}
    cookie = link_cookie(request)
    assert opens_with(cookie, b"old hash")
    assert not opens_with(cookie, b"new hash")
    assert b"old hash".decode() not in request.COOKIES[COOKIE]


def test_the_link_can_be_forgotten():
    response = HttpResponse()
    drop_link_cookie(response)
    assert response.cookies[COOKIE]["max-age"] == 0


def signed_in(client, member):
    client.force_login(member.account)
    return client


@pytest.mark.parametrize(("who", "is_sent"), [("head", True), ("personnel", True), ("officer", False)])
def test_privileged_roles_must_set_up_a_second_factor(client, cast, settings, who, is_sent):
    settings.PRAJA_REQUIRE_SECOND_FACTOR = True
    with clock.frozen(AT):
        response = signed_in(client, cast[who]).get(reverse("account_change_password"))
    assert (response.status_code == 302 and response.url == reverse("mfa_activate_totp")) is is_sent


def test_setting_it_up_and_leaving_stay_open(client, cast, settings):
    settings.PRAJA_REQUIRE_SECOND_FACTOR = True
    with clock.frozen(AT):
        for name in ("mfa_activate_totp", "account_logout", "account_reauthenticate"):
            response = signed_in(client, cast["head"]).get(reverse(name))
            assert response.headers.get("Location", "") != reverse("mfa_activate_totp")


def test_a_second_factor_opens_the_door_and_its_key_is_sealed(client, cast, settings):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    settings.PRAJA_REQUIRE_SECOND_FACTOR = True
    TOTP.activate(cast["head"].account, "JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in str(Authenticator.objects.get().data)
    with clock.frozen(AT):
        response = signed_in(client, cast["head"]).get(reverse("account_change_password"))
    assert response.headers.get("Location", "") != reverse("mfa_activate_totp")


def test_log_in_asks_for_the_second_factor(client, hire, settings):
    from allauth.mfa.totp.internal.auth import TOTP

    sari = hire("Sari", "1", nip="198609262015051001")
    TOTP.activate(sari.account, "JBSWY3DPEHPK3PXP")
    response = client.post(reverse("account_login"), {"login": "198609262015051001", "password": PASSWORD})
    assert response.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert "198609262015051001" not in str(dict(client.session))


def test_without_the_setting_nobody_is_sent(client, cast, settings):
    settings.PRAJA_REQUIRE_SECOND_FACTOR = False
    with clock.frozen(AT):
        response = signed_in(client, cast["head"]).get(reverse("account_change_password"))
    assert response.headers.get("Location", "") != reverse("mfa_activate_totp")


def test_a_token_carries_its_own_secret_and_needs_no_second_factor(client, cast, settings):
    settings.PRAJA_REQUIRE_SECOND_FACTOR = True
    admin = cast["administrator"].actor
    _, secret = issue_token(
        account=cast["head"].account,
        name="SP4N",
        scopes=["cases:read"],
        expires_at=AT + timedelta(days=1),
        actor=admin,
        at=AT,
    )
    with clock.frozen(AT):
        response = signed_in(client, cast["head"]).get(
            reverse("account_change_password"), headers={"authorization": f"Bearer {secret}"}
        )
    assert response.headers.get("Location", "") != reverse("mfa_activate_totp")
