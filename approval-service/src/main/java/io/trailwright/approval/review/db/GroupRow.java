package io.trailwright.approval.review.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A group whose members are asked. */
@Entity
@Table(name = "review_group")
@IdClass(GroupRow.Key.class)
class GroupRow {
    record Key(String log, UUID trail, String name) implements Serializable {}

    @Id
    String log;

    @Id
    UUID trail;

    @Id
    String name;
}
