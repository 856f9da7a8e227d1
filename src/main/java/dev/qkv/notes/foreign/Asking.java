package dev.qkv.notes.foreign;

import java.util.List;
import java.util.regex.Pattern;

/** Whether a line asks: by its last sign, by the word it begins with, or by a phrase that only requests have. */
final class Asking {
    private static final int TAIL = 12;
    /** Below is no sign that the phrases are made of. */
    private static final int EASTERN = 0x0E00;

    /** Words that open a question even where its sign is missing. */
    private static final String INTERROGATIVES = "what|what['’]s|how|why|which|who|whose|difference|differences"
            + "|qu[eé]|c[oó]mo|por qu[eé]|cu[aá]l(?:es)?|cu[aá]ndo|qui[eé]n|d[oó]nde|cu[aá]ntos?|para qu[eé]"
            + "|o que|como|por que|qual|quais|quando|onde|quem|quantos|para que"
            + "|comment|pourquoi|quel(?:le)?s?|qu['’]est[- ]ce|quand|qui"
            + "|was|wie|warum|weshalb|wozu|welche[rsn]?|wann|worin|wodurch"
            + "|cosa|che cos['’][eè]|come|perch[eé]|quali?|quando"
            + "|wat|hoe|waarom|welke|nedir|neden|nas[ıi]l|hangi"
            + "|что|как|какие|какой|какая|какое|каким|какую|почему|зачем|чем|где|когда|сколько|в чём|в чем|для чего|кто|чому|який|яка|які|що|навіщо"
            + "|co|jak|dlaczego|czym|jaki[ea]?|kt[oó]r[yae]|tại sao|làm thế nào|apa|bagaimana|mengapa";

    /** Requests that make an answer. */
    private static final String REQUESTS =
            "explain|describe|define|compare|discuss|differentiate|distinguish|contrast|derive|prove|demonstrate"
                    + "|calculate|compute|tell|walk|true or false|explica|explique|describe|descreva|defina|define|compara|compare|menciona|enumera"
                    + "|expliquez|d[eé]crivez|d[eé]finissez|comparez|citez|erkl[aä]re|erkl[aä]ren sie|beschreibe|beschreiben sie|nenne|nennen sie"
                    + "|spiega|descrivi|definisci|confronta|elenca|leg uit|a[cç]ıklay[ıi]n(?:[ıi]z)?"
                    + "|расскажи(?:те)?|объясни(?:те)?|опиши(?:те)?|назови(?:те)?|сравни(?:те)?|перечисли(?:те)?|приведи(?:те)?|дай(?:те)? определение|напиши(?:те)?|поясніть|опишіть|розкажіть"
                    + "|wyjaśnij|opisz|wymień|giải thích|so sánh|trình bày|jelaskan|sebutkan";

    /** Words that open a request as often as a statement, an instruction or a title. */
    private static final String WEAK =
            "when|where|is|are|was|can|could|do|does|did|should|will|would|has|have|list|name|give|write|implement|design"
                    + "|suppose|given|consider|in what|show|state|mention|find|choose|select|fix|create|identify|you";

    /** Of items of a list, those of coding rounds. */
    private static final String TASKS = "implement|write an?|design an?|given|write";

    /** What tells one to choose: words of a question that has choices, or a blank to fill. */
    private static final Pattern CHOICE = Pattern.compile(
            "which (?:one )?of (?:the|these)|of the following|(?:^|[(.?!:\\n]\\s*)(?:choose|select|pick|(?:check|mark|tick) (?:all|the|one|any))\\b|_{3,}|[(（]\\s*[)）]"
                    + "|下列|以下(?:哪|选项|说法|关于|属于|不)|下面(?:哪|关于)|哪(?:个|项|一项|些选项)|正确的(?:是|有)|错误的是|次の(?:うち|中)|どれか|다음 중|옳은 것|고르시오"
                    + "|cu[aá]l(?:es)? de (?:las|los|estas|estos)|elige|selecciona|qua(?:l|is) d(?:as|os|estas|estes)|escolha|selecione|assinale"
                    + "|lequel|laquelle|lesquel(?:le)?s|choisissez|parmi les|welche[rs]? der|wählen sie|quale (?:dei|delle|tra)|scegli"
                    + "|что из|как(?:ой|ая|ое|ие) из|выберите|який з|оберіть|hangisi|aşağıdaki|nào sau đây|chọn|manakah|berikut",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Opening TITLE = begins("how|when|where|who|cómo|cuándo|dónde|comment|wie|como|quando");
    private static final Opening STRONG = begins(INTERROGATIVES + "|" + REQUESTS);
    /** With a colon behind it, the word is the label of a point. */
    private static final Opening ITEM = begins("(?:" + INTERROGATIVES + "|" + REQUESTS + "|" + TASKS + ")(?!\\s*[:：])");

    private static final Opening ANY = begins(INTERROGATIVES + "|" + REQUESTS + "|" + WEAK);

    /** Phrases of languages that ask at the end of the line or without any sign. */
    private static final List<String> PHRASES = List.of(
            "什么",
            "什麼",
            "为何",
            "為何",
            "如何",
            "怎么",
            "怎麼",
            "怎样",
            "哪些",
            "哪个",
            "哪個",
            "哪种",
            "哪几",
            "吗",
            "嗎",
            "多少",
            "是否",
            "区别",
            "區別",
            "简述",
            "簡述",
            "谈谈",
            "解释",
            "解釋",
            "说说",
            "讲讲",
            "描述",
            "有何",
            "几种",
            "的是",
            "介绍",
            "请",
            "請",
            "异同",
            "いつ",
            "なぜ",
            "何",
            "とは",
            "ですか",
            "ますか",
            "でしょうか",
            "してください",
            "述べよ",
            "答えよ",
            "どの",
            "どう",
            "どれ",
            "주세요",
            "인가요",
            "나요",
            "까요",
            "습니까",
            "입니까",
            "무엇",
            "하시오",
            "인가?",
            "차이",
            "อะไร",
            "อย่างไร",
            "ทำไม",
            "เมื่อไหร่",
            "လဲ",
            "လား",
            "ရှင်းပြပါ",
            "ဖော်ပြပါ");

    /** A place to fill in at the end of the line, or one that was filled in with a label. */
    private static final Pattern BLANK = Pattern.compile(
            "(?:（\\s*[A-H]{0,6}\\s*）|\\(\\s+\\)|(?<=\\p{IsHan})\\(\\s*[A-H]{1,6}\\s*\\)|(?<=[\\s\\p{IsHan}])\\(\\)|_{3,})\\s*[.。:：]?$");

    private Asking() {}

    /** Whether a question has choices, by its words. */
    static boolean chooses(String text) {
        return CHOICE.matcher(text).find();
    }

    private static Opening begins(String words) {
        return new Opening(
                Pattern.compile(
                        "^[\"'“«(¿]?(?:" + words + ")(?![\\p{L}\\p{N}-])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                true);
    }

    /** Ends as a question does. */
    static boolean ends(String text) {
        int tail = Math.max(0, text.length() - TAIL);
        boolean blank = false;
        for (int i = tail; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '?', '？', '؟', '՞' -> {
                    return true;
                }
                case '_', ')', '）' -> blank = true;
                default -> {
                    // says nothing
                }
            }
        }
        return text.startsWith("¿")
                || (blank && BLANK.matcher(text.substring(tail)).find())
                || isGreek(text);
    }

    /** Greek asks with a semicolon. */
    private static boolean isGreek(String text) {
        return (text.endsWith(";") || text.endsWith("\u037E"))
                && text.codePoints()
                        .limit(40)
                        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.GREEK);
    }

    /** Begins or sounds like a question or request. */
    static boolean sounds(String text) {
        return ANY.opens(text) || hasPhrase(text);
    }

    /** The same by words that open hardly anything else. */
    static boolean soundsSurely(String text) {
        return STRONG.opens(text) || hasPhrase(text);
    }

    /** The same for an item of a list, which is an instruction or a statement as often. */
    static boolean soundsAsItem(String text) {
        return ITEM.opens(text) || hasPhrase(text);
    }

    /** Begins with a word that opens titles of pages as often as questions. */
    static boolean soundsAsTitle(String text) {
        return TITLE.opens(text);
    }

    private static boolean hasPhrase(String text) {
        int eastern = 0;
        while (eastern < text.length() && text.charAt(eastern) < EASTERN) {
            eastern++;
        }
        if (eastern == text.length()) {
            return false;
        }
        for (String phrase : PHRASES) {
            if (text.contains(phrase)) {
                return true;
            }
        }
        return false;
    }
}
