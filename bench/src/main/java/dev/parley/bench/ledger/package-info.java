/** How many events a second end as postings. */
@NullMarked
package dev.parley.bench.ledger;

import org.jspecify.annotations.NullMarked;
