package dev.parley.shell.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares who may call an endpoint; every endpoint has one. Without a valid key the answer is 401, with one of another
 * role 403. What the caller may see behind the endpoint is its {@link Scope}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CallableBy {
    Role[] value();
}
