package dev.qkv.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A demo that a concept's note names.
 *
 * @param params values that replace the mechanism's own: Long, Double, Boolean or String
 */
public record DemoReference(String mechanism, Map<String, Object> params) {
    public DemoReference {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }
}
