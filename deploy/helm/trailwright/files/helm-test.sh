# Proposes a decision as an integration does, and checks what comes back. Needs sh, sed and curl, and writes to /tmp.
# INGEST: the ledger's address. ISSUER: whose tokens it takes; TOKEN_URL: where they come from, discovered when empty.
# CLIENT_ID, CLIENT_SECRET: a client of the role integration. PROPOSAL: a decision that needs approval, as JSON.
set -eu
cd "$(mktemp -d)"

fail() {
  echo "FAILED: $1"
  for file in answer.json again.json; do [ -f "$file" ] && cat "$file" && echo; done
  exit 1
}

# The first string with this name in a JSON file.
field() {
  tr -d '\n' <"$2" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"
}

# Posts body.json; prints the status, keeps the answer in the file.
post() {
  curl -sS --max-time 30 -o "$1" -w '%{http_code}' -H "Authorization: Bearer $TOKEN" \
    -H 'Content-Type: application/json' -H "Idempotency-Key: $3" --data @body.json "$INGEST$2"
}

if [ -z "${TOKEN_URL:-}" ]; then
  curl -sS --max-time 30 -o provider.json "$ISSUER/.well-known/openid-configuration" || fail "the issuer does not answer"
  TOKEN_URL=$(field token_endpoint provider.json)
fi
printf 'user = "%s:%s"\n' "$CLIENT_ID" "$CLIENT_SECRET" >client.conf
curl -sS --max-time 30 -K client.conf -d grant_type=client_credentials -o token.json "$TOKEN_URL" || fail "no token"
TOKEN=$(field access_token token.json)
[ -n "$TOKEN" ] || fail "the issuer gave client $CLIENT_ID no token"
echo "ok  the issuer gives client $CLIENT_ID a token"

RUN=$(tr -dc 'a-f0-9' </dev/urandom | head -c 16)
printf '%s' "$PROPOSAL" >body.json
STATUS=$(post answer.json /v1/decisions "helm-test-$RUN") || fail "ingest does not answer"
[ "$STATUS" = 201 ] || fail "a decision was answered with $STATUS"
DECISION=$(field decisionId answer.json)
[ -n "$DECISION" ] || fail "the answer names no decision"
grep -q '"checkpoint"' answer.json || fail "the answer holds no receipt"
echo "ok  decision $DECISION is recorded, with a receipt"

STATUS=$(post again.json /v1/decisions "helm-test-$RUN") || fail "ingest does not answer"
[ "$STATUS" = 201 ] || fail "the same request again was answered with $STATUS"
[ "$(field decisionId again.json)" = "$DECISION" ] || fail "the same request again was recorded twice"
echo "ok  the same request again gives the same decision"

printf '{"arguments":{}}' >body.json
STATUS=$(post again.json "/v1/decisions/$DECISION/permit" "helm-test-permit-$RUN") || fail "ingest does not answer"
[ "$STATUS" = 409 ] || fail "a permit without approval was answered with $STATUS, not 409"
echo "ok  nobody approved: no permit"
