"""What holds at the place of a page that is being read for sets."""

from dataclasses import dataclass, field
from typing import Final

from registry.shorthand.candidates import candidate_at
from registry.shorthand.drafts import Draft, Steps
from registry.shorthand.lines import Page
from registry.shorthand.skills import Named, is_counted, skill_at

STICK: Final = "stick"
KNOWN_OPENINGS: Final = frozenset({
    "filler", "dog_name", "advice", "error", "negation", "distraction", "distraction_letter", "call_it", "correct",
    "latency", "time_phrase",
})  # fmt: skip


@dataclass(slots=True)
class Walk:
    """What holds at the place that is being read."""

    page: Page
    drafts: list[Draft] = field(default_factory=list)
    heading: Named | None = None
    heading_line: int = -1
    last_named: Named | None = None
    skill: Named | None = None
    skill_segment: int = -1
    skill_at: int = -1
    skill_sentence: int = -1
    steps: Steps = field(default_factory=dict)
    sentence_steps: Steps = field(default_factory=dict)
    fresh: Steps = field(default_factory=dict)
    fresh_at: int = -1
    leading: bool = False
    advice: str = ""
    last: Draft | None = None
    strangers: int = 0
    sentence_strangers: int = 0
    behavior: bool = False
    subject: bool = False
    nameless: bool = False
    more: list[bool] = field(default_factory=list)
    sentence_start: int = 0
    called: bool = False
    moved_at: int = -1
    outside: tuple[Steps, Steps] | None = None

    def open_line(self) -> None:
        """A new line forgets the skill and its steps."""
        self.skill, self.advice, self.last = None, "", None
        self.steps = {}

    def open_sentence(self, start: int) -> None:
        """What follows is judged by itself; a sentence about something else leaves nothing of the skill before it.

        `from behind the gate, twelve feet. 12 of 12`: nor does a tale without a set leave its steps.
        """
        if self.sentence_strangers and self.last is None:
            self.steps = {name: value for name, value in self.steps.items() if name not in self.sentence_steps}
        self.sentence_start, self.last, self.outside = start, None, None
        self.sentence_strangers, self.sentence_steps, self.nameless = 0, {}, False
        if self.page.is_a(start, "dog_name"):
            self.open_line()
        self.open_segment(start)
        if self.subject or counts_things(self.page, start):
            self.forget_skill()
            self.advice, self.nameless = "", False
        if self.skill is None:
            self.steps, self.advice = {}, ""

    def open_segment(self, start: int) -> None:
        """A comma: what follows is judged anew."""
        self.subject = names_something_else(self.page, start)
        self.fresh, self.fresh_at = {}, -1
        self.strangers, self.behavior, self.leading = 0, False, False

    def decide(self, at: int) -> None:
        """A decision to push, drop or stick.

        `stay 10 s 7 feet D0 2/5, went back to 5 s 5/5`: another step is told afresh, nothing of the one before passes.
        `the cat, call it a three, broke once, went back to 3 m`: what was called so passed; nobody says that it stayed.
        """
        decided = self.skill is not None or self.heading is not None or self.last is not None
        if not decided or self.page.is_a(at - 1, "negation"):
            return
        self.advice = self.page.sense(at, "advice")
        if self.advice != STICK:
            self._leave_steps_open(at)
            self.steps, self.sentence_steps, self.fresh = {}, {}, {}
            self.fresh_at, self.moved_at = -1, at
        elif self.called:
            self.steps.pop("distraction", None)
        self.called = False

    def _leave_steps_open(self, at: int) -> None:
        """`empty chew D0 4/5, again 5/5 back to toys`: a move behind the last set of all may be told of that set.

        Without a name and a level of distraction, nothing says that it is one of an exercise.
        """
        last = self.last
        if last is None or last.end != at or last.own or self.more_sets(at):
            return
        last.steps = {}
        if last.skill is None:
            self.drafts.pop()

    def is_at_next_step(self) -> bool:
        """Whether a decision behind the last set made what follows another step's."""
        return self.last is not None and self.moved_at > self.last.candidate.start

    def has_moved_on(self) -> bool:
        """Whether a step was told behind the last set that is not that set's: `4/5, then 5 m, broke once`."""
        last = {} if self.last is None else self.last.steps
        told = self.is_at_next_step() and bool(self.steps)
        return told or any(last.get(name) != value for name, value in self.steps.items())

    def pass_bracket(self, at: int) -> None:
        """Steps that a bracket with sets tells hold up to its end: `with me (2 min, 4 m, 5/5), with Ruth (2/5)`."""
        if self.page.word(at) == "(":
            self.outside = dict(self.steps), dict(self.sentence_steps)
        elif self.page.word(at) == ")" and self.outside is not None:
            (self.steps, self.sentence_steps), self.outside = self.outside, None

    def pass_things(self, start: int) -> None:
        """`indication 3/5, 5 hides, 5/5`: what was set out is searched for now, and the indication is over."""
        if counts_things(self.page, start):
            self.forget_skill()

    def forget_skill(self) -> None:
        """Something without a name in the grammar is worked on now: its sets have no skill, and nobody else's steps."""
        self.skill, self.last_named, self.steps, self.nameless = None, None, dict(self.fresh), True

    def forget_fresh_steps(self) -> None:
        """The steps of this comma part were something else's."""
        self.steps = {name: value for name, value in self.steps.items() if name not in self.fresh}
        self.fresh, self.fresh_at = {}, -1

    def skill_or_step(self, at: int) -> Named | None:
        """The skill that is named here.

        `Door handle press, D0: 1/5, dropped to touch, D0: 4/5`: an everyday word behind a decision is a step, and
        whose sets follow is not sure any more, unless the skill began with that step.
        """
        skill = skill_at(self.page, at)
        going_on = self.nameless or self.skill is not None
        if not (going_on and self.page.is_a(at - 1, "advice")) or self.page.is_a(at, "skill"):
            return skill
        if skill is not None and not self.nameless and not self._was_step(at):
            self.forget_skill()
        return None

    def _was_step(self, at: int) -> bool:
        """`Door handle touch, 5/5, pushed to press, 1/5, dropped to touch`: a step that the sentence named before."""
        if self.skill_sentence != self.sentence_start:
            return False
        word = self.page.word(at)
        return any(self.page.word(before) == word for before in range(self.skill_at + 1, at))

    def more_sets(self, at: int) -> bool:
        """Whether another set follows in the sentence before another skill is named."""
        place = at - self.sentence_start
        return place < len(self.more) and self.more[place]


def counts_things(page: Page, start: int) -> bool:
    """Whether a sentence or a comma part tells how many things were set out, before a skill or a set: `5 hides`."""
    for at in range(start, page.ends[start] if 0 <= start < len(page.ends) else start):
        if page.is_a(at, "advice") or skill_at(page, at) is not None or candidate_at(page, at) is not None:
            return False
        if is_counted(page, at):
            return True
    return False


def names_something_else(page: Page, at: int) -> bool:
    """Whether a sentence or a comma part opens with a word for something that is no skill: `nose in basket 2 min`."""
    if page.is_a(at, "article") and page.node(at).kind == "word":
        at += 1
    node = page.node(at)
    if node.kind != "word" or not page.free(at) or not KNOWN_OPENINGS.isdisjoint(node.tags):
        return False
    return skill_at(page, at) is None
