-- Prints what a run of wrk found, in milliseconds.
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %.2f %.2f %.2f %.1f %d\n",
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    summary.requests / (summary.duration / 1e6),
    errors.status + errors.timeout + errors.read + errors.connect))
end
