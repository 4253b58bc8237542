package io.trailwright.approval.trail.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A part of a kept entry; salt and body are both absent when the part is erased. */
@Entity
@Table(name = "trail_part")
@IdClass(PartKey.class)
class PartRow {
    @Id
    String log;

    @Id
    long position;

    @Id
    String name;

    byte @Nullable [] salt;

    byte @Nullable [] body;
}
