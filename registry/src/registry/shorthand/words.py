"""From tokens to nodes: phrases of the grammar become one node with their classes, spoken numbers become numbers."""

from typing import Final, TypeAlias

from registry.shorthand.grammar import Lexicon, Phrase
from registry.shorthand.lexing import Token

Node: TypeAlias = Token
NOTHING: Final = Node("end", 0, 0, "", True)
NEVER_A_PHRASE: Final = frozenset({"break", "tag", "mention", "mark"})


def read_nodes(tokens: list[Token], lexicon: Lexicon) -> list[Node]:
    """All nodes of a text, in order; a token that is no part of a longer phrase becomes the node itself."""
    nodes: list[Node] = []
    phrases, numbers, tens = lexicon.phrases, lexicon.numbers, lexicon.tens
    at, size = 0, len(tokens)
    while at < size:
        token = tokens[at]
        at += 1
        if token.kind not in NEVER_A_PHRASE:
            known = phrases.get(token.word)
            if known is not None:
                token, at = _phrase_at(tokens, at - 1, known)
                if (token.word in numbers or token.word in tens) and token.kind == "word" and token is tokens[at - 1]:
                    at = _speak(tokens, at - 1, lexicon)
        nodes.append(token)
    return nodes


def _phrase_at(tokens: list[Token], at: int, known: list[Phrase]) -> tuple[Node, int]:
    """The longest phrase that stands here, and where it ends."""
    first = tokens[at]
    behind = tokens[at + 1].word if at + 1 < len(tokens) else ""
    for phrase in known:
        if phrase.second and behind != phrase.second and behind != "-":
            continue
        end = _end_of(phrase, tokens, at)
        if end == at + 1:
            first.tags = phrase.tags
            return first, end
        if end > 0:
            word = " ".join(token.word for token in tokens[at:end] if token.word != "-")
            return Node("word", first.start, tokens[end - 1].end, word, first.gap, tags=phrase.tags), end
    return first, at + 1


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


def _speak(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """Makes the word a number: `four`, `twenty`, `twenty five`, `twenty-five`. Gives the place behind it."""
    token, end = tokens[at], at + 1
    value = lexicon.numbers.get(token.word)
    if value is None:
        value = lexicon.tens[token.word]
        behind = end + 1 if end + 1 < len(tokens) and tokens[end].word == "-" and not tokens[end].gap else end
        ones = lexicon.numbers.get(tokens[behind].word, 0) if behind < len(tokens) else 0
        if 1 <= ones <= 9:
            value, end = value + ones, behind + 1
    token.kind, token.end, token.value = "number", tokens[end - 1].end, float(value)
    token.whole = token.spoken = True
    return end
