/** Real proxies with the configurations of the how-tos, and what stands on both sides of them. */
@NullMarked
package dev.parley.standalone.edge;

import org.jspecify.annotations.NullMarked;
