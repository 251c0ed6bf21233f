# SPDX-License-Identifier: EUPL-1.2
"""Files brought by the pages that a browser uses."""

from django.core.files.uploadedfile import SimpleUploadedFile


def sent(client, release, data, *, name="laporan.csv", table="new"):
    """Bring a file by the page; where it leads."""
    file = SimpleUploadedFile(name, data)
    answer = client.post(f"/satu-data/edisi/{release.case.code}/berkas/", {"file": file, "resource": table})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def as_proposed(client, address):
    """The form of the page as it is filled in before anybody changes anything."""
    form = client.get(address).context["form"]
    return {one.html_name: one.value() for one in form if one.value() not in (None, False)}
