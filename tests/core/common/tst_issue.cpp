#include "core/common/issue.h"
#include "core/common/text.h"

#include <QTest>

using namespace dyngpt;

class TestIssue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textFillsPlaces_data() {
        QTest::addColumn<QString>("got");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const Text& message, const char* expected) {
            QTest::newRow(name) << QString::fromStdString(message.str()) << expected;
        };
        row("none", text("plain"), "plain");
        row("two", text("%1 of %2 sets", 3, 10), "3 of 10 sets");
        row("other order", text("%2 before %1", "a", "b"), "b before a");
        row("repeated", text("%1 and %1", "x"), "x and x");
        row("place in an argument", text("%1, %2", "%2", "y"), "%2, y");
        row("no such argument", text("%1 %2", "x"), "x %2");
        row("percent", text("100 % of %1", "x"), "100 % of x");
        row("percent at the end", text("%1 %", "x"), "x %");
        row("number", text("%1", 0.1), "0.1");
        row("rounded", text("%1", 1.0 / 3), "0.333333");
        row("large", text("%1", 100000.0), "100000");
        row("unicode", text("%1 → %2", "ρ", "δS"), "ρ → δS");
    }
    void textFillsPlaces() {
        QFETCH(QString, got);
        QTEST(got, "expected");
    }

    void issueIsOneLine() {
        const Issue full{Severity::Error, "counts.csv:14:3", text("\"%1\" is no count", "x"),
                         text("Write a number.")};
        QCOMPARE(full.str(), std::string("error: counts.csv:14:3: \"x\" is no count "
                                         "(Write a number.)"));
        const Issue bare{Severity::Warning, "", text("odd"), {}};
        QCOMPARE(bare.str(), std::string("warning: odd"));
        const Issue note{Severity::Note, "states", text("sum"), {}};
        QCOMPARE(note.str(), std::string("note: states: sum"));
    }

    void nothingStandsBehindACaret() {
        const Issue issue{Severity::Error, "rate", text("wrong\n    k**X\n     ^"), text("Fix.")};
        QCOMPARE(issue.str(), std::string("error: rate: wrong\n    k**X\n     ^\n(Fix.)"));
    }

    void errorShowsItsFirstIssue() {
        const Error error({{Severity::Error, "a", text("first"), {}},
                           {Severity::Error, "b", text("second"), {}}});
        QCOMPARE(error.what(), "error: a: first");
        QCOMPARE(error.issues().size(), 2U);
        QCOMPARE(Error("p", text("w"), text("r")).what(), "error: p: w (r)");
    }

    void onlyErrorsAreErrors() {
        QVERIFY(!hasErrors({}));
        QVERIFY(!hasErrors({{Severity::Note, "", {}, {}}, {Severity::Warning, "", {}, {}}}));
        QVERIFY(hasErrors({{Severity::Note, "", {}, {}}, {Severity::Error, "", {}, {}}}));
    }
};

QTEST_APPLESS_MAIN(TestIssue)
#include "tst_issue.moc"
