/** What every measurement is a multiple of: a JVM that starts, prints a line and ends. */
public class Hello {
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
