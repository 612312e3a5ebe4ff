"""Fifty and more kinds of secrets as they stand in logs, with values made up anew each time."""

import base64
import random
import string
from collections.abc import Callable

UPPER = string.ascii_uppercase + string.digits
BOTH = string.ascii_letters + string.digits
HEX = "0123456789abcdef"

Make = Callable[[random.Random], tuple[str, str]]


def pick(chance: random.Random, letters: str, count: int) -> str:
    return "".join(chance.choice(letters) for _ in range(count))


def _after(prefix: str, letters: str, count: int, line: str = "using {}") -> Make:
    def make(chance: random.Random) -> tuple[str, str]:
        secret = prefix + pick(chance, letters, count)
        return line.format(secret), secret

    return make


def _word(line: str, letters: str = BOTH + "!#%*+", count: int = 14) -> Make:
    def make(chance: random.Random) -> tuple[str, str]:
        secret = chance.choice(string.ascii_letters) + pick(chance, letters, count)
        return line.replace("{}", secret), secret

    return make


def _jwt(chance: random.Random) -> tuple[str, str]:
    head = base64.urlsafe_b64encode(b'{"alg":"HS256"}').decode().rstrip("=")
    secret = f"{head}.{pick(chance, BOTH, 60)}.{pick(chance, BOTH, 43)}"
    return f"token for user 7: {secret} expires soon", secret


def _private_key(chance: random.Random) -> tuple[str, str]:
    body = pick(chance, BOTH + "+/", 64)
    return f"loaded -----BEGIN RSA PRIVATE KEY-----\n{body}\n-----END RSA PRIVATE KEY----- from disk", body


def _basic(chance: random.Random) -> tuple[str, str]:
    secret = base64.b64encode(f"user:{pick(chance, BOTH, 12)}".encode()).decode()
    return f"> Authorization: Basic {secret}", secret


KINDS: dict[str, Make] = {
    "aws access key": _after("AKIA", UPPER, 16),
    "aws session key": _after("ASIA", UPPER, 16),
    "aws secret key": _word("aws_secret_access_key = {}", BOTH + "+/", 39),
    "github": _after("ghp_", BOTH, 36),
    "github app": _after("ghs_", BOTH, 36),
    "github fine": _after("github_pat_", BOTH, 60),
    "gitlab": _after("glpat-", BOTH, 20),
    "gitlab runner": _after("glrt-", BOTH, 20),
    "slack bot": _after("xoxb-", string.digits, 24),
    "slack app": _after("xapp-1-", UPPER, 30),
    "slack hook": _after("T0/B0/", BOTH, 24, "posting to https://hooks.slack.com/services/{}"),
    "discord hook": _after("99/", BOTH, 60, "POST https://discord.com/api/webhooks/{} failed"),
    "openai": _after("sk-proj-", BOTH, 40),
    "anthropic": _after("sk-ant-api03-", BOTH, 80),
    "stripe live": _after("sk_live_", BOTH, 24),
    "stripe hook": _after("whsec_", BOTH, 32),
    "google api": _after("AIza", BOTH, 35),
    "google oauth": _after("ya29.", BOTH, 60),
    "google client": _after("GOCSPX-", BOTH, 28),
    "npm": _after("npm_", BOTH, 36),
    "pypi": _after("pypi-", BOTH, 100),
    "docker": _after("dckr_pat_", BOTH, 27),
    "sendgrid": _after(f"SG.{'a' * 22}.", BOTH, 43),
    "mailgun": _after("key-", HEX, 32),
    "twilio": _after("SK", HEX, 32),
    "digitalocean": _after("dop_v1_", HEX, 64),
    "vault": _after("hvs.", BOTH, 90),
    "shopify": _after("shpat_", HEX, 32),
    "grafana": _after("glsa_", BOTH, 32),
    "hugging face": _after("hf_", BOTH, 34),
    "databricks": _after("dapi", HEX, 32),
    "telegram": _after("123456789:AA", BOTH, 33),
    "new relic": _after("NRAK-", UPPER, 27),
    "square": _after("sq0atp-", BOTH, 22),
    "facebook": _after("EAA", BOTH, 100),
    "terraform": _after("abcdefghijklmn.atlasv1.", BOTH, 60),
    "atlassian": _after("ATATT3", BOTH, 60),
    "age": _after("AGE-SECRET-KEY-1", UPPER, 58),
    "tailscale": _after("tskey-auth-", BOTH, 30),
    "supabase": _after("sbp_", HEX, 40),
    "bcrypt": _after("$2b$12$", BOTH + "./", 53, "hash {} does not match"),
    "argon2": _after("$argon2id$v=19$m=65536,t=3,p=4$", BOTH, 60, "hash {} does not match"),
    "jwt": _jwt,
    "private key": _private_key,
    "basic": _basic,
    "bearer": _word("curl -H 'Authorization: Bearer {}'", BOTH, 30),
    "bearer alone": _word("sent Bearer {} to upstream", BOTH + "-._", 30),
    "url password": _word("cannot reach postgresql://app:{}@db:5432/shop", BOTH + "!$*", 12),
    "redis url": _word("redis://:{}@cache:6379/0 refused", BOTH, 16),
    "env": _word("DB_PASSWORD={} LOG=debug"),
    "yaml": _word("  clientSecret: {}", BOTH, 24),
    "json": _word('{"user":"a","password":"{}","n":1}', BOTH + "!# ", 14),
    "escaped json": _word('body="{\\"api_key\\":\\"{}\\"}"', BOTH, 24),
    "query": _word("GET /login?user=a&access_token={}&x=1 HTTP/1.1", BOTH, 24),
    "flag": _word("exec: mysqldump --password={} shop", BOTH, 12),
    "flag with space": _word("exec: tool --api-key {} run", BOTH, 20),
    "sql": _word("ALTER USER app IDENTIFIED BY '{}'", BOTH + "!", 12),
    "sql password": _word("CREATE ROLE app PASSWORD '{}'", BOTH + "!", 12),
    "prose": _word("the password is {} for now", BOTH, 12),
    "cookie": _word("Cookie: session={}; theme=dark", BOTH, 24),
    "set-cookie": _word("Set-Cookie: sid={}; HttpOnly", BOTH, 24),
    "header list": _word("headers={'X-Api-Key': '{}', 'Accept': '*/*'}", BOTH, 24),
    "ruby": _word(':secret_token => "{}"', BOTH, 24),
    "connection string": _word("Server=db;User Id=sa;Password={};Encrypt=true", BOTH + "!", 14),
    "azure storage": _word("AccountName=a;AccountKey={}==;EndpointSuffix=core", BOTH + "+/", 85),
    "azure sas": _word("https://a.blob.core.windows.net/c?sv=2024&sig={}&se=1", BOTH + "%", 40),
    "random": _after("", "aB3", 44, "using {} as salt"),
}  # fmt: skip
