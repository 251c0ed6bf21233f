# SPDX-License-Identifier: EUPL-1.2
"""What was answered before is given again without Django, and only while everybody may still read it."""

from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test.client import RequestFactory

from conftest import MONDAY
from opendata.conftest import _found
from opendata.publishing import begun, published, sent_on
from praja.duties.opendata.enums import Access
from praja.duties.opendata.models import Dataset, Release
from praja.duties.opendata.operations.releases import withdraw_release
from praja.duties.opendata.web import door
from remembering import Remembered


def _made():
    office = _found()
    return office, published(office, at=MONDAY)


application = door.thin_door(WSGIHandler())
_made_once = Remembered(_made)


@pytest.fixture
def made(db):
    """A published table, nothing remembered; the connection with the test's transaction stays open between calls."""
    door._answers.forget()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield _made_once()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def asked(dataset, kind="json", query="", **headers):
    """Status, headers and body by the whole application, as the web server calls it."""
    path = f"/data/{dataset.name}/{dataset.resources.get().uuid}/unduh/{kind}"
    environ = RequestFactory().generic("GET", path, QUERY_STRING=query, headers=headers).environ
    environ.pop("HTTP_COOKIE", None)
    if "cookie" in headers:
        environ["HTTP_COOKIE"] = headers["cookie"]
    told = {}

    def start(status, pairs, _error=None):
        told.update(status=int(status.split()[0]), headers=dict(pairs))

    answer = application(environ, start)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return told["status"], told["headers"], body


def test_a_known_answer_needs_no_view(made, django_assert_num_queries):
    _office, dataset = made
    status, headers, body = asked(dataset)
    assert (status, b"Tirta" in body) == (200, True)
    mark = headers["ETag"]
    with django_assert_num_queries(2):  # the address of this test, and the one that says whether it is still shown
        again, told, nothing = asked(dataset, **{"if-none-match": mark})
    assert (again, told["ETag"], nothing) == (304, mark, b"")
    assert told["Cache-Control"] == headers["Cache-Control"]
    assert "Content-Disposition" not in told


def test_what_is_taken_off_or_limited_is_given_by_nobody(made):
    office, dataset = made
    mark = asked(dataset)[1]["ETag"]
    Dataset.objects.filter(pk=dataset.pk).update(access=Access.LIMITED, access_reason="Uji")
    assert asked(dataset, **{"if-none-match": mark})[0] == 403
    Dataset.objects.filter(pk=dataset.pk).update(access=Access.OPEN)
    assert asked(dataset, **{"if-none-match": mark})[0] == 304
    release = Release.objects.select_related("case", "dataset").get()
    withdraw_release(
        release=release,
        reason="Salah",
        actor=office.actor(office.steward),
        at=MONDAY,
        seen_version=release.case.version,
    )
    assert asked(dataset, **{"if-none-match": mark})[0] == 404


def test_a_newer_edition_ends_the_older_answer(made):
    office, dataset = made
    mark = asked(dataset)[1]["ETag"]
    later = MONDAY + timedelta(days=1)
    sent_on(office, begun(office, dataset, data=b"kecamatan,tahun,ton\nTirta,2026,1\n", at=later), at=later)
    status, headers, body = asked(dataset, **{"if-none-match": mark})
    assert (status, headers["ETag"] != mark, b"2026" in body) == (200, True, True)


def test_whoever_may_be_somebody_goes_to_django(made):
    _office, dataset = made
    mark = asked(dataset)[1]["ETag"]
    for headers in ({"cookie": "sessionid=x"}, {"authorization": "Bearer x"}, {"x-ckan-api-key": "x"}):
        asked(dataset, **headers)
    known = len(door._answers._known)
    assert asked(dataset, cookie="sessionid=x", **{"if-none-match": mark})[0] == 304
    assert len(door._answers._known) == known


def test_an_older_version_by_its_number_is_always_asked_for_anew(made):
    _office, dataset = made
    door._answers.forget()
    asked(dataset, query="versi=1")
    assert len(door._answers._known) == 0


def test_rows_asked_for_as_ckan_is_asked(made):
    _office, dataset = made

    def search(**headers):
        environ = RequestFactory().generic(
            "GET",
            "/api/3/action/datastore_search",
            QUERY_STRING=f"resource_id={dataset.resources.get().uuid}&limit=2",
            headers=headers,
        )
        told = {}
        answer = application(
            environ.environ, lambda status, pairs, _error=None: told.update(dict(pairs), status=status)
        )
        body = b"".join(answer)
        return told["status"][:3], told, body

    status, told, body = search()
    assert (status, len(door._answers._known)) == ("200", 1)
    assert search()[2] == body
    assert search(**{"if-none-match": told["ETag"]})[0] == "304"
    Dataset.objects.filter(pk=dataset.pk).update(access=Access.CLOSED, access_reason="Uji")
    assert search(**{"if-none-match": told["ETag"]})[0] == "403"
