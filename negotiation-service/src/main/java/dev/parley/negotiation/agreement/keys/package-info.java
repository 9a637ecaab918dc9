/** The key ring: what signs agreements and response ids. */
@NullMarked
package dev.parley.negotiation.agreement.keys;

import org.jspecify.annotations.NullMarked;
