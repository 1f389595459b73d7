package com.todoai.platform.cli;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.todoai.platform.PartStatus;
import com.todoai.platform.part.Port;
import com.todoai.platform.process.Memory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parts as JSON for scripts: an array of objects with {@code part}, {@code state}, {@code
 * health}, {@code url}, {@code pid}, {@code memoryBytes}, {@code memoryMeasure}, {@code ports} and
 * {@code log}; what does not apply is null.
 */
final class StatusJson {

  private StatusJson() {}

  static String of(List<PartStatus> parts) {
    return JSONArrayUtils.toJSONString(parts.stream().map(StatusJson::object).toList());
  }

  private static Map<String, Object> object(PartStatus part) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("part", part.name().value());
    object.put("state", lowerCase(part.state()));
    object.put("health", lowerCase(part.health()));
    object.put("url", part.url().toString());
    object.put("pid", part.processId().isPresent() ? part.processId().getAsLong() : null);
    object.put("memoryBytes", part.memory().map(Memory::bytes).orElse(null));
    object.put(
        "memoryMeasure", part.memory().map(memory -> lowerCase(memory.measure())).orElse(null));
    object.put("ports", part.ports().stream().map(Port::number).toList());
    object.put("log", part.log().toString());
    return object;
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
