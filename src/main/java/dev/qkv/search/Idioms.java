package dev.qkv.search;

import java.util.Locale;

/** Phrases that say in everyday words what the field has a word for; the word is added to a query that holds one. They belong to the language, not to any bank. */
final class Idioms {
    /** A line is the field's word, a colon, and phrases parted by commas. */
    private static final String[] LINES = {
        "hallucination:making things up,make things up,makes things up,making stuff up,make stuff up,makes stuff"
                + " up,made things up,make up facts,makes up facts,making up facts,do not exist,does not exist,don't"
                + " exist,doesn't exist,一本正经,胡说八道,无中生有,瞎编",
        "oom:out of memory,out-of-memory,memory error,爆显存,显存爆,显存不够,显存不足,内存不够",
        "autoregressive:left to right,left-to-right,从左往右,从左到右,word by word,token by token,token-by-token,逐词,逐个词,一个词一个词",
        "causal mask:look ahead,look-ahead,see the future,sees the future,future tokens,sees the"
                + " answer,看到未来,看见未来,看到后面,偷看",
        "order position:word order,order of the words,order of its inputs,bag of words,词序,语序,词的顺序,先后顺序",
        "recompute cache:re-runs,from scratch,every step again,重算前文,重新计算前文,重复计算",
        "distributed:several gpus,multiple gpus,many gpus,多张卡,多卡,好几张卡",
        "repetition:over and over,again and again,the same sentence,车轱辘话",
        "long context:long text,long document,长文本,长文档,很长的文"
    };

    private Idioms() {}

    /** The query, and after it the words that its phrases stand for; 70 亿 is 7b. */
    static String expanded(String query) {
        String lower = query.toLowerCase(Locale.ROOT);
        StringBuilder added = new StringBuilder();
        for (String line : LINES) {
            int colon = line.indexOf(':');
            for (int from = colon + 1; from < line.length(); ) {
                int comma = line.indexOf(',', from);
                int end = comma < 0 ? line.length() : comma;
                if (lower.contains(line.substring(from, end))) {
                    added.append(' ').append(line, 0, colon);
                    break;
                }
                from = end + 1;
            }
        }
        for (int at = query.indexOf('亿'); at > 0; at = query.indexOf('亿', at + 1)) {
            int digits = at;
            while (digits > 0 && query.charAt(digits - 1) >= '0' && query.charAt(digits - 1) <= '9') {
                digits--;
            }
            if (at - digits > 1 && at - digits < 6 && query.charAt(at - 1) == '0') {
                added.append(' ').append(query, digits, at - 1).append('b');
            }
        }
        return added.length() == 0 ? query : query + added;
    }
}
