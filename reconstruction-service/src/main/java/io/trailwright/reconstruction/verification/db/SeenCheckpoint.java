package io.trailwright.reconstruction.verification.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of one log. */
@Entity
@Table(name = "seen_checkpoint")
class SeenCheckpoint {

    @Id
    String log;

    @Column(nullable = false)
    long size;

    @Column(nullable = false)
    byte[] root;

    @Column(nullable = false)
    String note;
}
