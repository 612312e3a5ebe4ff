"""The whole platform on loopback, once for all tests of a run."""

from collections.abc import Iterator

import pytest

from platform_here import Here, platform


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what was measured."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{report.nodeid.partition('::')[2]}: {name} {value}")


@pytest.fixture(scope="session")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Here]:
    """Everything runs and is well."""
    with platform(tmp_path_factory.mktemp("whole")) as found:
        yield found
