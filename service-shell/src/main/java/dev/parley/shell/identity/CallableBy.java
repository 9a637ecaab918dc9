package dev.parley.shell.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares who may call an endpoint; every endpoint has one.
 *
 * <p>Without a valid key the answer is 401, with one of another role 403. A publisher's or a client's key opens what is
 * its own, and finds nothing (404) under another's name.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CallableBy {
    Role[] value();
}
