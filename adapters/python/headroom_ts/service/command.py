"""How ``headroom`` is called on this computer."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path


def commands(environment: Mapping[str, str] = os.environ) -> list[list[str]]:
    """The commands that may be ``headroom``, the likeliest first.

    ``HEADROOM_COMMAND`` if it is set, else ``headroom`` on the PATH and the one in the project's ``node_modules``.
    """
    chosen = environment.get("HEADROOM_COMMAND", "").strip()
    if chosen:
        return [_words(chosen)]
    found = [_installed(environment.get("PATH", "")), _in_project(Path.cwd())]
    return [[each] for each in dict.fromkeys(found) if each is not None]


def _words(command: str) -> list[str]:
    if os.name != "nt":
        return shlex.split(command)
    # Backslashes belong to paths on Windows; shlex then leaves the quotes around a word.
    return [word.strip('"') for word in shlex.split(command, posix=False)]


def _installed(path: str) -> str | None:
    found = shutil.which("headroom", path=path)
    return None if found is None or _is_python_script(found) else found


def _in_project(folder: Path) -> str | None:
    """Not by npx: that would ask the registry, and wait for it, where nothing is installed."""
    places = [each / "node_modules" / ".bin" for each in (folder, *folder.parents)]
    return shutil.which("headroom", path=os.pathsep.join(map(str, places)))


def _is_python_script(path: str) -> bool:
    """Another product's package on PyPI installs a ``headroom`` too; ours is a program for Node."""
    try:
        with open(path, "rb") as file:
            return b"python" in file.readline(200)
    except OSError:
        return False
