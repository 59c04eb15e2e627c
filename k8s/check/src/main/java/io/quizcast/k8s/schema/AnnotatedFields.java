package io.quizcast.k8s.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.strimzi.crdgenerator.annotations.CelValidation;
import io.strimzi.crdgenerator.annotations.Maximum;
import io.strimzi.crdgenerator.annotations.Minimum;
import io.strimzi.crdgenerator.annotations.MinimumItems;
import io.strimzi.crdgenerator.annotations.Pattern;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Checks objects against the annotations of Strimzi's types, from which its CRDs are generated:
 * required fields, bounds, patterns and rules in CEL.
 */
final class AnnotatedFields {
  private AnnotatedFields() {}

  /** The violations, in this object, of the annotations of a type and of its fields. */
  static Stream<String> refused(
      String path, JsonNode json, Class<?> type, List<BeanPropertyDefinition> fields) {
    // If a type has several forms, its annotation is on their common superclass.
    Stream<String> broken =
        Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
            .map(each -> each.getDeclaredAnnotation(CelValidation.class))
            .filter(Objects::nonNull)
            .flatMap(rules -> Stream.of(rules.rules()))
            .filter(rule -> !CelRules.holds(rule.rule(), json))
            .map(rule -> path + ": " + rule.message());
    return Stream.concat(broken, fields.stream().flatMap(field -> refused(path, json, field)));
  }

  private static Stream<String> refused(String path, JsonNode json, BeanPropertyDefinition field) {
    String at = path + "." + field.getName();
    JsonNode value = json.path(field.getName());
    if (value.isMissingNode()) {
      return field.isRequired() ? Stream.of(at + " is required") : Stream.empty();
    }
    AnnotatedMethod getter = field.getGetter();
    return getter == null
        ? Stream.empty()
        : Stream.of(getter.getAnnotated().getAnnotations())
            .filter(annotation -> !allows(annotation, value))
            .map(annotation -> at + " breaks " + bound(annotation));
  }

  private static boolean allows(Annotation annotation, JsonNode value) {
    return switch (annotation) {
      case Minimum minimum -> value.asLong() >= minimum.value();
      case Maximum maximum -> value.asLong() <= maximum.value();
      case MinimumItems items -> value.size() >= items.value();
      case Pattern pattern -> value.asText().matches(pattern.value());
      default -> true;
    };
  }

  private static String bound(Annotation annotation) {
    return switch (annotation) {
      case Minimum minimum -> ">= " + minimum.value();
      case Maximum maximum -> "<= " + maximum.value();
      case MinimumItems items -> "at least " + items.value() + " items";
      case Pattern pattern -> pattern.value();
      default -> annotation.toString();
    };
  }
}
