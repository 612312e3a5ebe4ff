"""Serves the built page: hashed files for ever, the rest asked for anew; other addresses fall back to `index.html`.

The files are read and compressed once, when the registry starts; where the build left a Brotli file beside one
(`main.js.br`), that is what browsers get who can read it.
"""

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import falcon

SHARED: Final = "/share"
LINKS: Final = "/s/"
"""Pages of people without an account: the address is the secret, so no other site and no search engine learns it."""
_COMPRESSIBLE: Final = (".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".txt", ".map")
# A file that is not there must be answered as such: a page in place of `ngsw.json` would keep a service worker alive
# that belongs to a build which is gone, and a page in place of a script would be run as one.
_FILES: Final = frozenset({*_COMPRESSIBLE, ".woff2", ".png", ".jpg", ".webp", ".ico"} - {".html"})
# The name of a build's file ends in a hash of its content, eight signs of base64url or base32.
_HASHED: Final = re.compile(r"-[A-Za-z0-9_-]{8}\.(?:js|css|woff2)$")
_BROTLI: Final = ".br"
_CONTENT_SECURITY: Final = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self'; font-src 'self' data:;"
    " connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"
)
_NO_PAGE: Final = "<!doctype html><title>Longline</title><p>The page has not been built. Run <code>make run</code>."


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    brotli: bytes | None
    gzip: bytes | None
    media_type: str
    etag: str
    lasting: bool


class Page:
    """The page's files, kept in memory."""

    def __init__(self, directory: Path | None) -> None:
        self._files: dict[str, _File] = {}
        if directory is not None and directory.is_dir():
            for path in sorted(directory.rglob("*")):
                if path.is_file() and path.suffix != _BROTLI:
                    self._files["/" + path.relative_to(directory).as_posix()] = _read(path)
        self._index = self._files.get("/index.html")

    def __call__(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answers any address outside the API."""
        found = self._files.get(req.path)
        if found is None:
            if Path(req.path).suffix in _FILES:
                raise falcon.HTTPNotFound
            found = self._index
        resp.set_header("Content-Security-Policy", _CONTENT_SECURITY)
        resp.set_header("Referrer-Policy", "same-origin")
        if req.path.startswith(LINKS):
            resp.set_header("Referrer-Policy", "no-referrer")
            resp.set_header("X-Robots-Tag", "noindex, nofollow")
        resp.set_header("Permissions-Policy", "camera=(self), microphone=(self), geolocation=(self)")
        if found is None:
            resp.status, resp.content_type, resp.text = 503, "text/html; charset=utf-8", _NO_PAGE
            return
        _send(found, req, resp)


class ShareTarget:
    """Where the system of a device sends what a person shares with Longline: SHARED.

    The page's service worker takes that on the device (frontend/public/sw.js) and no byte of it is sent. Only where the
    service worker is gone does it come here; then the page must say that nothing was kept.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The page, as at every address."""
        self._page(req, resp)

    on_head = on_get

    def on_post(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """Sends the person to the page, which tells what happened; what was sent stays unread."""
        resp.status, resp.location = 303, f"{SHARED}?missed=worker"
        resp.set_header("Cache-Control", "no-store")
        resp.set_header("Connection", "close")  # a body left unread would be taken for the next request


def _send(found: _File, req: falcon.Request, resp: falcon.Response) -> None:
    resp.set_header("ETag", found.etag)
    resp.set_header("Cache-Control", "public, max-age=31536000, immutable" if found.lasting else "no-cache")
    resp.set_header("Vary", "Accept-Encoding")
    if req.get_header("If-None-Match") == found.etag:
        resp.status = 304
        return
    resp.content_type = found.media_type
    accepted = {one.split(";")[0].strip() for one in (req.get_header("Accept-Encoding") or "").split(",")}
    for encoding, compressed in (("br", found.brotli), ("gzip", found.gzip)):
        if compressed is not None and encoding in accepted:
            resp.set_header("Content-Encoding", encoding)
            resp.data = compressed
            return
    resp.data = found.content


def _read(path: Path) -> _File:
    content = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if media_type.startswith("text/") or media_type in ("application/javascript", "application/json"):
        media_type += "; charset=utf-8"
    compressed = gzip.compress(content, 9, mtime=0) if path.suffix in _COMPRESSIBLE else None
    beside = path.with_name(path.name + _BROTLI)
    lasting = _HASHED.search(path.name) is not None
    etag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    return _File(content, beside.read_bytes() if beside.is_file() else None, compressed, media_type, etag, lasting)
