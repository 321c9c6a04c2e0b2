#!/bin/sh
# A cluster where there is none, then the server as PID 1.
set -eu
data=/var/lib/postgresql/data/cluster
trap 'exit 130' INT TERM
if [ ! -s "$data/PG_VERSION" ]; then
  rm -rf "$data"
  echo "${POSTGRES_PASSWORD:?}" | initdb --pgdata "$data" --username postgres --pwfile /dev/stdin --auth-local trust --auth-host md5 >&2
  echo 'host all all all md5' >> "$data/pg_hba.conf"
fi
exec postgres -D "$data" -c listen_addresses='*' -c shared_buffers=16MB -c jit=off
