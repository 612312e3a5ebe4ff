"""Makes the pictures that a system shows of the installed page: icons from the mark, screenshots from the demo.

`make install-images` runs it; the pictures are committed, because a build must not need a browser.
"""

import re
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, expect, sync_playwright

from conftest import CHROMIUM_SWITCHES, chromium_path
from registry_process import LONGLINE, ROOT, running_registry
from windows import DESK, PHONE, Size

PUBLIC: Final = ROOT / "frontend" / "public"
ICONS_SOURCE: Final = ROOT / "frontend" / "src" / "app" / "shared" / "icon" / "icons.ts"
INK, LINE = "#141a33", "#ffc629"
# A maskable icon may be cut to a circle of 80 % of its width. The stroke's far corner lies 36.7 from its middle on the
# mark's grid of 64, so it is drawn at 25.6 / 36.7.
MASKABLE_SCALE: Final = 0.69
SHOT_QUALITY: Final = 82


def main() -> None:
    """Makes everything."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_SWITCHES))
        make_icons(browser)
        with tempfile.TemporaryDirectory() as folder:
            make_screenshots(browser, Path(folder))
        browser.close()


def make_icons(browser: Browser) -> None:
    """Every icon that the manifest and index.html name."""
    mark = (PUBLIC / "mark.svg").read_text()
    found = re.search(r'\bd="([^"]+)"', mark)
    assert found, "mark.svg holds no path"
    line = found.group(1)
    for size in (192, 512):
        draw(browser, mark, f"mark-{size}", size)
        draw(browser, on_grid(stroke(line, LINE, 6.5, MASKABLE_SCALE), ground=INK), f"maskable-{size}", size)
    draw(browser, on_grid(stroke(line, "#ffffff", 6.5, MASKABLE_SCALE)), "line-512", 512)
    draw(browser, on_grid(stroke(line, LINE, 6.5, 0.85), ground=INK), "apple-touch-180", 180)
    for name, icon in (("new-note", "pen"), ("new-session", "session")):
        path = re.search(rf"\b{icon}:\s*'([^']+)'", ICONS_SOURCE.read_text())
        assert path, f"icons.ts holds no {icon}"
        centred = f'<g transform="translate(14 14) scale(1.5)">{stroke_of(path.group(1), LINE, 1.9)}</g>'
        draw(browser, on_grid(centred, ground=INK), f"{name}-96", 96)


def stroke(line: str, colour: str, width: float, scale: float) -> str:
    """The mark's line around the middle of the grid; its own middle is at 32, 30."""
    return f'<g transform="translate(32 32) scale({scale}) translate(-32 -30)">{stroke_of(line, colour, width)}</g>'


def stroke_of(path: str, colour: str, width: float) -> str:
    """A path drawn as one stroke with round ends."""
    style = f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{path}" {style}/>'


def on_grid(content: str, *, ground: str = "") -> str:
    """A drawing on the mark's grid, on a ground that reaches every edge or on none."""
    filled = f'<rect width="64" height="64" fill="{ground}"/>' if ground else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{filled}{content}</svg>'


def draw(browser: Browser, svg: str, name: str, size: int) -> None:
    """Writes a drawing as a PNG of that many pixels."""
    page = browser.new_page(viewport={"width": size, "height": size})
    sized = svg.replace("<svg ", f'<svg width="{size}" height="{size}" style="display:block" ', 1)
    page.set_content(f'<body style="margin:0">{sized}</body>')
    page.screenshot(path=PUBLIC / "icons" / f"{name}.png", omit_background=True)
    page.close()


def make_screenshots(browser: Browser, data_dir: Path) -> None:
    """What the install dialog shows, from a demo practice of its own."""
    with running_registry(data_dir) as registry:
        said = subprocess.run(
            [LONGLINE, "demo"], env=registry.environment, check=True, capture_output=True, text=True
        ).stdout
        email, password = re.findall(r"\S+@\S+", said)[0], re.findall(r"(?i)password:?\s+(\S+)", said)[0]
        for size, scale in ((PHONE, 2), (DESK, 1)):
            page = browser.new_page(
                base_url=registry.address,
                viewport={"width": size.width, "height": size.height},
                device_scale_factor=scale,
                locale="en-GB",
                reduced_motion="reduce",
            )
            page.goto("/login")
            page.get_by_label("E-mail").fill(email)
            page.get_by_label("Password", exact=True).fill(password)
            page.get_by_role("button", name="Log in").click()
            page.get_by_role("link", name=re.compile("Juno")).first.click()
            expect(page.get_by_role("heading", name="Juno", exact=True)).to_be_visible()
            shoot(page, "dog", size)
            dog = page.url.rstrip("/")
            if size is PHONE:
                train(page, dog)
                shoot(page, "session", size)
            else:
                page.goto(f"{dog}/progress")
                page.locator(".plot").first.evaluate("plot => plot.scrollIntoView({block: 'center'})")
                shoot(page, "progress", size)
            page.close()


def train(page: Page, dog: str) -> None:
    """A session of the dog's first plan, a few trials in."""
    page.goto(f"{dog}/session")
    page.locator(".plan-pick").first.click()
    for name in ("Correct", "Correct", "Incorrect", "Correct", "Correct"):
        page.get_by_role("button", name=re.compile(f"^{name}")).click()


def shoot(page: Page, name: str, size: Size) -> None:
    """Writes what the window shows once everything on it has settled."""
    page.wait_for_load_state("networkidle")
    path = PUBLIC / "screenshots" / f"{name}-{size.name}.jpg"
    page.screenshot(path=path, type="jpeg", quality=SHOT_QUALITY, animations="disabled")


if __name__ == "__main__":
    main()
