package dev.parley.negotiation.directory.http;

import dev.parley.negotiation.directory.Dependency;
import dev.parley.negotiation.directory.Parties;
import dev.parley.negotiation.directory.Publisher;
import dev.parley.negotiation.directory.store.PublisherRegister;
import dev.parley.negotiation.problem.Faults;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether a publisher serves at no price, or refuses, while an access cannot be recorded. */
@Path("/v1/publishers/{publisher}/outages")
@Tag(name = "Publishers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OutagesResource {
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final String WORDS = "open or closed";

    /** For each of what may be missing, {@code open} or {@code closed}. */
    public record NewChoices(
            @Nullable String kafka,
            @Nullable String database,
            @Nullable String keys) {}

    /** The choices as they are answered. */
    public record ChoicesBody(String kafka, String database, String keys) {
        static ChoicesBody of(Publisher publisher) {
            return new ChoicesBody(
                    word(publisher, Dependency.KAFKA),
                    word(publisher, Dependency.DATABASE),
                    word(publisher, Dependency.KEYS));
        }

        private static String word(Publisher publisher, Dependency missing) {
            return publisher.openDuring().contains(missing) ? OPEN : CLOSED;
        }
    }

    private final PublisherRegister register;
    private final Parties parties;

    OutagesResource(PublisherRegister register, Parties parties) {
        this.register = register;
        this.parties = parties;
    }

    /** From memory: what this node holds to, also while the database is away. */
    @GET
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Show whether the publisher stays open while an access cannot be recorded")
    public ChoicesBody show(@PathParam("publisher") PublisherId publisher) {
        return parties.publisher(publisher).map(ChoicesBody::of).orElseThrow(PublishersResource::noSuchPublisher);
    }

    @PUT
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Choose whether the publisher stays open while an access cannot be recorded")
    public ChoicesBody choose(@PathParam("publisher") PublisherId publisher, @Nullable NewChoices asked) {
        var faults = new Faults();
        var body = PublishersResource.requireBody(asked);
        Set<Dependency> open = EnumSet.noneOf(Dependency.class);
        addIfOpen(open, Dependency.KAFKA, body.kafka(), faults);
        addIfOpen(open, Dependency.DATABASE, body.database(), faults);
        addIfOpen(open, Dependency.KEYS, body.keys(), faults);
        faults.throwIfAny();
        return register.stayOpenDuring(publisher, open)
                .map(ChoicesBody::of)
                .orElseThrow(PublishersResource::noSuchPublisher);
    }

    private static void addIfOpen(Set<Dependency> open, Dependency missing, @Nullable String word, Faults faults) {
        Boolean chosen = faults.required("/" + missing.token(), word, WORDS, OutagesResource::isOpen);
        if (Boolean.TRUE.equals(chosen)) {
            open.add(missing);
        }
    }

    private static Boolean isOpen(String word) {
        return switch (word) {
            case OPEN -> true;
            case CLOSED -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
