package io.quizcast.k8s.schema;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.Issuer;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks kinds of operators that publish Java types. The types ignore unknown fields, so each field
 * of an object is compared with the parsed result. Strimzi's types also say which fields are
 * required and which values they may have.
 */
public final class TypedSchema implements Check {
  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          entry("gateway.networking.k8s.io/v1 Gateway", Gateway.class),
          entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
          entry("cert-manager.io/v1 Certificate", Certificate.class),
          entry("cert-manager.io/v1 Issuer", Issuer.class),
          entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
          entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
          entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
          entry("kafka.strimzi.io/v1beta2 Kafka", Kafka.class),
          entry("kafka.strimzi.io/v1beta2 KafkaNodePool", KafkaNodePool.class),
          entry("kafka.strimzi.io/v1beta2 KafkaTopic", KafkaTopic.class),
          entry("kafka.strimzi.io/v1beta2 KafkaUser", KafkaUser.class));

  private final ObjectMapper mapper =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static boolean knows(JsonNode object) {
    return TYPES.containsKey(typeOf(object));
  }

  private static String typeOf(JsonNode object) {
    return object.path("apiVersion").asText() + " " + object.path("kind").asText();
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    return overlay.objects().stream().filter(TypedSchema::knows).flatMap(this::findings);
  }

  private Stream<String> findings(JsonNode object) {
    Class<?> type = TYPES.get(typeOf(object));
    if (type == null) {
      return Stream.empty();
    }
    List<String> unknown = new ArrayList<>();
    try {
      compare(object, mapper.treeToValue(object, type), "", unknown);
    } catch (JsonProcessingException e) {
      unknown.add(e.getOriginalMessage());
    }
    return unknown.stream().map(what -> Overlay.idOf(object) + ": " + what);
  }

  /**
   * Compares the JSON with the parsed object, in which polymorphic parts have their concrete types.
   */
  private void compare(JsonNode json, Object read, String path, List<String> unknown) {
    if (json.isArray() && read instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        compare(json.get(i), list.get(i), path + "[" + i + "]", unknown);
      }
    } else if (json.isObject() && isModel(read)) {
      BeanDescription type =
          mapper.getSerializationConfig().introspect(mapper.constructType(read.getClass()));
      AnnotatedFields.refused(path, json, read.getClass(), type.findProperties())
          .forEach(unknown::add);
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        String at = path + "." + field.getKey();
        BeanPropertyDefinition property =
            type.findProperties().stream()
                .filter(known -> known.getName().equals(field.getKey()))
                .findFirst()
                .orElse(null);
        if (property == null) {
          unknown.add(at + " is not a field of " + read.getClass().getSimpleName());
        } else {
          AnnotatedMember accessor = property.getAccessor();
          if (accessor != null) {
            accessor.fixAccess(true);
            compare(field.getValue(), accessor.getValue(read), at, unknown);
          }
        }
      }
    }
  }

  private static boolean isModel(Object read) {
    String name = read == null ? "" : read.getClass().getName();
    return name.startsWith("io.fabric8.") || name.startsWith("io.strimzi.");
  }
}
