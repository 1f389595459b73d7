package com.todoai.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document tells the topics, messages and schemas of the code. */
class AsyncApiTest {

  private static final SchemaFiles SCHEMAS = SchemaFiles.in(SchemaFiles.CURRENT);
  private static JsonNode document;

  @BeforeAll
  static void parse() throws Exception {
    document = new YAMLMapper().readTree(Path.of("src/main/resources/asyncapi.yaml").toFile());
  }

  @Test
  void isOfVersion3AndOfThisSchemaVersion() {
    assertThat(document.at("/asyncapi").textValue()).startsWith("3.");
    assertThat(document.at("/info/version").textValue()).isEqualTo(SchemaVersion.CURRENT);
  }

  @Test
  void channelsAndTheirMessagesAreThoseOfTheCode() {
    Map<String, Set<String>> expected = new TreeMap<>();
    for (DomainEvent event : SampleEvents.all()) {
      for (String topic : SampleEvents.topicsOf(event)) {
        expected.computeIfAbsent(topic, t -> new TreeSet<>()).add(event.cloudEventType());
      }
    }
    assertThat(expected.values().stream().flatMap(Set::stream)).containsAll(SampleEvents.types());

    Map<String, Set<String>> told = new TreeMap<>();
    for (JsonNode channel : document.get("channels")) {
      Set<String> types = new TreeSet<>();
      channel
          .get("messages")
          .forEach(message -> types.add(resolve(message).get("name").textValue()));
      told.put(channel.get("address").textValue(), types);
    }

    assertThat(told).isEqualTo(expected);
  }

  @Test
  void messagesReferToTheSchemaOfTheirType() {
    for (JsonNode message : document.at("/components/messages")) {
      JsonNode schema = SCHEMAS.root(fileOf(message)).schema();

      assertThat(schema.at("/properties/type/enum"))
          .extracting(JsonNode::textValue)
          .contains(message.get("name").textValue());
      assertThat(message.at("/payload/schemaFormat").textValue()).endsWith("version=draft-2020-12");
    }
  }

  @Test
  void channelsTellTheKindsThatTheirTopicsSchemaAllows() {
    for (JsonNode channel : document.get("channels")) {
      Set<String> told = new TreeSet<>();
      channel.get("messages").forEach(message -> told.add(fileOf(resolve(message))));

      JsonNode topic = SCHEMAS.root(channel.get("address").textValue() + ".schema.json").schema();
      Set<String> allowed = new TreeSet<>(topic.findValuesAsText("$ref"));

      assertThat(told).isEqualTo(allowed);
    }
  }

  @Test
  void messagesAreCloudEventsKeyedByUser() {
    for (JsonNode message : document.at("/components/messages")) {
      JsonNode trait = resolve(message.at("/traits/0"));
      assertThat(trait.get("contentType").textValue()).isEqualTo(EventJson.MEDIA_TYPE);
      assertThat(trait.at("/bindings/kafka/key/description").textValue())
          .contains(ExtensionAttributes.PARTITION_KEY);

      String location = trait.at("/correlationId/location").textValue();
      assertThat(location).isEqualTo("$message.payload#/" + ExtensionAttributes.CORRELATION_ID);
      assertThat(SCHEMAS.root(fileOf(message)).schema().get("properties").properties())
          .extracting(Map.Entry::getKey)
          .contains(ExtensionAttributes.CORRELATION_ID);
    }
  }

  @Test
  void everySchemaHasTheIdentifierThatEventsNameIt() {
    SCHEMAS
        .documents()
        .forEach(
            (file, schema) ->
                assertThat(schema.get("$id").textValue())
                    .isEqualTo("https://todoai.com/schemas/1/" + file));
    assertThat(SCHEMAS.documents().keySet())
        .containsAll(
            List.of(
                "task-events.schema.json", "task-updates.schema.json", "reminders.schema.json"));
  }

  private static String fileOf(JsonNode message) {
    String reference = message.at("/payload/schema/$ref").textValue();
    assertThat(reference).startsWith("./schemas/1/");
    return reference.substring("./schemas/1/".length());
  }

  private static JsonNode resolve(JsonNode reference) {
    JsonNode target = document.at(reference.get("$ref").textValue().substring(1));
    assertThat(target.isMissingNode()).as("%s leads nowhere", reference).isFalse();
    return target;
  }
}
