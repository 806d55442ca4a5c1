#include "core/common/hash.h"

#include <QTest>

using namespace dyngpt;

class TestHash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // From the test suite of FNV's authors.
    void knownAnswers() {
        QCOMPARE(hashText(""), std::string("cbf29ce484222325"));
        QCOMPARE(hashText("a"), std::string("af63dc4c8601ec8c"));
        QCOMPARE(hashText("foobar"), std::string("85944171f73967e8"));
    }

    void valuesKeepTheirLimits() {
        QVERIFY(Hasher().add("ab").add("c").hex() != Hasher().add("a").add("bc").hex());
        QVERIFY(Hasher().add("").add("a").hex() != Hasher().add("a").add("").hex());
        QVERIFY(Hasher().add(1).hex() != Hasher().add(1.0).hex());
        QVERIFY(Hasher().add(1).add(2).hex() != Hasher().add(2).add(1).hex());
        QVERIFY(Hasher().hex() != Hasher().add("").hex());
    }

    void equalValuesAreEqual() {
        QCOMPARE(Hasher().add(0.0).hex(), Hasher().add(-0.0).hex());
        QCOMPARE(Hasher().add(7).hex(), Hasher().add(std::int64_t{7}).hex());
        QCOMPARE(Hasher().add("x").add(0.5).hex(), Hasher().add(std::string("x")).add(0.5).hex());
    }

    // Stored in project files: must not change from version to version.
    void staysTheSame() {
        QCOMPARE(Hasher().add("k").add(0.1).add(3).hex(), std::string("3109564fd0a94883"));
    }
};

QTEST_APPLESS_MAIN(TestHash)
#include "tst_hash.moc"
