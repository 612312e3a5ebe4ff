"""The interface's own description: `/api/v1/openapi.json` for machines, `/api/v1/docs` for people."""

import html
from typing import Any

import falcon
import msgspec

from registry.platform.http.openapi import API

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2321}"
    "h2{margin-top:2.5rem;border-bottom:2px solid #1f6f5c}code,pre{font-family:ui-monospace,monospace}"
    "details{border:1px solid #c9d3cf;border-radius:6px;margin:.5rem 0;padding:.5rem .75rem}"
    "summary{cursor:pointer}b.m{display:inline-block;width:4.5rem;color:#1f5f4f}table{border-collapse:collapse}"
    "td,th{text-align:left;padding:.15rem 1rem .15rem 0;vertical-align:top}"
    "pre{background:#f1f5f3;padding:.75rem;overflow:auto;border-radius:6px}"
)


class Documents:
    """Serves the OpenAPI document and a readable page made from it, without scripts."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._routes = [
            (f"{API}/openapi.json", _Fixed(msgspec.json.encode(document), "application/json")),
            (f"{API}/docs", _Fixed(_page(document).encode(), "text/html; charset=utf-8")),
        ]

    def routes(self) -> list[tuple[str, object]]:
        """The two addresses."""
        return list(self._routes)


class _Fixed:
    def __init__(self, content: bytes, media_type: str) -> None:
        self._content, self._media_type = content, media_type

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """The same bytes every time."""
        resp.content_type, resp.data = self._media_type, self._content
        resp.set_header("Cache-Control", "no-cache")


def _page(document: dict[str, Any]) -> str:
    parts = [f"<h1>{_e(document['info']['title'])}</h1><p>{_e(document['info']['description'])}</p>"]
    for tag in document["tags"]:
        parts.append(f"<h2>{_e(tag['description'])}</h2>")
        for path, verbs in document["paths"].items():
            parts += [_verb(path, m, op) for m, op in verbs.items() if tag["name"] in op["tags"]]
    parts.append("<h2>Types</h2>")
    for name, schema in document["components"]["schemas"].items():
        text = msgspec.json.format(msgspec.json.encode(schema), indent=2).decode()
        parts.append(f'<details id="{_e(name)}"><summary>{_e(name)}</summary><pre>{_e(text)}</pre></details>')
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Longline registry</title><style>{_STYLE}</style><main>{''.join(parts)}</main></html>"
    )


def _verb(path: str, method: str, operation: dict[str, Any]) -> str:
    rows = [
        f"<tr><td><code>{_e(p['name'])}</code></td><td>{_e(p['in'])}</td><td>{_e(p.get('description', ''))}</td></tr>"
        for p in operation["parameters"]
    ]
    rows += (
        [f"<tr><td>body</td><td></td><td>{_type(operation['requestBody'])}</td></tr>"]
        if "requestBody" in operation
        else []
    )
    answers = [
        f"<tr><td>{status}</td><td>{_type(r)}</td><td>{_e(r.get('description', 'A problem.'))}</td></tr>"
        for status, r in operation["responses"].items()
    ]
    return (
        f"<details><summary><b class=m>{method.upper()}</b> <code>{_e(path)}</code> {_e(operation['summary'])}"
        "</summary>"
        f"<table>{''.join(rows)}</table><table>{''.join(answers)}</table></details>"
    )


def _type(holder: dict[str, Any]) -> str:
    for content in holder.get("content", {}).values():
        name = str(content.get("schema", {}).get("$ref", "")).rsplit("/", 1)[-1]
        if name:
            return f'<a href="#{_e(name)}">{_e(name)}</a>'
    return ""


def _e(text: object) -> str:
    return html.escape(str(text))
