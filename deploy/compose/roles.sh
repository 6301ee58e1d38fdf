#!/bin/bash
# Run once by PostgreSQL's image over an empty volume: the role that owns the tables, the one that servers work as.
set -euo pipefail

psql --username postgres --set ON_ERROR_STOP=1 \
  --set owner="$(cat /run/secrets/trimtab-owner)" --set server="$(cat /run/secrets/trimtab)" <<'SQL'
CREATE ROLE trimtab_owner LOGIN PASSWORD :'owner';
CREATE ROLE trimtab LOGIN PASSWORD :'server';
CREATE DATABASE trimtab OWNER trimtab_owner ENCODING 'UTF8' TEMPLATE template0;
SQL
