"""The page of a note: its nodes, its sentences, and what has been read or must not be read as data.

Matchers claim nodes (`take`) so that no digit counts twice, and leave alone what is muted: goals, questions,
quotations, what others report.
"""

from dataclasses import dataclass, field
from typing import Final

import msgspec

from registry.shorthand.facts import Fact
from registry.shorthand.grammar import Lexicon
from registry.shorthand.lexing import lower
from registry.shorthand.words import NOTHING, Node

MAY_BE_NAMES: Final = frozenset({"reinforcer"})
MARGIN: Final = 64  # farther than any matcher looks beyond the text
STOPS: Final = ("mark", "break")


class Sentence(msgspec.Struct, gc=False):
    """Nodes [start, end) of the page; `line` counts the lines, `first` says that it opens its line.

    `classes` are those of all its nodes, `numbers` says whether it has any: most matchers have nothing to look for in
    most sentences.
    """

    start: int
    end: int
    line: int
    first: bool
    question: bool = False
    classes: set[str] = set()
    numbers: bool = False

    def has(self, classes: frozenset[str]) -> bool:
        """Whether a node of any of these classes stands in it."""
        return not self.classes.isdisjoint(classes)


@dataclass(slots=True)
class Page:
    """A text being read. `starts` and `ends` tell for each node where its segment begins and ends.

    `stops` are the places of marks and line breaks: nothing else can end a sentence or a segment.
    """

    text: str
    lexicon: Lexicon
    nodes: list[Node]
    sentences: list[Sentence] = field(default_factory=list)
    taken: list[bool] = field(default_factory=list)
    muted: list[bool] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    around: list[Node] = field(default_factory=list)
    bounds: list[bool] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        # Most of the work is to look at neighbours: with nothing at both ends, a look needs no bounds.
        self.around = [NOTHING] * MARGIN + self.nodes + [NOTHING] * MARGIN
        self.words = {node.word for node in self.nodes}
        self.bounds = [False] * len(self.nodes)
        self.stops = [at for at, node in enumerate(self.nodes) if node.kind in STOPS]
        for at in self.stops:
            self.bounds[at] = self._bounds(at)

    def has(self, classes: frozenset[str]) -> bool:
        """Whether a node of any of these classes stands in it."""
        return not self.classes.isdisjoint(classes)

    def node(self, at: int) -> Node:
        """The node, or one that is nothing outside of the text."""
        return self.around[at + MARGIN]

    def word(self, at: int) -> str:
        """The node's word, in lower case."""
        return self.around[at + MARGIN].word

    def is_a(self, at: int, name: str) -> bool:
        """Whether the node belongs to a class of the grammar."""
        return name in self.around[at + MARGIN].tags

    def sense(self, at: int, name: str) -> str:
        """What the node means in a class; empty when it has no meaning of its own there."""
        return self.around[at + MARGIN].tags.get(name, "")

    def is_number(self, at: int) -> bool:
        """Whether a number stands here, in digits or in words."""
        return self.around[at + MARGIN].kind == "number"

    def is_count(self, at: int) -> bool:
        """Whether a whole number stands here that nobody read yet."""
        node = self.node(at)
        return node.kind == "number" and node.whole and self.free(at)

    def glued(self, at: int) -> bool:
        """Whether the node follows its neighbour without white space."""
        return 0 < at < len(self.nodes) and not self.nodes[at].gap

    def plain(self, at: int) -> bool:
        """Whether a word stands here of which the grammar knows nothing."""
        node = self.around[at + MARGIN]
        return node.kind == "word" and not node.tags

    def is_name(self, at: int) -> bool:
        """Whether a word with a capital stands here that is nothing else; a dog may be called after a treat."""
        node = self.node(at)
        if node.kind != "word" or not node.tags.keys() <= MAY_BE_NAMES:
            return False
        first = self.text[self.node(at).start]
        return lower(first) != first

    def free(self, at: int) -> bool:
        """Whether the node may still be read as data."""
        return 0 <= at < len(self.nodes) and not self.taken[at] and not self.muted[at]

    def all_free(self, start: int, end: int) -> bool:
        """Whether all of [start, end) may still be read."""
        return all(self.free(at) for at in range(start, end))

    def take(self, start: int, end: int) -> None:
        """Nobody else reads [start, end)."""
        for at in range(start, end):
            self.taken[at] = True

    def mute(self, start: int, end: int) -> None:
        """[start, end) holds no data."""
        for at in range(start, end):
            self.muted[at] = True

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From nodes [start, end) to code points."""
        return self.nodes[start].start, self.nodes[end - 1].end

    def is_bound(self, at: int) -> bool:
        """Whether a segment ends here: a comma, a bracket, an arrow, a dash between spaces, the end of a line."""
        return not 0 <= at < len(self.bounds) or self.bounds[at]

    def _bounds(self, at: int) -> bool:
        node = self.node(at)
        if node.kind in ("break", "end"):
            return True
        if node.kind != "mark":
            return False
        return node.word in self.lexicon.marks.bounds or (node.word == "-" and node.gap and self.node(at + 1).gap)


def lay_out(page: Page) -> None:
    """Divides the page into sentences; full stops, question and exclamation marks and line breaks end them."""
    page.taken = [False] * len(page.nodes)
    page.muted = [False] * len(page.nodes)
    start, line, first = 0, 0, True
    dividers: list[int] = []
    for at in (*page.stops, len(page.nodes)):
        node = page.node(at)
        ends_line = node.kind in ("break", "end")
        if ends_line or (node.kind == "mark" and _ends_sentence(page, at)):
            if at > start:
                page.sentences.append(_sentence(page, Sentence(start, at, line, first, node.word == "?")))
                first = False
            start = at + 1
            dividers.append(at)
        elif page.bounds[at]:
            dividers.append(at)
        if ends_line:
            line, first = line + 1, True
    page.classes = set().union(*[sentence.classes for sentence in page.sentences])
    _divide(page, dividers)


def _sentence(page: Page, sentence: Sentence) -> Sentence:
    nodes = page.nodes[sentence.start : sentence.end]
    sentence.classes = set().union(*[node.tags for node in nodes if node.tags])
    sentence.numbers = "number" in [node.kind for node in nodes]
    return sentence


def _divide(page: Page, dividers: list[int]) -> None:
    """Divides sentences into segments; what divides them is a segment of its own, without length."""
    page.starts = list(range(len(page.nodes)))
    page.ends = list(range(len(page.nodes)))
    start = 0
    for at in dividers:
        page.starts[start:at] = [start] * (at - start)
        page.ends[start:at] = [at] * (at - start)
        start = at + 1


def _ends_sentence(page: Page, at: int) -> bool:
    node = page.node(at)
    if node.word not in page.lexicon.marks.sentence:
        return False
    behind = page.node(at + 1)
    if (
        node.word != "?"
        and not behind.gap
        and behind.kind not in ("break", "end")
        and behind.word not in (")", '"', "]", "*")
    ):
        return False
    if node.word != ".":
        return True
    return not _is_abbreviation(page, at)


def _is_abbreviation(page: Page, at: int) -> bool:
    """`approx.`, `M. Okafor`; a unit behind a number ends its sentence all the same."""
    before = page.node(at - 1)
    if before.kind != "word" or page.glued(at) is False or page.is_number(at - 2):
        return False
    return before.word in page.lexicon.abbreviations or before.end - before.start == 1
