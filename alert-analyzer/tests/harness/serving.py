"""The service with a clock that the test sets: the milliseconds in the file of ALERT_ANALYZER_TEST_CLOCK are added."""

import os
import time
from pathlib import Path

from alert_analyzer.platform.settings import read_settings
from alert_analyzer.serve import serve


class SetClock:
    """The machine's clock, set forth or back."""

    def __init__(self, offset: Path) -> None:
        self._offset = offset

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000 + int(self._offset.read_text() or "0")


if __name__ == "__main__":
    serve(read_settings(), clock=SetClock(Path(os.environ["ALERT_ANALYZER_TEST_CLOCK"])))
