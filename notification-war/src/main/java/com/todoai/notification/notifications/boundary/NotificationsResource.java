package com.todoai.notification.notifications.boundary;

import com.todoai.kit.paging.Keyset;
import com.todoai.kit.paging.Page;
import com.todoai.kit.paging.PageLimit;
import com.todoai.kit.problem.ProblemException;
import com.todoai.notification.notifications.control.Notifications;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;

/** The caller's notifications. One of somebody else is answered as one that does not exist. */
@Path("/api/notifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@ApplicationScoped
public class NotificationsResource {

  private final Notifications notifications;

  /** For the container's proxy. */
  protected NotificationsResource() {
    this(null);
  }

  @Inject
  public NotificationsResource(Notifications notifications) {
    this.notifications = notifications;
  }

  /**
   * The caller's notifications, newest first.
   *
   * @throws ProblemException 400 naming {@code limit} or {@code cursor} when it is not valid
   */
  @GET
  @Transactional
  public Page<NotificationView> list(
      @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
    int count = PageLimit.of(limit);
    return Page.of(
        notifications.newestFirst(Keyset.fromCursor(cursor), count + 1),
        count,
        notification -> new Keyset(notification.createdAt(), notification.id()),
        NotificationView::of);
  }

  /** Marks a notification as read; one that has been read stays as it is. */
  @POST
  @Path("{id}/read")
  @Transactional
  public NotificationView read(@PathParam("id") String id) {
    return notifications
        .findForUpdate(idOf(id))
        .map(
            notification -> {
              notification.read(Instant.now());
              return NotificationView.of(notification);
            })
        .orElseThrow(NotificationsResource::noSuchNotification);
  }

  /** What is no id names no notification. */
  private static UUID idOf(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw noSuchNotification();
    }
  }

  private static ProblemException noSuchNotification() {
    return ProblemException.notFound("There is no such notification.");
  }
}
