"""`kill -9` of a registry and of a browser's tabs: no farewell, nothing flushed."""

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page

from registry_process import RunningRegistry, serve

_MOST_DEAD_TABS = 5


@dataclass
class MortalRegistry:
    """A registry that is killed and started again over the same data on the same port."""

    running: RunningRegistry
    data_dir: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it where it is not running."""
        if self.process is None:
            self.process = serve(self.running, self.data_dir)

    def kill(self) -> None:
        """Kills it where it is running."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def kill_tabs(page: Page, profile: Path) -> Page:
    """Kills every process that renders a page of this browser; answers a new tab at the same address."""
    address, context = page.url, page.context
    with page.expect_event("crash"):
        for process in _renderers(profile):
            with suppress(ProcessLookupError):  # one in reserve may have ended since it was listed
                os.kill(process, signal.SIGKILL)
    again = _tab_at(address, context)  # before the other goes: a browser ends with its last tab
    page.close()
    return again


def _tab_at(address: str, context: BrowserContext) -> Page:
    """A new tab. The browser may give it a process that was killed with the others, before it has heard of that: such a
    tab shows nothing, and whoever holds the phone opens another."""
    for _ in range(_MOST_DEAD_TABS):
        try:
            tab = context.new_page()
            tab.goto(address)
        except Error as error:
            if "crashed" not in str(error):
                raise
        else:
            return tab
    raise AssertionError(f"{_MOST_DEAD_TABS} new tabs were dead, one after the other")


def _renderers(profile: Path) -> list[int]:
    """Below the browser that was started over the profile; other browsers of this machine are none of ours."""
    told = subprocess.run(["ps", "-eww", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True).stdout
    rows = [line.split(maxsplit=2) for line in told.splitlines()]
    processes = {int(pid): (int(parent), args[0] if args else "") for pid, parent, *args in rows}
    own = {
        pid for pid, (_, args) in processes.items() if f"--user-data-dir={profile}" in args and "--type=" not in args
    }

    def is_ours(pid: int) -> bool:
        while pid in processes and pid not in own:
            pid = processes[pid][0]
        return pid in own

    return [pid for pid, (_, args) in processes.items() if "--type=renderer" in args and is_ours(pid)]
