/** The event contracts: topics and their keys, the codec, every released schema. */
@NullMarked
package dev.parley.schemas;

import org.jspecify.annotations.NullMarked;
