#!/bin/sh
# What happens every minute and every day, as timers of systemd; the settings are those that Beanstalk gives the application.
set -eu
install -d /etc/longline
/opt/elasticbeanstalk/bin/get-config environment | python3 /var/app/current/bin/settings > /etc/longline/environment
chmod 600 /etc/longline/environment

timer() { # name, command, when
    cat > "/etc/systemd/system/longline-$1.service" <<UNIT
[Unit]
Description=Longline: $1
[Service]
Type=oneshot
EnvironmentFile=/etc/longline/environment
ExecStart=/var/app/current/bin/$2
UNIT
    cat > "/etc/systemd/system/longline-$1.timer" <<UNIT
[Unit]
Description=Longline: $1
[Timer]
$3
[Install]
WantedBy=timers.target
UNIT
}

timer measure measure "OnCalendar=minutely"
timer certificate "certificate renew" "OnBootSec=2min
OnCalendar=daily
RandomizedDelaySec=4h
Persistent=true"
systemctl daemon-reload
systemctl enable --now longline-measure.timer longline-certificate.timer
systemctl start --no-block longline-certificate.service
