#!/usr/bin/env bash
# Attention, flash and multi-head attention as multiples of the matrix products inside them, and decoding with and without a cache.
# Needs JDK 17 or newer and Maven; takes about three minutes. Usage: src/bench/attention.sh
set -euo pipefail

cd "$(dirname "$0")/../.."
mvn -q -Pbench -Dspotless.check.skip -DskipTests compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath -Dmdep.outputFile=target/bench.cp
classpath=target/bench-classes:target/classes:$(cat target/bench.cp)
rm -rf target/bench-classes
mkdir -p target/bench-classes
javac -processor org.openjdk.jmh.generators.BenchmarkProcessor -cp "$classpath" -d target/bench-classes $(find src/bench/java -name '*.java')
java -cp "$classpath" dev.qkv.demo.attention.Ratios
