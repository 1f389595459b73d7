package com.todoai.todo.tasks.boundary;

import com.todoai.kit.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads a body that has to be one JSON object and nothing else. The server's own reader takes an
 * array for one, and minds nothing that follows the object.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public class JsonObjectReader implements MessageBodyReader<JsonObject> {

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == JsonObject.class;
  }

  /**
   * @throws JsonException when the body is no JSON, or nested too deeply
   * @throws ProblemException 400 when it is JSON, but no object
   */
  @Override
  public JsonObject readFrom(
      Class<JsonObject> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    try (JsonParser parser = Json.createParser(body)) {
      if (parser.next() != JsonParser.Event.START_OBJECT) {
        throw new ProblemException(400, "The request needs a JSON object as its body.");
      }
      JsonObject object = parser.getObject();
      if (parser.hasNext()) {
        throw new ProblemException(400, "The request's body must end with its JSON object.");
      }
      return object;
    } catch (JsonException | ProblemException known) {
      throw known;
    } catch (RuntimeException e) {
      // The server's parser has no better exception for what is nested too deeply.
      throw new JsonException("The body cannot be parsed", e);
    }
  }
}
