/** Publishers, clients and their keys, as the parties stream tells them. */
@NullMarked
package dev.parley.shell.party;

import org.jspecify.annotations.NullMarked;
