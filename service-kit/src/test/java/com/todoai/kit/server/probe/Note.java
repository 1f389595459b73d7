package com.todoai.kit.server.probe;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** Something that belongs to a user. */
@Entity
public class Note {

  @Id private UUID id;

  @TenantId
  @Column(name = "user_id")
  private String userId;

  private String title;

  @Version private long version;

  /** For Hibernate. */
  protected Note() {}

  Note(UUID id, String title) {
    this.id = id;
    this.title = title;
  }

  String title() {
    return title;
  }

  String userId() {
    return userId;
  }

  void rename(String newTitle) {
    title = newTitle;
  }
}
