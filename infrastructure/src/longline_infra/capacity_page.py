"""Draws docs/capacity.md."""

from longline_infra import capacity as c


def _row(one: c.Need) -> str:
    rate = one.rates
    come = f"{rate.writes:,.1f} / {rate.pages:,.1f} / {rate.searches:,.2f} / {rate.polls:,.0f}"
    connections = one.pods * c.CONNECTIONS_OF_POD
    return (
        f"| {one.trainers:,} | {come} | {one.registry_cores:.2f} | {one.pods} | {one.whole_pods} "
        f"| {one.database_cores:.2f} | {connections} | ${one.dollars:,.0f} ({one.environment}) |"
    )


def capacity_page() -> str:
    """The page."""
    cost = c.measured()
    of_pod, most = c.pod_cores()
    rows = "\n".join(_row(c.needs(trainers, cost)) for trainers in c.SIZES)
    walls = "\n".join(f"| {what} | {trainers:,} |" for what, trainers in c.walls(cost))
    return f"""# How much for how many trainers

<!-- Made by `make infra-docs`; do not edit. -->

On paper: reckoned from figures of one machine with two cores ([performance](performance.md), PostgreSQL with a million
notes, by session) and from assumptions. No cluster was ever loaded.

| trainers | a second at the peak: writes / pages / searches / polls | registry, cores | pods as the chart scales \
| pods that use whole cores | database, cores | connections | a month |
|---:|---|---:|---:|---:|---:|---:|---|
{rows}

The bill is the environment's in [costs](infrastructure/costs.md); for {c.SIZES[-1]:,} with the nodes and the capacity
of Aurora added that the cores need. Its prices are from memory. Files, traffic and logs are not in it.

## The first wall

| what | trainers |
|---|---:|
{walls}

The nearest: {c.walls(cost)[0][0]}. A number in the chart's values can be raised, and
`resources.requests.cpu` to a core.
One PostgreSQL's commits cannot be bought off with pods: all writes go to it, and each waits for its disk. The disk here
was a virtual machine's; a faster one moves that wall. Organizations share nothing, so behind it they can be split over
several databases; nothing here does that. A single organization's writes follow one another.

## Formulae

Constants are in `infrastructure/src/longline_infra/capacity.py`; a test holds this page to them, to the tables of
`performance.md` and to the chart's values.

- Of a day's work, a second at the peak: trainers × {c.ACTIVE_SHARE} (work that day) × {c.BUSY_HOUR_SHARE}
  (busiest hour) / {c.SECONDS_OF_HOUR} × {c.PEAK:g} (busiest minute), times {c.WRITES_A_DAY} writes,
  {c.PAGES_A_DAY} pages, {c.SEARCHES_A_DAY} searches a day.
- Polls a second: trainers × {c.OPEN_SHARE} (have the page open) × {c.POLLS_A_SECOND:g} (each asks every five seconds);
  each reckoned as reading a note.
- Registry's cores: writes × {cost.write_s * 1e6:.0f} µs + pages × {cost.page_s * 1e6:.0f} µs
  + searches × {cost.search_s * 1e3:.1f} ms + polls × {cost.note_s * 1e6:.0f} µs.
- Pods: cores / {of_pod:g}, what the autoscaler aims at, at least two; the chart ships with {most} at most. With whole
  cores: cores / {c.BUSY}, because one process computes on one core.
- Database's cores: writes / {cost.commits:g} + pages × {cost.page_statement_s * 1e6:.0f} µs
  + searches × {cost.search_statement_s * 1e3:.1f} ms + polls × {cost.note_statement_s * 1e6:.0f} µs. The first is the
  disk's time and counts here as a core's, which is too much.
- Connections: pods as the chart scales × {c.CONNECTIONS_OF_POD} (threads and two more).
- Money above the environment's: nodes of {c.CORES_OF_NODE} cores, and 2 × capacity of Aurora at {c.CORES_OF_ACU:g}
  cores, each used to {c.BUSY}.
"""
