@NullMarked
package dev.parley.negotiation.agreement.keys;

import org.jspecify.annotations.NullMarked;
