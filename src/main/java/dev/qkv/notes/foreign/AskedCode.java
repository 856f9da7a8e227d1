package dev.qkv.notes.foreign;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Code or a table right below a question that speaks of it, {@code What does the following code print?}: it is asked, not answered. */
final class AskedCode {
    private static final String THINGS =
            "code|snippet|program|function|script|expression|statement|query|command|class|method|loop|fragment|component|lines?|regex|table|schema|output|array|object|example|block|html|css|markup|test|declaration|configuration|manifest|file|c[oó]digo|programa|funci[oó]n|fun[cç][aã]o|fragmento|trecho|consulta|programme|fonction|extrait|programm|funktion|abfrage|ausdruck|codice|funzione|frammento";

    /** Points at what comes below; of texts in lower case, as the others are. */
    private static final Pattern POINTS = Pattern.compile(
            "(?<!\\p{L})(?:(?:this|the|these) (?:[\\p{L}.+#-]+ ){0,3}(?:below|following)|(?:this|these|following|below) (?:[\\p{L}.+#-]+ ){0,2}(?:"
                    + THINGS
                    + ")|(?:given|above) (?:[\\p{L}.+#-]+ )?(?:code|snippet|program|query|script)|(?:" + THINGS
                    + ") (?:given |shown )?below|the following(?:\\s*[:?]|$)|(?:make|does|do|will) this (?:work|do|print|return|output|log)|make this work"
                    + "|(?:siguientes?|seguintes?|suivante?s?|folgende[nrsm]?|seguenti?) (?:[\\p{L}.+#-]+ ){0,1}(?:"
                    + THINGS + ")|(?:" + THINGS
                    + ") (?:siguientes?|seguintes?|suivante?s?|a seguir|abaixo|ci-dessous|unten)|(?:este|esse|ce|cette|dieser?|questo) (?:"
                    + THINGS
                    + ")|(?:следующ\\p{L}{2,3}|эт(?:от|ого|ом|ой|а|у)|данн\\p{L}{2,3}|наступн\\p{L}{2,3}|ц(?:ей|ього)) (?:[\\p{L}]+ )?(?:код\\p{L}{0,2}|фрагмент\\p{L}{0,2}|программ\\p{L}{1,2}|функци\\p{L}{1,2}|выражени\\p{L}{1,2}|запрос\\p{L}{0,2}))"
                    + "|(?:下面|以下|下列|如下|下述|下边|这段|這段)[^，。？?]{0,12}(?:代码|代碼|程序|程式|函数|函數|语句|表达式|输出|打印|结果)|(?:以下|次|この|下記)の?[^、。？?]{0,6}(?:コード|プログラム|関数|出力)|(?:다음|아래|이) ?[^,.?]{0,8}(?:코드|프로그램|함수)");

    /** Asks what code does, whether or not it points at some. */
    private static final Pattern RESULT = Pattern.compile(
            "(?<!\\p{L})(?:what(?:['’]s| is| are| will be| would be)? (?:the )?(?:final |console )?(?:output|result|values?|return value)|predict the output|(?:what|which) (?:does|do|will|would|gets?|is) .{0,60}?(?:return|print|output|log|display|evaluate|produce)(?:s|ed|ged)?(?!\\p{L})"
                    + "|(?:find|spot|fix) the (?:bug|error|mistake)|what(?:['’]s| is) wrong|qu[eé] (?:imprime|devuelve|retorna|muestra)|o que (?:imprime|retorna)|was gibt .{0,30} aus|qu['’]affiche|(?:что|чему) (?:будет )?(?:вывед\\p{L}+|напечата\\p{L}+|верн\\p{L}+|равн\\p{L}+))"
                    + "|输出(?:什么|的?结果|是)|打印(?:什么|结果)|返回什么|运行结果|出力(?:は|結果)|출력");

    /** Asks for code: what stands below alone is that. */
    private static final Pattern WRITES = Pattern.compile(
            "(?<!\\p{L})(?:write|implement|create|build|design|convert|rewrite|escrib[ae]|implementa|crea|escreva|implemente|écrire|écrivez|schreibe|напишите|напиши|реализуйте|реализовать)(?!\\p{L})|编写|实现|写一个|写出一个|実装|구현|작성");

    private static final int LONGEST = 400;

    private AskedCode() {}

    /** How many blocks below a question belong to it: 1 or 0. @param question Markdown */
    static int of(String question, List<Piece> blocks) {
        if (blocks.isEmpty() || question.length() > LONGEST) {
            return 0;
        }
        Piece first = blocks.get(0);
        if (!first.is(Piece.Kind.CODE) && !first.is(Piece.Kind.TABLE)) {
            return 0;
        }
        boolean alone = blocks.size() == 1;
        String lower = question.toLowerCase(Locale.ROOT);
        if (POINTS.matcher(lower).find()) {
            return alone && WRITES.matcher(lower).find() ? 0 : 1;
        }
        boolean result = first.is(Piece.Kind.CODE) && RESULT.matcher(lower).find();
        return result && (!alone || names(question, first.markdown())) ? 1 : 0;
    }

    /** Whether a question names something of the code. */
    private static boolean names(String question, String code) {
        int open = question.indexOf('`');
        int close = open < 0 ? -1 : question.indexOf('`', open + 1);
        return close > open + 1 && code.contains(question.substring(open + 1, close));
    }
}
