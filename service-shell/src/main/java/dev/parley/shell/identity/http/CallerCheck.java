package dev.parley.shell.identity.http;

import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets to each endpoint only those whom it declares; an endpoint that declares nobody answers nobody. */
@IfBuildProperty(name = "parley.shell.parties", stringValue = "followed", enableIfMissing = true)
@Provider
public class CallerCheck implements ContainerRequestFilter {

    /** Filters are made before configuration is read; what they ask is made at the first request. */
    private final Instance<Callers> callers;

    private final Requester requester;

    @Context
    @Nullable
    ResourceInfo endpoint;

    @Inject
    public CallerCheck(Instance<Callers> callers, Requester requester) {
        this.callers = callers;
        this.requester = requester;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        requester.is(callers.get().require(request.getHeaderString(HttpHeaders.AUTHORIZATION), allowed()));
    }

    private List<Role> allowed() {
        var declared = endpoint == null || endpoint.getResourceMethod() == null
                ? null
                : endpoint.getResourceMethod().getAnnotation(CallableBy.class);
        return declared == null ? List.of() : List.of(declared.value());
    }
}
