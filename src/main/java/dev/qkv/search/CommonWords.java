package dev.qkv.search;

import java.util.HashSet;
import java.util.Set;

/**
 * Words that say little or nothing of a subject, in English and Chinese. They belong to the languages, not to any bank: a query cannot be carried by them,
 * and a word that is missing from a note matters less when it is one of them.
 */
final class CommonWords {
    /** Words of grammar and of asking, which are not searched for. */
    private static final String FUNCTION = """
        a an and any are as at be been being but by can cannot could did do does doing done don t for from had has have he her here him his how i if
        in into is it its itself just let ll may me might mine more most must my no nor not of off on one ones or other our ours out over own please
        re s shall she should so some such than that the their them themselves then there these they this those through to too up upon us ve very was
        we were what whats when where whether which while who whom whose why will with within without would yes yet you your yours am d m isn doesn
        didn aren wasn won wouldn couldn shouldn hasn haven about also again all after before both during each between e g vs versus etc ie eg
        """;

    /** Words of everyday English that any subject uses. */
    private static final String GENERIC = """
        able above accept achieve across act actual actually add advantage affect ago agree alike allow almost alone along already alternative although
        always amount another answer anyone anything apart appear apply approach area around article ask assume available avoid away awful back bad
        base basic basically beautiful because become begin behave behind believe belong below benefit beside best better beyond big bit book both
        bottom break brief bring broken build built bunch business buy call came care carry case catch cause certain chance change cheap check choice
        choose clear clearly close code come common commonly compare compared complete complicated concept consider contain correct correctly cost
        count course cover create current currently cut daily day deal decide deep define definition degree depend describe design despite detail
        determine develop difference different differently difficult direct directly discuss do double drop early easily easy effect effective either
        else end enough ensure entire equal especially even eventually ever every everyone everything exact exactly example except exist expect
        expensive explain explanation extra fact fail fair fall far fast faster feel few figure fill final finally find fine finish first fit fix
        follow force forget form former forward free full fully fun further gain general generally get give go goal good got great group grow guess
        guide half hand handle happen hard hardly help high higher hold home hope hour huge idea imagine important improve include increase indeed
        inside instead intend interest introduce issue item job keep key kind know known lack large larger largely last late later lead learn least
        leave left less level lie life like likely limit line list little live long longer look lose lot low lower made main mainly make many mark
        matter maybe mean meant meet mention method middle minute miss moment month moreover move much name near nearly necessary need never new next
        nice none normal normally note nothing notice now number obtain obvious occur offer often ok okay old once only open option order ordinary
        original otherwise overview part particular pass past pay people per perfect perform perhaps period person pick piece place plan play plus
        point poor popular possible possibly power practical practice prefer present pretty prevent previous price problem proceed process produce
        proper properly property provide purpose put question quick quickly quite rather reach read ready real really reason receive recently reduce
        refer regard relate relation remain remember remove replace report require result return right rise role room rule run safe same save say
        scenario second see seem self sell send sense separate serious serve set several shape share short show side similar simple simply since
        single sit situation size slightly slow slower small smaller solve somebody someone something sometimes somewhere soon sort sound speak
        special spend split stand standard start state stay step still stop story strange strong stuff style subject suddenly suggest suitable
        summary super support suppose sure surely take talk tell tend term test thank thing think though thought thus tie time tiny today together
        tomorrow tonight took top topic total toward tricky trouble true truly try turn tutorial twice two type typical typically under understand
        unless unlike until update use used useful user usual usually value various via view visit wait walk want warm waste watch way week weird
        welcome well went whatever whenever whereas whole wide wish wonder word work worse worst worth write wrong year yesterday young
        """;

    /** Phrases of asking; they part the words around them. Longest first where one holds another. */
    private static final String[] ASKING = {
        "是怎么回事", "怎么回事", "有什么区别", "有什么不同", "有什么用", "是什么意思", "什么意思", "什么时候", "可不可以", "能不能", "会不会", "要不要", "是不是", "有没有",
        "为什么", "为啥", "怎么办", "怎么样", "怎么", "怎样", "如何", "什么", "多少", "哪些", "哪个", "哪种", "哪里", "几个", "是否", "请问", "解释一下",
        "介绍一下", "一下", "为何", "到底", "究竟", "之后", "之前", "以后", "然后", "但是", "所以", "因为", "如果", "这个", "那个", "这种", "那种", "我的",
        "我们", "你们", "他们", "它们", "一个", "一种", "还是", "或者", "以及", "可以", "应该", "需要", "为了", "的话", "时候"
    };

    /** Everyday bigrams of Chinese that any subject uses. */
    private static final String GENERIC_HAN = """
        区别 不同 问题 方法 原理 作用 意思 意义 好处 坏处 优点 缺点 优势 关系 过程 步骤 例子 简单 复杂 容易 困难 重要 主要 一般 通常 经常 总是 一直 一定 必须 可能
        大概 差不多 比较 非常 特别 很多 很大 很小 更大 更小 更好 太大 太小 太多 太慢 变大 变小 变慢 变快 出现 发生 开始 结束 进行 使用 用来 采用 选择 得到 变成
        成为 导致 造成 影响 解决 避免 减少 增加 提高 降低 改进 实现 完成 处理 做到 知道 理解 解释 说明 介绍 总结 对比 相比 其实 直接 只有 只要 只能 不能 不会 不用
        不要 没有 还有 所有 全部 部分 每个 每次 两个 三个 几种 一次 一样 一起 现在 以前 今天 明天 昨天 晚上 早上 时间 地方 东西 事情 情况 结果 原因 目的 基本 具体
        最好 最大 最小 最多 第一 上面 下面 里面 之间 其中 其他 另外 同时 同样 相同 类似 常见 常用 主流 流行 都选 都用 推荐 哪家 好吃 好看 起来 出来 下来 过来
        """;

    /** Characters of grammar: a bigram that holds one says less than another. */
    private static final String FUNCTION_HAN =
            "的了吗呢吧啊呀嘛把被和与及或在是就都也还很太又再跟从到对为给让这那个些着过地得之其而且并不没有要会能可我你他她它们来去上下里中时后前几多少大小";

    private static final Set<String> FUNCTION_SET = set(FUNCTION);
    private static final Set<String> GENERIC_SET = set(GENERIC);
    private static final Set<String> GENERIC_HAN_SET = set(GENERIC_HAN);

    private CommonWords() {}

    static boolean isFunction(String word) {
        return FUNCTION_SET.contains(word) || (word.length() == 1 && hasFunctionHan(word));
    }

    /** @param word as typed, in lower case; @param stem the same, stemmed */
    static boolean isGeneric(String word, String stem) {
        return GENERIC_SET.contains(word)
                || GENERIC_SET.contains(stem)
                || GENERIC_SET.contains(stem + "e")
                || GENERIC_HAN_SET.contains(word);
    }

    static boolean hasFunctionHan(String bigram) {
        for (int i = 0; i < bigram.length(); i++) {
            if (FUNCTION_HAN.indexOf(bigram.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The text with phrases of asking replaced by spaces. */
    static String withoutAsking(String text) {
        String rest = text;
        for (String phrase : ASKING) {
            if (rest.contains(phrase)) {
                rest = rest.replace(phrase, " ");
            }
        }
        return rest;
    }

    private static Set<String> set(String words) {
        Set<String> set = new HashSet<>(1024);
        int from = -1;
        for (int i = 0; i <= words.length(); i++) {
            boolean space = i == words.length() || words.charAt(i) <= ' ';
            if (!space && from < 0) {
                from = i;
            } else if (space && from >= 0) {
                set.add(words.substring(from, i));
                from = -1;
            }
        }
        return set;
    }
}
