import dev.qkv.markdown.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Parses every Markdown file of a folder with CommonMark and does nothing else: what the building of an index is measured against. */
final class Parse {
    private Parse() {}

    public static void main(String[] args) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
            files = walk.filter(path -> path.toString().endsWith(".md")).toList();
        }
        for (Path file : files) {
            Markdown.parse(Files.readString(file));
        }
    }
}
