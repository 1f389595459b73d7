package com.todoai.recurrence.occurrences.entity;

/** How far a request has come. */
public enum RequestState {
  /** It is made again and again until it is answered. */
  PENDING,
  /** The occurrence exists. */
  DONE,
  /** It was refused for good; an operator can see why. */
  PARKED
}
