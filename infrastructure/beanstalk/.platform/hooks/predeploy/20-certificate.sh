#!/bin/sh
# Before nginx reads its new configuration: certbot by its lock, and a certificate.
set -eu
cd /var/app/staging
if ! cmp -s certbot.lock /opt/certbot/lock; then
    python3 -m venv --clear /opt/certbot
    /opt/certbot/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement certbot.lock
    cp certbot.lock /opt/certbot/lock
fi
bin/certificate prepare
