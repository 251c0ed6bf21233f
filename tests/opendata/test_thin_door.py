# SPDX-License-Identifier: EUPL-1.2
"""What was answered before is given again without Django, and only while everybody may still read it."""

import gzip
import json
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
from praja.duties.opendata.operations.datasets import DatasetWords, describe_dataset
from praja.duties.opendata.operations.releases import withdraw_release
from praja.duties.opendata.web import door
from praja.kernel.organization.operations.units import rename_unit
from remembering import Remembered
from towns import FOUNDER


def _made():
    office = _found()
    return office, published(office, at=MONDAY)


application = door.thin_door(WSGIHandler())
_made_once = Remembered(_made)


@pytest.fixture
def made(db):
    """A published table, nothing remembered; the connection with the test's transaction stays open between calls."""
    door._answers.forget()
    door._ways.forget()
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


def search(dataset, query, **headers):
    """Status, headers and body of rows asked for as CKAN is asked."""
    environ = RequestFactory().generic(
        "GET",
        "/api/3/action/datastore_search",
        QUERY_STRING=f"resource_id={dataset.resources.get().uuid}&{query}",
        headers=headers,
    )
    told = {}
    answer = application(
        environ.environ, lambda status, pairs, _error=None: told.update(status=status[:3], headers=dict(pairs))
    )
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return told["status"], told["headers"], body


def test_rows_asked_for_as_ckan_is_asked(made):
    _office, dataset = made
    status, told, body = search(dataset, "limit=2")
    assert (status, len(door._answers._known)) == ("200", 1)
    assert search(dataset, "limit=2")[2] == body
    assert search(dataset, "limit=2", **{"if-none-match": told["ETag"]})[0] == "304"
    Dataset.objects.filter(pk=dataset.pk).update(access=Access.CLOSED, access_reason="Uji")
    assert search(dataset, "limit=2", **{"if-none-match": told["ETag"]})[0] == "403"


QUESTIONS = (
    "limit=2&offset=1",
    "limit=3&include_total=false",
    "offset=40",
    "limit=0",
    "filters=%7B%22kecamatan%22%3A%22Tirta%22%7D",
    "sort=ton+desc&fields=kecamatan,ton",
    "q=marga",
    "records_format=lists",
    "include_next_page=true&limit=1",
)
REFUSED = ("filters=%7B%22tiada%22%3A1%7D", "offset=-1", "records_format=pdf", "sort=tiada")


@pytest.mark.parametrize("query", QUESTIONS)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_another_question_is_answered_as_django_answers_it(made, query, encoding, django_assert_num_queries):
    _office, dataset = made
    uuid = dataset.resources.get().uuid
    by_django = search(dataset, query, cookie="x=y", **{"accept-encoding": encoding})
    search(dataset, "limit=1&offset=1", **{"accept-encoding": encoding})
    with django_assert_num_queries(2):  # the address of this test, and the one that says whether it is still shown
        status, headers, body = search(dataset, query, **{"accept-encoding": encoding})
    assert (status, str(uuid).encode() in text_of(body)) == ("200", True)
    assert text_of(body) == text_of(by_django[2])
    lengths = {"Content-Length"} if encoding == "gzip" else set()  # its padding is drawn anew each time
    assert {k: v for k, v in headers.items() if k not in lengths} == {
        k: v for k, v in by_django[1].items() if k not in lengths
    }
    assert int(headers["Content-Length"]) == len(body)
    again = search(dataset, query, **{"accept-encoding": encoding, "if-none-match": headers["ETag"]})
    assert again[0] == "304"


def text_of(body):
    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


@pytest.mark.parametrize("query", REFUSED)
def test_what_is_refused_is_refused_by_the_view(made, query):
    _office, dataset = made
    by_django = search(dataset, query)
    search(dataset, "limit=1")
    assert search(dataset, query)[::2] == by_django[::2]
    assert by_django[0] == "409"


def test_a_page_of_another_site_is_answered_by_the_view(made):
    _office, dataset = made
    search(dataset, "limit=1")
    status, headers, body = search(dataset, "limit=2&callback=f")
    assert (status, body[:2], headers["Content-Type"]) == ("200", b"f(", "application/javascript;charset=utf-8")


def test_another_question_is_refused_as_soon_as_the_rows_are_limited(made):
    _office, dataset = made
    search(dataset, "limit=1")
    assert search(dataset, "limit=2")[0] == "200"
    Dataset.objects.filter(pk=dataset.pk).update(access=Access.LIMITED, access_reason="Uji")
    assert [search(dataset, f"limit={limit}")[0] for limit in (1, 2, 3)] == ["403"] * 3


def test_another_question_after_a_newer_edition_has_its_rows(made):
    office, dataset = made
    search(dataset, "limit=1")
    later = MONDAY + timedelta(days=1)
    sent_on(office, begun(office, dataset, data=b"kecamatan,tahun,ton\nTirta,2026,1\n", at=later), at=later)
    assert b'"total": 1' in search(dataset, "limit=3")[2]
    assert b'"total": 1' in search(dataset, "limit=4")[2]


def package(dataset, **headers):
    """Status and what `package_show` tells."""
    environ = RequestFactory().generic(
        "GET", "/api/3/action/package_show", QUERY_STRING=f"id={dataset.name}", headers=headers
    )
    told = {}
    answer = application(environ.environ, lambda status, pairs, _error=None: told.update(dict(pairs), status=status))
    body = b"".join(answer)
    return (
        told["status"][:3],
        told.get("ETag"),
        json.loads(body)["result"] if body and told["status"] == "200 OK" else {},
    )


def test_a_dataset_is_told_again_until_it_or_what_it_is_told_by_changes(made, django_assert_num_queries):
    office, dataset = made
    status, mark, told = package(dataset)
    assert (status, told["organization"]["title"]) == ("200", office.roads.name)
    with django_assert_num_queries(1):
        assert package(dataset) == (status, mark, told)
    with django_assert_num_queries(1):
        assert package(dataset, **{"if-none-match": mark})[0] == "304"

    rename_unit(unit=office.roads, name="Dinas Jalan", actor=FOUNDER, at=MONDAY)
    assert package(dataset)[2]["organization"]["title"] == "Dinas Jalan"
    steward = office.actor(office.steward)
    words = DatasetWords(title="Sampah menurut kecamatan")
    fresh = Dataset.objects.get(pk=dataset.pk)
    describe_dataset(dataset=fresh, words=words, unit=fresh.unit, topics=(), region=None, actor=steward, at=MONDAY)
    assert package(dataset)[2]["title"] == "Sampah menurut kecamatan"
    Dataset.objects.filter(pk=dataset.pk).update(is_shown=False)
    assert package(dataset)[0] == "404"
