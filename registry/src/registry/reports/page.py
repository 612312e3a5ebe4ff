"""A report as a web page: one file without a script, readable, printable, safe.

Every text is escaped, and the page's own rule (Content-Security-Policy) allows nothing but the one style sheet whose
hash it names: what should ever slip through would still not run.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib import resources
from typing import Final

from registry.reports.layout import (
    Chapter,
    Code,
    Contents,
    Grid,
    Laid,
    Line,
    LogEntry,
    Part,
    Picture,
    Run,
    Said,
    Source,
    SourceLink,
)
from registry.reports.photos import Photo, as_html

_SHEET: Final = resources.files("registry.reports").joinpath("page.css").read_text(encoding="utf-8")


def rendered(laid: Laid) -> tuple[bytes, Mapping[str, str]]:
    """The page in UTF-8, and the headers that it has to be sent with."""
    style = _SHEET.replace("#141a33", laid.colour)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    rules = ["default-src 'none'", f"style-src 'sha256-{digest}'", *_images(laid), "base-uri 'none'"]
    policy = "; ".join([*rules, "form-action 'none'", "frame-ancestors 'self'", "sandbox allow-popups"])
    headers = {
        "Content-Security-Policy": f"{policy} allow-top-navigation-by-user-activation",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    return _document(laid, style).encode(), headers


def _images(laid: Laid) -> list[str]:
    """The rule lets pictures in only where there are some, and only those that are in the page itself."""
    has_some = any(isinstance(part, Photo) and part.jpeg for one in laid.chapters for part in one.parts)
    return ["img-src data:"] if has_some else []


def _document(laid: Laid, style: str) -> str:
    address = "".join(f"<br>{_text(line)}" for line in laid.address)
    about = "".join(f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in laid.about)
    titles = [one.title for one in laid.chapters]
    chapters = "".join(_chapter(one, number, titles) for number, one in enumerate(laid.chapters, start=1))
    return (
        f'<!doctype html>\n<html lang="{_text(laid.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(laid.title)} – {_text(laid.practice)}</title><style>{style}</style></head><body>"
        '<div class="sheet">'
        f'<header><p class="practice" dir="auto"><strong>{_text(laid.practice)}</strong>{address}</p></header><main>'
        f'<h1 dir="auto">{_text(laid.title)}</h1><dl>{about}</dl>{_words(laid.words)}{chapters}'
        f"{_sources(laid.sources)}</main><footer><p>{_text(laid.colophon)}</p></footer></div></body></html>\n"
    )


def _chapter(one: Chapter, number: int, titles: Sequence[str]) -> str:
    parts = "".join(_contents(titles) if isinstance(part, Contents) else _part(part) for part in one.parts)
    return (
        f'<section aria-labelledby="s{number}"><h2 id="s{number}" dir="auto">{_text(one.title)}</h2>'
        f"{_words(one.words)}{parts}</section>"
    )


def _contents(titles: Sequence[str]) -> str:
    """Links to every chapter."""
    entries = (
        f'<li dir="auto"><a href="#s{number}">{_text(title)}</a></li>' for number, title in enumerate(titles, start=1)
    )
    return f'<ol class="contents">{"".join(entries)}</ol>'


def _part(part: Part) -> str:
    match part:
        case Line():
            return f'<p dir="auto">{_runs(part.runs)}</p>'
        case Said():
            *before, last = part.paragraphs or [""]
            if not part.by:
                return f"<blockquote>{_words(before)}{_paragraph(last, _mark(part.source))}</blockquote>"
            by = f"<footer>{_text(part.by)}{_mark(part.source)}</footer>"
            return f"<blockquote>{_words(part.paragraphs)}{by}</blockquote>"
        case Photo():
            return as_html(part, _mark(part.source))
        case Picture():
            svg = part.svg.replace("<svg ", f'<svg role="img" aria-label="{_text(part.alt)}" ', 1)
            return f"<figure>{svg}<figcaption>{_text(part.caption)}</figcaption></figure>"
        case Grid():
            return _grid(part)
        case Code():
            return f'<pre tabindex="0">{_text(part.text)}</pre>'
        case LogEntry():
            return _entry(part)
        case Contents():
            return ""


def _entry(entry: LogEntry) -> str:
    fields = _pairs(entry.fields, "fields") if entry.fields else ""
    return (
        f'<article><h3 dir="auto">{_text(entry.title)}</h3>{_pairs(entry.facts, "facts")}{fields}'
        f"{_pairs(entry.hashes, 'hashes')}</article>"
    )


def _pairs(pairs: Iterable[list[str]], kind: str) -> str:
    rows = "".join(f'<div><dt>{_text(name)}</dt><dd dir="auto">{_text(value)}</dd></div>' for name, value in pairs)
    return f'<dl class="{kind}">{rows}</dl>'


def _grid(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in grid.columns)
    rows = "".join(_row(row) for row in grid.rows)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{_text(grid.caption)}"><table>'
        f"<caption>{_text(grid.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(cells: Iterable[list[Run]]) -> str:
    return f"<tr>{''.join(_cell(cell) for cell in cells)}</tr>"


def _cell(runs: Iterable[Run]) -> str:
    return f'<td dir="auto">{_runs(runs)}</td>'


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    shown = f"<b>{_text(run.text)}</b>" if run.strong else _text(run.text)
    if run.marked:
        return shown + _mark(run.source)
    return f'<a class="figure" href="#r{run.source}">{shown}</a>' if run.source else shown


def _mark(source: int) -> str:
    return f'<a class="mark" href="#r{source}" aria-label="source {source}">[{source}]</a>' if source else ""


def _sources(sources: Iterable[Source]) -> str:
    entries = "".join(f'<li id="r{one.number}">' + "; ".join(map(_record, one.links)) + "</li>" for one in sources)
    if not entries:
        return ""
    title = '<h2 id="sources">Where the numbers come from</h2>'
    return f'<section aria-labelledby="sources">{title}<ol>{entries}</ol></section>'


def _record(link: SourceLink) -> str:
    if not link.address:
        return _text(link.label)
    return f'<a href="{_text(link.address)}" rel="noopener">{_text(link.label)}</a>'


def _words(words: Iterable[str]) -> str:
    return "".join(_paragraph(part) for part in words)


def _paragraph(words: str, mark: str = "") -> str:
    return f'<p class="words" dir="auto">{_text(words)}{mark}</p>'


def _text(text: str) -> str:
    return escape(text, quote=True)
