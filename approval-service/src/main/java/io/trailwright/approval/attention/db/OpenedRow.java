package io.trailwright.approval.attention.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A document that a person was shown whole or asked for. */
@Entity
@Table(name = "document_opened")
@IdClass(OpenedRow.Key.class)
class OpenedRow {
    record Key(String log, UUID trail, String iss, String sub, String digest) implements Serializable {}

    @Id
    String log;

    @Id
    UUID trail;

    @Id
    String iss;

    @Id
    String sub;

    @Id
    String digest;

    @Column(name = "opened_at", nullable = false)
    Instant openedAt;
}
