package dev.parley.shell.config;

import java.util.List;

/** What one feature asks of its settings before the service may start. Every bean of this type is asked. */
public interface StartupCheck {

    /** What must be otherwise: each begins with the property's name and says why. Empty if all is well. */
    List<String> unsafe(Environment environment);
}
