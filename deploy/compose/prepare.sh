#!/bin/sh
# Makes what compose.yaml mounts: keys, passwords, settings, below private/. Once; it refuses to make them again, since
# a database knows its passwords and a log its key. Needs openssl, and java with witness.jar (witness/target, or
# WITNESS_JAR).
set -eu
cd "$(dirname "$0")"
[ ! -e private ] || { echo "private/ is there already: remove it, and the volume (docker compose down --volumes), to begin anew" >&2; exit 1; }
witness_jar=${WITNESS_JAR:-../../witness/target/witness.jar}
[ -f "$witness_jar" ] || { echo "$witness_jar is missing: ./trailwright build witness, or name it in WITNESS_JAR" >&2; exit 1; }
umask 077
mkdir -p private/keys
issuer=http://keycloak.localhost:8180/realms/trailwright
origin=trailwright.localhost

secret() { openssl rand -hex 16; }

vkey() { # name of the log, file with the key
  public=$(openssl pkey -in "$2" -pubout -outform DER | tail -c 32 | base64 -w 0)
  id=$({ printf '%s\n\001' "$1"; printf %s "$public" | base64 -d; } | sha256sum | cut -c 1-8)
  printf '%s+%s+%s\n' "$1" "$id" "$({ printf '\001'; printf %s "$public" | base64 -d; } | base64 -w 0)"
}

openssl genpkey -algorithm ed25519 -out private/keys/log.pem
openssl genpkey -algorithm ed25519 -out private/keys/permit.pem
for tenant in acme globex; do vkey "$origin/$tenant" private/keys/log.pem; done >private/log.vkeys
java -jar "$witness_jar" keygen --name witness.localhost/compose --key private/witness.pem --state private/witness >private/witness.vkey
secret | tr -d '\n' >private/postgres

: >private/databases.sql
for service in ingest policy approval reconstruction; do
  owner=$(secret) runtime=$(secret) database=trailwright_$service
  cat >>private/databases.sql <<SQL
CREATE ROLE ${service}_owner LOGIN PASSWORD '$owner';
CREATE ROLE $service LOGIN PASSWORD '$runtime';
CREATE DATABASE $database OWNER ${service}_owner;
REVOKE ALL ON DATABASE $database FROM PUBLIC;
GRANT CONNECT ON DATABASE $database TO $service;
SQL
  case $service in ingest) port=8081 ;; policy) port=8082 ;; approval) port=8083 ;; *) port=8084 ;; esac
  cat >private/common.properties <<PROPERTIES
config_ordinal=275
quarkus.http.port=$port
quarkus.oidc.auth-server-url=$issuer
quarkus.oidc.client-id=trailwright-$service
quarkus.oidc.credentials.secret=$service-secret
quarkus.oidc.token.audience=trailwright-$service
quarkus.oidc-client.discovery-enabled=false
quarkus.oidc-client.token-path=$issuer/protocol/openid-connect/token
quarkus.datasource.reactive.url=postgresql://postgres:5432/$database
quarkus.datasource.username=$service
PROPERTIES
  {
    cat private/common.properties
    printf 'quarkus.datasource.jdbc.url=jdbc:postgresql://postgres:5432/%s\n' "$database"
    printf 'quarkus.flyway.jdbc-url=${quarkus.datasource.jdbc.url}\nquarkus.flyway.placeholders.runtimeRole=%s\n' "$service"
    printf 'quarkus.flyway.username=%s_owner\nquarkus.flyway.password=%s\n' "$service" "$owner"
  } >"private/migrate-$service.properties"
  {
    cat private/common.properties
    printf 'quarkus.datasource.password=%s\n' "$runtime"
    case $service in
      ingest)
        cat <<PROPERTIES
quarkus.rest-client.policy.url=http://policy:8082
trailwright.log.origin=$origin
trailwright.log.key-file=/etc/trailwright/keys/log.pem
trailwright.permit.key-file=/etc/trailwright/keys/permit.pem
trailwright.witnesses.local.url=http://witness:8085
trailwright.witnesses.local.vkey=$(cat private/witness.vkey)
PROPERTIES
        ;;
      policy)
        cat <<PROPERTIES
trailwright.bootstrap.dir=/etc/trailwright/bootstrap
trailwright.bootstrap.tenants=acme,globex
trailwright.bootstrap.issuer=$issuer
PROPERTIES
        ;;
      *)
        cat <<PROPERTIES
quarkus.rest-client.ingest.url=http://ingest:8081
quarkus.oidc.authentication.pkce-required=true
quarkus.oidc.authentication.state-secret=$(secret)
quarkus.oidc.token-state-manager.encryption-secret=$(secret)
PROPERTIES
        [ "$service" = approval ] && printf 'trailwright.csrf.key=%s\n' "$(secret)"
        [ "$service" = reconstruction ] && printf 'trailwright.log.vkeys-file=/etc/trailwright/vkeys/log.vkeys\n'
        ;;
    esac
    true
  } >"private/$service.properties"
done
rm private/common.properties
# The images run as users of their own: what they mount may be read, by whoever gets past the folder, which is closed.
chmod 0644 private/*.properties private/*.pem private/keys/*.pem private/databases.sql private/postgres private/log.vkeys
chmod 0755 private/keys
echo "made private/; now: docker compose up --wait"
