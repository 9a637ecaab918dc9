@NullMarked
package dev.parley.negotiation.problem.http;

import org.jspecify.annotations.NullMarked;
