"""How well-known failures read in logs: words, and what they usually mean.

These are words that operating systems, databases, runtimes, clouds and Kubernetes use for anybody; nothing is about one
system. A line is compared in lower case with `-` and `_` as spaces; `…` stands for anything between two words, and a
short word must stand by itself.
"""

from typing import Final

import msgspec

_SHORT: Final = 6
_SPACES: Final = str.maketrans("-_", "  ")
ROOT: Final = 3
"""Seldom the consequence of something else in the logs."""
BETWEEN: Final = 2
"""Somebody else's failure, or a cause: what the others depend on."""
SYMPTOM: Final = 1
"""Mostly the consequence of something else."""


class Signature(msgspec.Struct, frozen=True):
    """One kind of failure."""

    short: str
    """As a subject names it."""
    depth: int
    says: str
    step: str
    """What to look at first."""
    words: tuple[tuple[str, ...], ...]


def _signature(short: str, depth: int, says: str, step: str, words: str) -> Signature:
    parts = (tuple(part.strip() for part in word.split("…")) for word in words.split("|"))
    return Signature(short, depth, says, step, tuple(parts))


SIGNATURES: Final = (
    _signature(
        "out of memory", ROOT, "Memory ran out.",
        "Compare the memory limit with what was used before; look for a leak or an unusually large request.",
        "out of memory|outofmemory|oom|oom kill|oomkill|oomkilled|cannot allocate memory|java heap space|memoryerror"
        "|memory limit … exceeded|exit code 137|exited with 137|signal: killed|allocation failed … heap",
    ),
    _signature(
        "disk full", ROOT, "A disk or a quota is full.",
        "See what grew on the volume; make room or enlarge it before anything is restarted.",
        "no space left|disk is full|disk full|enospc|quota exceeded … disk|disk quota|could not extend file"
        "|diskpressure|volume is full|flood stage|ephemeral storage … exceed",
    ),
    _signature(
        "a certificate that expired", ROOT, "A certificate has expired or is not valid yet.",
        "Look at the certificate's dates and at what should have renewed it; see that the clocks are right.",
        "certificate has expired|certificate expired|expired certificate|cert expired|certificate … not yet valid"
        "|certificateexpired|certificate … expired",
    ),
    _signature(
        "a certificate that is not trusted", ROOT, "A certificate was not accepted.",
        "See whether the certificate, its name or its authority was changed on either side.",
        "certificate verify failed|certificate signed by unknown|x509|unable to get local issuer|pkix path"
        "|bad certificate|self signed certificate|hostname mismatch|sslhandshakeexception|tls handshake … fail",
    ),
    _signature(
        "a name that is not resolved", ROOT, "A host's name could not be resolved (DNS).",
        "Resolve the name from the same place; see whether it was renamed, and whether the resolver answers.",
        "no such host|could not resolve|couldn't resolve|name or service not known|failure in name resolution|nxdomain"
        "|servfail|eai again|getaddrinfo|unknownhostexception|does not resolve|failed to resolve"
        "|dns … timeout|dns … fail",
    ),
    _signature(
        "refused credentials", ROOT, "Credentials were refused.",
        "See whether a password, key or token was changed or has ended, and whether both sides know the same.",
        "password authentication failed|access denied for user|authentication failed|invalid credentials"
        "|invalid api key|invalid client|token has expired|token expired|expiredtoken|token is expired"
        "|invalidclienttokenid|signaturedoesnotmatch|login failed|wrongpass|noauth|bad credentials|401 unauthorized",
    ),
    _signature(
        "missing rights", ROOT, "Rights are missing.",
        "See which role or file was changed; compare with what is asked for.",
        "permission denied|access denied|accessdenied|eacces|not authorized to perform|403 forbidden|is forbidden"
        "|read only file system|operation not permitted|insufficient privilege|unauthorizedoperation",
    ),
    _signature(
        "no free connections", BETWEEN, "There were no free connections.",
        "Count who holds connections; look for slow statements or a leak before the limit is raised.",
        "too many clients|too many connections|remaining connection slots|pool … exhausted|exhausted … pool"
        "|pool is full|pool timeout|queuepool limit|couldn't get a connection|connection is not available"
        "|no free connection|connection limit",
    ),
    _signature(
        "too many open files", ROOT, "A limit of files, threads or processes was reached.",
        "Count what is open; look for a leak before the limit is raised.",
        "too many open files|emfile|enfile|can't start new thread|unable to create new native thread|pids limit"
        "|unable to create native thread|resource temporarily unavailable",
    ),
    _signature(
        "a port in use", ROOT, "A port was in use already.",
        "See what listens there: often the process before, which did not end.",
        "address already in use|eaddrinuse|port … already in use|bind … failed",
    ),
    _signature(
        "a refused connection", BETWEEN, "A connection was refused: nobody listens at the other end.",
        "See whether the service that was called runs, and whether its address or port was changed.",
        "connection refused|econnrefused|actively refused|connection was refused|connectionrefused",
    ),
    _signature(
        "a lost connection", BETWEEN, "Connections broke off: the other end went away or was shut down.",
        "Look at what happened at the other end at that time: a restart, a failover, a network.",
        "terminating connection|database system is shutting down|database system is starting up|gone away"
        "|server closed the connection|connection is lost|connection lost|lost connection|connection reset|econnreset"
        "|broken pipe|epipe|unexpected eof|connection was closed|closed the connection|database … unreachable"
        "|database … unavailable",
    ),
    _signature(
        "an unreachable network", BETWEEN, "A host could not be reached over the network.",
        "See routes, security groups, network policies and the node of the other end.",
        "no route to host|network is unreachable|ehostunreach|host is down|host unreachable|enetunreach|i/o timeout"
        "|link is down|dial tcp … timeout",
    ),
    _signature(
        "a failing storage device", ROOT, "A storage device or file system fails.",
        "Look at the kernel's log and the volume's state; save what can be read.",
        "input/output error|i/o error|medium error|ext4 fs error|remounting filesystem read only|ioerror … errno 5",
    ),
    _signature(
        "corrupt data", ROOT, "Data is corrupt.",
        "Stop writing to it; find the last good copy.",
        "corrupt|checksum mismatch|checksum error|crc mismatch|crc error|bad magic|invalid page",
    ),
    _signature(
        "locks", BETWEEN, "Transactions wait for each other's locks.",
        "See which statements hold locks for long, and what began to run at that time.",
        "deadlock|lock wait timeout|lock timeout|could not obtain lock|database is locked|waiting for … lock",
    ),
    _signature(
        "tables that do not fit the code", ROOT, "The database's tables are not what the program expects.",
        "See whether a migration is missing, failed, or ran before its program.",
        "column … does not exist|relation … does not exist|table … doesn't exist|no such table|no such column"
        "|unknown column|undefinedcolumn|undefinedtable|migration … fail|fail … migration|pending migration",
    ),
    _signature(
        "a wrong setting", ROOT, "A setting is missing or wrong.",
        "Compare the configuration with the last one that worked.",
        "invalid configuration|configuration error|environment variable … not set|environment variable … missing"
        "|missing required|failed to load config|failed to parse config|failed to read config|invalid config"
        "|unknown setting|secret … not found|configmap … not found|config … invalid|misconfigur",
    ),
    _signature(
        "a missing file or module", ROOT, "A file or a module is missing.",
        "Compare the image or package with the last one that worked.",
        "no such file or directory|enoent|filenotfound|modulenotfounderror|importerror|classnotfound|noclassdeffound"
        "|nosuchmethod|cannot find module|undefined symbol|exec format error",
    ),
    _signature(
        "an image that is not pulled", ROOT, "A container's image could not be pulled.",
        "See whether the tag exists and whether the registry lets this cluster in.",
        "errimagepull|imagepullbackoff|manifest unknown|pull access denied|pulling image … fail|failed to pull image",
    ),
    _signature(
        "no room on the nodes", ROOT, "Pods found no node.",
        "Compare what is requested with what the nodes have; see whether nodes are missing.",
        "failedscheduling|insufficient cpu|insufficient memory|nodes are available|unschedulable",
    ),
    _signature(
        "a node", ROOT, "A node is not well, or pods were taken off it.",
        "Look at the node's conditions and its kernel's log.",
        "evicted|node was low on resource|nodenotready|node is not ready|node not ready|kubelet stopped posting",
    ),
    _signature(
        "a volume that is not mounted", ROOT, "A volume could not be attached or mounted.",
        "See which node holds the volume.",
        "failedmount|failedattachvolume|multi attach|unable to attach or mount|unable to mount",
    ),
    _signature(
        "clocks that differ", ROOT, "Clocks differ.",
        "Compare the clocks; see whether time is synchronised.",
        "clock skew|clock drift|requesttimetooskewed|used before issued|too far in the future",
    ),
    _signature(
        "a crash", ROOT, "A process crashed in native code.",
        "Look for a core dump, and at what was updated: an image, a library, a driver.",
        "segmentation fault|segfault|sigsegv|core dumped|general protection fault|sigabrt|sigbus",
    ),
    _signature(
        "no leader or a replica behind", BETWEEN, "Replicas do not agree, or lag behind.",
        "See which replica leads, and what lies between them.",
        "replication lag|not the leader|no leader|lost leader|split brain|no quorum|lost quorum|notleader"
        "|read only transaction|replication slot",
    ),
    _signature(
        "exhausted processors", BETWEEN, "A processor had no time for it.",
        "See what computes: a loop, a collection of garbage, a neighbour on the node.",
        "gc overhead limit|cpu throttl|soft lockup|hung task|blocked for more than|stop the world",
    ),
    _signature(
        "a limit on requests", BETWEEN, "More was asked for than is allowed.",
        "See who asks so often, and whether the limit was changed.",
        "rate limit|ratelimit|too many requests|throttlingexception|quota exceeded|requests … throttled|overloaded"
        "|queue is full|queue full",
    ),
    _signature(
        "a defect of the program", BETWEEN, "The program failed by a defect of its own.",
        "Look at the trace's first line of our code, and at what was deployed last.",
        "nullpointerexception|nil pointer dereference|typeerror|attributeerror|indexerror|keyerror|classcastexception"
        "|index out of range|index out of bounds|arrayindexoutofbounds|undefined is not|illegalstateexception"
        "|zerodivision|division by zero|panic:|stackoverflow|recursionerror|concurrentmodification|unhandled exception",
    ),
    _signature(
        "data that is not understood", BETWEEN, "Something came in a form that is not understood.",
        "See which side was changed; compare what is sent with what is expected.",
        "unexpected end of|malformed|cannot unmarshal|invalid json|parse error|jsondecodeerror|unexpected token"
        "|schema mismatch|incompatible version|unsupported version|unsupported protocol",
    ),
    _signature(
        "a refused record", BETWEEN, "A database refused a record.",
        "Look at the constraint and at what writes there.",
        "violates … constraint|duplicate key|integrityerror|duplicate entry",
    ),
    _signature(
        "an unwell backend", SYMPTOM, "What is behind a proxy did not answer well.",
        "Look at the service behind it at that time.",
        "502 bad gateway|503 service|504 gateway|upstream|bad gateway|no healthy|service unavailable|circuit … open",
    ),
    _signature(
        "failed probes", SYMPTOM, "A container did not answer its probe, or is started again and again.",
        "Look at the last lines of the container before it ended, and at its exit code.",
        "crashloopbackoff|back off restarting|probe failed",
    ),
    _signature(
        "timeouts", SYMPTOM, "Something did not answer in time.",
        "Look at what was waited for: its load, its own errors, the network to it.",
        "timed out|timeout|time out|deadline exceeded|etimedout|did not respond|not responding|no response",
    ),
)  # fmt: skip


def signature_of(text: str) -> Signature | None:
    """The deepest kind of failure that a line names, or nothing."""
    plain = text.lower().translate(_SPACES)
    found = (signature for signature in SIGNATURES if any(_has(plain, word) for word in signature.words))
    return max(found, key=lambda signature: signature.depth, default=None)


def _has(plain: str, parts: tuple[str, ...]) -> bool:
    """Whether all parts stand in it, in this order."""
    place = 0
    for part in parts:
        place = _find(plain, part, place)
        if place < 0:
            return False
        place += len(part)
    return True


def _find(plain: str, part: str, start: int) -> int:
    place = plain.find(part, start)
    while len(part) <= _SHORT and place >= 0 and not _by_itself(plain, place, len(part)):
        place = plain.find(part, place + 1)
    return place


def _by_itself(plain: str, place: int, length: int) -> bool:
    end = place + length
    return not (place and plain[place - 1].isalnum()) and not (end < len(plain) and plain[end].isalnum())
