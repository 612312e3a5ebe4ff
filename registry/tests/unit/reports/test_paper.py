"""Reports on paper: what people wrote comes out as text and as nothing else; tagged; the same bytes each time."""

import io
import re
import threading
from datetime import UTC, datetime
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.reports.content import Clip, Content, Figure, Paper, Section, Sentence
from registry.reports.errors import PressBusy
from registry.reports.glyphs import known_characters, printable
from registry.reports.layout import Laid, laid_out
from registry.reports.paper import Press
from tests.factories.files import a_photo
from tests.factories.reports import NOTE, SESSION, a_chart, a_report
from tests.unit.reports.nasty import ANY_TEXT

ADDRESS = "https://longline.example"


def _laid(content: Content) -> Laid:
    return laid_out(content, public_url=ADDRESS, version=2, fingerprint="ab" * 32)


def _pdf(content: Content, paper: Paper = "a4") -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(Press().printed(_laid(content), at=content.composed_at, paper=paper)))


def _text(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def _root(reader: pypdf.PdfReader) -> Any:
    return reader.trailer["/Root"]


def _tags(reader: pypdf.PdfReader) -> list[tuple[str, str]]:
    """(tag, alternative text) of the structure tree in the order of reading."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        one = node.get_object()
        if isinstance(one, list):
            for inner in one:
                walk(inner)
        elif isinstance(one, dict):
            if "/S" in one:
                found.append((str(one["/S"]), str(one.get("/Alt", ""))))
            if "/K" in one:
                walk(one["/K"])

    walk(_root(reader)["/StructTreeRoot"]["/K"])
    return found


def test_the_text_can_be_taken_out() -> None:
    text = _text(_pdf(a_report("settles on the mat")))
    for expected in ("settles on the mat: 4", "1 Oct 2026 to 28 Oct 2026", "Recall: how often it was right",
                     "Where the numbers come from", "Session, 1 Oct 2026", "Note, 2 Oct 2026"):  # fmt: skip
        assert expected in text


def test_a_number_does_not_run_into_its_mark() -> None:
    """Somebody who copies the text, or hears it, must not take 5 with the mark 2 for 52."""
    assert "settles on the mat: 4[1] of 5[2]." in _text(_pdf(a_report()))


def test_numbers_with_the_same_records_show_their_mark_once() -> None:
    one, two = (Figure(text=text, what="count", value=1, records=[SESSION]) for text in ("7", "8"))
    other = Figure(text="9", what="count", value=1, records=[NOTE])
    sentence = Sentence(id="a", pieces=[one, " of ", two, " and ", other, " and ", two, "."])
    text = _text(_pdf(a_report(sections=[Section(key="a", title="A", blocks=[sentence])])))
    assert "7 of 8[1] and 9[2] and 8[1]." in text


def test_it_is_tagged_and_says_that_it_is_accessible() -> None:
    reader = _pdf(a_report())
    root = _root(reader)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == "settles on the mat"
    tags = _tags(reader)
    names = [name for name, _ in tags]
    assert names.count("/H1") == 1
    assert names.count("/H2") == 2
    assert {"/P", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Link"} <= set(names)
    assert [alt for name, alt in tags if name == "/Figure"] == ["Line chart of recall from 40 % to 90 %"]


def test_every_number_leads_to_its_records() -> None:
    addresses = set()
    marks = 0
    for page in _pdf(a_report()).pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A")
            if action is not None and "/URI" in action:
                addresses.add(action["/URI"])
            else:
                marks += 1
    dog = a_report().dog_id
    assert addresses == {f"{ADDRESS}/dogs/{dog}/sessions/{SESSION}", f"{ADDRESS}/dogs/{dog}/notes/{NOTE}"}
    assert marks >= 3


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_has_the_size_that_was_asked_for(paper: Paper, size: tuple[int, int]) -> None:
    box = _pdf(a_report(), paper).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == size


def test_the_same_report_makes_the_same_bytes() -> None:
    content = a_report()
    first, second = (Press().printed(_laid(content), at=content.composed_at, paper="a4") for _ in range(2))
    assert first == second


def test_it_bears_the_second_in_which_it_was_composed() -> None:
    printed = Press().printed(_laid(a_report()), at="2026-10-28T10:00:07.517Z", paper="a4")
    told = pypdf.PdfReader(io.BytesIO(printed)).metadata
    assert told is not None
    assert told.creation_date == datetime(2026, 10, 28, 10, 0, 7, tzinfo=UTC)


def test_what_was_left_out_is_not_printed() -> None:
    gone = Sentence(id="gone", pieces=["forget me"], left_out=True)
    sections = [Section(key="a", title="Kept", blocks=[gone, Sentence(id="kept", pieces=["keep me"])]),
                Section(key="b", title="Whole gone", blocks=[gone], words="hidden words", left_out=True)]  # fmt: skip
    text = _text(_pdf(a_report(sections=sections)))
    assert "keep me" in text
    assert not re.search("forget me|Whole gone|hidden words", text)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(text=ANY_TEXT)
def test_any_words_are_printed_as_words(text: str) -> None:
    """Nothing in them is markup: the report is printed, with the structure that it has with plain words."""
    tags = [name for name, _ in _tags(_pdf(a_report(text or "x")))]
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 2
    assert tags.count("/Table") == 1
    assert tags.count("/Figure") == 1
    assert not {"/Code", "/L", "/Formula", "/Em"} & set(tags)


def test_markup_of_typst_is_printed_as_it_was_typed() -> None:
    typed = '*bold* _it_ #read("x") $y$ `raw` = Title @ref <label>'
    assert typed in _text(_pdf(a_report(typed)))


def test_what_no_font_knows_is_told_by_its_code_point() -> None:
    text = _text(_pdf(a_report("漢 🐕 end")))
    assert "[U+6F22] [U+1F415] end" in text
    assert "漢" not in text


@given(st.text())
def test_what_is_printable_stays_printable(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert set(once) <= known_characters() | {"\n"}


def test_text_that_turns_the_direction_around_is_shown_as_such() -> None:
    assert printable("a\u202eb\u2066c") == "a[U+202E]b[U+2066]c"
    assert printable("a\r\nb\tc") == "a\nb c"


def test_every_character_of_the_fonts_can_be_printed() -> None:
    characters = sorted(known_characters())
    assert len(characters) > 3_500
    words = "\n".join("\u00a0".join(characters[begin : begin + 40]) for begin in range(0, len(characters), 40))
    reader = _pdf(a_report(title=words[:2000].replace("\n", " "), words=words))
    assert len(reader.pages) > 2


@pytest.mark.parametrize("measure", ["percent_correct", "count", "rate", "duration", "latency", "interval",
                                     "task_analysis", "intensity", "threshold_distance"])  # fmt: skip
@pytest.mark.parametrize("units", ["metric", "us"])
@pytest.mark.parametrize("values", [(0.0, 0.0), (0.004, 0.01), (3.0, 7.0), (12_345.0, 900_000.0)])
def test_any_chart_is_drawn(measure: str, units: str, values: tuple[float, ...]) -> None:
    points = a_chart().points[: len(values)]

    chart = a_chart(
        measure=measure, aim=None, points=[replace(p, value=v) for p, v in zip(points, values, strict=True)]
    )
    content = a_report(unit_system=units, sections=[Section(key="a", title="A", blocks=[chart])])
    assert "A" in _text(_pdf(content))


def test_who_finds_no_place_at_the_press_is_asked_to_come_back() -> None:
    press = Press(places=1, wait_s=0.01)
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with press.place():
            inside.set()
            leave.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait()
    with pytest.raises(PressBusy) as refused:
        press.printed(_laid(a_report()), at="2026-10-28T10:00:00Z", paper="a4")
    leave.set()
    holder.join()
    assert (refused.value.status, int(refused.value.headers["Retry-After"]) >= 1) == (503, True)
    assert press.printed(_laid(a_report()), at="2026-10-28T10:00:00Z", paper="a4").startswith(b"%PDF")


def test_a_photo_is_printed_with_its_words_for_those_who_do_not_see_it() -> None:
    clips = [Clip(id=f"clip-{form}", form=form, caption=f"Mat {form}", at="2026-10-04T10:00:00Z", record=NOTE)
             for form in ("picture", "video")]  # fmt: skip
    section = Section(key="clips", title="Pictures and clips", blocks=list(clips))
    content = a_report(sections=[section])
    laid = laid_out(content, public_url=ADDRESS, version=1, fingerprint="ab" * 32, album={NOTE: a_photo()})
    reader = pypdf.PdfReader(io.BytesIO(Press().printed(laid, at=content.composed_at, paper="letter")))
    assert [tag for tag in _tags(reader) if tag[0] == "/Figure"] == [("/Figure", "Picture, 4 Oct 2026: Mat picture")]
    assert sum(len(page.images) for page in reader.pages) == 1
    assert "Mat video (Video, 4 Oct 2026)" in _text(reader)
    unseen = _pdf(content)
    assert sum(len(page.images) for page in unseen.pages) == 0
    assert "Mat" not in _text(unseen)
