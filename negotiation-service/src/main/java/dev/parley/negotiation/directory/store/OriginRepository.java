package dev.parley.negotiation.directory.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Origins by host. */
@Singleton
class OriginRepository implements PanacheRepositoryBase<OriginEntity, String> {}
