# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

PLAN = "opendata.plan"
"""The procedure of one entry in the yearly list of data."""
RELEASE = "opendata.release"
"""The procedure of one edition of a dataset."""
ASKED = "opendata.asked"
"""The procedure of what readers ask: for data that is not there, and about an error."""

SIPD_CODES = "sipd"
"""How SIPD is named among the external codes."""
DATASET_KIND, PLAN_KIND = "opendata.dataset", "opendata.plan"
"""How datasets and entries of the list are named there."""

COLLECTION, CHECK, ANSWER = "collection", "check", "answer"
"""Names of the clocks: of an entry, of an edition, of a question."""


class FigureTable(models.TextChoices):
    """The tables of a dataset of this platform's own figures, in their order."""

    WHOLE = "whole", _("By month, the whole government")
    MONTHS = "months", _("By unit and month")
    DAYS = "days", _("By day, the whole government")
    STANDING = "standing", _("As it stood at the beginning of the day")
    MEANING = "meaning", _("What each figure means")


class Frequency(models.TextChoices):
    """How often a dataset is made anew."""

    ONCE = "once", _("Once")
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every quarter")
    HALF_YEARLY = "half_yearly", _("Every half year")
    YEARLY = "yearly", _("Every year")
    IRREGULAR = "irregular", _("When there is need")


class Origin(models.TextChoices):
    """Where the rows of a dataset come from."""

    FILES = "files", _("Brought as files")
    MEASURES = "measures", _("Counted by this platform")
    HARVESTED = "harvested", _("Taken over from another portal")


class Access(models.TextChoices):
    """Who may read the rows. That a dataset exists, everybody may know."""

    OPEN = "open", _("Open to everybody")
    LIMITED = "limited", _("Limited: inside the government")
    CLOSED = "closed", _("Closed: the producer only")


class ResourceKind(models.TextChoices):
    """What a resource of a dataset is."""

    TABLE = "table", _("Table")
    FILE = "file", _("File")
    LINK = "link", _("Link")


class ColumnType(models.TextChoices):
    """Types of Table Schema that columns can have."""

    STRING = "string", _("Text")
    INTEGER = "integer", _("Whole number")
    NUMBER = "number", _("Number")
    BOOLEAN = "boolean", _("Yes or no")
    DATE = "date", _("Date")
    DATETIME = "datetime", _("Date and time")
    TIME = "time", _("Time of day")
    YEAR = "year", _("Year")


class ColumnRole(models.TextChoices):
    """What a column is to its table."""

    KEY = "key", _("Says which row it is")
    DIMENSION = "dimension", _("Divides (classification)")
    PERIOD = "period", _("Says when")
    PLACE = "place", _("Says where")
    MEASURE = "measure", _("What was counted or measured")
    NOTE = "note", _("Note")


class CheckKind(models.TextChoices):
    """Who looked at an edition."""

    PRODUCER = "producer", _("Head of the producer")
    STEWARD = "steward", _("Data steward (walidata)")
    SUPERVISOR = "supervisor", _("Data supervisor (pembina data)")


class ForumMatter(models.TextChoices):
    """What the data forum decided on."""

    PLAN = "plan", _("List of data of a year")
    PRIORITY = "priority", _("Priority data")
    LIMIT = "limit", _("Limit of access")
    STANDARD = "standard", _("Standard, codes and master data")
    OTHER = "other", _("Another matter")


class StoryState(models.TextChoices):
    """Where a story stands."""

    WRITING = "writing", _("Being written")
    WAITING = "waiting", _("Waits for the data steward")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Taken off")


class Wish(models.TextChoices):
    """What a reader asks for."""

    DATASET = "dataset", _("Data that is not here")
    ERROR = "error", _("An error in the data")


class Held(models.TextChoices):
    """Why the data steward looks at a question first. It is never refused for it."""

    NO = "", _("Not held")
    UNPROVEN = "unproven", _("It was sent without the small proof that browsers give")
    MANY = "many", _("Many came from the same device or person")


class Outcome(models.TextChoices):
    """How what a reader asked ended."""

    PUBLISHED = "published", _("Published")
    PLANNED = "planned", _("Planned")
    CORRECTED = "corrected", _("Corrected")
    IS_RIGHT = "is_right", _("The data is right")
    ELSEWHERE = "elsewhere", _("Others have it")
    REFUSED = "refused", _("Refused")


class Same(models.TextChoices):
    """How a code of one list relates to a code of another."""

    SAME = "same", _("The same")
    SPLIT = "split", _("One became several")
    MERGED = "merged", _("Several became one")
    NEAR = "near", _("Nearly the same")


class HarvestKind(models.TextChoices):
    """How a portal tells its datasets."""

    CKAN = "ckan", _("CKAN")
    DCAT = "dcat", _("DCAT (JSON-LD, Turtle, RDF/XML)")


class HarvestRhythm(models.TextChoices):
    """How often a portal is looked at."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")


class RunState(models.TextChoices):
    """How a look at a portal stands."""

    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class Reckoning(models.TextChoices):
    """How the rows of a year become one value."""

    SUM = "sum", _("The sum of its rows")
    MEAN = "mean", _("The mean of its rows")
    ONLY = "only", _("There is one row only")
