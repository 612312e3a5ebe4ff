"""How the built page is served: what a browser may keep, what it must ask for again, and what is not there."""

import gzip
from pathlib import Path

import falcon
import pytest
from falcon import testing

from registry.platform.http.page import SHARED, Page, ShareTarget

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
def browser(tmp_path: Path) -> testing.TestClient:
    """A client of a page that was built with a service worker."""
    for name in (
        "index.html",
        "main-M7BZ4WII.js",
        "chunk-B-h16mJM.js",
        "chunk-DwCus3--.js",
        "ngsw-worker.js",
        "safety-worker.js",
        "sw.js",
        "theme.js",
        "ngsw.json",
        "manifest.webmanifest",
        "mark.svg",
    ):
        (tmp_path / name).write_text(f"content of {name}")
    (tmp_path / "theme.js.br").write_bytes(b"theme.js by Brotli")
    page = Page(tmp_path)
    app: falcon.App[falcon.Request, falcon.Response] = falcon.App()
    app.add_route(SHARED, ShareTarget(page))
    app.add_sink(lambda req, resp, **_: page(req, resp), "/")
    return testing.TestClient(app)


@pytest.mark.parametrize("name", ["main-M7BZ4WII.js", "chunk-B-h16mJM.js", "chunk-DwCus3--.js"])
def test_a_file_named_by_its_hash_is_kept_for_ever(browser: testing.TestClient, name: str) -> None:
    assert browser.simulate_get(f"/{name}").headers["cache-control"] == FOR_EVER


@pytest.mark.parametrize(
    "name",
    ["", "ngsw-worker.js", "safety-worker.js", "sw.js", "theme.js", "ngsw.json", "manifest.webmanifest", "mark.svg"],
)
def test_what_a_new_version_replaces_in_place_is_asked_for_again(browser: testing.TestClient, name: str) -> None:
    first = browser.simulate_get(f"/{name}")
    assert first.headers["cache-control"] == "no-cache"
    again = browser.simulate_get(f"/{name}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("accepted", "encoding", "content"),
    [
        ("gzip, deflate, br, zstd", "br", b"theme.js by Brotli"),
        ("gzip;q=1.0, deflate", "gzip", None),
        ("identity", None, b"content of theme.js"),
        ("", None, b"content of theme.js"),
    ],
)
def test_a_browser_gets_the_smallest_form_that_it_reads(
    browser: testing.TestClient, accepted: str, encoding: str | None, content: bytes | None
) -> None:
    answer = browser.simulate_get("/theme.js", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert (content or gzip.compress(b"content of theme.js", 9, mtime=0)) == answer.content


def test_a_compressed_file_is_no_address_of_its_own(browser: testing.TestClient) -> None:
    assert browser.simulate_get("/theme.js.br").text == "content of index.html"


def test_the_manifest_has_its_media_type(browser: testing.TestClient) -> None:
    assert browser.simulate_get("/manifest.webmanifest").headers["content-type"] == "application/manifest+json"


@pytest.mark.parametrize("name", ["chunk-gone4567.js", "ngsw-of-a-build-that-is-gone.json", "icons/none.png"])
def test_a_file_that_is_not_there_is_not_answered_with_the_page(browser: testing.TestClient, name: str) -> None:
    assert browser.simulate_get(f"/{name}").status_code == 404


@pytest.mark.parametrize("path", ["/dogs", "/dogs/0198-juno/care", "/share", "/invitations/a.b"])
def test_every_other_address_is_the_page_under_a_strict_policy(browser: testing.TestClient, path: str) -> None:
    answer = browser.simulate_get(path)
    assert answer.text == "content of index.html"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_what_is_shared_past_the_service_worker_is_told_not_to_be_kept(browser: testing.TestClient) -> None:
    answer = browser.simulate_post("/share", body="a photo", headers={"Content-Type": "multipart/form-data"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/share?missed=worker")
    assert answer.headers["connection"] == "close"
