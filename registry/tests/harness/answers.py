"""Everything that read models answer, to compare before and after something that must change none of it."""

from typing import Any

from tests.harness.person import Person, read

Answers = dict[str, Any]


def every_answer(people: list[Person]) -> Answers:
    """Everything that read models answer, to everybody."""
    found: Answers = {}
    for person in people:
        for path in ("/dogs", "/guardians", "/members", "/skills", "/behaviors", "/organization", "/me"):
            found[f"{person.email} {path}"] = person.get(path).json()
        for dog in read(person.get("/dogs"))["items"]:
            for part in ("progress", "weights", "handover", "incidents", "attachments"):
                path = f"/dogs/{dog['id']}/{part}"
                found[f"{person.email} {path}"] = person.get(path).json()
            for query in ("", "?kind=note", "?tag=recall", "?from=2026-09-10&to=2026-09-20"):
                path = f"/dogs/{dog['id']}/timeline{query}"
                found[f"{person.email} {path}"] = person.get(path).json()
            for what in ("plans", "safety", "health"):
                found[f"{person.email} {dog['id']} {what}"] = person.get(f"/dogs/{dog['id']}/{what}").json()
        for query in (
            "recall",
            "threshold gate",
            "kind:session yard",
            "tag:gate",
            "author:tom",
            "reacll",
            "juno",
            "kind:incident",
            "left hand",
            "kind:attachment gate",
        ):
            answer = person.get("/search", params={"q": query})
            found[f"{person.email} search {query}"] = answer.json()
    return found
