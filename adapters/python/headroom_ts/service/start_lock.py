"""A lock between programs, so that those that begin at the same time start one service and not one each."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE_SECONDS = 0.05


@contextmanager
def start_lock(path: Path, patience: float) -> Iterator[None]:
    """Holds the lock; without it where the file cannot be locked, or if another program holds it for so many seconds.

    A program that ends lets go of it, however it ends.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError:
        yield
        return
    with file:
        is_held = _acquire(file, patience)
        try:
            yield
        finally:
            if is_held:
                _release(file)


def _acquire(file: IO[bytes], patience: float) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            time.sleep(_PAUSE_SECONDS)
        except OSError:
            return False
        else:
            return True
    return False


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _release(file: IO[bytes]) -> None:
    # Said, not left to the end of the file: a child that was forked meanwhile has it open too.
    if sys.platform == "win32":
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)
