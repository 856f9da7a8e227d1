package dev.qkv.notes.foreign;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words that mark a part of a card or of a page and are no question themselves. */
final class Labels {
    static final String ANSWER_NAME = "Answer";
    private static final String ANSWER_WORDS =
            "(?:(?:show|see|view|click|reveal|check|the|correct|right|short|detailed|sample|model|suggested|possible|expand|to|for|me)"
                    + " ){0,4}(?:answers?|solutions?|explanations?|ans|hints?)(?:"
                    + " here)?|(?:点击|展开|查看|参考|正确|标准|简要|详细|面试|口头版|\\d+"
                    + " ?秒)*(?:答案(?:(?:与|和|及)?解析)?|解答例?|回答例?|解析|答題|答えは?|正解|解説|答)|(?:la |bonne |correct[ea]? |voir (?:la )?|ver (?:la |a )?|mostrar |afficher (?:la )?)*(?:r[ée]ponses?|respuestas?|respostas?)(?: correct[ea]s?| corretas?)?|点击(?:查看|展开)|gabarito|soluci[oó]n(?:es)?|solu[cç][aã]o"
                    + "|(?:die |richtige |korrekte |zeige |die )*antwort(?:en)?|lösung(?:en)?|(?:правильный |верный |показать )*ответы?|otvet|решение|відповідь|odpowied[źz]|(?:doğru )?cevap|yan[ıi]t|jawaban(?: yang benar)?|đáp"
                    + " án(?: đúng)?|(?:câu )?trả lời|giải đáp|답|답변|정답|해설|풀이|คำตอบ|الإجابة|الجواب|جواب|պատասխան|(?:la )?risposta(?: corretta)?|soluzione|antwoord|svar|vastaus|უპასუხე|(?:सही )?उत्तर|जवाब|(?:σωστή )?απάντηση|(?:ה)?תשובה(?: הנכונה)?|উত্তর";
    private static final Wording ANSWER = new Wording("[^\\p{L}\\p{N}]*(?:" + ANSWER_WORDS
            + ")\\s*\\d{0,4}\\s*(?:[(（\\[][\\p{L}\\p{N} ]{1,12}[)）\\]]\\s*)?[:：.!]?(?:\\s+[a-h])?[^\\p{L}\\p{N}]*");
    private static final Wording ANSWER_START = new Wording(
            "[^\\p{L}\\p{N}]*(?:" + ANSWER_WORDS
                    + ")(?:\\s*\\d{0,4}\\s*(?:[(（][\\p{L}\\p{N} ]{1,12}[)）]\\s*)?[*_]{0,3}\\s*[:：】\\]][-–—]?|(?<=answer|ans)[*_]{0,3}\\s?[-–—]+(?=[\\s*_])|(?<=ans)\\.(?=[\\s*_]))[\\s*_]*");
    private static final Wording LETTER_START =
            new Wording("[^\\p{L}\\p{N}]*(?:a|ans|r|resp|о|답|答)\\s*\\d{0,4}\\s*[:：】\\]][\\s*_]*");
    private static final Wording QUESTION_START = new Wording("[^\\p{L}\\p{N}]{0,6}(?:" + QuestionText.WORDS
            + ")\\s*\\d{0,4}(?:\\s*[(（][^)）]{1,20}[)）])?\\s*(?:[:：.)]|(?<=\\d)\\s*、)\\s*\\S");
    /** The first letter of "question" in Spanish, Portuguese, Russian, German, Italian and Czech. */
    private static final Wording QUESTION_LETTER =
            new Wording("[^\\p{L}\\p{N}]{0,6}(?:p|в|f|d|o)\\s*\\d{0,4}\\s*[:：]\\s*\\S");

    /** "Source" or "reference" in other languages. */
    private static final String SOURCES =
            "相关文献|相关资料|related literature|источники?|ссылки|джерел[ао]|출처|참고(?: ?자료| ?문헌| ?사항| ?링크)?|레퍼런스|参考サイト|参考url|出典|参照|fuentes?|referencias?|fontes?|referências?"
                    + "|réf[ée]rences?|quellen?|riferiment[oi]|kaynak(?:lar|ça)?|nguồn|tham khảo|tài liệu tham khảo|źródł[oa]|المصادر?|مراجع";

    private static final Wording RELATED = new Wording(
            "[^\\p{L}\\p{N}]*(?:related(?: (?:questions?|topics?|concepts?|notes?|articles?|posts?))?|follow[- ]?ups?(?: questions?)?|next questions?"
                    + "|дополнительные вопросы|связанные (?:вопросы|темы)|相关(?:问题|题目|文章|阅读)|関連(?:質問|記事)|preguntas relacionadas|perguntas relacionadas)\\s*(?:[(（\\[][^)）\\]]{1,20}[)）\\]])?[^\\p{L}\\p{N}]*");

    private static final String NAMED = "\\s*\\d{0,4}[^\\p{L}\\p{N}]{0,3}(?:[:：][^\\p{L}\\p{N}]*|$)";
    private static final Wording TASK = new Wording(
            "[^\\p{L}\\p{N}]*(?:problem statement|task|exercise|challenge|题目描述|задача|условие(?: задачи)?|enunciado"
                    + "|ejercicio|exercice|aufgabe)" + NAMED);
    private static final Wording PROBLEM = new Wording("[^\\p{L}\\p{N}]*(?:problem|description|scenario)" + NAMED);

    /** What a programmer is told to do. */
    private static final Wording ORDER = new Wording(
            "(?:add|allow|avoid|build|call|check|convert|count|demonstrate|detect|determine|draw|flatten|generate|get|group|handle|join|limit"
                    + "|make|merge|parse|print|process|remove|return|reverse|rotate|run|simulate|sort|store|use|validate)\\s");

    private static final Wording TRAILER =
            new Wording("[^\\p{L}\\p{N}]*(?:references?|sources?|further reading|read more|see"
                    + " also|links?|resources|参考|参考资料|参考文献|参考链接|引用|出处|来源(?:依据)?|延伸阅读|原文|链接|" + SOURCES
                    + ")\\s*\\d{0,2}\\s*(?:[(（\\[][^)）\\]]{1,20}[)）\\]]\\s*)?[:：]?[^\\p{L}\\p{N}]*");
    private static final Wording TRAILER_START = new Wording("[^\\p{L}\\p{N}]*(?:references?|sources?|further"
            + " reading|参考|参考资料|参考文献|参考链接|引用|出处|来源(?:依据)?|延伸阅读|" + SOURCES + ")\\s*\\d{0,2}\\s*[:：].*");
    private static final Wording CONTENTS =
            new Wording("[^\\p{L}\\p{N}]*(?:table of contents?|contents?|toc|index|outline|on this"
                    + " page|目录|目次|索引|содержание|índice|sommaire|inhalt)(?:\\s+\\d{1,4})?[^\\p{L}\\p{N}]*");
    private static final Wording BACK = new Wording(
            "[^\\p{L}\\p{N}]*(?:(?:back|go|return|scroll) (?:back )?to (?:the )?(?:top|contents?|table of"
                    + " contents?|toc|index|main|home)|top|返回(?:顶部|目录)|回到(?:顶部|目录)|наверх|вернуться к (?:началу|оглавлению|содержанию)|к (?:началу|оглавлению|содержанию)|volver (?:arriba|al [íi]ndice|al inicio)|voltar ao (?:topo|[íi]ndice)|retour en haut|nach oben|맨 ?위로|トップへ戻る|目次へ戻る)[^\\p{L}\\p{N}]*");
    /** Words of a heading that is about the page, and more closely what they must be: a heading without the words is not looked at closely. */
    private static final List<Phrase> PROMOTIONS = List.of(
            new Phrase("sponsor", "\\bsponsors?\\b"),
            new Phrase("subscribe", "\\bsubscribe\\b"),
            new Phrase("disclaimer", "\\bdisclaimer\\b"),
            new Phrase("explore all", "explore all \\d+"),
            new Phrase("licen", "\\blicen[sc]e\\b"),
            new Phrase("contribut", "\\bcontribut(?:e|ing|ors?)\\b"),
            new Phrase("star history", ""),
            new Phrase("support ", "support (?:us|me|the (?:author|project)|this project)\\b"),
            new Phrase("newsletter", ""),
            new Phrase("buy me", ""),
            new Phrase("follow ", "follow (?:me|us)"),
            new Phrase("join ", "join (?:us|our|the)"),
            new Phrase("acknowledg", "acknowledge?ments?"),
            new Phrase("👉", ""),
            new Phrase("关注", ""),
            new Phrase("公众号", ""),
            new Phrase("赞赏", ""),
            new Phrase("打赏", ""),
            new Phrase("加群", ""),
            new Phrase("交流群", ""),
            new Phrase("许可证", ""),
            new Phrase("贡献", ""));

    /** A word of any language, then keys of one character each: {@code Respuesta: B}, {@code 答案：A、C}. */
    private static final Pattern KEY = Pattern.compile(
            "[^\\p{L}\\p{N}]*[\\p{L}\\p{M}][\\p{L}\\p{M}"
                    + " ]{0,30}\\s*[:：】]\\s*[*_`(（\\[]*[\\p{L}\\p{N}](?:[\\s,，、&/+]*(?:and|et|y|e|и|und|和|与|و)?[\\s,，、&/+]+[\\p{L}\\p{N}])*[^\\p{L}\\p{N}]*");

    /** The word for an answer and what joins it with a key: {@code The correct answer is}, {@code 答案为}, {@code Ans -}. */
    private static final Wording KEY_START = new Wording(
            "[^\\p{L}\\p{N}]*(?:" + ANSWER_WORDS
                    + "|(?:故|应|所以|因此)?(?:应)?选择?|故選)\\s*\\d{0,4}(?:\\s*[)）]|(?:s?\\s*(?:is|are|will be|es|est|ist|sind|é|è|—)\\b)?\\s*(?:option|choice)?)?\\s*[:：\\-–—是为=】\\]]?[\\s*_`(（\\[]*");

    private static final Wording KEY_TITLE = new Wording(
            "[^\\p{L}\\p{N}]*(?:(?:quiz |full |the |all |correct )*(?:answers?|solutions?)(?: keys?| sheet| and explanations?| & explanations?| explained| to (?:the )?(?:questions|quiz))?"
                    + "|(?:answer |quiz )keys?|solucionario|clave de respuestas|hoja de respuestas|gabarito|respostas|chave de respostas|corrig[ée]s?|corrections?|l[öo]sungsschl[üu]ssel|musterl[öo]sung(?:en)?"
                    + "|правильные ответы|(?:参考|标准|正确|全部)?答案(?:与解析|及解析|和解析|汇总|速查|表)?|解答一覧|正解一覧|정답(?: 및 해설|표)?|cevap anahtarı|soluzioni|kunci jawaban)[^\\p{L}\\p{N}]*");

    private static final Wording CHOICES = new Wording(
            "[^\\p{L}\\p{N}]*(?:(?:answer |possible )?(?:options|choices)|possible answers|选项|備選答案|选择项|選項|選択肢|보기|선택지|opciones(?: de respuesta)?|opções|alternativas|choix|réponses possibles"
                    + "|варианты(?: ответов?)?|варіанти(?: відповідей)?|antwortmöglichkeiten|auswahlmöglichkeiten|opzioni|seçenekler|şıklar|opcje|možnosti|opties|(?:các )?lựa chọn|pilihan(?: jawaban)?|opsi)[^\\p{L}\\p{N}]*");

    private static final Wording KEY_SENTENCE = new Wording(
            "[^\\p{L}\\p{N}]*(?:" + ANSWER_WORDS
                    + ")\\s*(?:is|are|es|est|ist|é|是|为|[：:])\\s*[^\\p{L}\\p{N}]*(?:option |choice )?(?:[a-h]|[1-9])(?:\\s*(?:,|、|and|&)?\\s*[a-h])*[^\\p{L}\\p{N}]*");

    /** How whoever wrote a page for a reader takes leave, as chat programs do. */
    private static final Wording CHATTER = new Wording(
            "[^\\p{L}\\p{N}]*(?:i hope (?:this|these|that|you|it)\\b|hope (?:this|these|that|it) helps|let me know (?:if|when|whether|which|how)\\b"
                    + "|(?:please )?feel free to (?:ask|reach|let|request|contact)\\b|(?:would you like|do you want|want) me to\\b"
                    + "|if you(?:['’]d| would) like(?: me|,? i can| more)\\b|if you (?:need|want) (?:more|any|further|me)\\b|good luck (?:with|on|in)\\b|happy (?:studying|learning|preparing|coding)\\b"
                    + "|希望(?:这|以上|本|对).{0,30}(?:有(?:所)?帮助|帮到)|如果(?:你|您)?(?:需要|想|还).{0,30}(?:告诉我|随时|我可以)|需要我.{0,30}吗|祝(?:你|您|大家)"
                    + "|espero que (?:esto|est[ae]s|isto|te|ajude|ayude)|av[ií]same si|d[ií]me si|me avise se|j['’]esp[èe]re que|n['’]h[ée]sitez pas|ich hoffe,? |sag (?:mir )?(?:einfach )?bescheid|надеюсь,? |дай(?:те)? знать)");

    private static final int LONGEST_CHATTER = 400;

    private Labels() {}

    /** Of the last paragraph of an answer: whether it speaks to the reader and no longer of the subject. */
    static boolean isChatter(String plain) {
        return plain.length() <= LONGEST_CHATTER && CHATTER.length(plain) > 0;
    }

    /** How many characters the announcement of a key takes at the beginning; 0 for none. */
    static int keyStart(String plain) {
        return Math.min(KEY_START.length(plain), plain.length());
    }

    /** Of the title of answers that stand together. */
    static boolean isKeyTitle(String plain) {
        return plain.length() <= 80 && KEY_TITLE.matches(plain);
    }

    static boolean isKey(String plain) {
        return plain.length() <= 80
                && ((hasColon(plain) && KEY.matcher(plain).matches())
                        || (endsInKeys(plain) && KEY_SENTENCE.matches(plain)));
    }

    /** Whether letters that may be keys are the last word: of nearly no line they are. */
    private static boolean endsInKeys(String plain) {
        int end = plain.length();
        while (end > 0 && !Character.isLetterOrDigit(plain.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && isKey(plain.charAt(start - 1))) {
            start--;
        }
        return start < end
                && (start == 0
                        || plain.charAt(start - 1) >= 0x80
                        || !Character.isLetterOrDigit(plain.charAt(start - 1)));
    }

    private static boolean isKey(char c) {
        return (c >= '1' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'h');
    }

    /** Of what announces choices, {@code Options:}. */
    static boolean isChoices(String plain) {
        return plain.length() <= 40 && CHOICES.matches(plain);
    }

    static boolean isAnswer(String plain) {
        return plain.length() <= 80 && ANSWER.matches(plain);
    }

    /** How many characters a mark like {@code A:} or {@code 答案：} takes at the beginning; 0 for none. */
    static int answerStart(String plain) {
        return ANSWER_START.length(plain);
    }

    /** The same for the bare letter that answers {@code Q:}. */
    static int letterStart(String plain) {
        return LETTER_START.length(plain);
    }

    /** Of a heading: what else one may ask or read. */
    static boolean isRelated(String plain) {
        return plain.length() <= 60 && RELATED.matches(plain);
    }

    /** What stands in brackets at the end of a label, in lower case; empty for nothing. */
    static String tag(String plain) {
        String text = plain.strip();
        int open = Math.max(text.lastIndexOf('('), text.lastIndexOf('（'));
        boolean closes = text.endsWith(")") || text.endsWith("）");
        return closes && open > 0 && text.length() - open <= 22
                ? text.substring(open + 1, text.length() - 1).strip().toLowerCase(Locale.ROOT)
                : "";
    }

    /** Whether a text says that it is what a title stands for: {@code **Problem**: write a method …}. */
    static boolean startsProblem(String plain) {
        int problem = PROBLEM.length(plain);
        String said = problem == 0 ? "" : plain.substring(Math.min(problem, plain.length()));
        return TASK.length(plain) > 0 || (problem > 0 && (Asking.sounds(said) || ORDER.length(said) > 0));
    }

    /** The same mark with nothing behind it: what is to be done comes below. */
    static boolean isTask(String plain) {
        return plain.length() <= 60 && TASK.matches(plain);
    }

    private static boolean hasColon(String plain) {
        return plain.indexOf(':') >= 0 || plain.indexOf('：') >= 0 || plain.indexOf('】') >= 0;
    }

    private static boolean isAnswerWithKey(String plain) {
        return plain.length() <= 300 && plain.indexOf('?') < 0 && answerStart(plain) > 2;
    }

    static boolean startsQuestion(String plain) {
        return QUESTION_START.length(plain) > 0
                || (QUESTION_LETTER.length(plain) > 0
                        && Asking.ends(plain.lines().findFirst().orElse("")));
    }

    static boolean isTrailer(String plain) {
        return plain.length() <= 60 && TRAILER.matches(plain);
    }

    static boolean startsTrailer(String plain) {
        return isTrailer(plain) || TRAILER_START.matches(plain);
    }

    static boolean isContents(String plain) {
        return plain.length() <= 60 && CONTENTS.matches(plain);
    }

    static boolean isBackToTop(String plain) {
        return plain.length() <= 60 && BACK.matches(plain);
    }

    /** Of headings. */
    static boolean isPromotion(String plain) {
        if (plain.length() <= 80 && CONTRIBUTE.matches(plain)) {
            return true;
        }
        if (plain.length() > 200 || plain.indexOf('?') >= 0 || plain.indexOf('？') >= 0 || plain.indexOf('\n') >= 0) {
            return false;
        }
        String lower = plain.toLowerCase(Locale.ROOT);
        for (Phrase phrase : PROMOTIONS) {
            if (phrase.isIn(lower)) {
                return true;
            }
        }
        return false;
    }

    /** A question that the page asks in its reader's name. */
    private static final Wording CONTRIBUTE = new Wording(
            "[^\\p{L}\\p{N}]*(?:(?:how (?:can|do|could) (?:i|you|we)|how to|want to|would you like to|wanna) (?:contribute|help(?: out)?)(?: to .{1,40})?"
                    + "|c[oó]mo (?:puedo )?(?:contribuir|colaborar|ayudar)|como (?:posso )?(?:contribuir|ajudar)|comment (?:puis-je )?(?:contribuer|aider)"
                    + "|wie kann ich (?:beitragen|mitmachen|helfen)|как (?:мне )?(?:внести (?:свой )?вклад|помочь(?: проекту)?)|如何(?:参与)?贡献|如何参与(?:贡献)?|어떻게 기여하나요)[^\\p{L}\\p{N}]*");

    private record Phrase(String words, Pattern closely) {
        Phrase(String words, String closely) {
            this(words, Pattern.compile(closely));
        }

        boolean isIn(String lower) {
            return lower.contains(words) && closely.matcher(lower).find();
        }
    }

    /** A part of a page that is neither question nor section of questions. */
    static boolean isAside(String plain) {
        return isAnswer(plain)
                || isKeyTitle(plain)
                || isKey(plain)
                || isAnswerWithKey(plain)
                || isTrailer(plain)
                || isContents(plain)
                || isBackToTop(plain)
                || isPromotion(plain);
    }
}
