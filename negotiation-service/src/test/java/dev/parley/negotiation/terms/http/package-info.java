@NullMarked
package dev.parley.negotiation.terms.http;

import org.jspecify.annotations.NullMarked;
