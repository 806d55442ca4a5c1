#include "ui/text.h"

#include <QTest>
#include <QTranslator>

using namespace dyngpt;

namespace {

/// Knows one message.
class OneMessage : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override {
        if (qstrcmp(context, "core") == 0 && qstrcmp(source, "%1 of %2 sets") == 0)
            return QStringLiteral("共 %2 组，已完成 %1 组");
        return {};
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestUiText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fillsInAndTranslates();
    void argumentsStayAsTheyAre();
    void issues();
    void durations();
};

void TestUiText::fillsInAndTranslates() {
    QCOMPARE(translated(text("%1 of %2 sets", 3, 10)), QStringLiteral("3 of 10 sets"));
    OneMessage chinese;
    QCoreApplication::installTranslator(&chinese);
    QCOMPARE(translated(text("%1 of %2 sets", 3, 10)), QStringLiteral("共 10 组，已完成 3 组"));
}

void TestUiText::argumentsStayAsTheyAre() {
    QCOMPARE(translated(text("%1 and %2", "%2", "b")), QStringLiteral("%2 and b"));
    QCOMPARE(translated(text("100 % of %3", "a")), QStringLiteral("100 % of %3"));
    QCOMPARE(translated(Text{}), QString());
}

void TestUiText::issues() {
    QCOMPARE(translated(Issue{Severity::Error, "a.csv:3", text("it is bad"), text("Mend it")}),
             QStringLiteral("a.csv:3: it is bad. Mend it"));
    QCOMPARE(translated(Issue{Severity::Error, "", text("Is it?"), text("Mend it")}),
             QStringLiteral("Is it? Mend it"));
    QCOMPARE(translated(Issue{Severity::Error, "", text("k*\n  ^"), text("Mend it")}),
             QStringLiteral("k*\n  ^\nMend it"));
    QCOMPARE(translated(std::vector<Issue>{{Severity::Note, "", text("a"), {}},
                                           {Severity::Note, "", text("b"), {}}}),
             QStringLiteral("a\nb"));
}

void TestUiText::durations() {
    QCOMPARE(displayDuration(0), QStringLiteral("0:00"));
    QCOMPARE(displayDuration(102.4), QStringLiteral("1:42"));
    QCOMPARE(displayDuration(3723), QStringLiteral("1:02:03"));
    QCOMPARE(displayDuration(-1), QStringLiteral("unknown"));
}

QTEST_GUILESS_MAIN(TestUiText)
#include "tst_ui_text.moc"
