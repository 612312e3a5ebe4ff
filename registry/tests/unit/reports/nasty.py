"""Texts that try to be something else than text."""

from typing import Final

from hypothesis import strategies as st

NASTY: Final = (
    "<script>alert(1)</script>", "</style></head><b onclick=x>",
    "&lt;img src=x onerror=y&gt;",
    "\"' ><a href=javascript:x>",
    "#read(\"/etc/passwd\")", "#import \"@preview/x:1.0.0\"", "$ sum_(n) $", "*bold* _it_ `raw` = Title", "]#panic()[",
    "\\ \\u{41} ~ -- @ref <label>", "#sys.inputs", "/* comment */ // rest", "{{ data }}", "%PDF-1.7",
    "שלום מרחב", "مرحبا بالعالم", "漢字かな", "🐕‍🦺 👩🏽‍🌾 ✅", "a\u0301\u0308 e\u0323",
    "\u202egnp.exe", "x\u0000y\u0007",
    "\ue000\uf8ff", "\ufffd\ufeff", "ﷺ" * 3, "l1\r\nl2\n\n\n\nl3\tt", "w" * 400, "क्षि",
    "\U0010ffff", " ", "-", "- a\n+ b",
)  # fmt: skip
ANY_TEXT: Final = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=200),
    st.text(alphabet="#$*_`<>[](){}\\/\"'&;=-+@~%\n\u202e\u05d0\u4e00 ab", max_size=80),
)
"""Control characters and lone surrogates cannot reach a report; they are drawn all the same, except the surrogates."""
