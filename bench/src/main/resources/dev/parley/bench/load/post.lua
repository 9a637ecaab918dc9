wrk.method = "POST"
wrk.body = os.getenv("PARLEY_BENCH_BODY")
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("PARLEY_BENCH_KEY")

done = function(summary, latency)
    local errors = summary.errors
    io.write(string.format("parley requests=%d micros=%d broken=%d statuses=%d median=%d\n", summary.requests,
        summary.duration, errors.connect + errors.read + errors.write + errors.timeout, errors.status,
        latency:percentile(50)))
end
