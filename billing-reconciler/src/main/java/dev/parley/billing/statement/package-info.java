/** What was counted so far, per publisher and client. */
@NullMarked
package dev.parley.billing.statement;

import org.jspecify.annotations.NullMarked;
