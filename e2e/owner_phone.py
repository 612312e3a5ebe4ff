"""A dog's owner with a phone: taps that are counted, and everything that comes to the phone."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, Route

API = "/api/v1"


class Thumb:
    """Taps and counts them: how quick a page is for a person is how often they must tap."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.taps = 0

    def on(self, name: str) -> None:
        self._page.get_by_role("button", name=name, exact=True).tap()
        self.taps += 1


class Heard:
    """What the interface answered a page, and which of the page's own files were fetched."""

    def __init__(self) -> None:
        self._doors: set[str] = set()
        self._files: set[str] = set()
        self._said: list[str] = []

    def pass_on(self, route: Route) -> None:
        """Hands a request to the registry, and its answer to the page, read on the way."""
        answer = route.fetch()
        self._doors.add(urlsplit(route.request.url).path.removeprefix(API))
        self._said.append(f"{answer.headers}\n{answer.body().decode('utf-8', 'replace')}")
        route.fulfill(response=answer)

    def note_file(self, request: Request) -> None:
        """Remembers what is fetched beside the interface."""
        path = urlsplit(request.url).path
        if not path.startswith(API):
            self._files.add(path.rpartition("/")[2])

    def doors(self) -> set[str]:
        """The paths of the interface that were asked, without their queries."""
        return self._doors

    def files(self) -> set[str]:
        """The names of the page's own files that were fetched."""
        return self._files

    def said(self) -> str:
        """Everything that the interface answered, headers and bodies in one text."""
        return "\n".join(self._said)


def overheard(page: Page) -> Heard:
    """Listens to everything that a page is answered from now on; not for a page that goes offline."""
    heard = Heard()
    page.route(f"**{API}/**", heard.pass_on)
    page.on("request", heard.note_file)
    return heard
