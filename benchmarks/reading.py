"""How long the page takes to read a note of 2,000 characters in shorthand.

It is the page's own interpreter with its grammar, put together by the builder that puts the page together, in
Chromium. The text is made of the sample notes, with names of dogs and skills as a practice adds them.
"""

import json
import subprocess
from pathlib import Path
from typing import Any, Final

from report import Verdict, machine, targets
from tapping import SLOWER, chromium, share_below

READ_TARGET_MS: Final = 5
_ROOT: Final = Path(__file__).resolve().parent.parent
_PAGE: Final = _ROOT / "frontend"
_NOTES: Final = _ROOT / "shorthand" / "vectors" / "notes.json"
_CHARACTERS, _ROUNDS, _WARM_UP = 2000, 400, 50

_READ: Final = """([text, known, rounds]) => {
    const { parse } = window.interpreter;
    const began = performance.now();
    const facts = parse(text, { known }).length;
    const first = performance.now() - began;
    const took = [];
    for (let round = 0; round < rounds; round += 1) {
        const from = performance.now();
        parse(text, { known });
        took.push(performance.now() - from);
    }
    return { facts, first, took };
}"""


def reading() -> int:
    """Measures and prints; the answer is the exit code: 1 when the target is missed."""
    with chromium() as (browser, said):
        context = browser.new_context()
        page = context.new_page()
        page.add_script_tag(content=_interpreter())
        asked = [_text(), _known(), _ROUNDS]
        quick: dict[str, Any] = page.evaluate(_READ, asked)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        slow: dict[str, Any] = page.evaluate(_READ, asked)
    verdict = Verdict("2,000 characters read p95, ms", share_below(_warm(quick), 0.95), READ_TARGET_MS, at_least=False)
    print("\n\n".join((machine(said), _table(quick, slow), targets([verdict]))))
    return 0 if verdict.met else 1


def _interpreter() -> str:
    """The interpreter and its grammar as one minified script."""
    command = [str(_PAGE / "node_modules" / ".bin" / "esbuild"), "src/app/shorthand/parse.ts", "--bundle", "--minify",
               "--format=iife", "--global-name=interpreter", "--log-level=warning"]  # fmt: skip
    return subprocess.run(command, cwd=_PAGE, capture_output=True, check=True, text=True).stdout


def _text() -> str:
    notes = [note["text"] for note in json.loads(_NOTES.read_text("utf-8"))]
    return "\n\n".join(notes)[:_CHARACTERS]


def _known() -> dict[str, Any]:
    """A practice of 200 dogs and 40 skills of its own."""
    return {
        "dogs": [f"Dog{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200)],
        "skills": {f"exercise {chr(97 + n % 26)}{chr(97 + n // 26)}": None for n in range(40)},
    }


def _warm(measured: dict[str, Any]) -> list[float]:
    took: list[float] = measured["took"][_WARM_UP:]
    return took


def _table(quick: dict[str, Any], slow: dict[str, Any]) -> str:
    rows = [f"| {_CHARACTERS} characters, {quick['facts']} facts, ms | p50 | p95 | max |", "|---|---:|---:|---:|"]
    for what, measured in (("this machine", quick), (f"{SLOWER} times slower", slow)):
        took = _warm(measured)
        rows.append(f"| {what} | {share_below(took, 0.5):.1f} | {share_below(took, 0.95):.1f} | {max(took):.1f} |")
    rows.append(f"| the very first reading, with the words of the grammar made ready | {quick['first']:.1f} | | |")
    return "\n".join(rows)
