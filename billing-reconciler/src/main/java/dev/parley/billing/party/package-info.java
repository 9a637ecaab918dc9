/** Publishers, clients and their keys, as the parties stream tells them. */
@NullMarked
package dev.parley.billing.party;

import org.jspecify.annotations.NullMarked;
