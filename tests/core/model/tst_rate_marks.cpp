// An expression as an editor shows it: words by kind, problems by place, completions.

#include "core/model/rate_marks.h"

#include <QTest>

#include <algorithm>

using namespace dyngpt;
using Kind = RateMark::Kind;

namespace {

const RateScope scope{{"X", "δS"}, {"k", "k_on", "ρ"}, false};

std::vector<std::string> texts(const std::vector<RateCompletion>& completions) {
    std::vector<std::string> result;
    for (const RateCompletion& completion : completions)
        result.push_back(completion.text);
    return result;
}

} // namespace

class TestRateMarks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWordHasItsKind();
    void problemsStandWhereTheyAre();
    void namesAreCompleted();
    void timingKnowsNoCounts();
};

void TestRateMarks::everyWordHasItsKind() {
    const std::vector<RateMark> expected = {
        {Kind::Parameter, 0, 2}, {Kind::Sign, 2, 1},      {Kind::State, 3, 3},
        {Kind::Sign, 6, 1},      {Kind::Number, 7, 4},    {Kind::Sign, 12, 1},
        {Kind::Function, 14, 4}, {Kind::Sign, 18, 1},     {Kind::Unknown, 19, 2},
        {Kind::Sign, 21, 1},     {Kind::Constant, 22, 3}, {Kind::Sign, 25, 1},
        {Kind::Sign, 26, 1},     {Kind::Unknown, 27, 1}};
    QCOMPARE(markRate("ρ*δS*2e-1 + sqrt(kk-_pi)*t", scope), expected);
    RateScope timed = scope;
    timed.time = true;
    QCOMPARE(markRate("t", timed), (std::vector<RateMark>{{Kind::Time, 0, 1}}));
    // Only what is called is a function.
    QCOMPARE(markRate("sqrt", scope), (std::vector<RateMark>{{Kind::Unknown, 0, 4}}));
}

void TestRateMarks::problemsStandWhereTheyAre() {
    const auto problems = locateRateProblems("ρ*kk + oops", scope.names(), "r");
    QCOMPARE(problems.size(), std::size_t{2});
    QCOMPARE(problems[0].offset, std::size_t{3}); // in bytes: ρ has two
    QCOMPARE(problems[0].length, std::size_t{2});
    QCOMPARE(problems[0].issue.what.arguments[1], std::string("3")); // in characters
    QCOMPARE(problems[1].offset, std::size_t{8});
    QCOMPARE(problems[1].length, std::size_t{4});
    const auto unfinished = locateRateProblems("k*", scope.names(), "r");
    QCOMPARE(unfinished.size(), std::size_t{1});
    QCOMPARE(unfinished[0].offset, std::size_t{2});
    QCOMPARE(unfinished[0].length, std::size_t{0});
    QVERIFY(locateRateProblems("k*X", scope.names(), "r").empty());
}

void TestRateMarks::namesAreCompleted() {
    QCOMPARE(nameBefore("k*X + k_o", 9), std::string_view("k_o"));
    QCOMPARE(nameBefore("k*X + k_o", 7), std::string_view("k"));
    QCOMPARE(nameBefore("k*X", 2), std::string_view());
    QCOMPARE(nameBefore("2*", 1), std::string_view());
    QCOMPARE(texts(completeRate("K", scope)), (std::vector<std::string>{"k", "k_on"}));
    QCOMPARE(texts(completeRate("δ", scope)), (std::vector<std::string>{"δS"}));
    QCOMPARE(texts(completeRate("sq", scope)), (std::vector<std::string>{"sqrt"}));
    QVERIFY(completeRate("none", scope).empty());
    const auto all = completeRate("", scope);
    QCOMPARE(all.front(), (RateCompletion{"X", Kind::State}));
    QVERIFY(std::ranges::find(all, RateCompletion{"hill", Kind::Function}) != all.end());
}

void TestRateMarks::timingKnowsNoCounts() {
    Network network;
    network.stateNames = {"X"};
    network.parameters = {{"k"}};
    QCOMPARE(rateScope(network).names(), (std::vector<std::string>{"X", "k"}));
    QCOMPARE(timingScope(network).names(), (std::vector<std::string>{"k"}));
    QCOMPARE(triggerScope(network).names(), (std::vector<std::string>{"X", "k", "t"}));
}

QTEST_APPLESS_MAIN(TestRateMarks)
#include "tst_rate_marks.moc"
