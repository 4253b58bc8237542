package io.trailwright.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes JSON mean one thing: what is unknown, doubled, trailing or of another type is refused, never guessed. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    /** Deepest nesting that is read. */
    public static final int MAX_DEPTH = 64;

    private static final List<LogicalType> SCALARS =
            List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean, LogicalType.Textual);

    /** Last, so that nothing loosens what is strict here and the times of other modules do not win. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);
        mapper.registerModule(new SimpleModule("trailwright-times")
                .addDeserializer(Instant.class, new TextOnly<>(Instant.class, Instant::parse))
                .addDeserializer(Duration.class, new TextOnly<>(Duration.class, Duration::parse)));
        SCALARS.forEach(target -> refuseCoercion(mapper, target));
    }

    private static void refuseCoercion(ObjectMapper mapper, LogicalType target) {
        var coercions = mapper.coercionConfigFor(target);
        if (target != LogicalType.Textual) {
            coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
            coercions.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        }
        if (target != LogicalType.Integer && target != LogicalType.Float) {
            coercions.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        }
        if (target != LogicalType.Float) {
            coercions.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        }
        if (target != LogicalType.Boolean) {
            coercions.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        }
    }
}
