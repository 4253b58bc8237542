# Proposes a decision as an integration does, has a person approve it where one gave a token, and reads it back. Needs sh,
# sed, grep and curl, and writes to /tmp.
# INGEST, APPROVAL, RECONSTRUCTION: addresses. ISSUER: whose tokens they take; TOKEN_URL: where they come from,
# discovered when empty. CLIENT_ID, CLIENT_SECRET: a client of the role integration. PROPOSAL: a decision that needs
# approval, as JSON. REVIEWER_TOKEN: access token of a person who signed in and may approve it; empty: nobody approves.
set -eu
cd "$(mktemp -d)"
PATIENCE=60 # seconds that a follower of the ledger has

fail() {
  echo "FAILED: $1"
  for file in answer.json again.json review.json trail.json; do [ -f "$file" ] && cat "$file" && echo; done
  exit 1
}

# The last string with this name in a JSON file.
field() {
  tr -d '\n' <"$2" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"
}

# Keeps the answer in file $1, prints the status; $2 is the token, $3 the address, and curl's options may follow.
call() {
  file=$1 token=$2 address=$3
  shift 3
  curl -sS --max-time 30 -o "$file" -w '%{http_code}' -H "Authorization: Bearer $token" "$@" "$address"
}

# Posts body.json to the ledger as the client, with an idempotency key.
post() {
  call "$1" "$TOKEN" "$INGEST$2" -H 'Content-Type: application/json' -H "Idempotency-Key: $3" --data @body.json
}

# Reads $3 into file $1 with token $2 until the file says $4.
await() {
  tries=0 status=000
  while [ "$tries" -lt "$PATIENCE" ]; do
    status=$(call "$1" "$2" "$3") || status=000
    [ "$status" = 200 ] && tr -d '\n' <"$1" | grep -q "$4" && return 0
    case $status in 401 | 403) return 1 ;; esac
    tries=$((tries + 1))
    sleep 1
  done
  return 1
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

VERDICT="[a-z-]*"
if [ -n "${REVIEWER_TOKEN:-}" ]; then
  REVIEW="$APPROVAL/v1/reviews/$DECISION"
  if ! await review.json "$REVIEWER_TOKEN" "$REVIEW" '"eligible" *: *true'; then
    [ "$status" != 401 ] || fail "the person's token is not taken: it lasts minutes, so sign in and store it anew"
    fail "the person whose token is stored may not decide this"
  fi
  printf '{"verdict":"approved","reason":"helm test","subject":"%s","view":"%s"}' \
    "$(field subject review.json)" "$(field view review.json)" >body.json
  STATUS=$(call again.json "$REVIEWER_TOKEN" "$REVIEW/decision" -H 'Content-Type: application/json' --data @body.json) ||
    fail "approval does not answer"
  case $(cat again.json) in
    *sign-in-required*) fail "policy asks for a sign-in for this statement alone: let the test propose something else" ;;
    *person-required*) fail "the token is not that of a person who signed in" ;;
  esac
  [ "$STATUS" = 201 ] || fail "the approval was answered with $STATUS"
  await again.json "$TOKEN" "$INGEST/v1/decisions/$DECISION" '"verdict" *: *"allowed"' || fail "approved and not allowed"
  VERDICT=allowed
  echo "ok  the person whose token is stored approved it, and the ledger allows it"
else
  echo "SKIPPED: NOBODY APPROVED, so approval is not tested. tests.reviewer.existingSecret names who can."
fi

await trail.json "$TOKEN" "$RECONSTRUCTION/v1/trails/$DECISION" "\"verdict\" *: *\"$VERDICT\"" ||
  fail "reconstruction does not tell what happened"
tr -d '\n' <trail.json | grep -q '"verification" *: *{ *"result" *: *"ok"' || fail "the decision does not verify"
if [ "$VERDICT" = allowed ]; then
  tr -d '\n' <trail.json | grep -q '"verdict" *: *"approved"' || fail "the account knows of no approval"
fi
echo "ok  reconstruction tells what happened; every hash, proof and signature verifies with the pinned keys"
