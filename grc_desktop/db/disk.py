"""What kind of disk a base lies on: WAL needs shared memory, which a network folder does not have."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_NETWORK_FILE_SYSTEMS: Final = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "sshfs",
        "fuse.sshfs",
        "fuse.rclone",
        "9p",
        "afs",
        "ceph",
        "davfs",
        "afpfs",
    }
)
_SYNCED_FOLDERS: Final = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "kdrive", "nextcloud")


def is_local(path: Path) -> bool:
    """Whether `path` lies on a disk of this computer; True when the system does not tell."""
    folder = path.absolute().parent
    if sys.platform == "win32":
        return _is_local_on_windows(folder)
    return _file_system(folder) not in _NETWORK_FILE_SYSTEMS


def syncing_service(path: Path) -> str | None:
    """The folder name of the cloud service that copies `path` away, or None."""
    for part in path.absolute().parts:
        if any(part.casefold().startswith(name) for name in _SYNCED_FOLDERS):
            return part
    return None


def _file_system(folder: Path) -> str:
    """The type of the file system `folder` is mounted from, on Linux; empty elsewhere."""
    try:
        lines = Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    where = os.path.realpath(folder)
    for line in lines:
        left, _, right = line.partition(" - ")
        mount = left.split()[4].replace("\\040", " ")
        inside = where == mount or where.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, right.split()[0]
    return kind


def _is_local_on_windows(folder: Path) -> bool:
    """Not a UNC path and not a mapped network letter (only tried on Windows itself)."""
    import ctypes

    drive = folder.drive
    if drive.startswith("\\\\"):
        return False
    remote = 4  # DRIVE_REMOTE
    return bool(getattr(ctypes, "windll").kernel32.GetDriveTypeW(f"{drive}\\") != remote)  # noqa: B009 - absent off Windows
