"""What holds at the place of a page that is being read for sets."""

from dataclasses import dataclass, field

from registry.shorthand.drafts import Draft, Steps
from registry.shorthand.lines import Page
from registry.shorthand.skills import Named


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
    unsure: bool = False
    more: list[bool] = field(default_factory=list)
    sentence_start: int = 0

    def open_line(self) -> None:
        """A new line forgets the skill and its steps."""
        self.skill, self.advice, self.last = None, "", None
        self.steps = {}

    def open_sentence(self, start: int) -> None:
        """A sentence that begins with an unknown word is about something else: it forgets the skill and its steps."""
        self.sentence_start = start
        self.last, self.sentence_strangers, self.sentence_steps = None, 0, {}
        if self.page.plain(start):
            self.forget_skill()
        if self.skill is None:
            self.steps = {}

    def forget_skill(self) -> None:
        """What follows is about an exercise of which only the trainer knows."""
        self.skill = self.last_named = None

    def forget_steps(self) -> None:
        """The steps were those of a set that nobody can name."""
        self.steps, self.sentence_steps = {}, {}
        self.fresh, self.fresh_at = {}, -1

    def open_segment(self) -> None:
        """A comma: what follows is judged anew."""
        self.fresh, self.fresh_at = {}, -1
        self.strangers, self.behavior, self.unsure, self.leading = 0, False, False, False

    def more_sets(self, at: int) -> bool:
        """Whether another set follows in the sentence before another skill is named."""
        place = at - self.sentence_start
        return place < len(self.more) and self.more[place]
