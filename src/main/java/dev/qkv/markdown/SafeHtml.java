package dev.qkv.markdown;

import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** HTML for other programs: raw HTML is escaped, addresses other than http, https and mailto are dropped, formulas stand between {@code \(…\)} and {@code \[…\]}. */
public final class SafeHtml {
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(Markdown.extensions())
            .nodeRendererFactory(Formulas::new)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .omitSingleParagraphP(true)
            .build();

    private SafeHtml() {}

    public static String of(Node node) {
        return RENDERER.render(node);
    }

    public static String of(String markdown) {
        return of(Markdown.parse(markdown));
    }

    private static final class Formulas implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        Formulas(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(InlineMath.class, FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            HtmlWriter html = context.getWriter();
            if (node instanceof InlineMath math) {
                html.text("\\(" + math.tex() + "\\)");
            } else if (node instanceof FencedCodeBlock fence && Markdown.isMath(fence)) {
                html.line();
                html.tag("p");
                html.text("\\[" + fence.getLiteral().strip() + "\\]");
                html.tag("/p");
                html.line();
            } else {
                new CoreHtmlNodeRenderer(context).render(node);
            }
        }
    }
}
