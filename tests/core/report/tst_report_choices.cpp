// What a report shows, and how names, networks and diagnostics look in it.

#include "core/report/report.h"
#include "report_samples.h"
#include "report_text.h"

#include <QTest>

#include <functional>

using namespace dyngpt;
using namespace samples;

class ReportChoicesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsWhatWasChosen() {
        ReportInput input = someInput();
        input.dataset = someDataset();
        input.training = someTraining();
        input.settings.title = "My <title>";
        input.settings.author = "A. & B.";
        input.settings.notes = "First line\nsecond line\n\n  \r\nNext <p>\n";
        input.settings.show(ReportPart::Training, false);
        input.settings.show(ReportPart::Summary, false);
        const Report report = composeReport(input);
        std::vector<std::string> titles;
        for (const ReportSection& section : report.sections)
            titles.push_back(section.title);
        QCOMPARE(titles, std::vector<std::string>({"Network", "Simulation", "Provenance"}));
        QCOMPARE(report.notes, std::vector<std::string>({"First line\nsecond line", "Next <p>"}));
        const std::string html = toHtml(report);
        QVERIFY(html.find("<h1>My &lt;title&gt;</h1>\n<p class=\"author\">A. &amp; B.</p>") !=
                std::string::npos);
        QVERIFY(html.find("<p>First line<br/>second line</p>") != std::string::npos);
        QVERIFY(html.find("<p>Next &lt;p&gt;</p>") != std::string::npos);
        QVERIFY(html.find("href=\"#simulation\"") != std::string::npos);
        QVERIFY(html.find("href=\"#training\"") == std::string::npos);
        QVERIFY(!toCsv(report).contains("training_history.csv")); // data of what is left out
        input.settings.show(ReportPart::Training, true);
        QVERIFY(toCsv(composeReport(input)).contains("training_history.csv"));
    }

    void sectionsByName() {
        ReportSettings settings;
        chooseReportParts(settings, " network , validation");
        for (const ReportPart part : reportParts)
            QCOMPARE(settings.shows(part),
                     part == ReportPart::Network || part == ReportPart::Validation);
        for (const char* bad : {"", " , ", "network,plots"}) {
            ReportSettings unchanged;
            QVERIFY_EXCEPTION_THROWN(chooseReportParts(unchanged, bad), Error);
            QCOMPARE(unchanged, ReportSettings());
        }
        const Report report = composeReport(someInput());
        QVERIFY_EXCEPTION_THROWN(requireReportParts(report, settings, "p.dyngpt"), Error);
        try {
            requireReportParts(report, settings, "p.dyngpt");
        } catch (const Error& error) {
            QCOMPARE(error.issues().size(), std::size_t{1});
            QCOMPARE(error.issues()[0].str(),
                     std::string("error: p.dyngpt: The solver has not been validated yet. (Leave "
                                 "the section “validation” out.)"));
        }
        settings.show(ReportPart::Validation, false);
        requireReportParts(report, settings, "p.dyngpt");
    }

    void namesAreTypesetButDataKeepThem() {
        ReportInput input = someInput();
        input.network.stateNames = {"ON", "OFF", "mRNA"};
        input.network.parameters[1].name = "delta_m";
        input.network.events[1].rate = "delta_m*mRNA^2";
        const Report report = composeReport(input);
        const std::string html = toHtml(report);
        for (const char* wanted : {"<td><i>δ</i><sub>m</sub></td>", "<i>k</i><sub>on</sub>",
                                   "<i>δ</i><sub>m</sub>\u2009·\u2009mRNA<sup>2</sup>"})
            QVERIFY2(html.find(wanted) != std::string::npos, wanted);
        QVERIFY(html.find("\uFFFD") == std::string::npos); // no mark is left
        QVERIFY(toCsv(report).at("parameters.csv").find("delta_m,0.1,10") != std::string::npos);
        QVERIFY(toCsv(report).at("events.csv").find("delta_m*mRNA^2") != std::string::npos);
    }

    void theNetworkIsDrawnWhereItStands() {
        ReportInput input = someInput();
        const auto drawing = [&input] {
            const Report report = composeReport(input);
            for (const ReportBlock& block : report.sections[1].blocks)
                if (const auto* figure = std::get_if<ReportFigure>(&block))
                    return *figure;
            return ReportFigure{};
        };
        const ReportFigure automatic = drawing();
        QVERIFY(!plainText(automatic.svg).isEmpty());
        for (const char* label : {">ON<", ">OFF<", ">mRNA<"})
            QVERIFY2(automatic.svg.find(label) != std::string::npos, label);
        // Hidden: dashed. Observed: a second outline.
        QCOMPARE(QByteArray::fromStdString(automatic.svg).count("rx=\"9\""), 3);
        QCOMPARE(QByteArray::fromStdString(automatic.svg).count("rx=\"6\""), 1);
        input.layout.states = {{"ON", 0, 0}, {"OFF", 400, 0}, {"mRNA", 0, 300}};
        input.layout.events = {{0, 200, 0}, {1, 0, 150}};
        const ReportFigure moved = drawing();
        QVERIFY(moved.width > 400 && moved.height > 300);
        QVERIFY(moved.svg != automatic.svg);
        input.layout.states[1].x = 4000; // wider than any page
        QVERIFY(drawing().width <= 641);
        input.network.stateNames.clear();
        input.network.events.clear();
        QVERIFY(drawing().svg.empty());
    }

    void exactSolutionsStandBesideSimulations() {
        ReportInput input = someInput();
        input.validation = someValidation(true);
        QVERIFY(!toCsv(composeReport(input)).contains("validation_exact.csv"));
        input.exactValidation = someValidation(true, 0.0025);
        const std::string csv = toCsv(composeReport(input)).at("validation_exact.csv");
        QVERIFY2(csv.find("mRNA,0.0025,0.005,0.0075,0.02,0.03,inf") != std::string::npos,
                 csv.c_str());
    }

    void waitingTimesAndDelaysAreTold() {
        ReportInput input = someInput();
        input.network.events[0].rate.clear();
        input.network.events[0].waitingTime = {TimeDistribution::Kind::Gamma, {"kon", "2"}};
        input.network.events[1].delay = {{TimeDistribution::Kind::Deterministic, {"5"}}, true};
        const Report report = composeReport(input);
        const QString text = plainText(toHtml(report));
        QVERIFY(text.contains("waiting time: gamma (shape kon, mean 2)"));
        QVERIFY(text.contains("all of it after a delay: deterministic (value 5)"));
        QVERIFY(toCsv(report).at("events.csv").find("gamma (shape kon, mean 2)") !=
                std::string::npos);
    }

    void diagnosticsSayWhatIsWrong() {
        const auto table = [](const std::function<void(Posterior&)>& change) {
            ReportInput input = someInput();
            input.posterior = bayesianPosterior();
            change(*input.posterior);
            return toCsv(composeReport(input)).at("diagnostics.csv");
        };
        QVERIFY(table([](Posterior&) {}).find("look at it") == std::string::npos);
        for (const auto& [row, change] :
             std::vector<std::pair<std::string, std::function<void(Posterior&)>>>{
                 {"Largest R-hat,1.2,below 1.01,look at it",
                  [](Posterior& p) { p.estimates[1].rHat = 1.2; }},
                 {"Divergences,3,0,look at it", [](Posterior& p) { p.sampler.divergences = 3; }},
                 {"Smallest tail ESS,99,at least 400,look at it",
                  [](Posterior& p) { p.estimates[0].tailSize = 99; }},
                 {"Divergence of the fit,0.5,at most 0.02,look at it",
                  [](Posterior& p) { p.fitKl = 0.5; }}})
            QVERIFY2(table(change).find(row) != std::string::npos, row.c_str());
    }
};

QTEST_APPLESS_MAIN(ReportChoicesTest)
#include "tst_report_choices.moc"
