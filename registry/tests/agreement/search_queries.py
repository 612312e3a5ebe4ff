"""What is asked of the registry and of a device alike: words, slips of the finger, filters, and what nobody types."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from tests.relevance.expectations import expectations

Search = dict[str, Any]

WORDS: Final = (
    "", "recall", "the", "the dog", "of the", "Loose-Leash", "loose leash walking", "looseleash",
    "leash recall crate", "rec", "re", "r", "soc", "thresh", "reactiv", "ba", "unhappy puppy", "juno",
    "juno recall", "Juno Bruno", "gus", "8/10", "15 m", "15m", "15 metres", "2.8", "2,8", "17:30", "3 m", "20",
    "100", "1/5", "10 min", "4/5 8/10", "behaviour", "behavior", "socialisation", "socialised", "drew", "feet",
    "ran", "organise", "emergency", "evening",
)  # fmt: skip
PHRASES: Final = (
    '"loose leash"', '"recall"', '"the gate"', '"at the gate"', '"gate the at"', 'dog "at the gate"', '"15 m"',
    '""', '"', 'recall "', '-"at the gate" gate', '-recall', '-the', 'recall -leash', '-leash -recall',
    '"crate" -"crate door"', "“loose leash”", "«recall»", "recall −leash", '-"loose leash" leash',
    '"looseleash"', '"it\'s"', "it's", "dog's",
)  # fmt: skip
SLIPS: Final = (
    "recal", "reccall", "recaall", "lesh", "laesh", "krate", "socialistaion", "thresold", "treshold",
    "reactvity", "muzle", "muzzel", "avocadoo", "croisant", "squirel", "desensitization", "dessensitisation",
    "counterconditoning", "leash recal", "xylophone", "qqqq", "recal lesh", "bruuno", "clomiprammine recal",
    "wisle", "fobia", "reeinforcer",
)  # fmt: skip
SYNONYMS: Final = (
    "LLW", "LAT", "BAT", "DSCC", "DS/CC", "come when called", "zoomies", "whale eye", "whites of his eyes",
    "FAS", "stress score", "over threshold", "hair up", "lip lick", "licked lips", "lead manners",
    "polite walking dog", "calming signals gate", "barky at the gate", "happy", "stubborn", "naughty",
    "aggressive",
)  # fmt: skip
UMLAUTS: Final = (
    "Läufigkeit", "laufigkeit", "Rüde", "rude", "Straße", "strasse", "STRASSE", "Größe", "grosse", "Übung",
    "ubung", "Leinenführigkeit", "leinenfuhrigkeit", "Schleppleine", "Schlepplein", "Hündin", "hundin",
    "Bällchen", "naïve", "café", "Ærø", "日本", "日本語", "犬", "Σίσυφος", "сидеть", "e\u0301clair", "éclair",
    "İstanbul", "istanbul", "ﬁnd", "find",
)  # fmt: skip
OPERATORS: Final = (
    "dog:juno", "dog:Juno recall", "dog:jnuo", "dog:ju", "dog:nobody", "-dog:juno recall", "dog:juno dog:gus",
    "recall dog:", "author:lena", "author:me", "author:marco recall", "author:brandt", "author:marko",
    "-author:me", "author:nobody x", "kind:incident", "kind:INCIDENT", "-kind:session gate", "kind:note",
    "kind:dog", "kind:guardian", "kind:nosuch", "kind:target", "kind:skill", "kind:session", "kind:training",
    "kind:health_item", "kind:attachment", "kind:picture", "tag:vet", "tag:#vet", "tag:Reactivity",
    "tag:vet_check", "tag:vet-check", "-tag:vet kind:health", "tag:🐕", "tag:nope", "after:2026-09",
    "before:2026-06-15 recall", "after:2026-10-01 before:2026-10-15", "after:2027", "before:1999", "after:2026",
    "recall after:2026-02-30", "after:yesterday", "before:2026-13", 'author:"lena" recall', 'dog:"juno"',
    "after:2026-8-1", "note:this", "hotdog:yes", "kind:", "dog:juno kind:incident after:2026-05",
    "-before:2026-09 recall",
)  # fmt: skip
HOSTILE: Final = (
    "' OR 1=1 --", "%", "_", "_n", "_kdog", "_w", "*", "rec*", "a AND b", "NOT", "NEAR(a b)", "<mark>",
    "<script>alert(1)</script>", "\\", "\\'", "|", "| gate", "{}[]()", "🐕", "🐕 recall", "\u200d",
    "\u0000recall", "\t recall \n", "a" * 64, "b" * 65, "c" * 200, "x y z " * 40, "-", "--", "-- recall",
    "- recall", '"-recall"', "-'", "constructor", "__proto__", "toString", "hasOwnProperty", "recall " * 30,
    "1" * 25, "1.2.3.4.5.6.7.8.9", "a-b-c-d-e-f-g", "o'clock o'brien's", "½", "²", "٣", "①②", "5½ m", "…", "—",
    "a b c d e f g h", "gate leash recall crate mat door bell", "dog dog dog", "Leash leash LEASH", "q" * 500,
    "\ud800",
)  # fmt: skip


def searches(dogs: Sequence[str], people: Sequence[str]) -> Iterator[Search]:
    """Every search once, as parameters of GET /search."""
    typed = [case.query for case in expectations().cases]
    for query in dict.fromkeys((*typed, *WORDS, *PHRASES, *SLIPS, *SYNONYMS, *UMLAUTS, *OPERATORS, *HOSTILE)):
        if query.isprintable() or query.isascii():
            yield {"q": query}
    for query in ("", "recall", "gate door", '"the gate"', "recal"):
        yield {"q": query, "dog": dogs[0]}
        yield {"q": query, "dog": dogs[1], "author": people[0]}
        yield {"q": query, "author": people[1]}
        yield {"q": query, "kind": "note"}
        yield {"q": query, "kind": "session", "from": "2026-08-01", "to": "2026-09-15"}
        yield {"q": query, "tag": "vet"}
        yield {"q": query, "from": "2026-10-01T09:00:00+02:00", "to": "2026-10-20T18:30:00Z"}
        yield {"q": query, "to": "2026-06-01"}
        yield {"q": query, "dog": "00000000-0000-7000-8000-000000000000"}
        yield {"q": query, "author": "00000000-0000-7000-8000-000000000000"}
        yield {"q": query, "kind": "note", "dog": dogs[0], "from": "2026-05-01", "tag": "recall"}
