package dev.parley.backbone;

/**
 * One database and the two roles that use it: the owner migrates its schema, the application works with what the
 * migrations grant to it.
 *
 * @param jdbcUrl without user and password
 */
public record Database(String jdbcUrl, Login owner, Login application) {

    /** Who connects. The servers listen on the loopback address only; the password is none that protects. */
    public record Login(String user, String password) {}

    /** The owner's name, for programs that use one role for everything. */
    public String user() {
        return owner.user();
    }

    /** The owner's password. */
    public String password() {
        return owner.password();
    }
}
