wrk.method = os.getenv("PARLEY_BENCH_METHOD")
for name, value in string.gmatch(os.getenv("PARLEY_BENCH_HEADERS"), "([^:\n]+): ([^\n]*)") do
    wrk.headers[name] = value
end
local body = os.getenv("PARLEY_BENCH_BODY")
if body ~= "" then
    wrk.body = body
end

done = function(summary, latency)
    local errors = summary.errors
    io.write(string.format("parley requests=%d micros=%d broken=%d statuses=%d median=%d bytes=%.0f\n",
        summary.requests, summary.duration, errors.connect + errors.read + errors.write + errors.timeout,
        errors.status, latency:percentile(50), summary.bytes))
end
