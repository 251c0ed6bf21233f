# SPDX-License-Identifier: EUPL-1.2
"""Why a module cannot be kept, opened or finished so."""

from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums.modules import ArchiveProblem, ManifestProblem
from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound, Text


class NotYourModule(NotAllowed):
    """Modules of a unit are kept by its personnel office and its trainers."""

    code = "not_your_module"

    def __init__(self) -> None:
        super().__init__(
            _("You do not keep the modules of this unit."), next_step=_("Ask its personnel office or a trainer.")
        )


class NoSuchModule(NotFound):
    """No module that this actor may see; also no lesson, page or session of it."""

    code = "no_such_module"

    def __init__(self) -> None:
        super().__init__(_("There is no such module."), next_step=_("Look in the list of modules."))


class ModuleChanged(Conflict):
    """Somebody else changed it after this page was opened."""

    code = "module_changed"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else changed this module after you opened the page."),
            next_step=_("Look at what it says now, then do it again."),
        )


class NotOffered(Conflict):
    """The version was withdrawn, or none is offered."""

    code = "module_not_offered"

    def __init__(self) -> None:
        super().__init__(
            _("This version of the module is not offered any more."),
            next_step=_("Open the module again: a newer version may be there."),
        )


class NotAllRead(Conflict):
    """The questions come after the pages."""

    code = "pages_not_read"

    def __init__(self) -> None:
        super().__init__(
            _("The questions come when every page was read."),
            next_step=_("Go on with the first page that you have not read."),
        )


class Incomplete(InvalidInput):
    """Something that the module needs is missing or too long; `field` says what."""

    code = "module_incomplete"

    def __init__(self, field: str, words: Text) -> None:
        super().__init__(words, field=field, next_step=_("Fill it in, or make it shorter."))


class PackageRefused(InvalidInput):
    """A package that is not taken in; `detail["problem"]` says why."""

    code = "package_refused"


_ARCHIVE = {
    ArchiveProblem.NOT_A_ZIP: _("This file is no package: it is not a zip file."),
    ArchiveProblem.TOO_MANY_FILES: _("The package holds no file, or more files than are taken."),
    ArchiveProblem.TOO_LARGE: _("The package unpacks to more than is taken."),
    ArchiveProblem.BOMB: _("The package holds a file that unpacks to far more than it is."),
    ArchiveProblem.PATH: _("The package holds a file with a name that leads out of it or cannot be used."),
    ArchiveProblem.LINK: _("The package holds a link to another place."),
    ArchiveProblem.LOCKED: _("The package is locked with a password."),
    ArchiveProblem.TWICE: _("The package holds two files of one name."),
    ArchiveProblem.BROKEN: _("The package is damaged or incomplete."),
    ArchiveProblem.COMPRESSION: _("The package is packed in a way that cannot be read here."),
}
_MANIFEST = {
    ManifestProblem.NO_MANIFEST: _("There is no imsmanifest.xml and no cmi5.xml at the top of the package."),
    ManifestProblem.UNREADABLE: _("The manifest of the package cannot be read."),
    ManifestProblem.DOCTYPE: _("The manifest declares a document type; such packages are not taken."),
    ManifestProblem.OTHER_VERSION: _("The package is made for another standard than SCORM 1.2 or cmi5."),
    ManifestProblem.NO_LESSON: _("The manifest names no lesson."),
    ManifestProblem.TOO_MANY_LESSONS: _("The manifest names more lessons than are taken."),
    ManifestProblem.FILE_MISSING: _("A lesson opens a file that is not in the package."),
    ManifestProblem.ELSEWHERE: _(
        "A lesson lies at an address outside the package. Nobody could vouch for what it shows."
    ),
    ManifestProblem.VALUE: _("The manifest says something that the standard does not know."),
}


def refusal(problem: ArchiveProblem | ManifestProblem, name: str, most_mb: int) -> PackageRefused:
    """The error that says to a person why a package is not taken; `name` is the file or value in it."""
    words = _ARCHIVE[problem] if isinstance(problem, ArchiveProblem) else _MANIFEST[problem]
    step = _(
        "Publish it again from the authoring tool as SCORM 1.2 or cmi5, as one zip file of at most %(size)s MB unpacked."
    )
    return PackageRefused(words, field="package", next_step=step % {"size": most_mb}, problem=problem.value, name=name)
