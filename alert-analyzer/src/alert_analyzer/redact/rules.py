"""How secrets and personal data look. Rules run in this order; what one took, the later ones leave alone.

Each pattern has at most one group `value`: what is replaced. Without one, the whole match is. All are bounded, so that
a hostile line cannot make them run long.
"""

import re
from typing import Final

import msgspec


class Rule(msgspec.Struct, frozen=True):
    """One form of what must not leave."""

    kind: str
    pattern: re.Pattern[str]


_NAMES: Final = (
    r"pass(?:word|wd|phrase|code)?|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|account[_-]?key|private[_-]?key"
    r"|signing[_-]?key|encryption[_-]?key|master[_-]?key|shared[_-]?key|auth[_-]?key|credentials?|session[_-]?id|sessid"
    r"|csrf|xsrf|signature|sig|otp|pin|client[_-]?secret|connection[_-]?string|dsn"
)
_VALUE: Final = (
    r"(?P<value>(?:\"(?:[^\"\\]|\\.){1,2000}\"|'[^']{1,2000}'|\\\"[^\"\\]{1,2000}\\\""
    r"|[^\s,;&\"'}\])<>]{1,2000}))"
)
_HARMLESS: Final = (
    r"(?![\"']?(?:null|none|nil|true|false|undefined|missing|empty|invalid|expired|required|expected|\*+)[\"']?"
    r"(?:[\s,;}&]|$))"
)
_IS: Final = r"(?:\\?[\"'\]])?\s{0,3}(?:=>|:=|=|:)\s{0,3}"
_IN_QUOTES: Final = r"(?P<value>'[^']{1,500}'|\"[^\"]{1,500}\")"

_VENDORS: Final = (
    r"(?:AKIA|ASIA|AGPA|AIDA|AROA|ABIA|ACCA)[0-9A-Z]{16}",
    r"gh[pousr]_[A-Za-z0-9]{16,255}|github_pat_[A-Za-z0-9_]{16,255}",
    r"gl(?:pat|rt|dt|cbt|ptt|ft|soat|agent|imt)-[A-Za-z0-9_.-]{16,255}",
    r"xox[abeoprs]-[A-Za-z0-9-]{8,255}|xapp-[A-Za-z0-9-]{8,255}",
    r"sk-[A-Za-z0-9_-]{12,255}|(?:sk|rk|pk|whsec)_(?:live_|test_)?[A-Za-z0-9]{12,255}",
    r"AIza[0-9A-Za-z_-]{20,255}|ya29\.[0-9A-Za-z_-]{10,2000}|GOCSPX-[A-Za-z0-9_-]{10,255}",
    r"npm_[A-Za-z0-9]{20,255}|pypi-[A-Za-z0-9_-]{16,1000}|rubygems_[a-f0-9]{32,255}|dckr_pat_[A-Za-z0-9_-]{16,255}",
    r"SG\.[A-Za-z0-9_-]{10,255}\.[A-Za-z0-9_-]{10,255}|key-[0-9a-f]{32}|(?:SK|AC)[0-9a-f]{32}",
    r"do[opr]_v1_[0-9a-f]{32,255}|hv[sbr]\.[A-Za-z0-9_-]{16,1000}|shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{16,255}",
    r"gl(?:sa|c)_[A-Za-z0-9_=+/-]{16,1000}|hf_[A-Za-z0-9]{20,255}|dapi[0-9a-f]{32}|lin_api_[A-Za-z0-9]{16,255}",
    r"AGE-SECRET-KEY-1[0-9A-Z]{20,255}|\d{8,10}:AA[A-Za-z0-9_-]{30,40}|NRAK-[A-Z0-9]{20,255}|ntn_[A-Za-z0-9]{20,255}",
    r"sq0(?:atp|csp)-[A-Za-z0-9_-]{16,255}|EAA[A-Za-z0-9]{30,500}|[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{30,255}",
    r"ATATT3[A-Za-z0-9_=-]{20,500}|ops_[A-Za-z0-9_=-]{50,2000}|fm2_[A-Za-z0-9+/=]{20,2000}|tskey-[A-Za-z0-9-]{16,255}",
    r"figd_[A-Za-z0-9_-]{20,255}|PMAK-[A-Za-z0-9-]{20,255}|sbp_[a-f0-9]{32,255}",
    r"dt0c01\.[A-Z0-9]{20,50}\.[A-Z0-9]{30,255}",
    r"sntry[su]_[A-Za-z0-9+/=_-]{20,1000}|pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{16,255}|rpa_[A-Za-z0-9]{20,255}",
)


def _rule(kind: str, *parts: str, any_case: bool = False) -> Rule:
    return Rule(kind, re.compile("".join(parts), re.IGNORECASE if any_case else 0))


SECRETS: Final = (
    _rule(
        "private-key",
        r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,20000}?",
        r"(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\Z)",
    ),
    _rule("jwt", r"\beyJ[A-Za-z0-9_-]{5,4000}(?:\.[A-Za-z0-9_-]{1,8000}){1,4}"),
    _rule(
        "webhook-address",
        r"https://(?:hooks\.slack\.com/(?:services|workflows|triggers)|discord(?:app)?\.com/api/webhooks",
        r"|[\w.-]{1,100}\.webhook\.office\.com|outlook\.office\.com/webhook)/(?P<value>[^\s\"'<>]{4,500})",
    ),
    _rule("token", r"(?<![A-Za-z0-9_])(?:", "|".join(_VENDORS), r")(?![A-Za-z0-9])"),
    _rule(
        "url-password",
        r"\b[a-zA-Z][a-zA-Z0-9+.-]{1,30}://",
        r"(?P<value>(?:[^\s/@:\"'<>]{0,200}:[^\s/@\"'<>]{1,500}|[A-Za-z0-9]{16,200}))@",
    ),
    _rule(
        "authorization",
        r"\b(?:proxy-)?authorization[\"'\]]{0,2}\s{0,5}[:=]\s{0,5}[\"'\[]{0,2}(?P<value>",
        r"(?:(?:bearer|basic|token|digest|negotiate|apikey|aws4-hmac-sha256)\s{1,5})?",
        r"[^\s\"',;\]]{3,4000})",
        any_case=True,
    ),
    _rule(
        "authorization",
        r"\b(?:bearer|basic)\s{1,3}(?P<value>(?=\S{0,40}\d)[A-Za-z0-9._~+/=-]{12,4000})",
        any_case=True,
    ),
    _rule(
        "cookie",
        r"\b(?:set-)?cookie[\"'\]]{0,2}\s{0,5}[:=]\s{0,5}[\"'\[]{0,2}(?P<value>[^\r\n\"'\]]{3,4000})",
        any_case=True,
    ),
    _rule(
        "secret",
        rf"(?<![A-Za-z])(?:[A-Za-z0-9.]{{1,40}}[_.-]){{0,5}}(?:{_NAMES})(?:[_.-](?:key|value|id|hash|v\d|\d)){{0,2}}",
        _IS + _HARMLESS + _VALUE,
        any_case=True,
    ),
    _rule(
        "secret",
        r"[A-Za-z0-9]{0,40}",
        r"(?:Password|Secret|Token|ApiKey|AccessKey|AccountKey|PrivateKey|Credential|SharedAccessKey)",
        _IS + _HARMLESS + _VALUE,
    ),
    _rule(
        "secret",
        r"(?<!\w)--?[a-z-]{0,40}(?:password|passwd|secret|token|api-key|access-key)[ =]{1,3}",
        _VALUE,
        any_case=True,
    ),
    _rule(
        "secret",
        r"\b(?:identified\s{1,3}by|password|passphrase)\s{1,3}(?:is\s{1,3}|was\s{1,3}|hash\s{1,3})?",
        _IN_QUOTES,
        any_case=True,
    ),
    _rule(
        "secret",
        r"\b(?:password|passphrase|passcode)\s{1,3}(?:is|was|set to)\s{1,3}(?P<value>[^\s\"',;]{4,200})",
        any_case=True,
    ),
    _rule(
        "password-hash",
        r"\$(?:2[abxy]|5|6|y|argon2(?:id|i|d)|pbkdf2[a-z0-9-]{0,10}|scrypt)\$[A-Za-z0-9./$=,+-]{20,300}",
    ),
    _rule(
        "random",
        r"(?<![A-Za-z0-9+/_=.-])(?=[A-Za-z+_]{0,60}\d)(?=[a-z0-9+_]{0,60}[A-Z])(?=[A-Z0-9+_]{0,60}[a-z])",
        r"[A-Za-z0-9+_]{32,200}={0,2}(?![A-Za-z0-9+/_.-])",
    ),
)

PERSONAL: Final = (
    _rule("mail", r"(?<![\w.+-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b"),
    _rule("iban", r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"),
    _rule("phone", r"(?<![\w.+-])(?:\+|00)[1-9]\d{0,2}[ ()/-]{0,2}\d{2,5}(?:[ /-]?\d{2,5}){1,4}(?![\w.])"),
)

CARD: Final = _rule("card", r"(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w.-])")

_BYTE: Final = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
ADDRESSES: Final = (
    _rule("ip", rf"(?<![\w.])(?:{_BYTE}\.){{3}}{_BYTE}(?![\w.]\d|\w)"),
    _rule(
        "ip",
        r"(?<![\w:])(?=[0-9A-Fa-f:]{0,40}::|(?:[0-9A-Fa-f]{1,4}:){7})",
        r"(?:[0-9A-Fa-f]{0,4}:){2,7}(?:[0-9A-Fa-f]{1,4})?(?![\w:])",
    ),
)
