package io.trailwright.approval.trail.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A hole in a trail. */
@Entity
@Table(name = "trail_damage")
@IdClass(DamageRow.Key.class)
class DamageRow {
    record Key(String log, UUID trail, long position) implements Serializable {}

    @Id
    String log;

    @Id
    UUID trail;

    @Id
    long position;

    @Column(nullable = false)
    String problem;
}
