"""Where the model's key comes from: the settings, or AWS Secrets Manager when it is first needed."""

from collections.abc import Callable

import msgspec

from alert_analyzer.analysis.model import ModelUnavailable


def key_from_secrets_manager(
    secret_id: str, *, region: str = "", endpoint_url: str = "", timeout_s: float = 5.0
) -> Callable[[], str]:
    """Reads the secret at each call: plain text, or a JSON object with the key as its only value or named `key`."""

    def read() -> str:
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, ClientError

        config = Config(connect_timeout=timeout_s, read_timeout=timeout_s, retries={"total_max_attempts": 2})
        try:
            client = boto3.client(
                "secretsmanager",
                region_name=region or (secret_id.split(":")[3] if secret_id.startswith("arn:") else None),
                endpoint_url=endpoint_url or None,
                config=config,
            )
            text: str = client.get_secret_value(SecretId=secret_id).get("SecretString", "")
        except (BotoCoreError, ClientError, ValueError) as error:
            raise ModelUnavailable(f"The model's key could not be read ({type(error).__name__}).") from error
        return key_in(text)

    return read


def key_in(text: str) -> str:
    """The key in a secret's text; raises ModelUnavailable."""
    if not text.lstrip().startswith("{"):
        return text.strip()
    try:
        values = msgspec.json.decode(text, type=dict[str, str])
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ModelUnavailable("The secret with the model's key could not be understood.") from error
    if len(values) == 1:
        return next(iter(values.values())).strip()
    if "key" not in values:
        raise ModelUnavailable("The secret with the model's key holds several values and none is named key.")
    return values["key"].strip()
