#include "core/common/version.h"
#include "core/report/composer.h"
#include "core/report/report.h"

#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>
#include <set>

using namespace dyngpt;

namespace {

ReportInput::Dataset someDataset() {
    ReportInput::Dataset dataset;
    dataset.trainSets = 100;
    dataset.validSets = 12;
    dataset.halvesDiffer = 2;
    dataset.seconds = 300;
    dataset.settings.seed = 41;
    dataset.provenance = {"00000000000000aa", 41, "0.1.0", "2026-01-02T03:04:05Z"};
    return dataset;
}

ReportInput::Training someTraining() {
    ReportInput::Training training;
    training.shape.stateNames = {"ON", "mRNA"};
    training.shape.stateBounds = {2, 40};
    training.result.history = {{250, 0.5, 0.6, 1e-3, 10}, {500, 0.1, 0.123456789, 1e-5, 20}};
    training.result.bestStep = 500;
    training.result.bestHeldOutLoss = 0.123456789;
    training.result.device = "cpu";
    training.droppedMass = 0.0125;
    training.provenance = {"00000000000000bb", 1, "0.1.0", "2026-01-02T04:04:05Z"};
    return training;
}

ValidationReport someValidation(bool floor, double kl = 0.01) {
    ValidationReport report;
    report.stateNames = {"ON", "mRNA"};
    for (int i = 0; i < 12; ++i) {
        SetComparison set;
        set.index = i;
        set.parameters = {0.05, 1.0 / 3};
        const StateComparison state{1.0 + i, 0.5,  1.1 + i,
                                    0.6,     kl,   kl,
                                    0.1,     0.02, floor ? std::optional(0.02) : std::nullopt};
        set.states = {state, state};
        set.jointTotalVariation = 0.1 * i;
        report.sets.push_back(set);
        report.worst.insert(report.worst.begin(), i);
    }
    const Spread spread{kl, 2 * kl, 3 * kl};
    const Spread noise{0.02, 0.03, std::numeric_limits<double>::infinity()};
    const StateSummary summary{spread, floor ? std::optional(noise) : std::nullopt, spread, spread,
                               spread};
    report.summary = {summary, summary};
    report.provenance = {"00000000000000cc", 0, "0.1.0", "2026-01-02T05:04:05Z"};
    return report;
}

Posterior somePosterior() {
    Posterior posterior;
    posterior.parameterNames = {"kon", "k<2>"};
    posterior.observedStates = {"mRNA"};
    posterior.points = {{{0.05, 1.0 / 3}, 3.1, 0.6}, {{0.06, 2}, 3.2, 0.4}};
    posterior.estimates = {{"kon", 0.05, 0.054, 0.05, 0.06, 0.05, 0.06, 0.01, 0.1},
                           {"k<2>", 1.0 / 3, 1, 0.1, 10, 0.1, 10, 0.1, 10}};
    posterior.starts.resize(2);
    posterior.lossCurves = {{5, 4, 3.1}, {}};
    posterior.bestPossibleLoss = 3;
    posterior.acceptanceThreshold = 0.25;
    posterior.bestLoss = 3.1;
    posterior.fitKl = 0.1;
    posterior.cells = 3000;
    posterior.dataMarginals = {{0.5, 0.5, 0, 0}};
    posterior.fitMarginals = {{0.4, 0.5, 0.1, 0}};
    posterior.notes = {{Severity::Warning, "kon", text("Something about %1", std::string("kon")),
                        text("Do better")}};
    posterior.provenance = {"00000000000000dd", 1, "0.1.0", "2026-01-02T06:04:05Z"};
    return posterior;
}

ReportInput someInput() {
    ReportInput input;
    input.projectName = "Gene & <Co> \"quoted\"";
    Network& n = input.network;
    n.modelName = "telegraph";
    n.stateNames = {"ON", "OFF", "mRNA"};
    n.initialValues = {1, 0, 0};
    n.recordedStates = {0, 2};
    n.observedStates = {2};
    n.events = {{{{"OFF", -1}, {"ON", 1}}, "kon*OFF", {}, {}},
                {{{"mRNA", -2}}, "k2*mRNA*(mRNA<5)", {}, {}}};
    n.parameters = {{"kon", 0.01, 0.1}, {"k<2>", 0.1, 10}};
    input.dataFile = "cells, \"day\" 1.csv";
    return input;
}

/// Parses as XML; returns an empty text and fails otherwise. Collects element names and ids.
QString plainText(const std::string& html, std::set<QString>* names = nullptr) {
    QString all;
    QXmlStreamReader reader(QByteArray::fromStdString(html));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters())
            all += reader.text();
        if (reader.isStartElement() && names)
            names->insert(reader.name().toString());
    }
    if (!reader.hasError())
        return all;
    qWarning() << reader.errorString() << reader.lineNumber() << reader.columnNumber();
    return {};
}

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
            QCOMPARE(report.sections.size(), std::size_t{7});
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
            QCOMPARE(text.contains("The solver has not been trained yet."), !(mask & 2));
            QCOMPARE(text.contains("The solver has not been validated yet."), !(mask & 4));
            QCOMPARE(text.contains("No parameters have been inferred yet."), !(mask & 8));
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
             {"Report on Gene & <Co> \"quoted\"", "kon*OFF", "OFF − 1, ON + 1", "mRNA − 2",
              "k2*mRNA*(mRNA<5)", "100 training sets and 12 held-out sets took 5 min",
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
        // Loss; mean and sd of two states; two parameters, one observed state, descents.
        QCOMPARE(figures, std::vector<int>({0, 0, 0, 1, 4, 4, 0}));
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
        input.dataset->digest.noiseFloor.reset();
        const QString exact = plainText(toHtml(composeReport(input)));
        QVERIFY(exact.contains("100 training sets and 12 held-out sets were solved exactly"));
        QVERIFY(!exact.contains("End of the simulated time"));
        QVERIFY(!exact.contains("initial states"));
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

    void csvQuotes() {
        Report report;
        report.data = {{"", "t.csv", {"a,b", "c\"d", "e\nf", "g;h "}, {{"1", "", "2", "3"}}, {}}};
        QCOMPARE(toCsv(report).at("t.csv"),
                 std::string("\"a,b\",\"c\"\"d\",\"e\nf\",g;h \r\n1,,2,3\r\n"));
    }

    void everyTextIsTranslatable() {
        ReportInput input = someInput();
        input.dataset = someDataset();
        input.training = someTraining();
        input.validation = someValidation(true);
        input.posterior = somePosterior();
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
