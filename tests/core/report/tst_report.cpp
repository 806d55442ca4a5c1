#include "core/common/version.h"
#include "core/report/composer.h"
#include "core/report/report.h"
#include "report_samples.h"
#include "report_text.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>
#include <set>

using namespace dyngpt;
using namespace samples;

namespace {

/// RFC 4180, strictly; an empty result for anything malformed.
std::vector<std::vector<std::string>> parseCsv(const std::string& text) {
    std::vector<std::vector<std::string>> rows{{""}};
    std::size_t i = 0;
    while (i < text.size()) {
        std::string& field = rows.back().back();
        if (text[i] == '"') {
            for (++i; i < text.size(); ++i) {
                if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"')
                    ++i;
                else if (text[i] == '"')
                    break;
                field += text[i];
            }
            ++i;
        } else {
            while (i < text.size() && text[i] != ',' && text[i] != '\r')
                field += text[i++];
        }
        if (text.compare(i, 2, "\r\n") == 0) {
            rows.push_back({""});
            i += 2;
        } else if (i < text.size() && text[i] == ',') {
            rows.back().push_back("");
            ++i;
        } else {
            return {};
        }
    }
    rows.pop_back();
    return rows;
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCombinationComposes() {
        for (int mask = 0; mask < 128; ++mask) {
            ReportInput input = someInput();
            if (mask & 1)
                input.dataset = someDataset();
            if (mask & 2)
                input.training = someTraining();
            if (mask & 4)
                input.validation = someValidation(mask & 32);
            if (mask & 8)
                input.posterior = somePosterior();
            if (mask & 16)
                input.staleStages = {"Train", "Validate"};
            if (mask & 64 && input.dataset)
                input.dataset->imported = true;
            if (mask & 64 && input.posterior)
                input.posterior->metThreshold = false;
            const Report report = composeReport(input);
            const int results = bool(mask & 1) + bool(mask & 2) + bool(mask & 4) + bool(mask & 8);
            QCOMPARE(report.sections.size(), std::size_t(3 + results));
            QCOMPARE(report.absent.size(), std::size_t(4 - results));
            for (const ReportSection& section : report.sections) {
                QVERIFY(!section.title.empty());
                QVERIFY(!section.blocks.empty());
            }
            std::set<std::string> csvNames;
            std::size_t tables = report.data.size();
            const auto check = [&csvNames](const ReportTable& table) {
                csvNames.insert(table.csvName);
                for (const auto* rows : {&table.rows, &table.exactRows})
                    for (const auto& row : *rows)
                        QCOMPARE(row.size(), table.header.size());
                QCOMPARE(table.exactRows.size(), table.rows.size());
            };
            for (const ReportTable& table : report.data)
                check(table);
            for (const ReportSection& section : report.sections)
                for (const ReportBlock& block : section.blocks)
                    if (const auto* table = std::get_if<ReportTable>(&block)) {
                        check(*table);
                        ++tables;
                    }
            QCOMPARE(csvNames.size(), tables); // no file overwrites another
            QCOMPARE(toCsv(report).size(), tables);
            const QString text = plainText(toHtml(report));
            QVERIFY(!text.isEmpty());
            QCOMPARE(text.contains("has not been simulated yet"), !(mask & 1));
            QCOMPARE(text.contains("has not been checked yet"), (mask & 2) && !(mask & 4));
            QCOMPARE(text.contains("No parameters have been inferred yet."),
                     (mask & 2) && !(mask & 8));
            QCOMPARE(text.contains("Train, Validate"), bool(mask & 16));
            QVERIFY(!text.contains("%1") && !text.contains("%2"));
        }
    }

    void pageSaysWhatMatters() {
        ReportInput input = someInput();
        input.dataset = someDataset();
        input.training = someTraining();
        input.validation = someValidation(true);
        input.posterior = somePosterior();
        const std::string html = toHtml(composeReport(input));
        std::set<QString> names;
        const QString text = plainText(html, &names);
        for (const char* wanted :
             {"Report on Gene & <Co> \"quoted\"", "kon\u2009·\u2009OFF", "OFF → ON", "2 mRNA → ∅",
              "k2\u2009·\u2009mRNA\u2009·\u2009(mRNA < 5)",
              "100 training sets and 12 held-out sets took 5 min",
              "step 500 are kept, where the held-out loss was lowest: 0.1235", "at most 1.25 %",
              "agrees with simulation as well as a second simulation does",
              "explains the 3000 observed cells. They narrow down kon, but cannot determine k<2>.",
              "Note: Something about kon. Do better.", "cells, \"day\" 1.csv", "00000000000000aa",
              "2026-01-02T06:04:05Z", "0.3333", "∞"})
            QVERIFY2(text.contains(wanted), wanted);
        QVERIFY(text.contains(QString::fromStdString(programVersion())));
        QVERIFY(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
        for (const char* name : {"main", "table", "caption", "figure", "figcaption", "svg", "nav"})
            QVERIFY2(names.contains(name), name);
        QVERIFY(html.find("prefers-color-scheme: dark") != std::string::npos);
        // One self-contained page: nothing is fetched.
        for (const char* foreign : {"src=", "url(", "@import", "<script", "<link"})
            QVERIFY2(html.find(foreign) == std::string::npos, foreign);
    }

    void bayesianSectionShowsWhatTheNumbersAreWorth() {
        ReportInput input = someInput();
        input.posterior = bayesianPosterior();
        input.calibration = someCalibration();
        const Report report = composeReport(input);
        const QString text = plainText(toHtml(report));
        for (const char* wanted :
             {"full likelihood of the cells: NUTS", "lognormal with median 0.05 and sigma 0.5",
              "uniform from 0.1 to 10", "The 4 chains agree: R-hat is at most 1.003",
              "at least 987 independent ones", "as good as chance allows", "0.0125", "burst size",
              "k2\u2009/\u2009kon", "6.789", "0.444", "1235",
              "The intervals keep their promise: in 300",
              "Of 302 simulations 2 gave no posterior, and 4 gave one", "285 of 300 (275 to 294)",
              "as it should be", "fixed", "00000000000000ee", "95 % of the posterior"})
            QVERIFY2(text.contains(wanted), wanted);
        QVERIFY(!text.contains("Starts"));
        const auto files = toCsv(report);
        QVERIFY(files.at("estimates.csv").find("0.9,1.003,1234.5,987.5") != std::string::npos);
        QVERIFY(files.contains("derived.csv") && files.contains("calibration.csv"));
    }

    void doesNotClaimMoreThanTheNumbersShow() {
        const auto page = [](const std::function<void(ReportInput&)>& change) {
            ReportInput input = someInput();
            input.posterior = bayesianPosterior();
            change(input);
            return plainText(toHtml(composeReport(input)));
        };
        const char* good = "The network explains the 3000 observed cells";
        QVERIFY(page([](ReportInput&) {}).contains(good));
        const QString disagree =
            page([](ReportInput& input) { input.posterior->estimates[1].rHat = 1.2; });
        QVERIFY(disagree.contains("chains disagree (R-hat is 1.2 for k<2>"));
        QVERIFY(!disagree.contains(good));
        const QString bad = page([](ReportInput& input) { input.posterior->fitKl = 0.021; });
        QVERIFY(bad.contains("The fit is bad") && !bad.contains(good));
        const QString divergent =
            page([](ReportInput& input) { input.posterior->sampler.divergences = 3; });
        QVERIFY(divergent.contains("ended in a divergence") && !divergent.contains(good));
        const QString few =
            page([](ReportInput& input) { input.posterior->estimates[0].tailSize = 99; });
        QVERIFY(few.contains("worth only 99 independent ones"));
        const QString wide =
            page([](ReportInput& input) { input.posterior->estimates[0].contraction = 0.1; });
        QVERIFY(wide.contains("narrow down k<2>, but cannot determine kon"));
        const QString heavy = page([](ReportInput& input) {
            input.posterior->settings.method = InferenceMethod::Importance;
            input.posterior->sampler.paretoK = 0.8;
        });
        QVERIFY(heavy.contains("not to be trusted: Pareto k is 0.8") && !heavy.contains(good));
        const QString unlike = page([](ReportInput& input) {
            input.posterior->settings.method = InferenceMethod::Exact;
            input.posterior->sampler.paretoK = 0.8;
        });
        QVERIFY(unlike.contains("differ too much from the solver") && !unlike.contains(good));
        QVERIFY(heavy.contains("cannot be told from draws that are not to be relied on") &&
                !heavy.contains("Taken alone"));
        QVERIFY(page([](ReportInput& input) {
                    input.posterior->notes = {
                        {Severity::Warning, "kon", text("kon and koff are one"), {}}};
                }).contains("Warnings in the section on inference: 1."));
        QVERIFY(page([](ReportInput& input) {
                    input.posterior->notes = {
                        {Severity::Warning, "kon", text("Only %1 is known", "kon/kon"), {}}};
                }).contains("Only kon\u2009/\u2009kon is known"));
        const QString unchecked = page([](ReportInput&) {});
        QVERIFY(unchecked.contains("has not been checked by simulation"));
        const QString narrow = page([](ReportInput& input) {
            input.calibration = someCalibration();
            input.calibration->parameters[0].covered[2] = 273;
            input.calibrationIsStale = true;
        });
        QVERIFY(narrow.contains("The intervals of kon do not keep their promise"));
        QVERIFY(narrow.contains("intervals too narrow"));
        QVERIFY(narrow.contains("This calibration is out of date"));
        const auto observed = [&](std::vector<std::string> states) {
            return page([&](ReportInput& input) {
                input.calibration = someCalibration();
                input.calibration->observedStates = {"M", "P"};
                input.calibration->settings.cells = 3000;
                input.posterior->observedStates = std::move(states);
            });
        };
        QVERIFY(!observed({"P", "M"}).contains("before it is made anew"));
        QVERIFY(observed({"P"}).contains("counts of M, P, the cells here of P: it does not say"));
        const auto counted = [&](int cells) {
            return page([&](ReportInput& input) {
                input.calibration = someCalibration();
                input.posterior->observedStates = input.calibration->observedStates;
                input.calibration->settings.cells = cells;
            });
        };
        QVERIFY(!counted(3000).contains("before it is made anew"));
        QVERIFY(counted(500).contains("Each simulation has 500 cells, the data here 3000."));
    }

    void manyGroupsAreOneTable() {
        ReportInput input = someInput();
        for (int g = 0; g < 120; ++g) {
            Posterior posterior = bayesianPosterior();
            posterior.group = "gene" + std::to_string(g);
            posterior.points.clear();
            input.groups.push_back(posterior);
        }
        input.groups[1] = {};
        input.groups[1].group = "gene1";
        input.groups[1].failure = "no cell is left";
        input.groups[2].fitKl = 1;
        input.groups[3].estimates[0].rHat = 2;
        input.groups[4].estimates[0].contraction = 0;
        const Report report = composeReport(input);
        const QString text = plainText(toHtml(report));
        for (const char* wanted :
             {"119 of 120 groups were inferred, 1 failed. Of the inferred ones 1 are fitted badly, "
              "in 1 the sampler is not to be relied on, and in 1 the cells",
              "The first 50 of 120 groups", "gene49", "failed: no cell is left", "bad fit",
              "not converged", "not all determined", "6.789 (3 – 11)"})
            QVERIFY2(text.contains(wanted), wanted);
        QVERIFY(!text.contains("gene50"));
        const auto rows = parseCsv(toCsv(report).at("groups.csv"));
        QCOMPARE(rows.size(), std::size_t{121});
        QCOMPARE(rows[120][0], std::string("gene119"));
    }

    void verdictFollowsTheNumbers() {
        const auto verdict = [](double kl, bool floor) {
            ReportInput input = someInput();
            input.validation = someValidation(floor, kl);
            return plainText(toHtml(composeReport(input)));
        };
        QVERIFY(verdict(0.019, true).contains("as well as a second simulation"));
        QVERIFY(verdict(0.05, true).contains("comes close to simulation"));
        QVERIFY(verdict(0.07, true).contains("by more than chance explains"));
        QVERIFY(verdict(0.07, false).contains("median KL divergence of at most 0.07"));
    }

    void figuresStandWhereTheirDataAre() {
        ReportInput input = someInput();
        input.training = someTraining();
        input.validation = someValidation(false);
        input.posterior = somePosterior();
        const Report report = composeReport(input);
        std::vector<int> figures;
        for (const ReportSection& section : report.sections) {
            figures.push_back(0);
            for (const ReportBlock& block : section.blocks)
                if (const auto* figure = std::get_if<ReportFigure>(&block)) {
                    ++figures.back();
                    QVERIFY(!figure->caption.empty());
                    QVERIFY(figure->width > 0 && figure->height > 0);
                    QVERIFY(!plainText(figure->svg).isEmpty());
                    QVERIFY(figure->svg.find("nan") == std::string::npos);
                }
        }
        // The network; loss; divergences, mean and sd of two states; both parameters together and
        // each, one observed state, descents.
        QCOMPARE(figures, std::vector<int>({0, 1, 1, 5, 5, 0}));
    }

    void saysHowTheSetsWereMade() {
        ReportInput input = someInput();
        input.network.stateNames = {"OFF", "ON", "mRNA"};
        input.network.recordedStates = {1, 2};
        input.dataset = someDataset();
        input.dataset->settings.sampling = Sampling::ResidenceTime;
        input.dataset->settings.replicasPerSet = 3;
        input.dataset->settings.secondStart = true;
        input.dataset->startsDiffer = 5;
        input.dataset->digest = {NoiseFloor{{0.0123456, 0.05}, 0.1},
                                 UpperBounds{{2, 40}, {0, 0.00125}, {0, 0.0005}}};
        const Report simulated = composeReport(input);
        const QString text = plainText(toHtml(simulated));
        for (const char* wanted :
             {"Exact stochastic simulation of 100 training sets", "In 2 of the sets the two halves",
              "In 5 of the sets runs from two initial states differ", "Time spent in it"})
            QVERIFY2(text.contains(wanted), wanted);
        QVERIFY(!text.contains("Interval between snapshots"));
        QCOMPARE(
            toCsv(simulated).at("simulated_counts.csv"),
            std::string("State,Split-half distance,Upper bound,\"Cut off, mean\",\"Cut off, at "
                        "most\"\r\nON,0.0123456,1,0,0\r\nmRNA,0.05,39,0.0005,0.00125\r\n"));
        input.dataset->settings.teacher = Teacher::Exact;
        const QString exact = plainText(toHtml(composeReport(input)));
        QVERIFY(exact.contains("100 training sets were solved exactly"));
        QVERIFY(exact.contains("12 held-out sets simulated"));
    }

    void csvIsExact() {
        ReportInput input = someInput();
        input.dataset = someDataset();
        input.training = someTraining();
        input.validation = someValidation(true);
        input.posterior = somePosterior();
        const auto files = toCsv(composeReport(input));
        QCOMPARE(
            files.at("parameters.csv"),
            std::string("Parameter,Lower bound,Upper bound\r\nkon,0.01,0.1\r\nk<2>,0.1,10\r\n"));
        QCOMPARE(files.at("posterior.csv"), std::string("kon,k<2>,Loss,Weight\r\n"
                                                        "0.05,0.3333333333333333,3.1,0.6\r\n"
                                                        "0.06,2,3.2,0.4\r\n"));
        QCOMPARE(files.at("training_history.csv"),
                 std::string("Step,Training loss,Held-out loss,Learning rate,Seconds\r\n"
                             "250,0.5,0.6,0.001,10\r\n500,0.1,0.123456789,1e-05,20\r\n"));
        const auto events = parseCsv(files.at("events.csv"));
        QCOMPARE(events[1], std::vector<std::string>({"1", "OFF − 1, ON + 1", "kon*OFF"}));
        QVERIFY(files.at("events.csv").find("\"OFF − 1, ON + 1\"") != std::string::npos);
        for (const auto& [name, content] : files) {
            const auto rows = parseCsv(content);
            QVERIFY2(rows.size() >= 2, name.c_str());
            for (const auto& row : rows)
                QCOMPARE(row.size(), rows[0].size());
        }
        QCOMPARE(parseCsv(files.at("validation_sets.csv")).size(), std::size_t{1 + 24});
    }

    void parametersHaveUnits() {
        ReportInput input = someInput();
        input.network.parameters[0].unit = "1/h";
        input.network.parameters[1].unit = "1/<cell>";
        input.validation = someValidation(true);
        for (const Posterior& posterior : {somePosterior(), bayesianPosterior()}) {
            input.posterior = posterior;
            const Report report = composeReport(input);
            const QString html = QString::fromStdString(toHtml(report));
            // In the tables of the network and of the posterior.
            QVERIFY(html.count("<td><i>k</i><sub>on</sub> (1/h)</td>") >= 2);
            QVERIFY(html.contains("(1/&lt;cell&gt;)"));
            // On the axis of its posterior.
            QVERIFY(html.contains(">\u00A0(1/h)</text>"));
            for (const auto& [name, content] : toCsv(report))
                QVERIFY2(content.find("1/h") == std::string::npos, name.c_str());
        }
    }

    void csvQuotes() {
        Report report;
        report.data = {{"", "t.csv", {"a,b", "c\"d", "e\nf", "g;h "}, {{"1", "", "2", "3"}}, {}}};
        QCOMPARE(toCsv(report).at("t.csv"),
                 std::string("\"a,b\",\"c\"\"d\",\"e\nf\",g;h \r\n1,,2,3\r\n"));
    }

    void everyTextIsTranslatable_data() {
        QTest::addColumn<bool>("bayesian");
        QTest::newRow("inferrer") << false;
        QTest::newRow("Bayesian") << true;
    }

    void everyTextIsTranslatable() {
        QFETCH(bool, bayesian);
        ReportInput input = someInput();
        input.dataset = someDataset();
        input.training = someTraining();
        input.validation = someValidation(true);
        input.posterior = bayesian ? bayesianPosterior() : somePosterior();
        if (bayesian)
            input.calibration = someCalibration();
        input.staleStages = {"Train"};
        // A translator who answers in one letter leaves no English word outside names and values.
        const Report report = composeReport(input, [](const Text&) { return std::string("Ж"); });
        const std::string html = toHtml(report);
        const QString text = plainText(
            html.substr(html.find("<body>"), html.find("</body>") + 7 - html.find("<body>")));
        for (const char* english : {"Summary", "State", "Mean", "solver", "Solver", "Step", "Note",
                                    "yes", "Seed", "Prior", "Train", "cells"})
            QVERIFY2(!text.contains(english), english);
    }

    void shownNumbers() {
        QCOMPARE(shownNumber(0.123456), std::string("0.1235"));
        QCOMPARE(shownNumber(20001), std::string("20001"));
        QCOMPARE(shownNumber(123456.7), std::string("123457"));
        QCOMPARE(shownNumber(5), std::string("5"));
        QCOMPARE(shownNumber(std::numeric_limits<double>::quiet_NaN()), std::string("–"));
        QCOMPARE(shownDuration(3.14159).str(), std::string("3.14 s"));
        QCOMPARE(shownDuration(600).str(), std::string("10 min"));
        QCOMPARE(shownDuration(9000).str(), std::string("2.5 h"));
    }
};

QTEST_APPLESS_MAIN(ReportTest)
#include "tst_report.moc"
