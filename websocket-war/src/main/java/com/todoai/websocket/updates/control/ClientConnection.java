package com.todoai.websocket.updates.control;

import com.todoai.websocket.updates.entity.Frame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * One client: its user, what waits to be sent to it, and whether it is still there.
 *
 * <p>At most one frame is on its way at a time. The others wait in a bounded queue; when that is
 * full the connection is closed, since a client that misses a frame without knowing is worse off
 * than one that has to connect again. No method blocks. Thread-safe.
 */
public final class ClientConnection {

  private final String userId;
  private final Instant tokenExpiry;
  private final Transport transport;
  private final ConnectionLimits limits;
  private final LongSupplier nanoTime;

  private final Object lock = new Object();
  private final FrameQueue queue;
  private final RecentEvents recent;
  private final MissingPositions missing = new MissingPositions();
  private boolean sending;
  private boolean inFlight;
  private boolean pingDue;
  private boolean closed;
  private long inFlightSince;
  private long lastPing;
  private long lastHeard;

  /**
   * @param userId the user whose updates the client may see
   * @param tokenExpiry when the token that the client came with ends
   * @param transport the way to the client
   * @param limits what the connection may hold
   * @param nanoTime a clock that never jumps, in nanoseconds from any origin, such as {@link
   *     System#nanoTime}
   */
  public ClientConnection(
      String userId,
      Instant tokenExpiry,
      Transport transport,
      ConnectionLimits limits,
      LongSupplier nanoTime) {
    this.userId = userId;
    this.tokenExpiry = tokenExpiry;
    this.transport = transport;
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.queue = new FrameQueue(limits.maxQueuedFrames(), limits.maxQueuedCharacters());
    this.recent = new RecentEvents(limits.rememberedEvents());
    this.lastPing = nanoTime.getAsLong();
    this.lastHeard = lastPing;
  }

  /** The user whose updates the client may see. */
  public String userId() {
    return userId;
  }

  /** Whether the connection has been closed, or is about to be. */
  public boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  /**
   * Sends a frame after those that already wait. A frame of an event sent lately is dropped. A
   * client that cannot take any more is closed with code 1013.
   */
  public void send(Frame frame) {
    boolean accepted;
    synchronized (lock) {
      if (closed || !recent.add(frame.eventId())) {
        return;
      }
      frame.position().ifPresent(position -> missing.came(position, nanoTime.getAsLong()));
      accepted = queue.offer(frame);
    }
    if (accepted) {
      sendWaiting();
    } else {
      close(CloseCodes.TRY_AGAIN_LATER, "client reads too slowly");
    }
  }

  /** Notes a sign of life from the client: a pong or anything else. */
  public void heard() {
    synchronized (lock) {
      lastHeard = nanoTime.getAsLong();
    }
  }

  /**
   * Looks after the connection; to be called about once a second. Closes it when its token has
   * ended (1008), when a frame does not get through (1013), when a change has passed it by (1012)
   * or when nothing is heard of the client any more (1011); pings it when it is time.
   *
   * @param now the present instant
   */
  public void tick(Instant now) {
    if (!now.isBefore(tokenExpiry)) {
      close(CloseCodes.VIOLATED_POLICY, "token expired");
      return;
    }
    boolean stuck;
    boolean silent;
    boolean lost;
    synchronized (lock) {
      stuck = inFlight && elapsed(inFlightSince, limits.sendTimeout());
      lost = missing.isLost(nanoTime.getAsLong(), limits.gapPatience().toNanos());
      silent = elapsed(lastHeard, limits.silenceTimeout());
      if (elapsed(lastPing, limits.pingInterval())) {
        lastPing = nanoTime.getAsLong();
        pingDue = true;
      }
    }
    if (stuck) {
      close(CloseCodes.TRY_AGAIN_LATER, "client reads too slowly");
    } else if (lost) {
      close(CloseCodes.SERVICE_RESTART, "updates are missing");
    } else if (silent) {
      close(CloseCodes.UNEXPECTED_CONDITION, "no pong");
    } else {
      sendWaiting();
    }
  }

  /**
   * Closes the connection and forgets what waits. Does nothing when it is closed already.
   *
   * @param code the close code, RFC 6455 section 7.4.1
   * @param reason at most 123 bytes of UTF-8
   */
  public void close(CloseCodes code, String reason) {
    if (markClosed()) {
      transport.close(new CloseReason(code, reason));
    }
  }

  /** Notes that the connection has ended from the other side. */
  public void ended() {
    markClosed();
  }

  private boolean markClosed() {
    synchronized (lock) {
      if (closed) {
        return false;
      }
      closed = true;
      queue.clear();
      return true;
    }
  }

  private boolean elapsed(long since, Duration duration) {
    return nanoTime.getAsLong() - since >= duration.toNanos();
  }

  /**
   * Sends until something is in flight or nothing waits. A loop rather than a call from {@link
   * #sent}: a transport may finish within the call, and a long queue would then be a deep stack.
   */
  private void sendWaiting() {
    synchronized (lock) {
      if (sending) {
        return;
      }
      sending = true;
    }
    Runnable next = next();
    while (next != null) {
      try {
        next.run();
      } catch (RuntimeException e) {
        sent(e);
      }
      next = next();
    }
  }

  private Runnable next() {
    synchronized (lock) {
      Runnable next = closed || inFlight ? null : nextWaiting();
      if (next == null) {
        sending = false;
      } else {
        inFlight = true;
        inFlightSince = nanoTime.getAsLong();
      }
      return next;
    }
  }

  private Runnable nextWaiting() {
    if (pingDue) {
      pingDue = false;
      return () -> transport.ping(this::sent);
    }
    Frame frame = queue.poll();
    return frame == null ? null : () -> transport.send(frame.text(), this::sent);
  }

  private void sent(Throwable failure) {
    synchronized (lock) {
      inFlight = false;
    }
    if (failure == null) {
      sendWaiting();
    } else {
      close(CloseCodes.UNEXPECTED_CONDITION, "sending failed");
    }
  }
}
