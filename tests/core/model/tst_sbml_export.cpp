// SBML out: libsbml finds no fault with it, and what is read back is the network that was written.

#include "core/model/network_json.h"
#include "core/model/sbml.h"
#include "core/simulation/trajectories.h"
#include "tests/support/sbml_text.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <sbml/SBMLTypes.h>
#include <sbml/conversion/SBMLLevelVersionConverter.h>

#include <cmath>
#include <limits>

using namespace dyngpt;

namespace {

std::string written(const Network& network, std::vector<Issue>* notes = nullptr) {
    std::vector<Issue> all;
    const std::string text = writeSbml(network, nominalParameters(network), all);
    if (notes)
        *notes = all;
    return text;
}

/// What libsbml finds wrong; empty if nothing.
QByteArray faults(const std::string& text) {
    const std::unique_ptr<SBMLDocument> document(readSBMLFromString(text.c_str()));
    document->checkConsistency();
    QByteArray all;
    for (unsigned i = 0; i < document->getNumErrors(); ++i)
        if (document->getError(i)->getSeverity() >= LIBSBML_SEV_ERROR)
            all += document->getError(i)->getMessage().c_str();
    return all;
}

Network small(const std::string& rate) {
    Network network;
    network.modelName = "small";
    network.stateNames = {"X", "Y"};
    network.initialValues = {3, 4};
    network.parameters = {{"k", 0.25, 1.0 / 3}, {"v", 1e-7, 1e6, Scale::Log}};
    network.events = {{{{"X", 1}}, rate}, {{{"X", -1}}, "k*X"}, {{{"X", -1}, {"Y", 1}}, "v*X"}};
    network.recordedStates = {1, 0};
    network.observedStates = {1};
    network.stateUpperBounds = {50, 60};
    network.tEnd = 123.456;
    network.trainDataSize = 7;
    network.validDataSize = 3;
    return network;
}

} // namespace

class TestSbmlExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bundledExamplesComeBack_data() {
        QTest::addColumn<QString>("name");
        for (const auto& entry :
             std::filesystem::directory_iterator(testdata::resource("examples")))
            if (std::filesystem::exists(entry.path() / "network.json"))
                QTest::newRow(entry.path().filename().c_str())
                    << QString::fromStdString(entry.path().filename().string());
    }
    void bundledExamplesComeBack() {
        QFETCH(QString, name);
        const Network network =
            readNetwork(testdata::resource("examples/" + name.toStdString() + "/network.json"));
        const std::string text = written(network);
        QCOMPARE(faults(text), QByteArray());
        const Network again = parseSbml(text, "out.xml").network;
        QCOMPARE(networkHash(again), networkHash(network));
        QCOMPARE(again.tEnd, network.tEnd);
        QCOMPARE(again.modelName, network.modelName);
        QCOMPARE(nominalParameters(again), nominalParameters(network));
    }

    void everyFieldComesBack() {
        Network network = small("v*hill(Y, 2, k, 2) + 1/3");
        network.parameters[0].value = 0.1 + 0.2; // needs 17 digits
        network.derived = {{"ratio", "X/(X+Y+1)"}, {"both", "X + Y"}};
        network.triggers = {{"t >= 25 && X > 10", {{"X", "Y + 1"}, {"Y", "0"}}, false},
                            {"Y < 2", {{"Y", "5"}}, true}};
        const std::string text = written(network);
        QCOMPARE(faults(text), QByteArray());
        const Network again = parseSbml(text, "out.xml").network;
        QCOMPARE(networkHash(again), networkHash(network));
        QCOMPARE(again.parameters[0].value.value(), 0.1 + 0.2);
        QCOMPARE(again.derived, network.derived);
        QCOMPARE(again.triggers, network.triggers);
        QCOMPARE(again.trainDataSize, 7);
        QCOMPARE(again.validDataSize, 3);
    }

    void namesInAnyAlphabetComeBack() {
        Network network = small("k");
        network.stateNames = {"δS", "_1x"};
        network.parameters[0].name = "ρ_{1}";
        network.parameters[0].name = "ρ";
        network.parameters[1].name = "rho";
        network.modelName = "3 <models> & \"more\"";
        network.events = {{{{"δS", 1}}, "ρ*δS*rho"}, {{{"δS", -1}, {"_1x", 1}}, "ρ*δS"}};
        const std::string text = written(network);
        QCOMPARE(faults(text), QByteArray());
        QVERIFY(text.find("id=\"deltaS\"") != std::string::npos);
        const Network again = parseSbml(text, "out.xml").network;
        QCOMPARE(networkHash(again), networkHash(network));
        QCOMPARE(again.modelName, network.modelName);
    }

    void waitingTimesAndDelaysComeBack_data() {
        QTest::addColumn<int>("kind");
        for (const auto kind : allDistributions())
            QTest::newRow(distributionName(kind).c_str()) << static_cast<int>(kind);
    }
    void waitingTimesAndDelaysComeBack() {
        QFETCH(int, kind);
        TimeDistribution time{static_cast<TimeDistribution::Kind>(kind), {"k"}};
        if (argumentNames(time.kind).size() == 2)
            time.arguments = {"k*2", "v"};
        Network network = small("v");
        network.events[1].rate = "";
        network.events[1].waitingTime = time;
        network.events[0].delay = dyngpt::Delay{time, true};
        network.events[2].delay = dyngpt::Delay{time, false};
        std::vector<Issue> notes;
        const std::string text = written(network, &notes);
        QCOMPARE(faults(text), QByteArray());
        QCOMPARE(notes.size(), std::size_t{3});
        const Network again = parseSbml(text, "out.xml").network;
        QCOMPARE(networkHash(again), networkHash(network));
    }

    /// What other programs see of a waiting time: an exponential one of the same mean.
    void waitingTimesLeaveTheirMean() {
        Network network = small("v");
        network.events[1].rate = "";
        for (const double shape : {0.5, 1.0, 2.0, 7.5}) {
            network.events[1].waitingTime =
                TimeDistribution{TimeDistribution::Kind::Weibull, {std::to_string(shape), "3"}};
            std::string text = written(network);
            const std::size_t fact = text.find("<dyngpt:waitingTime");
            QVERIFY(fact != std::string::npos);
            text.erase(fact, text.find("/>", fact) + 2 - fact);
            std::string law = parseSbml(text, "out.xml").network.events[1].rate;
            // X / mean, at X = 1
            Network probe = network;
            probe.derived = {{"rate", law}};
            probe.events[1] = {{{"X", -1}}, "k*X"};
            probe.initialValues[0] = 1;
            TrajectorySettings settings;
            settings.runs = settings.grid = 1;
            ProgressSink progress;
            const auto course =
                simulateTrajectories(probe, nominalParameters(probe), settings, progress, {});
            const double mean = 1 / course->outputs[2].mean[0];
            const double expected = 3 * std::tgamma(1 + 1 / shape);
            QVERIFY2(std::abs(mean / expected - 1) < 1e-5, std::to_string(mean).c_str());
        }
    }

    /// A network's event stops where a count would become negative; SBML must say so.
    void eventsThatNeedAGuardGetOne() {
        Network network = small("k");
        network.events[1].rate = "k";
        std::string text = written(network);
        QVERIFY(text.find("<geq/>") != std::string::npos);
        QCOMPARE(faults(text), QByteArray());
        QCOMPARE(networkHash(parseSbml(text, "out.xml").network), networkHash(network));
        // Without our annotations the meaning stays.
        for (std::size_t at = 0; (at = text.find("<dyngpt:formula")) != std::string::npos;)
            text.erase(at, text.find("/>", at) + 2 - at);
        QCOMPARE(parseSbml(text, "out.xml").network.events[1].rate, std::string("X>=1?k:0"));
    }

    void mathThatWasChangedIsBelieved() {
        std::string text = written(small("k"));
        const std::size_t law = text.find("<kineticLaw>", text.find("event_2"));
        const std::size_t at = text.find("<ci> k </ci>", law);
        QVERIFY(at != std::string::npos);
        text.replace(at, 12, "<ci> v </ci>");
        const Network again = parseSbml(text, "out.xml").network;
        QCOMPARE(again.events[1].rate, std::string("v*X"));
        QCOMPARE(again.events[2].rate, std::string("v*X"));
    }

    void functionsOfRatesAreWritten_data() {
        QTest::addColumn<QString>("rate");
        for (const char* rate : {"k*(X>3)",
                                 "X>3 ? k : v",
                                 "(X>3 && Y<2) || k",
                                 "sqrt(k)",
                                 "log2(k+1)*log10(v)",
                                 "log(k)*ln(v)",
                                 "rint(k*X)",
                                 "sign(k)*abs(v)",
                                 "min(k, v, X)*max(k, X)",
                                 "sum(k, v)*avg(X, Y)",
                                 "k^-2",
                                 "-k+v+1",
                                 "k*2^X^2",
                                 "k/(X+1)/(Y+1)",
                                 "k/(X*Y+1)",
                                 "sin(k)^2+cosh(v)",
                                 "_pi*k*_e",
                                 "1e-10*k",
                                 "hill(X,v,k,2)+hill(Y,v,k,2)",
                                 "k == 2 ? 1 : 0",
                                 "X ? k : v"})
            QTest::newRow(rate) << rate;
    }
    void functionsOfRatesAreWritten() {
        QFETCH(QString, rate);
        Network network = small("k");
        network.derived = {{"value", rate.toStdString()}};
        std::string text = written(network);
        QCOMPARE(faults(text), QByteArray());
        const Network again = parseSbml(text, "out.xml").network;
        QCOMPARE(again.derived[0].formula, rate.toStdString());
        // Without our annotation the formula is another, its value the same.
        for (std::size_t at = 0; (at = text.find("<dyngpt:formula")) != std::string::npos;)
            text.erase(at, text.find("/>", at) + 2 - at);
        network.derived.push_back({"other", parseSbml(text, "out.xml").network.derived[0].formula});
        TrajectorySettings settings;
        settings.tEnd = 5;
        settings.runs = 3;
        settings.grid = 20;
        ProgressSink progress;
        const auto course =
            simulateTrajectories(network, nominalParameters(network), settings, progress, {});
        for (std::size_t i = 0; i < course->times.size(); ++i) {
            const double value = course->outputs[2].mean[i];
            QVERIFY2(std::abs(course->outputs[3].mean[i] - value) <= 1e-9 * std::abs(value),
                     network.derived[1].formula.c_str());
        }
    }

    void networksWithErrorsAreRefused() {
        std::vector<Issue> notes;
        QVERIFY_THROWS_EXCEPTION(Error, writeSbml(small("k*nobody"), {1, 1}, notes));
        QVERIFY_THROWS_EXCEPTION(Error, writeSbml(small("k"), {1}, notes));
        QVERIFY_THROWS_EXCEPTION(Error, writeSbml(small("atan2(k, v)"), {1, 1}, notes));
    }

    /// The same model in other levels gives the same network.
    void levelsAndVersionsAgree_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("version");
        REQUIRE_REFERENCE(folder, "dsmts");
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const std::string file = entry.path().filename().string();
            if (!file.ends_with("-sbml-l3v2.xml"))
                continue;
            for (const auto& [level, version] : {std::pair{2, 1}, {2, 2}, {2, 4}, {2, 5}, {3, 1}})
                QTest::addRow("%s as %d.%d", file.substr(0, 5).c_str(), level, version)
                    << QString::fromStdString(file) << level << version;
        }
    }
    void levelsAndVersionsAgree() {
        QFETCH(QString, name);
        QFETCH(int, level);
        QFETCH(int, version);
        const auto path = testdata::reference("dsmts/" + name.toStdString());
        const std::unique_ptr<SBMLDocument> document(readSBMLFromFile(path.c_str()));
        if (!document->setLevelAndVersion(static_cast<unsigned>(level),
                                          static_cast<unsigned>(version), false))
            QSKIP("libsbml does not convert this one");
        const std::unique_ptr<char, decltype(&std::free)> text(writeSBMLToString(document.get()),
                                                               &std::free);
        Network expected = readSbml(path).network;
        if (level == 2) // which takes every trigger as true before the start
            for (dyngpt::Trigger& trigger : expected.triggers)
                trigger.trueAtStart = true;
        const Network network = parseSbml(text.get(), "converted.xml").network;
        QVERIFY(network == expected);
    }
};

QTEST_GUILESS_MAIN(TestSbmlExport)
#include "tst_sbml_export.moc"
