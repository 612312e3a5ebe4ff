"""The words from which lines are made up: data only; the names say what is valid, what tempts and what is noise."""

from typing import Final

SKILLS: Final = {
    "en": ("recall", "sit", "down stay", "LLW", "heel", "mat", "chin rest", "leave-it", "place", "out", "u-turn"),
    "de": ("Rückruf", "Sitz", "Platz", "Bleib", "Leinenführigkeit", "Fuß", "Decke", "Kinntarget", "Hier"),
}
BEHAVIORS: Final = {
    "en": ("barking", "pulling", "whining", "lunging", "jumping up", "lip licks"),
    "de": ("Bellen", "Ziehen", "Winseln", "Knurren", "Anspringen"),
}
DISTANCES: Final = {
    "en": ("@15m", "3 m", "10ft", "20 yards", "~10 m", "1,5 m", "150 cm", "6'", "three metres", "15 steps"),
    "de": ("@15m", "3 m", "1,5 m", "20 Meter", "15 Schritte", "drei Meter"),
}
DURATIONS: Final = {
    "en": ("30s", "45 s", "2 min", "1 min 30", "half a minute", "two minutes forty", "for 45 s"),
    "de": ("30s", "2 min", "30 Sekunden", "eine halbe Minute", "zwei Minuten"),
}
LEVELS: Final = {
    "en": ("D0", "d2", "D 1", "distraction zero", "D one"),
    "de": ("D0", "d2", "Ablenkung eins"),
}
ADVICE: Final = {
    "en": ("pushed to", "stuck,", "dropped to", "back to", "split:", "→ pushed to"),
    "de": ("gesteigert auf", "wiederholt,", "zurück auf", "→ gesteigert auf"),
}
ERRORS: Final = {
    "en": ("two no response", "one slow 4.8s", "one creep", "broke twice", "3 late (2.1, 2.4, 3 s)"),
    "de": ("zwei keine Reaktion", "einmal aufgestanden", "1 langsam 4,8 s"),
}
SCORES: Final = {
    "en": ("{c}/{n}", "{c} / {n}", "{c} of {n}", "{c} out of {n}", "{c}⁄{n}", "{c}/{n}."),
    "de": ("{c}/{n}", "{c} / {n}", "{c} von {n}"),
}
SPOKEN: Final = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "de": ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
}
OF: Final = {"en": "of", "de": "von"}
WHOLE_LINES: Final = {
    "en": (
        "dog @28m: fixed, disengaged on cue, took food",
        "One bin lorry at ~10 m: oriented, took food, back in position 6 s",
        "Unplanned: off-lead spaniel at ~12 m, barked/lunged 4 s, 2 min 40 to recover",
        "threshold 28–30 m (last week ~38)",
        "recovery 50s",
        "FAS 1 start / 4 peak / 2 end",
        "FAS 1/4/2",
        "A: doorbell B: barked, lunged C: owner picked him up",
        "weight 23.4kg",
        "51 lb",
        "HW: 2x5 min/day mat, stop after 2 misses",
        "next: 15 steps, far side of road",
        'Owner was told yesterday: "settling, eats".',
        "latency 1.1 0.9 1.4s",
        "duration settle 4:30",
        "Sausage > ball > kibble",
        "14 offers, 11 full (2 s), 3 opt-outs",
        "Hands over his head = lip lick",
        "stiff on the left hind",
        "tell lena to skip jumps",
        "ask @lena #reactivity",
        "Ollie 5/5, mat 10 s yes. Nala 4/5. Kiwi absent",
    ),
    "de": (
        "Hund @28m: fixiert, nimmt Futter",
        "Schwelle 28–30 m",
        "Erholung 50 s",
        "FAS 1/4/2",
        "A: Klingel V: gebellt K: Halter nimmt ihn hoch",
        "Gewicht 23,4 kg",
        "HA: 2x5 min am Tag Decke",
        "Nächstes Mal: 15 Schritte",
        "Latenz 1,1 0,9 1,4 s",
        "Dauer Entspannung 4:30",
        "Wurst > Ball",
        "Schlecht geschlafen, Feuerwerk am Samstag",
    ),
}
TRAPS: Final = {
    "en": (
        "on {c}/{n}", "since 3/{n}", "at {c}:10", "24/7", "9/11", "$5/{n}", "12/14 Hill Rd", "gave 1/2 tablet",
        "ate {c}/{n} of breakfast", "BCS {c}/9", "pain {c}/5", "page {c}/{n}", "class {c}/{n}", "goal: {c}/{n}",
        "if {c}/{n} then push", "until {c}/{n}", "{c}/{n}?", "no barking in {n} min", "did not bark",
        "owner says recall {c}/{n}", "VR {c}/{n}", "2/3 of the walk", "555/123 4567", "https://example.org/{c}/{n}",
        "lena.{c}/{n}@example.org", "985141000123456", "recall {n}/0", "recall 12/10", "{c}/{n}/2026", "½ scoop",
    ),
    "de": (
        "am {c}/{n}", "seit 3/{n}", "um 8:10 Uhr", "1/2 Tablette", "BCS {c}/9", "Schmerz {c}/5", "Seite {c}/{n}",
        "Ziel: {c}/{n}", "wenn {c}/{n}", "kein Bellen", "Halterin sagt Rückruf {c}/{n}", "{c}/{n}?", "8/10 €",
    ),
}  # fmt: skip
# What breaks interpreters: other digits, case that grows when folded, surrogate pairs, joins, directions, controls.
NOISE: Final = (
    "\U0001f415", "\U0001f415\u200d\U0001f9ba", "4\ufe0f\u20e3", "\U0001d7d8", "\u0664/\u0665", "\uff14/\uff15",
    "\u00b2", "İ", "ı", "ß", "ẞ", "ſ", "K", "Å", "ﬁ", "ŉ", "e\u0301", "u\u0308", "\u202e",
    "\u2066", "\u200b", "\u200d", "\ufeff",
    "\u00a0", "\u202f", "\u2028", "\u2029", "\u0085", "\x0b", "\x1c", "\x00", "\x7f", "\t", "\r", "שלום", "ไทย", "汪",
    "(" * 9, "/" * 9, "+ - " * 5, "." * 9, "'" * 5, "“”", "„“", "−", "…", "× 3", "→",
    "\U0010ffff", "\ud7ff", "$^", "\\d+",
    "[a-z", "(?:", "{2,}", "__proto__", "constructor", "toString", "0x10", "1e5", "1_000",
    "00/00", "99999999999999999999",
)  # fmt: skip
