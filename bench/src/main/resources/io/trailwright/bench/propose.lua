-- wrk: one decision a request, each with an Idempotency-Key of its own. Arguments: file of the body, file of the token.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local function read(name)
  local file = assert(io.open(name, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

local head, tail, count

function init(args)
  local body = read(args[1])
  head = "POST " .. wrk.path .. " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    .. "Authorization: Bearer " .. read(args[2]) .. "\r\nContent-Length: " .. #body
    .. "\r\nIdempotency-Key: " .. args[3] .. "-" .. number .. "-"
  tail = "\r\n\r\n" .. body
  count = 0
end

function request()
  count = count + 1
  return head .. count .. tail
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    "RESULT requests=%d micros=%d p50=%d p99=%d refused=%d broken=%d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
