#include "core/common/utf8.h"

#include <QTest>

using namespace dyngpt;

class TestUtf8 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void validity_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("firstInvalid"); // -1: valid
        QTest::newRow("empty") << QByteArray("") << -1;
        QTest::newRow("ascii") << QByteArray("kon*OFF") << -1;
        QTest::newRow("greek") << QByteArray("ρδS") << -1;
        QTest::newRow("four bytes") << QByteArray("\xF0\x9D\x9C\x8C") << -1;
        QTest::newRow("last code point") << QByteArray("\xF4\x8F\xBF\xBF") << -1;
        QTest::newRow("beyond Unicode") << QByteArray("a\xF4\x90\x80\x80") << 1;
        QTest::newRow("latin 1") << QByteArray("k\xF6 on") << 1;
        QTest::newRow("lone continuation") << QByteArray("\x80") << 0;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 0;
        QTest::newRow("overlong three") << QByteArray("\xE0\x80\xAF") << 0;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 0;
        QTest::newRow("cut off") << QByteArray("ab\xCF") << 2;
        QTest::newRow("cut by another") << QByteArray("\xE2\x82z") << 0;
    }
    void validity() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, firstInvalid);
        const auto found = firstInvalidUtf8(bytes.toStdString());
        QCOMPARE(found ? static_cast<int>(*found) : -1, firstInvalid);
    }

    void codePoints() {
        QVERIFY(toCodePoints("aρ\xF0\x9D\x9C\x8C") == U"aρ\U0001D70C");
        QVERIFY(toCodePoints("a\xFFz") == U"a\uFFFDz");
    }

    void positionsCountCharacters() {
        const std::string text = "ρρ=1\nδS x";
        const auto at = [&](std::size_t offset) {
            const auto position = positionOf(text, offset);
            return QPair<int, int>(position.line, position.column);
        };
        QCOMPARE(at(0), qMakePair(1, 1));
        QCOMPARE(at(4), qMakePair(1, 3));
        QCOMPARE(at(7), qMakePair(2, 1));
        QCOMPARE(at(text.find('x')), qMakePair(2, 4));
        QCOMPARE(at(1000), qMakePair(2, 5));
    }
};

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
