# SPDX-License-Identifier: EUPL-1.2
"""Licences under which data can be published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by the key that catalogues know it under, its name and its address. `is_open` as the Open Definition has it.
    `is_given`: under which data of this government is published; others only stand with what was taken over."""

    key: str
    title: str
    url: str
    is_open: bool = True
    is_given: bool = True


LICENCES = {
    licence.key: licence
    for licence in (
        Licence("cc-by-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        Licence(
            "cc-by-sa-4.0",
            "Creative Commons Attribution-ShareAlike 4.0",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        Licence("cc-zero", "Creative Commons CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        Licence("odc-by", "Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
        Licence(
            "odc-odbl", "Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"
        ),
        Licence("notspecified", "Lisensi tidak disebut", "", is_open=False, is_given=False),
        Licence("other-closed", "Terbatas", "", is_open=False),
    )
}
