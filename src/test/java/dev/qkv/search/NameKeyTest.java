package dev.qkv.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Grouped-Query Attention|groupedqueryattention",
                "grouped_query_attention|groupedqueryattention",
                "  ＧＱＡ  |gqa",
                "KV Cache?|kvcache",
                "KV　缓存|kv缓存",
                "√dk scaling|sqrtdkscaling",
                "根号 dk scaling|sqrtdkscaling",
                "β-VAE|betavae",
                "naïve|naive",
                "C++|c++",
                "C|c",
                "pass@k|pass@k",
                "F.silu|fsilu",
                "自注意力（Self-Attention）|自注意力selfattention",
                "ﬁne-tuning|finetuning",
                "が|が",
                "é́́|e",
                "?!…—|''",
                "''|''",
            })
    void namesThatNameTheSameHaveOneKey(String name, String key) {
        assertThat(NameKey.of(name)).isEqualTo(key);
    }

    @Property
    void aKeyIsItsOwnKey(@ForAll String name) {
        String key = NameKey.of(name);
        assertThat(NameKey.of(key)).isEqualTo(key);
    }
}
