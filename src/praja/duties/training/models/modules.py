# SPDX-License-Identifier: EUPL-1.2
"""Self-paced modules: what is offered, in which version, and for whom."""

from django.db import models
from django.db.models import Q

from praja.duties.training.domain.modules.outlines import ModuleKind, Outline
from praja.duties.training.domain.modules.pages import Content
from praja.duties.training.enums.modules import ModuleKinds
from praja.duties.training.models.catalogue import Programme
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Post, Unit
from praja.lib.privacy import declare


class Module(models.Model):
    """A module that `unit` keeps. What is learned stands in its versions; `current` is the one that people begin (None: nothing
    is offered). `draft` is what is being written of one that is made here (`domain.modules.pages.Content`)."""

    code = models.CharField(max_length=10, unique=True)
    """The random public id in its address."""
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="modules")
    kind = models.CharField(max_length=8, choices=ModuleKinds.choices)
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=600)
    jp = models.PositiveSmallIntegerField(default=0)
    """Lesson hours that the next version will declare."""
    is_free = models.BooleanField(default=True)
    """Whether everybody in the office may take it; else those to whom it is assigned."""
    draft = models.JSONField(default=dict)
    current = models.ForeignKey("ModuleVersion", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    """Moves with every change: who saw an older one is told so."""
    salt = models.BinaryField(max_length=16)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["title", "id"], name="training_modules_by_title")]

    @property
    def written(self) -> Content:
        """What is being written."""
        return Content.of(self.draft)


class ModuleVersion(models.Model):
    """What a module is from one publication to the next. Never changed: whoever began one goes on in it."""

    module = models.ForeignKey(Module, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    jp = models.PositiveSmallIntegerField()
    content = models.JSONField()
    """`Content` of one written here, `Outline` of a package."""
    package = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64)
    """SHA-256 over everything above and the bytes of the package, as the ledger has it."""
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["module", "number"], name="training_module_version_once")]

    @property
    def kind(self) -> ModuleKind:
        """How it is made."""
        return ModuleKind(self.module.kind)

    @property
    def pages(self) -> Content:
        """The pages of one that is written here."""
        return Content.of(self.content)

    @property
    def outline(self) -> Outline:
        """The lessons of a package."""
        return Outline.of(self.content)


class ModuleAssignment(models.Model):
    """A module is for whoever takes part in a class of `programme`, or holds `post`: exactly one of the two. Ended ones stay."""

    module = models.ForeignKey(Module, models.PROTECT, related_name="assignments")
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, blank=True, related_name="modules")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(programme=None, post__isnull=False) | Q(programme__isnull=False, post=None),
                name="training_assigned_to_one",
            ),
            models.UniqueConstraint(
                fields=["module", "programme"],
                condition=Q(ended_at=None, programme__isnull=False),
                name="training_module_programme_once",
            ),
            models.UniqueConstraint(
                fields=["module", "post"],
                condition=Q(ended_at=None, post__isnull=False),
                name="training_module_post_once",
            ),
        ]


declare(Module, code=None, kind=None, title=None, summary=None, draft=None, salt=None)
declare(ModuleVersion, title=None, content=None, digest=None, withdrawn_reason=None)
declare(ModuleAssignment)
