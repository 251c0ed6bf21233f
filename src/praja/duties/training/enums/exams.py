# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of question banks and tests."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """How a question is answered; the same words as `domain.exams.questions.Kind`."""

    SINGLE = "single", _("One right answer")
    MULTIPLE = "multiple", _("Several right answers")
    TRUE_FALSE = "true_false", _("True or false")
    SHORT = "short", _("Short answer")
    NUMERIC = "numeric", _("Number")
    MATCHING = "matching", _("Matching")
    ESSAY = "essay", _("Essay")


class Difficulty(models.TextChoices):
    """How hard a question is meant to be."""

    EASY = "easy", _("Easy")
    MEDIUM = "medium", _("Medium")
    HARD = "hard", _("Hard")


class ExamKind(models.TextChoices):
    """What a test of a class is for."""

    PRE = "pre", _("Pre-test")
    POST = "post", _("Post-test")
    OTHER = "other", _("Other test")


class Showing(models.TextChoices):
    """What participants see of a test that they handed in, and when."""

    NOTHING = "nothing", _("Nothing")
    MARKS = "marks", _("Their marks")
    AT_ONCE = "at_once", _("Their marks and the right answers")
    AFTER_CLOSING = "after_closing", _("Their marks; the right answers once the test has closed")


class HandedInBy(models.TextChoices):
    """Who ended an attempt."""

    PERSON = "person", _("Handed in")
    TIME = "time", _("Time was over")


class Correction(models.TextChoices):
    """What is done about a question that turned out wrong."""

    REKEYED = "rekeyed", _("Mark by the corrected question")
    FULL = "full", _("Everybody gets full marks")
    DROPPED = "dropped", _("It counts for nobody")
