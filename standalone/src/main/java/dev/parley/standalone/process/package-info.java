/** The service packages as child processes: started, watched, killed and started again. */
@NullMarked
package dev.parley.standalone.process;

import org.jspecify.annotations.NullMarked;
