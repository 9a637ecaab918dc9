/** PostgreSQL as every feature uses it: transactions, named SQL, binary COPY. */
@NullMarked
package dev.parley.shell.store;

import org.jspecify.annotations.NullMarked;
