/** What would be deployed, rendered and read as Kubernetes and Compose would read it. */
@NullMarked
package dev.parley.helm;

import org.jspecify.annotations.NullMarked;
