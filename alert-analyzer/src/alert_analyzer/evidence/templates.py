"""Lines that say the same are one template: Drain (drain3) over shapes, kept apart by app, level and status."""

from collections.abc import Iterable
from typing import Final

import msgspec
from drain3.drain import Drain

from alert_analyzer.evidence.lines import CONTINUES, Reader, Reading

_TRACE_LINES: Final = 60
_TRACE_GAP_NS: Final = 2_000_000_000
_MOST_TEMPLATES: Final = 20_000


class Line(msgspec.Struct, frozen=True, gc=False):
    """A log line with where it comes from."""

    at_ns: int
    labels: dict[str, str]
    text: str


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A line with the stack trace below it, if there is one."""

    index: int
    """Of its first line in the list that was read."""
    lines: int
    at_ns: int
    pod: str
    app: str
    reading: Reading


class Template(msgspec.Struct):
    """Everything that says the same."""

    app: str
    reading: Reading
    incident: list[Entry]
    baseline: int = 0


def entries_of(lines: list[Line]) -> list[Entry]:
    """Lines with their traces folded to one entry each, in the order in which they came."""
    entries: list[Entry] = []
    open_traces: dict[str, tuple[int, int]] = {}
    read = Reader().read
    places: dict[int, tuple[str, str]] = {}
    for index, line in enumerate(lines):
        place = places.get(id(line.labels))  # the lines of a stream share their labels
        if place is None:
            place = places[id(line.labels)] = pod_of(line.labels), app_of(line.labels)
        pod, app = place
        trace = open_traces.get(pod) if open_traces else None
        if trace and CONTINUES.match(line.text) and _joins(entries[trace[0]], lines, index, trace[1]):
            head = entries[trace[0]]
            entries[trace[0]] = msgspec.structs.replace(head, lines=head.lines + 1)
            open_traces[pod] = (trace[0], index)
            continue
        reading = read(line.text)
        if trace:
            del open_traces[pod]
        if reading.opens_trace and "\n" not in line.text:
            open_traces[pod] = (len(entries), index)
        entries.append(Entry(index, 1, line.at_ns, pod, app, reading))
    return entries


def _joins(head: Entry, lines: list[Line], index: int, last: int) -> bool:
    """Whether a line that looks like a trace's belongs to this one: next to it, soon, and not without end."""
    soon = lines[index].at_ns - lines[last].at_ns < _TRACE_GAP_NS
    return index == last + 1 and head.lines < _TRACE_LINES and soon


def pod_of(labels: dict[str, str]) -> str:
    """The finest name of where a line comes from."""
    return labels.get("pod") or labels.get("instance") or labels.get("container") or app_of(labels)


def app_of(labels: dict[str, str]) -> str:
    """The service that a line belongs to."""
    for name in ("app", "app_kubernetes_io_name", "service", "service_name", "container", "job", "pod"):
        if labels.get(name):
            return labels[name]
    return ""


def templates_of(incident: Iterable[Entry], baseline: Iterable[Entry]) -> list[Template]:
    """The incident's templates, with how often the baseline has each."""
    drain = Drain(depth=5, sim_th=0.6, max_children=200, max_clusters=_MOST_TEMPLATES)
    clusters: dict[tuple[str, str], int] = {}
    met: dict[tuple[str, int], int] = {}

    def cluster_of(entry: Entry) -> int:
        """Entries share their readings, so that most are known by these."""
        same = (entry.app, id(entry.reading))
        known = met.get(same)
        if known is None:
            known = met[same] = cluster_anew(entry)
        return known

    def cluster_anew(entry: Entry) -> int:
        key = (entry.app, entry.reading.shape)
        known = clusters.get(key)
        if known is None:
            cluster, _ = drain.add_log_message(f"{entry.app.replace(' ', '_') or '-'} {entry.reading.shape}")
            known = clusters[key] = cluster.cluster_id
        return known

    usual: dict[int, int] = {}
    for entry in baseline:
        number = cluster_of(entry)
        usual[number] = usual.get(number, 0) + 1
    templates: dict[int, Template] = {}
    for entry in incident:
        number = cluster_of(entry)
        template = templates.get(number)
        if template is None:
            templates[number] = template = Template(entry.app, entry.reading, [], usual.get(number, 0))
        template.incident.append(entry)
    return list(templates.values())
