"""A file that is sent in pieces arrives once, whatever is killed meanwhile: the registry or the tab."""

import hashlib
import io
import os
import signal
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Route, expect

from camera import device_of, kill
from practice import Person, register
from registry_process import prepared_registry, serve
from test_capture import MIB, add_file, attachments, chromium, device, files_on, opened, owner, stored_hash

__all__ = ["chromium", "device", "owner"]  # the fixtures


def noise(kibibytes: int) -> bytes:
    """A picture that no compression makes smaller: it takes several pieces to send."""
    side = int((kibibytes * 1024 / 3) ** 0.5)
    out = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(out, "PNG")
    return out.getvalue()


def test_a_registry_that_is_killed_in_the_middle_gets_the_file_once(chromium: Browser, tmp_path: Path) -> None:
    registry = prepared_registry(tmp_path)
    running = [serve(registry, tmp_path)]
    try:
        owner = register(registry.address)
        owner.add_dog("Juno")
        note_id = owner.write_note(owner.dogs["Juno"], "Scan of the paw")
        context = device_of(chromium, owner)
        page = context.new_page()
        pieces: list[str] = []

        def killing(route: Route) -> None:
            """Kills the registry while it takes the third piece."""
            pieces.append(route.request.headers["upload-offset"])
            route.continue_()
            if len(pieces) == 3:
                running[0].send_signal(signal.SIGKILL)
                running[0].wait()

        page.route(
            "**/api/v1/uploads/*",
            lambda route: killing(route) if route.request.method == "PATCH" else route.continue_(),
        )
        page.goto(f"/dogs/{owner.dogs['Juno']}/notes/{note_id}")
        picture = noise(6 * 1024)
        add_file(page, {"name": "scan.png", "mimeType": "image/png", "buffer": picture})
        expect(files_on(page)).to_contain_text("On this device")
        page.wait_for_event("requestfailed", lambda request: "/uploads/" in request.url)
        assert running[0].returncode == -signal.SIGKILL

        running.append(serve(registry, tmp_path))
        expect(files_on(page)).to_contain_text("Stored", timeout=60_000)
        assert pieces[:2] == ["0", str(MIB)]
        # Once more where it was not stored before the kill; it may have been, with its answer lost.
        assert len(pieces) <= len(set(pieces)) + 1, f"only the piece under way is sent again: {pieces}"
        [attachment] = attachments(owner)
        assert owner.call("GET", f"/attachments/{attachment}").json()["sha256"] == hashlib.sha256(picture).hexdigest()
        stored_hash(owner, attachment)
        context.close()
    finally:
        running[-1].terminate()
        assert running[-1].wait(timeout=30) == 0


def test_a_file_outlives_the_tab_that_sends_it(device: BrowserContext, owner: Person) -> None:
    note_id = owner.write_note(owner.dogs["Juno"], "Scan of the paw")
    page = opened(device)
    page.goto(f"/dogs/{owner.dogs['Juno']}/notes/{note_id}")
    picture = noise(4 * 1024)
    offsets: list[str] = []

    def holding(route: Route) -> None:
        """Holds the third piece back, so that the tab dies in the middle however late it is killed."""
        if route.request.headers.get("upload-offset") != str(2 * MIB):
            route.continue_()

    page.route("**/api/v1/uploads/*", holding)
    with page.expect_request(lambda request: request.headers.get("upload-offset") == str(MIB)):
        add_file(page, {"name": "scan.png", "mimeType": "image/png", "buffer": picture})
    kill(page)
    page = device.new_page()
    page.on(
        "request",
        lambda request: offsets.append(request.headers.get("upload-offset", "")) if request.method == "PATCH" else None,
    )
    page.goto(f"/dogs/{owner.dogs['Juno']}/notes/{note_id}")
    expect(files_on(page)).to_contain_text("Stored", timeout=30_000)
    assert offsets
    assert "0" not in offsets, "it went on where it was"
    [attachment] = attachments(owner)
    assert attachments(owner)[attachment]["sha256"] == hashlib.sha256(picture).hexdigest()
