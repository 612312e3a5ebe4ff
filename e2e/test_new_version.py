"""A new version of the page, made by a second real build: it waits for the work in hand, and nothing is lost by it."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import service_worker
import trainer
from conftest import Window, take_picture
from practice import Person, register
from registry_process import PAGE_DIR, ROOT, running_registry
from test_accessibility import read_in_every_theme
from windows import DESK, PHONE, Size

DRAFT = "Threshold at the front door: 6 clean exits"
READY = "A new version of Longline is ready."


@pytest.fixture(scope="module")
def other_build() -> Path:
    """The page built again with source maps, which changes every script's hash: none of the first build is in it."""
    folder = ROOT / "frontend" / "dist" / "next" / "browser"
    assert (folder / "index.html").is_file(), "the next version of the page is not built: make e2e"
    return folder


@dataclass
class Deployment:
    """A registry that can be replaced by one with another build, at the same address and over the same database."""

    data_dir: Path
    running: ExitStack
    address: str = ""

    def serve(self, page_dir: Path) -> None:
        """Ends what runs and starts it with this build."""
        self.running.close()
        port = int(self.address.rsplit(":", 1)[1]) if self.address else None
        registry = self.running.enter_context(running_registry(self.data_dir, page_dir=page_dir, port=port))
        self.address = registry.address


@pytest.fixture
def deployment(tmp_path: Path) -> Iterator[Deployment]:
    """The first build, served."""
    with ExitStack() as running:
        deployed = Deployment(tmp_path, running)
        deployed.serve(PAGE_DIR)
        yield deployed


@pytest.fixture
def owner(deployment: Deployment) -> Person:
    """A practice with a dog."""
    owner = register(deployment.address)
    owner.add_dog("Juno")
    return owner


def on_the_page_of_juno(open_window: Window, size: Size, owner: Person) -> Page:
    """A window that the service worker of the first build answers for."""
    page = open_window(size, who=owner, service_worker=True, at=owner.address)
    page.goto(f"/dogs/{owner.dogs['Juno']}")
    expect(page.get_by_role("heading", name="Juno", exact=True)).to_be_visible()
    service_worker.wait_until_kept(page)
    return page


def deploy(deployment: Deployment, build: Path, page: Page) -> None:
    """Replaces the registry, and comes back to the window, which fetches the new version beside the old one."""
    deployment.serve(build)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    service_worker.wait_until_kept(page)


def test_a_new_version_waits_for_the_draft_and_begins_by_one_tap(
    open_window: Window, size: Size, deployment: Deployment, owner: Person, other_build: Path
) -> None:
    page = on_the_page_of_juno(open_window, size, owner)
    first = service_worker.running_script(page)
    text = trainer.open_composer(page)
    text.press_sequentially(DRAFT)

    deploy(deployment, other_build, page)
    text.press_sequentially(", then the cat.")
    expect(page.get_by_text("Draft kept on this device")).to_be_visible()
    expect(page.get_by_text(READY)).to_have_count(0)
    assert service_worker.running_script(page) == first

    page.get_by_role("button", name="Close and keep draft").click()
    expect(page.get_by_text(READY)).to_be_visible()
    assert read_in_every_theme(page, "new-version", size, take_picture) == []
    with page.expect_navigation():
        page.get_by_role("button", name="Start it").click()
    expect(page.get_by_role("heading", name="Juno", exact=True)).to_be_visible()
    assert service_worker.running_script(page) != first
    expect(trainer.open_composer(page)).to_have_value(f"{DRAFT}, then the cat.")


def test_a_running_session_is_not_disturbed_and_goes_on_in_the_new_version(
    open_window: Window, deployment: Deployment, owner: Person, other_build: Path
) -> None:
    page = on_the_page_of_juno(open_window, PHONE, owner)
    first = service_worker.running_script(page)
    page.get_by_role("link", name="Train").click()
    page.get_by_label("Or another skill").fill("recall")
    page.get_by_role("button", name="Start", exact=True).click()
    correct = page.get_by_role("button", name="Correct", exact=True)
    correct.click()

    deploy(deployment, other_build, page)
    correct.click()
    expect(page.locator(".train-score")).to_contain_text("2 of 2")
    expect(page.get_by_text(READY)).to_have_count(0)

    page.get_by_role("link", name="Juno").first.click()
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_text(READY)).to_have_count(0)
    page.goto("/new-session")
    assert service_worker.running_script(page) != first
    page.get_by_role("main").get_by_role("link").filter(has_text="Session running").click()
    correct.click()
    expect(page.locator(".train-score")).to_contain_text("3 of 3")


def test_the_old_version_stays_whole_and_the_next_opening_is_the_new_one(
    open_window: Window, deployment: Deployment, owner: Person, other_build: Path
) -> None:
    page = on_the_page_of_juno(open_window, DESK, owner)
    first = service_worker.running_script(page)
    deploy(deployment, other_build, page)
    page.get_by_role("button", name="Later").click()
    expect(page.get_by_text(READY)).to_have_count(0)

    page.get_by_role("link", name="Library").click()  # a part of the old build that the registry no longer has
    expect(page.get_by_role("heading", name="Library", exact=True)).to_be_visible()
    assert service_worker.running_script(page) == first

    second = page.context.new_page()
    second.goto("/dogs")
    expect(second.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()
    assert service_worker.running_script(second) != first
    assert service_worker.running_script(page) == first


def test_a_build_without_a_service_worker_ends_the_one_that_is_there(
    open_window: Window, deployment: Deployment, owner: Person, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = on_the_page_of_juno(open_window, DESK, owner)
    plain = tmp_path_factory.mktemp("plain")
    for path in PAGE_DIR.rglob("*"):
        if path.is_file() and path.name != "ngsw.json":
            (plain / path.relative_to(PAGE_DIR)).parent.mkdir(parents=True, exist_ok=True)
            (plain / path.relative_to(PAGE_DIR)).write_bytes(path.read_bytes())
    deployment.serve(plain)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    service_worker.wait_until_ended(page)
