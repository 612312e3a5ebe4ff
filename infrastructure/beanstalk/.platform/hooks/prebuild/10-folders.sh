#!/bin/sh
# The database's folder, which outlives deployments, and swap: a gigabyte of memory is little while packages are installed.
set -eu
install -d -o webapp -g webapp -m 750 /var/lib/longline
if [ ! -e /swapfile ]; then
    fallocate -l 1G /swapfile
    chmod 600 /swapfile
    mkswap /swapfile
fi
swapon --show=NAME --noheadings | grep -qx /swapfile || swapon /swapfile
