package dev.parley.negotiation.directory.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Clients. */
@Singleton
class ClientRepository implements PanacheRepositoryBase<ClientEntity, String> {}
