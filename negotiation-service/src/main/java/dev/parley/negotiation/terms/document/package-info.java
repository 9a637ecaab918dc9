/** Texts as documents with positions: JSON and YAML. */
@NullMarked
package dev.parley.negotiation.terms.document;

import org.jspecify.annotations.NullMarked;
