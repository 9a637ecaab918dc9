package dev.parley.billing.invoice.http;

import static dev.parley.shell.identity.Role.CLIENT;
import static dev.parley.shell.identity.Role.OPERATOR;
import static dev.parley.shell.identity.Role.PUBLISHER;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.billing.invoice.store.Invoices;
import dev.parley.billing.invoice.store.Invoices.Listed;
import dev.parley.billing.invoice.store.Invoices.Row;
import dev.parley.shell.http.Cursor;
import dev.parley.shell.http.Money;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.http.Requester;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was billed. */
@Path("/v1/invoices")
public class InvoiceResource {
    private static final int PAGE = 200;
    private static final String CSV = "text/csv";
    private static final MediaType CSV_FORM = new MediaType("text", "csv");
    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, CSV_FORM).build();

    private final Invoices invoices;
    private final Requester requester;

    public InvoiceResource(Invoices invoices, Requester requester) {
        this.invoices = invoices;
        this.requester = requester;
    }

    /** @param next where the list goes on; null at its end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ListBody(
            List<InvoiceBody> invoices, @Nullable String next) {}

    public record InvoiceBody(
            String invoice,
            String number,
            String publisher,
            String client,
            String period,
            Money total,
            String issuedAt) {
        static InvoiceBody of(Listed listed) {
            return new InvoiceBody(
                    listed.invoice(),
                    listed.number(),
                    listed.publisher(),
                    listed.payer(),
                    listed.period(),
                    Money.of(listed.total()),
                    listed.issuedAt().toString());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @CallableBy({OPERATOR, PUBLISHER, CLIENT})
    public ListBody list(
            @QueryParam("publisher") @Nullable String publisher,
            @QueryParam("client") @Nullable String client,
            @QueryParam("next") @Nullable String next) {
        List<Listed> page = invoices.list(requester.scope(publisher, client), Cursor.parse(next), PAGE + 1);
        List<Listed> shown = page.stream().limit(PAGE).toList();
        return new ListBody(
                shown.stream().map(InvoiceBody::of).toList(),
                page.size() > PAGE ? Cursor.of(shown.getLast().place()) : null);
    }

    /** The document as it was issued, byte for byte; its lines as a table where a table is preferred. */
    @GET
    @Path("{invoice}")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @CallableBy({OPERATOR, PUBLISHER, CLIENT})
    public Response invoice(@PathParam("invoice") String invoice, @Context Request request) {
        Variant wanted = request.selectVariant(FORMS);
        if (wanted == null) {
            throw new NotAcceptableException();
        }
        return CSV_FORM.equals(wanted.getMediaType())
                ? Response.ok(csv(invoice), CSV_FORM).build()
                : Response.ok(json(invoice), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private String json(String invoice) {
        return invoices.document(requester.scope(), invoice).orElseThrow(Requester::notFound);
    }

    private String csv(String invoice) {
        List<Row> lines = invoices.lines(requester.scope(), invoice);
        if (lines.isEmpty()) {
            throw Requester.notFound();
        }
        return InvoiceCsv.of(invoice, lines);
    }
}
