/** A sample newsroom: the origin whose articles agents come for. */
@NullMarked
package dev.parley.standalone.newsroom;

import org.jspecify.annotations.NullMarked;
