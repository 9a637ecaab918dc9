package dev.parley.usagelog.report.http;

import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.usagelog.record.Reporter;
import io.opentelemetry.context.Context;

/**
 * What is known of a report before its body is.
 *
 * @param keys that response ids are checked with
 * @param trace that it belongs to
 */
record Incoming(Reporter reporter, ReportHead head, ResponseIds keys, Context trace) {

    /** In the trace of the request that this thread is at. */
    Incoming(Reporter reporter, ReportHead head, ResponseIds keys) {
        this(reporter, head, keys, Context.current());
    }
}
