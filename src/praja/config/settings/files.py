# SPDX-License-Identifier: EUPL-1.2
import os

from praja.config.environment import environment

PRAJA_FILES_ROOT = (environment.files or environment.var / "files").resolve()
PRAJA_TABLES_ROOT = (environment.var / "tables").resolve()
PRAJA_TABLES_BYTES = environment.tables_mb * 1024 * 1024
PRAJA_TABLES_THREADS = max(1, (os.cpu_count() or 1) // environment.workers)
"""Web processes share the processor: with a thread for each core, each of them would wait for the others."""
PRAJA_CLAMAV = environment.clamav
PRAJA_MAX_UPLOAD_BYTES = environment.max_upload_mb * 1024 * 1024
PRAJA_MAX_DRAFT_FILES = environment.max_draft_files

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRAJA_FILES_ROOT)},
    },
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRAJA_FILES_ROOT)},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = (environment.var / "static").resolve()
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_USE_FINDERS = environment.debug
FILE_UPLOAD_HANDLERS = [
    "praja.lib.web.uploads.RefuseTooLarge",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
PRAJA_MAX_BODY_BYTES = 528 * 1024 * 1024
"""More than the largest file that any page takes (a table of open data): what is larger is refused before it fills the disk."""
PRAJA_LARGE_BODY_PATHS = ("/satu-data/", "/diklat/modul/", "/api/")
"""Where tables of open data and packages of modules are brought. Forms anywhere else are no larger than all the files that they
may have."""
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 10
PRAJA_MAX_FORM_BYTES = PRAJA_MAX_UPLOAD_BYTES * DATA_UPLOAD_MAX_NUMBER_FILES + DATA_UPLOAD_MAX_MEMORY_SIZE
