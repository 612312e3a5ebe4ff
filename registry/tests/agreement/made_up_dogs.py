"""Documents of one dog drawn by chance, with all that a chart can be made of and all that it leaves out."""

import random
from collections.abc import Iterator
from typing import Any

from tests.agreement.made_up_plans import BEHAVIORS, KEYS, SKILLS, Body, a_plan, a_step
from tests.agreement.made_up_times import Times, drawn_id

Document = tuple[str, str, Body]
_FAILED = ("incorrect", "incorrect", "no_response", "prompted", "aborted", "not_scorable")
_TYPES = ("events",) * 4 + ("abc", "exposure", "exposure", "exposure", "welfare", "intervals", "task_run", "weight")
_TRIGGERS = ("dog", "dog", "person", "bike", "other")
_LINES = (
    "recall 4/5 @15m D1", "recall 3/5", "Recall 8/10 @5m 30s D2", "heel 9/10", "barks x7 in 3 min", "barks 12x",
    "lunges 2x", "+ + - + 0 recall", "recall latency 1.2s", "recall latency 2.5s", "dog at 12m, barked",
    "person at 20m calm", "dog at 30m, looked away", "FAS 1 -> 3 -> 2", "weight 23.4 kg", "settle 45s",
    "opted out twice", "Told owner: keep the lead short.", "Next: 20 m.", "HW: 3 x 5 recalls", "nothing new",
)  # fmt: skip


class MadeUpDog:
    """One dog's documents in the order in which they are saved."""

    def __init__(self, chance: random.Random, times: Times, dog_id: str, people: list[str]) -> None:
        self._chance = chance
        self._times = times
        self._dog_id = dog_id
        self._people = people
        self._leaning = chance.choice((0.2, 0.7, 0.95))
        self._favourites = (chance.choice(SKILLS), chance.choice(BEHAVIORS))
        self._steps = [a_step(chance) for _ in range(chance.choice((2, 3, 5)))]
        self._usual_types = chance.sample(_TYPES, 3)
        self._plans: list[str] = []

    def documents(self) -> Iterator[Document]:
        """(kind, id, body)."""
        for _ in range(self._chance.choice((0, 1, 2, 4))):
            yield self._plan()
        for _ in range(self._chance.choice((0, 1, 6, 14, 22, 30))):
            yield from self._chance.choice((self._session, self._session, self._outside))()
        for _ in range(self._chance.choice((0, 0, 1))):
            yield self._plan()

    def _plan(self) -> Document:
        plan_id = drawn_id(self._chance)
        self._plans.append(plan_id)
        return "target", plan_id, a_plan(self._chance, self._times, self._dog_id, self._favourites)

    def _session(self) -> Iterator[Document]:
        chance, times = self._chance, self._times
        session_id, started_at = drawn_id(chance), times.passes()
        if chance.random() < 0.2:
            self._leaning = chance.choice((0.2, 0.7, 0.95))  # it has learned, or forgotten
        ended_at = times.text(times.soon(0).replace(microsecond=0) + 2 * (times.soon(4_000) - times.now))
        body: Body = {
            "dog_id": self._dog_id, "started_at": started_at, "long_confirmed": True,
            "ended_at": None if chance.random() < 0.2 else ended_at,
            "kind": chance.choice(("training", "training", "training", "probe", "owner_practice", "class")),
            "status": chance.choice((*["final"] * 8, "ended", "open", "amended", "void")),
            "location": chance.choice((None, "Yard", "Park")), "area": chance.choice((None, "", "north")),
            "participants": [self._participant() for _ in range(chance.choice((0, 0, 1, 2)))],
        }  # fmt: skip
        yield "session", session_id, body
        for _ in range(chance.choice((0, 1, 2, 3))):
            yield self._set(session_id)
        for _ in range(chance.choice((0, 0, 1, 2))):
            yield self._observation(session_id)
        if chance.random() < 0.4:
            yield self._note(session_id)

    def _outside(self) -> Iterator[Document]:
        self._times.passes()
        yield self._observation(None) if self._chance.random() < 0.5 else self._note(None)

    def _participant(self) -> Body:
        part = self._chance.choice(("handler", "trainer", "owner"))
        who: tuple[Body, ...] = ({"name": "Kim"}, {"name": "Lena"}, {"person_id": self._chance.choice(self._people)})
        return {"part": part, **self._chance.choice(who)}

    def _set(self, session_id: str) -> Document:
        chance, times = self._chance, self._times
        skill = chance.choice((*[self._favourites[0]] * 5, chance.choice(SKILLS)))
        sizes = (0, 1, 5, 5, 10, 16)
        trials = [self._trial(ordinal, chance.random() * 3_000) for ordinal in range(1, 1 + chance.choice(sizes))]
        chance.shuffle(trials)
        body: Body = {
            "dog_id": self._dog_id, "session_id": session_id, "started_at": times.text(times.soon(60)),
            "skill": skill, "key": KEYS.get(skill.lower()) if chance.random() < 0.5 else None,
            "plan_id": chance.choice([None, None, None, *self._plans]), "step": chance.choice(self._steps),
            "trials": trials,
            "handler": chance.choice((None, None, None, "Kim", "")),
            "fas_peak": chance.choice((None, None, 0, 2, 4)),
            "status": chance.choice((*["final"] * 8, "open", "void")),
            "not_recorded_reason": chance.choice((None, None, None, None, None, "Rain", "")),
        }  # fmt: skip
        return "exercise_set", drawn_id(chance), body

    def _trial(self, ordinal: int, seconds: float) -> Body:
        chance, times = self._chance, self._times
        at = times.soon(seconds)
        return {
            "id": drawn_id(chance), "ordinal": ordinal, "at": times.text(at),
            "outcome": "correct" if chance.random() < self._leaning else chance.choice(_FAILED),
            "latency_ms": chance.choice((None, chance.randrange(200, 9_000))), "opt_out": chance.random() < 0.05,
            "undone_at": times.text(at) if chance.random() < 0.08 else None,
        }  # fmt: skip

    def _observation(self, session_id: str | None) -> Document:
        chance, times = self._chance, self._times
        sort = chance.choice((*self._usual_types, chance.choice(_TYPES)))
        behavior = chance.choice((*[self._favourites[1]] * 5, chance.choice(BEHAVIORS)))
        body: Body = {
            "dog_id": self._dog_id, "type": sort, "occurred_at": times.text(times.soon(60)), "session_id": session_id,
            "plan_id": chance.choice([None, None, None, *self._plans]),
            "behavior": chance.choice((behavior, behavior, behavior, None)),
            "key": KEYS.get(behavior) if chance.random() < 0.3 else None,
            "observed_s": chance.choice((None, 0, 60, 90.5, 600)),
            "not_recorded_reason": chance.choice((None, None, None, None, "It was dark.", "")),
            "status": chance.choice((*["final"] * 9, "void")),
        }  # fmt: skip
        return "observation", drawn_id(chance), body | self._part(sort)

    def _part(self, sort: str) -> Body:
        chance = self._chance
        match sort:
            case "events":
                return {"events": self._events(chance.choice((0, 1, 3, 8, 15)))}
            case "abc":
                return {"events": self._events(1), "abc": {"antecedent": {}, "consequence": {}}}
            case "exposure":
                near = chance.choice((None, 0, 0.2, 4, 8.5, 12, 15, 20, 33, 60))
                met = {"distance_first_m": near, "response": chance.choice((None, 0, 1, 2, 2, 3, 4, 5))}
                if chance.random() < 0.3:
                    met["distance_reaction_m"] = chance.choice((3, 7.5, 25))
                return {"exposure": met | {"trigger": chance.choice(_TRIGGERS)}}
            case "welfare":
                return {"welfare": {"fas": chance.choice((None, 0, 1, 3, 5))}}
            case "intervals":
                marks = [chance.choice((True, False, None)) for _ in range(chance.choice((1, 6, 20)))]
                return {"intervals": {"method": "partial", "interval_s": 10, "marks": marks}}
            case "task_run":
                steps = chance.choice((1, 4, 7))
                results = [chance.choice(("independent", "prompted", "error", "n/a")) for _ in range(steps)]
                return {"task_run": {"steps": ["sit"] * steps, "results": results}}
            case _:
                return {"weight_kg": 23.4, "bcs": 5}

    def _events(self, most: int) -> list[Body]:
        return [self._event() for _ in range(most)]

    def _event(self) -> Body:
        chance, times = self._chance, self._times
        at = times.soon(900)
        kind = chance.choice(("point", "point", "start", "stop"))
        return {
            "id": drawn_id(chance), "at": times.text(at), "kind": kind,
            "intensity": chance.choice((None, None, 1, 3, 5)),
            "duration_ms": chance.choice((None, None, 1_250, 90_000)),
            "closed_at_end": kind == "stop" and chance.random() < 0.3,
            "undone_at": times.text(at) if chance.random() < 0.08 else None,
        }  # fmt: skip

    def _note(self, session_id: str | None) -> Document:
        chance, times = self._chance, self._times
        lines = chance.sample(_LINES, chance.choice((1, 2, 4, 9)))
        facts = [_put_right(line, chance) for line in lines if line == "barks 12x"]
        body: Body = {
            "dog_id": self._dog_id, "body": "\n".join(lines), "occurred_at": times.text(times.soon(3_600)),
            "session_id": session_id, "facts": facts, "language": "en",
            "status": chance.choice(("final", "final", "final", "amended", "draft", "void")),
            "visibility": chance.choice(("team", "team", "private")),
        }  # fmt: skip
        return "note", drawn_id(chance), body


def _put_right(line: str, chance: random.Random) -> dict[str, Any]:
    """By hand, also to what cannot have been."""
    facts: tuple[Body, ...] = (
        {"type": "count", "behavior": "barks", "count": 9, "observed_s": 120},
        {"type": "count", "behavior": "barks", "count": -5},
        {"type": "set", "skill": "recall", "correct": 12, "scorable": 10},
        {"type": "set", "skill": "recall", "key": "recall", "correct": 1, "scorable": 2},
    )
    return {"origin": "corrected", "quote": line, "fact": {**chance.choice(facts), "span": [0, len(line)]}}
