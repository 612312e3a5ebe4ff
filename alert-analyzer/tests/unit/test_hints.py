"""The likely cause without a model: known words of systems that everybody runs, order in time, and nothing made up."""

import pytest

from alert_analyzer.analysis.hints import TITLE, hint_of
from alert_analyzer.analysis.signatures import SIGNATURES, signature_of
from alert_analyzer.evidence.collection import Evidence, Piece
from alert_analyzer.evidence.selection import CHANGE, USUAL
from alert_analyzer.worker.telling import hinted

_S = 1_000_000_000
# As the programs write them.
LINES = {
    "out of memory": [
        "Memory cgroup out of memory: Killed process 4242 (python) total-vm:1048576kB",
        "java.lang.OutOfMemoryError: Java heap space",
        '{"reason":"OOMKilled","exitCode":137}',
        "kernel: oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null)",
        "fork: Cannot allocate memory",
    ],
    "disk full": [
        'ERROR:  could not extend file "base/16384/24576": No space left on device',
        "OSError: [Errno 28] No space left on device",
        "sqlite3.OperationalError: database or disk is full",
        "flood stage disk watermark [95%] exceeded",
    ],
    "a certificate that expired": [
        "tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026",
        "ssl.SSLCertVerificationError: certificate verify failed: certificate has expired (_ssl.c:1006)",
    ],
    "a certificate that is not trusted": [
        "x509: certificate signed by unknown authority",
        "sun.security.validator.ValidatorException: PKIX path building failed",
    ],
    "a name that is not resolved": [
        "dial tcp: lookup orders.shop.svc on 10.96.0.10:53: no such host",
        "psycopg.OperationalError: [Errno -3] Temporary failure in name resolution",
        "Error: getaddrinfo ENOTFOUND db.internal",
        "java.net.UnknownHostException: payments",
    ],
    "refused credentials": [
        'FATAL:  password authentication failed for user "orders"',
        "Access denied for user 'app'@'10.0.0.7' (using password: YES)",
        "An error occurred (ExpiredToken) when calling the PutObject operation",
    ],
    "missing rights": [
        "open /var/lib/data/lock: permission denied",
        "User: arn:aws:iam::1:role/x is not authorized to perform: s3:GetObject",
        "EXT4: Read-only file system",
    ],
    "no free connections": [
        "FATAL:  sorry, too many clients already",
        "HikariPool-1 - Connection is not available, request timed out after 30000ms.",
        "sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached",
    ],
    "too many open files": ["accept4: too many open files", "RuntimeError: can't start new thread"],
    "a port in use": ["listen tcp :8080: bind: address already in use", "Error: listen EADDRINUSE: :::3000"],
    "a refused connection": [
        "connect() failed (111: Connection refused) while connecting to upstream",
        "Error: connect ECONNREFUSED 10.1.2.3:5432",
    ],
    "a lost connection": [
        "FATAL:  terminating connection due to administrator command",
        "server closed the connection unexpectedly",
        "MySQL server has gone away",
        "read tcp 10.0.0.1:443: connection reset by peer",
    ],
    "an unreachable network": ["connect: no route to host", "dial tcp 10.0.0.9:6379: i/o timeout"],
    "locks": ["ERROR:  deadlock detected", "sqlite3.OperationalError: database is locked"],
    "tables that do not fit the code": [
        'ERROR:  column orders.tax_rate does not exist at character 8',
        "sqlite3.OperationalError: no such table: incidents",
    ],
    "a missing file or module": ["ModuleNotFoundError: No module named 'requests'", "exec format error"],
    "an image that is not pulled": ['Back-off pulling image "shop/web:1.2.3": ImagePullBackOff'],
    "no room on the nodes": ["0/3 nodes are available: 3 Insufficient memory."],
    "a crash": ["traps: worker[77] general protection fault ip:7f", "Segmentation fault (core dumped)"],
    "a limit on requests": ["HTTP 429 Too Many Requests", "ThrottlingException: Rate exceeded"],
    "a defect of the program": [
        'Exception in thread "main" java.lang.NullPointerException',
        "panic: runtime error: index out of range [3] with length 3",
        "TypeError: unsupported operand type(s)",
    ],
    "a refused record": ['duplicate key value violates unique constraint "orders_pkey"'],
    "an unwell backend": ["GET /cart HTTP/1.1 502 Bad Gateway"],
    "failed probes": ["Readiness probe failed: HTTP probe failed with statuscode: 503"],
    "timeouts": ["context deadline exceeded", "Read timed out. (read timeout=5)"],
}  # fmt: skip
CASES = [(short, line) for short, lines in LINES.items() for line in lines]


@pytest.mark.parametrize(("short", "line"), CASES)
def test_a_known_failure_is_named(short: str, line: str) -> None:
    found = signature_of(line)
    assert found is not None
    assert found.short == short


@pytest.mark.parametrize(
    "line",
    [
        "INFO served GET /orders/7 in 12 ms",
        "room 12 was booked; the boom in sales goes on",  # holds "oom"
        "checkpoint complete: wrote 42 buffers",
        "user lena signed in",
        "loaded 300 certificates, all valid",
        "ENOSPCX is a product name",
        "",
    ],
)
def test_ordinary_lines_name_nothing(line: str) -> None:
    assert signature_of(line) is None


def test_every_kind_has_one_name_and_tells_what_to_do() -> None:
    assert len({signature.short for signature in SIGNATURES}) == len(SIGNATURES)
    assert all(signature.says.endswith(".") and signature.step.endswith(".") for signature in SIGNATURES)
    assert all(part for signature in SIGNATURES for word in signature.words for part in word)


def piece(number: int, text: str, *reasons: str, at_s: float = 0, points: float = 5.0, logged: bool = True) -> Piece:
    return Piece(number, int(at_s * _S), "cart-1", text, reasons or ("level error",), logged, points)


def test_the_cause_is_the_line_that_stands_out_and_is_cited() -> None:
    hint = hint_of([piece(1, "ERROR connect: connection refused"), piece(2, "ERROR gave up", points=3.1)])
    assert hint.lines[0] == "A connection was refused: nobody listens at the other end. [1]"
    assert "ERROR connect: connection refused" in hint.lines[1]
    assert hint.summary == "log lines point to a refused connection"
    assert hint.cause == 1


def test_what_others_follow_from_goes_before_its_symptom() -> None:
    symptom = piece(1, "ERROR request timed out", at_s=60, points=5.2)
    cause = piece(2, "kernel: Out of memory: Killed process 7", at_s=10, points=4.9)
    hint = hint_of([symptom, cause])
    assert hint.cause == 2
    assert any(line.startswith("It came first, at ") for line in hint.lines)
    assert "Also: Something did not answer in time. [1]" in hint.lines


def test_what_was_as_usual_is_no_cause() -> None:
    usual = piece(1, "ERROR connection refused", "level error", USUAL, points=9)
    hint = hint_of([usual, piece(2, "ERROR No space left on device")])
    assert hint.cause == 2
    assert hint_of([usual]).cause is None


def test_a_change_just_before_is_told_and_one_long_before_is_not() -> None:
    cause = piece(1, "ERROR column a.b does not exist", at_s=4_000)
    before = piece(2, "rollout of web 1.3 complete", f"{CHANGE}: 'rollout'", at_s=3_960, points=2)
    assert "A change was logged 40 s before [2]: rollout of web 1.3 complete" in hint_of([cause, before]).lines
    long_ago = piece(2, "rollout of web 1.3 complete", f"{CHANGE}: 'rollout'", at_s=10, points=2)
    assert not any("change was logged" in line for line in hint_of([cause, long_ago]).lines)


def test_an_event_that_names_a_root_counts_and_a_value_does_not() -> None:
    event = piece(9, "Warning OOMKilled: container cart", "an event", logged=False, points=0)
    value = piece(8, "memory 99 at 12:00", "a value", logged=False, points=0)
    assert hint_of([value, event]).cause == 9
    assert hint_of([value]).cause is None


def test_without_a_line_that_stands_out_no_cause_is_claimed() -> None:
    hint = hint_of([piece(1, "INFO all is well", "1 such line", points=0.4)])
    assert hint.lines == ("None: no line is new, more frequent than before, or severe.",)
    assert hint.summary == ""


def test_without_a_known_failure_the_subject_claims_nothing() -> None:
    hint = hint_of([piece(1, "ERROR the flux is inverted")])
    assert hint.lines[0] == "No known failure is named; this line stands out most. [1]"
    assert hint.summary == ""


def test_the_section_says_whose_word_it_is() -> None:
    findings = hinted(Evidence(pieces=(piece(1, "ERROR connection refused"),), looked_at=1), ("No model.",))
    assert findings.sections[0][0] == TITLE == "Likely cause, from the log lines, not analysed by a model"
    assert findings.missing == ("No model.",)
    assert hinted(Evidence(), ()).sections == ()
