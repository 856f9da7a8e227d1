package dev.qkv.exchange;

import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Verdict;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A graded batch as the JUnit XML that CI viewers read: one suite, a case a question, a class name a concept. */
final class ReportJunit {
    private final XMLStreamWriter xml;
    private int depth;

    private ReportJunit(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(BatchReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new ReportJunit(xml).write(report);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.append('\n').toString();
    }

    private void write(BatchReport report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites");
        counts(report);
        start("testsuite");
        counts(report);
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(report.count(Verdict.Mark.OPEN)));
        start("properties");
        start("property");
        xml.writeAttribute("name", "seed");
        xml.writeAttribute("value", String.valueOf(report.seed()));
        end(false);
        end(true);
        for (BatchReport.Result result : report.results()) {
            write(result);
        }
        end(true);
        end(true);
        xml.writeEndDocument();
    }

    private void counts(BatchReport report) throws XMLStreamException {
        xml.writeAttribute("name", "qkv quiz");
        xml.writeAttribute("tests", String.valueOf(report.results().size()));
        xml.writeAttribute("failures", String.valueOf(report.total() - report.correct()));
    }

    private void write(BatchReport.Result result) throws XMLStreamException {
        Verdict verdict = result.verdict();
        start("testcase");
        xml.writeAttribute("name", result.card().question());
        xml.writeAttribute(
                "classname", result.card().bank() + "." + result.card().concept());
        if (verdict.mark() == Verdict.Mark.OPEN) {
            start("skipped");
            xml.writeAttribute("message", "open question, not graded");
            end(false);
        } else if (!verdict.right()) {
            Answer given = verdict.given();
            String expected = "expected " + verdict.expected().shown();
            start("failure");
            xml.writeAttribute("type", given == null ? "unanswered" : "wrong");
            xml.writeAttribute(
                    "message",
                    legal(given == null ? "not answered; " + expected : expected + ", got " + given.shown()));
            xml.writeCharacters(legal(verdict.why()));
            end(false);
        }
        end(!verdict.right());
    }

    private void start(String element) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth++));
        xml.writeStartElement(element);
    }

    /** @param block whether the end tag stands in a line of its own */
    private void end(boolean block) throws XMLStreamException {
        depth--;
        if (block) {
            xml.writeCharacters("\n" + "  ".repeat(depth));
        }
        xml.writeEndElement();
    }

    /** XML 1.0 cannot hold control characters or half a surrogate pair, not even escaped. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean allowed = point == '\t'
                    || point == '\n'
                    || (point >= 0x20 && point <= 0xD7FF)
                    || (point >= 0xE000 && point <= 0xFFFD)
                    || point >= 0x10000;
            legal.appendCodePoint(allowed ? point : 0xFFFD);
        });
        return legal.toString();
    }
}
