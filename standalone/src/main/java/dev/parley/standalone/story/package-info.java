/** One story, from a refused request to an invoice that adds up; each step is compared with what must be true. */
@NullMarked
package dev.parley.standalone.story;

import org.jspecify.annotations.NullMarked;
