#!/bin/sh
# Makes a cluster in the volume where there is none, then makes way for the server, which is PID 1 from then on.
set -eu
data=/var/lib/postgresql/data

# A shell that is PID 1 ignores what it does not trap, and waits for its child before it looks.
trap 'exit 143' TERM
trap 'exit 130' INT

# Renamed when complete: a start that is killed half-way leaves nothing that the next one would take for a cluster.
if [ ! -d "$data/cluster" ]; then
  rm -rf "$data/new"
  initdb --pgdata "$data/new" --username postgres --pwfile /dev/stdin --auth-local trust --auth-host md5 \
    --encoding UTF8 --locale C.UTF-8 <<EOF &
${POSTGRES_PASSWORD:?must be set: the password of the user postgres}
EOF
  wait $!
  echo 'host all all all md5' >> "$data/new/pg_hba.conf"
  mv "$data/new" "$data/cluster"
fi

# Small, so that all stacks find room beside each other; commits are as durable as PostgreSQL's defaults make them.
exec postgres -D "$data/cluster" -c listen_addresses='*' \
  -c shared_buffers=16MB -c max_wal_size=64MB -c min_wal_size=32MB -c max_parallel_workers=0 -c jit=off "$@"
