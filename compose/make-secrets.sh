#!/bin/sh
# Makes the secrets of compose.yaml, each once: what is there stays. Needs openssl.
#   compose/make-secrets.sh [folder]
set -eu
folder=${1:-$(dirname "$0")/secrets}

# Closed to others as a folder. Its files are open, because users of containers are not users of this machine.
mkdir -p "$folder"
chmod 700 "$folder"
umask 022

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
random() { openssl rand 32 | base64url; }
# make <file>: takes what is written to it, unless it is there.
make() { if [ -e "$folder/$1" ]; then cat > /dev/null; else cat > "$folder/$1.new" && mv "$folder/$1.new" "$folder/$1"; fi; }

# An Ed25519 pair: the last 32 bytes of each encoding are the key itself (RFC 8410).
key_ring() {
  pair=$(mktemp)
  openssl genpkey -algorithm ed25519 -out "$pair"
  cat <<JSON
{"responseIds": [{"id": 1, "state": "signing", "secret": "$(random)"}],
 "agreements":  [{"kid": "$(date -u +%Y-%m-%d)", "state": "signing",
                  "x": "$(openssl pkey -in "$pair" -pubout -outform DER | tail -c 32 | base64url)",
                  "d": "$(openssl pkey -in "$pair" -outform DER | tail -c 32 | base64url)"}]}
JSON
  rm -f "$pair"
}

random | make postgresql
random | make operator-key
key_ring | make keys.json
for service in negotiation usage billing; do
  random | make "$service-database"
  make "$service.properties" <<PROPERTIES
parley.operator.key=$(cat "$folder/operator-key")
quarkus.datasource.password=$(cat "$folder/$service-database")
PROPERTIES
done

echo "The operator's key: $(cat "$folder/operator-key")"
