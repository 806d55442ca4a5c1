#include "core/common/numbers.h"
#include "core/common/text.h"

#include <QTest>

#include <clocale>
#include <cmath>
#include <limits>

using namespace dyngpt;

Q_DECLARE_METATYPE(std::optional<double>)

class TestNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void format_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("tenth") << 0.1 << "0.1";
        QTest::newRow("whole") << 5.0 << "5";
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("small") << 1e-10 << "1e-10";
        QTest::newRow("least plain") << 0.0001 << "0.0001";
        QTest::newRow("thousands") << 100000.0 << "100000";
        QTest::newRow("large") << 1e300 << "1e+300";
        QTest::newRow("negative") << -2.5 << "-2.5";
        QTest::newRow("all digits") << 0.1 + 0.2 << "0.30000000000000004";
    }
    void format() {
        QFETCH(double, value);
        const std::string text = formatNumber(value);
        QTEST(QString::fromStdString(text), "expected");
        QCOMPARE(*parseNumber(text), value);
    }

    void extremesComeBack() {
        using Limits = std::numeric_limits<double>;
        for (const double value : {Limits::max(), Limits::min(), Limits::denorm_min(),
                                   -Limits::max(), 9007199254740993.0, 1e16, 9999999999999998.0})
            QCOMPARE(*parseNumber(formatNumber(value)), value);
    }

    void significant() {
        QCOMPARE(formatSignificant(M_PI, 9), std::string("3.14159265"));
        QCOMPARE(formatSignificant(1234567.0, 3), std::string("1.23e+06"));
        QCOMPARE(formatSignificant(0.5, 9), std::string("0.5"));
    }

    void parse_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::optional<double>>("expected");
        const auto row = [](const char* text, std::optional<double> expected) {
            QTest::newRow(text) << text << expected;
        };
        row("1.5", 1.5);
        row("  7\t\r\n", 7);
        row("+3", 3);
        row("-3e2", -300);
        row(".5", 0.5);
        row("1e-400", 0);
        row("1e999", {});
        row("", {});
        row("   ", {});
        row("1,5", {});
        row("1.5x", {});
        row("1 2", {});
        row("+-3", {});
        row("++3", {});
        row("+", {});
        row("nan", {});
        row("inf", {});
        row("0x10", {});
    }
    void parse() {
        QFETCH(QString, text);
        QFETCH(std::optional<double>, expected);
        QCOMPARE(parseNumber(text.toStdString()), expected);
    }

    void parseWholeNumbers() {
        QCOMPARE(parseInteger(" 42 "), std::optional<std::int64_t>(42));
        QCOMPARE(parseInteger("+7"), std::optional<std::int64_t>(7));
        QCOMPARE(parseInteger("-9223372036854775808"),
                 std::optional(std::numeric_limits<std::int64_t>::min()));
        for (const char* wrong : {"", "4.0", "1e3", "9223372036854775808", "x", "4x"})
            QVERIFY2(!parseInteger(wrong), wrong);
    }

    void localeDoesNotMatter() {
        if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr)
            QSKIP("locale de_DE.UTF-8 is not installed");
        QCOMPARE(std::localeconv()->decimal_point, ",");
        const std::string number = formatNumber(0.25);
        const std::string significant = formatSignificant(0.25, 9);
        const std::string message = text("%1", 0.25).str();
        const auto parsed = parseNumber("0.25");
        const auto comma = parseNumber("0,25");
        std::setlocale(LC_ALL, "C.UTF-8");
        QCOMPARE(number, std::string("0.25"));
        QCOMPARE(significant, std::string("0.25"));
        QCOMPARE(message, std::string("0.25"));
        QCOMPARE(parsed, std::optional(0.25));
        QVERIFY(!comma);
    }
};

QTEST_APPLESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
