package dev.qkv.schedule;

/** The four grades of FSRS. Hard is a pass; only Again is a lapse. */
public enum Rating {
    AGAIN(1, "again"),
    HARD(2, "hard"),
    GOOD(3, "good"),
    EASY(4, "easy");

    private final int grade;
    private final String word;

    Rating(int grade, String word) {
        this.grade = grade;
        this.word = word;
    }

    /** G of the equations: 1 Again, 2 Hard, 3 Good, 4 Easy. */
    public int grade() {
        return grade;
    }

    /** The word in logs. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for a grade other than 1 to 4 */
    public static Rating of(int grade) {
        for (Rating rating : values()) {
            if (rating.grade == grade) {
                return rating;
            }
        }
        throw new IllegalArgumentException("grade " + grade + " is none of 1 to 4");
    }

    /** @throws IllegalArgumentException for a word other than again, hard, good, easy */
    public static Rating parse(String word) {
        for (Rating rating : values()) {
            if (rating.word.equals(word)) {
                return rating;
            }
        }
        throw new IllegalArgumentException("rating \"" + word + "\" is none of again, hard, good, easy");
    }
}
