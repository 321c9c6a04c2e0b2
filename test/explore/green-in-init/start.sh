#!/bin/sh
# As the image that everybody uses: a server for the socket alone runs the first scripts, then the real one is started.
set -eu
data=/var/lib/postgresql/data/cluster
trap 'exit 130' INT TERM
if [ ! -e "$data/ready" ]; then
  rm -rf "$data"
  initdb --pgdata "$data" --username postgres --auth trust >&2 &
  wait $!
  echo 'host all all all trust' >> "$data/pg_hba.conf"
  pg_ctl --pgdata "$data" -o "-c listen_addresses=''" -w start >&2
  psql --username postgres --command 'create table visits (at timestamptz); select pg_sleep(6)' >&2 &
  wait $!
  pg_ctl --pgdata "$data" -m fast -w stop >&2
  touch "$data/ready"
fi
exec postgres -D "$data" -c listen_addresses='*' -c shared_buffers=16MB -c jit=off
