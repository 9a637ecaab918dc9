package dev.parley.negotiation.terms.http;

import dev.parley.negotiation.directory.Publisher;
import dev.parley.negotiation.directory.store.PublisherRegister;
import dev.parley.negotiation.problem.Fault;
import dev.parley.negotiation.store.Cursor;
import dev.parley.negotiation.terms.Ownership;
import dev.parley.negotiation.terms.Publication;
import dev.parley.negotiation.terms.TermsVersion;
import dev.parley.negotiation.terms.document.DocumentFormat;
import dev.parley.negotiation.terms.document.DocumentReading;
import dev.parley.negotiation.terms.document.MalformedDocumentException;
import dev.parley.negotiation.terms.store.TermsLibrary;
import dev.parley.protocol.document.Position;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.protocol.terms.DocumentProblem;
import dev.parley.protocol.terms.Terms;
import dev.parley.protocol.terms.TermsReader;
import dev.parley.protocol.terms.TermsReading;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Publishes a publisher's terms, and lists what was published. */
@Path("/v1/publishers/{publisher}/terms")
@Tag(name = "Terms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PublicationsResource {
    private static final int MAX_BYTES = 256 * 1024;
    private static final int PAGE = 100;

    /** A version as it is answered. */
    public record VersionBody(String terms, long version, Instant validFrom, Instant publishedAt) {
        static VersionBody of(TermsVersion version) {
            return new VersionBody(
                    version.terms().hash().value(), version.version(), version.validFrom(), version.publishedAt());
        }

        static VersionBody of(TermsLibrary.Entry entry) {
            return new VersionBody(entry.terms().value(), entry.version(), entry.validFrom(), entry.publishedAt());
        }
    }

    /** @param next the cursor of what follows, if anything does */
    public record VersionPage(
            List<VersionBody> terms, @Nullable String next) {}

    private final PublisherRegister publishers;
    private final TermsLibrary library;

    PublicationsResource(PublisherRegister publishers, TermsLibrary library) {
        this.publishers = publishers;
        this.library = library;
    }

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", MediaType.APPLICATION_JSON})
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Publish terms as a new version; the same document again is the same version")
    public Response publish(
            @PathParam("publisher") PublisherId id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            byte[] body) {
        requireSize(body);
        Publisher publisher = publishers.find(id).orElseThrow(PublicationsResource::noSuchPublisher);
        Terms terms = read(type, body, publisher);
        return switch (library.publish(CompiledTerms.of(terms))) {
            case Publication.Published(TermsVersion version) ->
                Response.created(URI.create("/v1/terms/" + version.terms().hash()))
                        .entity(VersionBody.of(version))
                        .build();
            case Publication.Repeated(TermsVersion version) ->
                Response.ok(VersionBody.of(version)).build();
            case Publication.Replaced(TermsVersion version) -> throw replaced(version);
            case Publication.NoPublisher none -> throw noSuchPublisher();
        };
    }

    @GET
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "List the versions of a publisher's terms, the latest first")
    public VersionPage list(@PathParam("publisher") PublisherId id, @QueryParam("next") @Nullable String next) {
        if (publishers.find(id).isEmpty()) {
            throw noSuchPublisher();
        }
        long before = next == null ? Long.MAX_VALUE : Cursor.decodeNumber(next);
        List<VersionBody> found =
                library.list(id, before, PAGE + 1).stream().map(VersionBody::of).toList();
        return found.size() <= PAGE
                ? new VersionPage(found, null)
                : new VersionPage(
                        found.subList(0, PAGE),
                        Cursor.encode(found.get(PAGE - 1).version()));
    }

    private static void requireSize(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new ProblemException(
                    ProblemDetails.of(Problem.BODY_TOO_LARGE, "Terms have at most %d bytes.".formatted(MAX_BYTES))
                            .with("limit", MAX_BYTES));
        }
    }

    private static Terms read(MediaType type, byte[] body, Publisher publisher) {
        DocumentReading reading = document(type, body);
        var problems = new ArrayList<>(reading.problems());
        switch (TermsReader.read(reading.document())) {
            case TermsReading.Valid(Terms terms) -> {
                problems.addAll(Ownership.check(terms, publisher));
                if (problems.isEmpty()) {
                    return terms;
                }
            }
            case TermsReading.Invalid(List<DocumentProblem> found) -> problems.addAll(found);
        }
        throw invalid(problems);
    }

    private static DocumentReading document(MediaType type, byte[] body) {
        DocumentFormat format = DocumentFormat.ofSubtype(type.getSubtype()).orElse(DocumentFormat.JSON);
        try {
            return format.read(body);
        } catch (MalformedDocumentException malformed) {
            var details = ProblemDetails.of(
                    Problem.MALFORMED_BODY, "The %s cannot be read: %s.".formatted(format, malformed.getMessage()));
            Position position = malformed.position();
            throw new ProblemException(
                    position.line() == 0
                            ? details
                            : details.with("line", position.line()).with("column", position.column()));
        }
    }

    private static ProblemException invalid(List<DocumentProblem> problems) {
        List<Fault> faults = problems.stream()
                .sorted(Comparator.comparingInt(
                                (DocumentProblem problem) -> problem.position().line())
                        .thenComparingInt(problem -> problem.position().column()))
                .map(PublicationsResource::fault)
                .toList();
        String detail = faults.size() == 1
                ? "One thing is wrong with the document: see faults. Nothing was published."
                : faults.size() + " things are wrong with the document: see faults. Nothing was published.";
        return new ProblemException(
                ProblemDetails.of(Problem.TERMS_INVALID, detail).with("faults", faults));
    }

    private static Fault fault(DocumentProblem problem) {
        Position position = problem.position();
        return position.line() == 0
                ? Fault.at(problem.pointer(), problem.message())
                : new Fault(problem.pointer(), position.line(), position.column(), problem.message());
    }

    private static ProblemException replaced(TermsVersion version) {
        return new ProblemException(ProblemDetails.of(
                        Problem.CONFLICT,
                        "This document is version %d, which a later version replaced. To return to it, publish it with"
                                        .formatted(version.version())
                                + " another valid.from.")
                .with("terms", version.terms().hash().value())
                .with("version", version.version()));
    }

    private static ProblemException noSuchPublisher() {
        return new ProblemException(ProblemDetails.of(Problem.NOT_FOUND, "There is no such publisher."));
    }
}
