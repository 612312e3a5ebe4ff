"""From tokens to nodes: phrases of the grammar become one node with their classes, spoken numbers become numbers."""

from dataclasses import dataclass, field
from typing import Final

from registry.shorthand.grammar import NO_TAGS, Lexicon, Phrase, Tags
from registry.shorthand.lexing import Kind, Token


@dataclass(frozen=True, slots=True)
class Node:
    """A token or a phrase, with what it may stand for. `spoken`: a number in words."""

    kind: Kind
    start: int
    end: int
    word: str
    gap: bool
    value: float = 0.0
    whole: bool = False
    spoken: bool = False
    tags: Tags = field(default_factory=lambda: NO_TAGS)


NOTHING: Final = Node("end", 0, 0, "", gap=True)
READ_AS_WORDS: Final = frozenset({"word", "number"})


def read_nodes(tokens: list[Token], lexicon: Lexicon) -> list[Node]:
    """All nodes of a text, in order."""
    nodes: list[Node] = []
    at = 0
    while at < len(tokens):
        node, at = _phrase_at(tokens, at, lexicon)
        nodes.append(node)
    return nodes


def _phrase_at(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Node, int]:
    first = tokens[at]
    if first.kind in ("break", "tag", "mention", "mark"):
        return _plain(first), at + 1
    tags = NO_TAGS
    end = at + 1
    for phrase in lexicon.phrases.get(first.word, ()):
        behind = _end_of(phrase, tokens, at)
        if behind > 0:
            tags, end = phrase.tags, behind
            break
    if end - at == 1:
        spoken = _spoken_at(tokens, at, lexicon, tags)
        if spoken is not None:
            return spoken
    last = tokens[end - 1]
    if end - at > 1:
        word = " ".join(token.word for token in tokens[at:end] if token.word != "-")
        return Node("word", first.start, last.end, word, first.gap, tags=tags), end
    return _plain(first, tags), end


def _plain(token: Token, tags: Tags = NO_TAGS) -> Node:
    return Node(token.kind, token.start, token.end, token.word, token.gap, token.value, token.whole, tags=tags)


def _end_of(phrase: Phrase, tokens: list[Token], at: int) -> int:
    """Behind the phrase if it stands at `at`, else 0. A hyphen may join two of its words."""
    end = at + 1
    for word in phrase.words[1:]:
        if end + 1 < len(tokens) and tokens[end].word == "-" and not tokens[end].gap and not tokens[end + 1].gap:
            end += 1
        if end >= len(tokens) or tokens[end].word != word or tokens[end].kind == "break":
            return 0
        end += 1
    return end


def _spoken_at(tokens: list[Token], at: int, lexicon: Lexicon, tags: Tags) -> tuple[Node, int] | None:
    """`four`, `twenty`, `twenty five`, `twenty-five`."""
    token = tokens[at]
    if token.kind != "word":
        return None
    if token.word in lexicon.numbers:
        value, end = lexicon.numbers[token.word], at + 1
    elif token.word in lexicon.tens:
        value, end = lexicon.tens[token.word], at + 1
        behind = end + 1 if end + 1 < len(tokens) and tokens[end].word == "-" and not tokens[end].gap else end
        ones = lexicon.numbers.get(tokens[behind].word, 0) if behind < len(tokens) else 0
        if 1 <= ones <= 9:
            value, end = value + ones, behind + 1
    else:
        return None
    node = Node(
        "number",
        token.start,
        tokens[end - 1].end,
        token.word,
        token.gap,
        float(value),
        whole=True,
        spoken=True,
        tags=tags,
    )
    return node, end
