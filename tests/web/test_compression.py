# SPDX-License-Identifier: EUPL-1.2
"""What is text travels compressed to whoever can unpack it; what is packed already is left alone."""

import gzip

from django.http import HttpResponse
from django.test import Client, RequestFactory

from praja.lib.web.compressing import CompressText
from towns import Town


def test_a_page_is_compressed_for_a_browser_that_asks_for_it(town: Town) -> None:
    plain = Client().get("/")
    packed = Client().get("/", headers={"accept-encoding": "gzip, br"})

    assert (plain.get("Content-Encoding"), packed["Content-Encoding"]) == (None, "gzip")
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) < len(plain.content) / 2
    assert b"</html>" in gzip.decompress(packed.content)


def test_files_that_are_packed_already_are_sent_as_they_are() -> None:
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    answered = CompressText(lambda _request: HttpResponse(b"%PDF-1.7 " * 100, content_type="application/pdf"))(request)

    assert not answered.has_header("Content-Encoding")
    assert answered.content.startswith(b"%PDF")
