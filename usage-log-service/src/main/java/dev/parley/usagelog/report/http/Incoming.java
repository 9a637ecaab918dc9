package dev.parley.usagelog.report.http;

import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.usagelog.record.Reporter;

/**
 * What is known of a report before its body is.
 *
 * @param keys that response ids are checked with
 */
record Incoming(Reporter reporter, ReportHead head, ResponseIds keys) {}
