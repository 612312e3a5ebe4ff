#!/bin/sh
# The settings may name another domain.
set -eu
/var/app/current/bin/certificate prepare
