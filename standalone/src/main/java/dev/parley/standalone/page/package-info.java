/** The page of {@code ./parley up}: what the services decide and book, for people to look at. */
@NullMarked
package dev.parley.standalone.page;

import org.jspecify.annotations.NullMarked;
