/** Documents as a small tree with positions, so that no parser's types reach the language. */
@NullMarked
package dev.parley.protocol.document;

import org.jspecify.annotations.NullMarked;
