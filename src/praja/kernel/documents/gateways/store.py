# SPDX-License-Identifier: EUPL-1.2
"""The private store: contents by SHA-256 under aa/bb/hash, on disk or wherever STORAGES["private"] points.

Nothing in it has an address on the web; pages hand files out after asking a rule.
"""

import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages


def digest_of(data: bytes) -> str:
    """SHA-256 in hex."""
    return sha256(data).hexdigest()


def put(data: bytes) -> str:
    """Keep `data` and return its digest. When this returns, the bytes survive a power cut. Repeatable."""
    digest = digest_of(data)
    store = _store()
    if isinstance(store, FileSystemStorage):
        _put_on_disk(io.BytesIO(data), Path(store.path(_name(digest))))
    elif not store.exists(_name(digest)):
        store.save(_name(digest), ContentFile(data))
    return digest


def put_file(source: Path) -> str:
    """Keep the content of a file, never held in memory, and return its digest. As `put` otherwise."""
    with source.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        file.seek(0)
        store = _store()
        if isinstance(store, FileSystemStorage):
            _put_on_disk(file, Path(store.path(_name(digest))))
        elif not store.exists(_name(digest)):
            store.save(_name(digest), File(file))
    return digest


def fetch(digest: str) -> IO[bytes]:
    """The content, opened for reading. Raises FileNotFoundError."""
    return _store().open(_name(digest), "rb")


def local_path(digest: str) -> Path:
    """Where the content lies on this machine, for readers that need a file. A store that is elsewhere is fetched once, into the
    folder of temporary files. Raises FileNotFoundError."""
    store = _store()
    if isinstance(store, FileSystemStorage):
        path = Path(store.path(_name(digest)))
        if not path.exists():
            raise FileNotFoundError(digest)
        return path
    return _fetched(digest)


def _fetched(digest: str) -> Path:
    path = Path(tempfile.gettempdir()) / "praja-fetched" / _name(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with fetch(digest) as source, tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
            shutil.copyfileobj(source, part)
        Path(part.name).replace(path)
    return path


def holds(digest: str) -> bool:
    """Whether the content is there."""
    return _store().exists(_name(digest))


def discard(digest: str) -> None:
    """Remove the content. Nothing happens if it is not there."""
    _store().delete(_name(digest))


def contents_older_than(moment: datetime) -> Iterator[str]:
    """Digests of what was last put before `moment`."""
    store = _store()
    for first in _folders(store, ""):
        for second in _folders(store, first):
            for digest in store.listdir(f"{first}/{second}")[1]:
                if len(digest) == 64 and store.get_modified_time(_name(digest)) < moment:
                    yield digest


def _folders(store: Storage, path: str) -> list[str]:
    try:
        return [name for name in store.listdir(path)[0] if len(name) == 2]
    except FileNotFoundError:
        return []


def _store() -> Storage:
    return storages["private"]


def _name(digest: str) -> str:
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def _put_on_disk(data: IO[bytes], path: Path) -> None:
    if path.exists():
        os.utime(path)  # young again, so that a sweep running now leaves it
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # Under another name until it is whole: a file of that name is never half a file.
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        shutil.copyfileobj(data, part, 1 << 20)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        _settle(folder)


def _settle(folder: Path) -> None:
    """A new name in a folder survives a power cut only once the folder itself is synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
