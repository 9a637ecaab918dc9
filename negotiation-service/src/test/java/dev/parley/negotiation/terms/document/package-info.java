@NullMarked
package dev.parley.negotiation.terms.document;

import org.jspecify.annotations.NullMarked;
