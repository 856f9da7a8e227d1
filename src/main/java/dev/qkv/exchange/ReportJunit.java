package dev.qkv.exchange;

import dev.qkv.exchange.TestReport.State;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The JUnit XML that CI viewers read: one suite, a group as the class name of its cases. */
final class ReportJunit {
    private final XMLStreamWriter xml;
    private int depth;

    private ReportJunit(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(TestReport report) {
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

    private void write(TestReport report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites");
        counts(report);
        start("testsuite");
        counts(report);
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(report.count(State.SKIPPED)));
        if (!report.properties().isEmpty()) {
            start("properties");
            for (Map.Entry<String, String> property : report.properties().entrySet()) {
                start("property");
                xml.writeAttribute("name", property.getKey());
                xml.writeAttribute("value", property.getValue());
                end(false);
            }
            end(true);
        }
        for (TestReport.Case test : report.cases()) {
            write(test);
        }
        end(true);
        end(true);
        xml.writeEndDocument();
    }

    private void counts(TestReport report) throws XMLStreamException {
        xml.writeAttribute("name", report.name());
        xml.writeAttribute("tests", String.valueOf(report.cases().size()));
        xml.writeAttribute("failures", String.valueOf(report.count(State.FAILED)));
    }

    private void write(TestReport.Case test) throws XMLStreamException {
        start("testcase");
        xml.writeAttribute("name", legal(test.name()));
        xml.writeAttribute("classname", test.group());
        TestReport.Outcome outcome = test.outcome();
        if (test.state() == State.SKIPPED) {
            start("skipped");
            xml.writeAttribute("message", legal(outcome.message()));
            end(false);
        } else if (test.state() == State.FAILED) {
            start("failure");
            xml.writeAttribute("type", outcome.type());
            xml.writeAttribute("message", legal(outcome.message()));
            xml.writeCharacters(legal(outcome.text()));
            end(false);
        }
        end(test.state() != State.PASSED);
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
