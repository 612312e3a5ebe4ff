"""The facts of a note: what the shorthand reads in its text, and what the trainer put right by hand.

A hand-made fact is tied to its words (`quote`), not to a place: when the text is edited it moves with them, and it is
forgotten when they are gone. What was read is read anew whenever the text changes.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from registry.notes.schemas import LONGEST_QUOTE, MOST_FACTS, KeptFact, NoteBody
from registry.shorthand import GRAMMAR_VERSION, NOTHING_KNOWN, Fact, Known, parse

Span = tuple[int, int]
MOST_AHEAD: Final = 64
LONGEST_AHEAD: Final = 4_000
_WRITTEN: Final = msgspec.json.Encoder()
_STORED: Final = msgspec.json.Decoder(list[KeptFact])
_ahead: OrderedDict[tuple[str, str], tuple[Known, list[Fact]]] = OrderedDict()
_ahead_lock = threading.Lock()


def with_facts(
    note: NoteBody, before: NoteBody | None, known: Callable[[], Known] = lambda: NOTHING_KNOWN,
    name_of_dog: Callable[[], str | None] = lambda: None,
) -> NoteBody:  # fmt: skip
    """The note with its facts filled in; `known` is asked for the practice's words only when the text is read.

    `name_of_dog` is asked for the call name of the note's dog only when a fact names a dog.

    While text, language and hand-made facts are those of `before`, its facts stay, whatever the grammar reads today:
    saving a note once more never changes it.
    """
    by_hand = _anchored([fact for fact in note.facts if fact.origin != "read"], note.body)
    if before is not None and _same_words(note, before) and _facts_of(by_hand) == _facts_of(_by_hand(before)):
        kept, version = before.facts, before.grammar_version
        if note.dog_id != before.dog_id:
            kept = _about_dogs(kept, name_of_dog)
    else:
        read = _read(note, by_hand, known())[: max(0, MOST_FACTS - len(by_hand))]
        kept, version = [*read, *by_hand], GRAMMAR_VERSION
        kept = sorted(_about_dogs(kept, name_of_dog), key=lambda fact: fact.fact.span)
    return msgspec.structs.replace(note, facts=kept, grammar_version=version)


def without_read_facts(note: NoteBody) -> NoteBody:
    """The note as its writers left it: the text, and what they put right by hand."""
    return msgspec.structs.replace(note, facts=_by_hand(note), grammar_version=None)


def read_ahead(note: NoteBody, known: Known) -> None:
    """Reads the text before anybody waits for it; whoever then saves the note with the same words finds it read."""
    if note.facts or len(note.body) > LONGEST_AHEAD:
        return
    facts = parse(note.body, language=_language(note), known=known)
    with _ahead_lock:
        _ahead[note.body, _language(note)] = (known, facts)
        while len(_ahead) > MOST_AHEAD:
            _ahead.popitem(last=False)


def _parsed(text: str, language: str, known: Known) -> list[Fact]:
    with _ahead_lock:
        words, facts = _ahead.pop((text, language), (None, None))
    if facts is not None and words is known:
        return facts
    return parse(text, language=language, known=known)


def counted(note: NoteBody) -> list[KeptFact]:
    """The facts that count: none of a draft or a void note, never one that was dropped, none about another dog."""
    if note.status in ("draft", "void"):
        return []
    return [fact for fact in note.facts if fact.origin != "dropped" and fact.about == "note_dog"]


def _about_dogs(facts: Sequence[KeptFact], name_of_dog: Callable[[], str | None]) -> list[KeptFact]:
    """The facts, each with whether it is about the note's dog: its line names that dog, or none."""
    own = (name_of_dog() or "").casefold() if any(kept.fact.dog is not None for kept in facts) else ""
    return [
        msgspec.structs.replace(
            kept,
            about="other_dog" if kept.fact.dog is not None and kept.fact.dog.casefold() != own else "note_dog",
        )
        for kept in facts
    ]


def _facts_of(by_hand: Sequence[KeptFact]) -> list[tuple[str, str, Fact]]:
    return [(kept.origin, kept.quote, kept.fact) for kept in by_hand]


def _same_words(note: NoteBody, before: NoteBody) -> bool:
    return note.body == before.body and note.language == before.language


def _by_hand(note: NoteBody) -> list[KeptFact]:
    return [fact for fact in note.facts if fact.origin != "read"]


def _read(note: NoteBody, by_hand: Sequence[KeptFact], known: Known) -> list[KeptFact]:
    """What the text says, apart from what was put right by hand; what no note can hold stays text and no more."""
    taken = [fact.fact.span for fact in by_hand]
    found = [
        KeptFact(origin="read", quote=note.body[fact.span[0] : fact.span[1]][:LONGEST_QUOTE], fact=fact)
        for fact in _parsed(note.body, _language(note), known)
        if not any(_overlap(fact.span, span) for span in taken)
    ]
    return found if _can_be_kept(found) else [fact for fact in found if _can_be_kept([fact])]


def _can_be_kept(facts: list[KeptFact]) -> bool:
    """Whether the stored note could be read again: nothing is refused for what the shorthand makes of it."""
    try:
        _STORED.decode(_WRITTEN.encode(facts))
    except msgspec.ValidationError:
        return False
    return True


def _language(note: NoteBody) -> str:
    return (note.language or "en").split("-")[0].lower()


def _anchored(by_hand: Iterable[KeptFact], text: str) -> list[KeptFact]:
    """Hand-made facts at the place where their words stand now, each once: a merge brings those of two people. Those
    whose words are gone are left out."""
    found = {}
    for kept in by_hand:
        start, end = kept.fact.span
        quote = kept.quote or text[start:end]
        place = _nearest(text, quote, near=start)
        if place is None:
            continue
        span = (place, place + len(quote))
        placed = msgspec.structs.replace(kept, quote=quote, fact=msgspec.structs.replace(kept.fact, span=span))
        found[msgspec.json.encode(placed)] = placed
    return sorted(found.values(), key=lambda kept: kept.fact.span)


def _nearest(text: str, quote: str, *, near: int) -> int | None:
    """Where `quote` stands nearest to `near`."""
    if not quote:
        return None
    after = text.find(quote, max(0, near))
    before = text.rfind(quote, 0, max(0, near) + len(quote))
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - near)) if places else None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
