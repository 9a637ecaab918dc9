#!/bin/sh
# Run by the PostgreSQL image once, when its volume is empty: a database and a role for each service.
set -eu
for service in negotiation usage billing; do
  psql --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    --set role="$service" --set password="$(cat "/run/secrets/$service-database")" <<'SQL'
create role :"role" login password :'password';
create database :"role" owner :"role";
SQL
done
