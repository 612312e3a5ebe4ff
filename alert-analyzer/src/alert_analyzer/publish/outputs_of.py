"""The outputs that the settings name. Only what is named is loaded: boto3 alone takes half of the start."""

from collections.abc import Callable

from alert_analyzer.platform.settings import Settings, words
from alert_analyzer.publish.outputs import Output, Stdout, Witness


def outputs_of(settings: Settings) -> list[Output]:
    """One output for each name; the settings were checked to hold what it needs."""
    return [_MAKERS[name](settings) for name in dict.fromkeys(settings.output_names)]


def load_what_is_named(settings: Settings) -> None:
    """Before the process is forked, so that one that died is replaced in a moment."""
    if "sns" in settings.output_names:
        from alert_analyzer.publish import receipts, sns  # noqa: F401  # loaded, to be there later


def _sns(settings: Settings) -> Output:
    from alert_analyzer.publish.sns import Sns

    return Sns(
        settings.sns_topic_arn,
        timeout_s=settings.send_timeout_s,
        region=settings.aws_region,
        endpoint_url=settings.sns_endpoint_url,
    )


def witness_of(settings: Settings, output: str) -> Witness | None:
    """Who sees what this output's receivers got, where one is set up."""
    if output != "sns" or not settings.sns_receipts_queue_url:
        return None
    from alert_analyzer.publish.receipts import Receipts

    return Receipts(
        settings.sns_receipts_queue_url,
        region=settings.aws_region or settings.sns_topic_arn.split(":")[3],
        endpoint_url=settings.sns_endpoint_url,
    )


def _mail(settings: Settings) -> Output:
    from alert_analyzer.publish.mail import Mail

    recipients = words(settings.mail_to)
    return Mail(settings.smtp_url, sender=settings.mail_from, recipients=recipients, timeout_s=settings.send_timeout_s)


def _web(settings: Settings) -> Output:
    from alert_analyzer.publish.web import WebHook

    secret = settings.output_webhook_secret
    return WebHook(settings.output_webhook_url, secret=secret, timeout_s=settings.send_timeout_s)


_MAKERS: dict[str, Callable[[Settings], Output]] = {
    "stdout": lambda _: Stdout(),
    "sns": _sns,
    "smtp": _mail,
    "webhook": _web,
}
