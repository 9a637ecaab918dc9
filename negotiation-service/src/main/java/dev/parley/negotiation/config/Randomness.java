package dev.parley.negotiation.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The one source of chance of the service: what it makes cannot be guessed. */
@Singleton
public class Randomness {

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
