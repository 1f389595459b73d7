package com.todoai.systemtests.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;

/**
 * What a service answered.
 *
 * @param body its JSON; missing when it sent none
 */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

  /** Whether the service took the request. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** The first value of a header, or the empty string. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  static JsonNode none() {
    return MissingNode.getInstance();
  }

  @Override
  public String toString() {
    return status + " " + body;
  }
}
