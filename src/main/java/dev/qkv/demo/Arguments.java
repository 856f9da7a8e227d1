package dev.qkv.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters and inputs by name, defaults filled in. */
public record Arguments(Map<String, Value> params, Map<String, Value> inputs) {
    public Arguments {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
