package io.trailwright.approval.trail.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** An entry as kept: written once, never changed. */
@Entity
@Table(name = "trail_entry")
@IdClass(EntryKey.class)
class EntryRow {
    @Id
    String log;

    @Id
    long position;

    @Column(nullable = false)
    UUID trail;

    @Column(nullable = false)
    long seq;

    @Column(nullable = false)
    byte[] header;
}
