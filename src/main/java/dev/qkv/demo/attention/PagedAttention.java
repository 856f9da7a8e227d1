package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Cache memory in blocks: a block table per sequence, and what the last blocks waste.
 *
 * <p>Physical blocks are given round-robin, one to each sequence that still needs one; slot i of sequence r holds 1000·r + i.
 *
 * <p>Source: Kwon et al. 2023, arXiv 2309.06180, sections 3 and 4.
 */
public final class PagedAttention implements Mechanism {
    private static final int LONGEST = 10000;

    private static final Signature SIGNATURE = new Signature(
            "paged-attention",
            new Caption("Keeps the cache in blocks anywhere in memory, found through a table.", "把缓存放在任意位置的块里，通过块表查找。"),
            "blocks = ⌈n / B⌉",
            "Kwon et al. 2023, arXiv:2309.06180, sections 3 and 4",
            List.of(
                    Param.integer("block_size", 16, Range.atLeast(1), "tokens of a block, B", "每块的 token 数 B"),
                    Param.integer("layers", 80, Range.atLeast(1), "layers", "层数"),
                    Param.integer("kv_heads", 8, Range.atLeast(1), "key/value heads", "KV 头数"),
                    Param.integer("head_dim", 128, Range.atLeast(1), "width of a head", "头宽"),
                    Param.integer("seq_len", 4096, Range.atLeast(1), "tokens of a full sequence", "满长序列的 token 数"),
                    Param.number("bytes_per_value", 2, Range.above(0), "bytes of a number", "每个数的字节数"),
                    Param.number("free_bytes", 25769803776.0, Range.atLeast(0), "memory for the cache", "缓存可用的字节数")),
            List.of(Input.required("lengths", Signature.Type.INT, "[s]", "tokens of each sequence", "各序列的 token 数")
                    .in(Range.between(1, LONGEST))),
            List.of(
                    Output.of("blocks", "[s]", "blocks of each sequence", "各序列的块数"),
                    Output.of("wasted", "[s]", "empty slots of each", "各序列空着的格数"),
                    Output.of("total_blocks", "", "of all", "总块数"),
                    Output.of("total_allocated", "", "slots of all", "总格数"),
                    Output.of("total_wasted", "", "empty slots of all", "总空格数"),
                    Output.of("waste_share", "", "of the allocated", "空格占比"),
                    Output.of("block_table", "[s][0..]", "physical blocks of each sequence", "各序列的物理块号"),
                    Output.of("gathered", "[s][0..]", "slots read through the table", "通过块表读出的内容"),
                    Output.of("block_bytes", "", "of one block, all layers", "一块的字节数（全部层）"),
                    Output.of("sequence_bytes", "", "of a full sequence", "一个满长序列的字节数"),
                    Output.of("max_sequences", "", "that fit into free_bytes", "free_bytes 里放得下的序列数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("lengths", Value.of(new double[] {5, 16, 17, 100}));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (arguments.length("lengths") > 1000) {
            throw DemoException.badInput(
                    "lengths has " + arguments.length("lengths") + " sequences, at most 1000 are allowed");
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double blockSize = arguments.num("block_size");
        double layers = arguments.num("layers");
        double kvHeads = arguments.num("kv_heads");
        double headDim = arguments.num("head_dim");
        double seqLen = arguments.num("seq_len");
        double bytesPerValue = arguments.num("bytes_per_value");
        double freeBytes = arguments.num("free_bytes");
        double[] lengths = arguments.vector("lengths");
        int sequences = lengths.length;
        double[] blocks = new double[sequences];
        double[] wasted = new double[sequences];
        for (int r = 0; r < sequences; r++) {
            blocks[r] = Math.ceil(lengths[r] / blockSize);
            wasted[r] = blocks[r] * blockSize - lengths[r];
        }
        int[][] table = table(blocks);
        double totalBlocks = Sums.of(blocks);
        // a block larger than any sequence is never written to its end, and takes no more memory here than what is
        int size = (int) Math.min(blockSize, LONGEST);
        double[][] memory = new double[(int) totalBlocks][size];
        for (int r = 0; r < sequences; r++) {
            for (int i = 0; i < lengths[r]; i++) {
                memory[table[r][i / size]][i % size] = 1000.0 * r + i;
            }
        }
        List<Value> tables = new ArrayList<>();
        List<Value> gathered = new ArrayList<>();
        for (int r = 0; r < sequences; r++) {
            double[] slots = new double[(int) lengths[r]];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = memory[table[r][i / size]][i % size];
            }
            double[] physical = new double[table[r].length];
            for (int i = 0; i < physical.length; i++) {
                physical[i] = table[r][i];
            }
            tables.add(Value.of(physical));
            gathered.add(Value.of(slots));
        }
        double allocated = totalBlocks * blockSize;
        double token = 2 * layers * kvHeads * headDim * bytesPerValue;
        return new Working()
                .step(
                        "token_bytes",
                        "2 · layers · kv_heads · head_dim · bytes_per_value",
                        "2 · layers · kv_heads · head_dim · bytes_per_value",
                        token)
                .step(
                        "last_block",
                        "[s]",
                        "tokens in each sequence's last block",
                        "各序列最后一块里的 token 数",
                        lastBlock(lengths, blockSize))
                .step(
                        "contiguous_slots",
                        "if each sequence reserved seq_len slots instead",
                        "若每个序列预留 seq_len 格",
                        sequences * seqLen)
                .output("blocks", blocks)
                .output("wasted", wasted)
                .output("total_blocks", totalBlocks)
                .output("total_allocated", allocated)
                .output("total_wasted", Sums.of(wasted))
                .output("waste_share", Sums.of(wasted) / allocated)
                .output("block_table", new Value.Arr(tables))
                .output("gathered", new Value.Arr(gathered))
                .output("block_bytes", token * blockSize)
                .output("sequence_bytes", token * seqLen)
                .output("max_sequences", Math.floor(freeBytes / (token * seqLen)))
                .bars(new Caption("Empty slots of each sequence", "各序列空着的格数"), wasted)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double blockSize = arguments.num("block_size");
        double layers = arguments.num("layers");
        double kvHeads = arguments.num("kv_heads");
        double headDim = arguments.num("head_dim");
        double seqLen = arguments.num("seq_len");
        double bytesPerValue = arguments.num("bytes_per_value");
        double freeBytes = arguments.num("free_bytes");
        double[] lengths = arguments.vector("lengths");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double sequenceBytes = 2 * layers * kvHeads * headDim * seqLen * bytesPerValue;
        double fit = outcome.number("max_sequences");
        checks.equal(
                "read through the table: every token of every sequence, in order",
                "通过块表依次读出每个序列的每个 token",
                contiguous(lengths),
                flat(outcome.array("gathered")),
                0);
        checks.holds(
                "less than a block is wasted by each",
                "每个序列浪费不到一块",
                Sums.largest(outcome.vector("wasted")) < blockSize);
        checks.equal(
                "no block is given twice",
                "没有块被分配两次",
                outcome.number("total_blocks"),
                distinct(outcome.array("block_table")),
                0);
        checks.equal(
                "lengths 5, 16, 17, 100 in blocks of 16: 38 slots empty",
                "长度 5、16、17、100，块 16：空 38 格",
                38,
                new Case(this).run(run).number("total_wasted"),
                0);
        checks.equal("of 176", "共 176 格", 176, new Case(this).run(run).number("total_allocated"), 0);
        checks.equal("as a share", "占比", 38 / 176.0, new Case(this).run(run).number("waste_share"));
        if (NumberText.isWhole(outcome.number("total_allocated"))) { // beyond that a double loses tokens
            checks.equal(
                    "tokens are what is allocated less what is wasted",
                    "token 数 = 已分配 − 空格",
                    Sums.of(lengths),
                    outcome.number("total_allocated") - outcome.number("total_wasted"),
                    0);
            checks.equal(
                    "full blocks hold the tokens and the waste",
                    "块数乘块大小 = token 数 + 空格",
                    Sums.of(lengths) + outcome.number("total_wasted"),
                    Sums.of(outcome.vector("blocks")) * blockSize,
                    0);
        }
        checks.equal(
                "24 GiB hold 19 sequences of 4096 tokens of a 70B model",
                "24 GiB 放得下 19 个 4096 token 的序列（70B 模型）",
                19,
                new Case(this).run(run).number("max_sequences"),
                0);
        if (fit < 1e9 && freeBytes < 1e300) {
            checks.holds(
                    "that many fit, one more does not",
                    "放得下这么多，再多一个就不行",
                    fit * sequenceBytes <= freeBytes * (1 + 1e-12)
                            && freeBytes < (fit + 1) * sequenceBytes * (1 + 1e-12));
        }
        if (sequenceBytes < 1e300) {
            checks.equal(
                    "bytes of a sequence, multiplied out",
                    "一个序列的字节数，直接相乘",
                    1,
                    outcome.number("sequence_bytes") / sequenceBytes);
        }
        if (sequenceBytes < 1e300) {
            checks.equal("of a block", "一块的字节数", blockSize / seqLen, outcome.number("block_bytes") / sequenceBytes);
        }
        return checks.list();
    }

    private static double[] lastBlock(double[] lengths, double blockSize) {
        double[] last = new double[lengths.length];
        for (int r = 0; r < last.length; r++) {
            last[r] = (lengths[r] - 1) % blockSize + 1;
        }
        return last;
    }

    private static int[][] table(double[] blocks) {
        int[][] table = new int[blocks.length][];
        int most = 0;
        for (int r = 0; r < blocks.length; r++) {
            table[r] = new int[(int) blocks[r]];
            most = Math.max(most, table[r].length);
        }
        int next = 0;
        for (int round = 0; round < most; round++) {
            for (int[] row : table) {
                if (round < row.length) {
                    row[round] = next++;
                }
            }
        }
        return table;
    }

    private static double[] contiguous(double[] lengths) {
        double[] slots = new double[(int) Sums.of(lengths)];
        int next = 0;
        for (int r = 0; r < lengths.length; r++) {
            for (int i = 0; i < lengths[r]; i++) {
                slots[next++] = 1000.0 * r + i;
            }
        }
        return slots;
    }

    /** The rows one after another. */
    private static double[] flat(Value.Arr rows) {
        double[] flat = new double[0];
        for (Value row : rows.values()) {
            double[] numbers = ((Value.Arr) row).vector();
            int length = flat.length;
            flat = Arrays.copyOf(flat, length + numbers.length);
            System.arraycopy(numbers, 0, flat, length, numbers.length);
        }
        return flat;
    }

    private static int distinct(Value.Arr tables) {
        Set<Double> seen = new HashSet<>();
        for (Value row : tables.values()) {
            for (double block : ((Value.Arr) row).vector()) {
                seen.add(block + 0.0);
            }
        }
        return seen.size();
    }
}
