#!/bin/sh
# Sends decisions to the ledger at $SERVICE for some seconds, 64 at a time: load for aot-cache.sh, beside a running stack.
# Usage: propose.sh STATE SECONDS [OPTION…], with the options of the stack's ports, such as --port-offset=1000
set -eu
state=${1:?the state folder of a running stack}
seconds=${2:?how long}
shift 2
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
message=$(base64 -w 0 "$root/examples/decisions/customer-refund/customer-message.eml")
cat >"$work/body.json" <<BODY
{"workflow":"customer-refund","workflowVersion":"2026.11","summary":"Refund EUR 184.90 for an order delivered wrongly twice.",
"requestedBy":{"sub":"00000000-0000-4000-8000-000000000023","name":"Sam Wright"},"dataCategories":["customer-data","correspondence"],
"tool":{"provider":"anthropic","name":"claude-sonnet","version":"4.5"},"prompt":{"id":"refund-check","version":"12"},
"action":{"type":"refund.issue","target":"payments","arguments":{"order":"3009-55471","customer":"C-88231","amount":"184.90",
"currency":"EUR","to":"original-card","reason":"wrong-item"}},
"evidence":[{"kind":"customer-message","title":"E-mail of the customer","mediaType":"message/rfc822","obtainedAt":"$now","content":"$message"}]}
BODY

run=$(date +%s)
n=0
while [ $(($(date +%s) - run)) -lt "$seconds" ]; do
  # Tokens of the demo realm are good for some minutes.
  [ $((n % 20)) -ne 0 ] || "$root/trailwright" token payout-agent --state "$state" "$@" >"$work/token"
  i=0
  while [ $i -lt 2000 ]; do
    [ $i -eq 0 ] || echo next
    i=$((i + 1))
    printf 'url = "%s/v1/decisions"\nheader = "Content-Type: application/json"\nheader = "Idempotency-Key: %s-%s-%s"\n' \
      "$SERVICE" "$run" "$n" "$i"
    printf 'header = "Authorization: Bearer %s"\ndata-binary = "@%s/body.json"\noutput = "/dev/null"\n' "$(cat "$work/token")" "$work"
  done >"$work/requests"
  curl --silent --show-error --fail --parallel --parallel-max 64 --config "$work/requests"
  n=$((n + 1))
done
echo "$((n * 2000)) decisions"
