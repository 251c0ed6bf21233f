# SPDX-License-Identifier: EUPL-1.2
"""What other catalogues call what this one knows: concepts of the EU's authority tables, media types, periods."""

EU = "http://publications.europa.eu/resource/authority/"
ACCESS = {"open": "PUBLIC", "limited": "RESTRICTED", "closed": "NON_PUBLIC"}
"""Access rights of the EU by `enums.Access`."""
FREQUENCIES = {
    "once": "NEVER",
    "daily": "DAILY",
    "weekly": "WEEKLY",
    "monthly": "MONTHLY",
    "quarterly": "QUARTERLY",
    "half_yearly": "ANNUAL_2",
    "yearly": "ANNUAL",
    "irregular": "IRREG",
}
"""Frequencies of the EU by `enums.Frequency`; `once` is what is never made anew."""
REPEATED = {
    "daily": "R/P1D",
    "weekly": "R/P1W",
    "monthly": "R/P1M",
    "quarterly": "R/P3M",
    "half_yearly": "R/P6M",
    "yearly": "R/P1Y",
    "irregular": "irregular",
}
"""Frequencies as repeated intervals of ISO 8601, as DCAT-US has them."""
FORMATS = {
    "CSV": "CSV",
    "XLSX": "XLSX",
    "XLS": "XLS",
    "JSON": "JSON",
    "GEOJSON": "GEOJSON",
    "PARQUET": "PARQUET",
    "PDF": "PDF",
    "HTML": "HTML",
    "ZIP": "ZIP",
    "XML": "XML",
    "DOCX": "DOCX",
    "ODS": "ODS",
    "TXT": "TXT",
    "PNG": "PNG",
    "JPG": "JPEG",
    "JPEG": "JPEG",
    "KML": "KML",
}
"""File types of the EU by the ending of a file."""
MEDIA_OF = {
    "CSV": "text/csv",
    "JSON": "application/json",
    "PDF": "application/pdf",
    "HTML": "text/html",
    "ZIP": "application/zip",
    "XML": "application/xml",
    "PNG": "image/png",
    "JPG": "image/jpeg",
    "JPEG": "image/jpeg",
    "TXT": "text/plain",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "GEOJSON": "application/geo+json",
}
"""Media types (IANA) by the ending of a file."""
THEMES = {
    "AGRI": "Agriculture, fisheries, forestry and food",
    "ECON": "Economy and finance",
    "EDUC": "Education, culture and sport",
    "ENER": "Energy",
    "ENVI": "Environment",
    "GOVE": "Government and public sector",
    "HEAL": "Health",
    "INTR": "International issues",
    "JUST": "Justice, legal system and public safety",
    "REGI": "Regions and cities",
    "SOCI": "Population and society",
    "TECH": "Science and technology",
    "TRAN": "Transport",
}
"""The data themes of the EU with their English names."""


def authority(table: str, code: str) -> str:
    """The address of a concept in a table of the EU."""
    return f"{EU}{table}/{code}"


def theme_name(theme: str, otherwise: str) -> str:
    """What a data theme is called in English."""
    return THEMES.get(theme.removeprefix(authority("data-theme", "")), otherwise)


def media_iri(media: str) -> str:
    """The address of a media type in the register of IANA."""
    return f"https://www.iana.org/assignments/media-types/{media}"
