// The report's settings in the project file, and the report that follows them.

#include "core/project/stages.h"
#include "project_samples.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dyngpt;

class ProjectReportTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    std::filesystem::path file(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }
    static ReportSettings everyField() {
        ReportSettings settings;
        settings.title = "Bursts \"quoted\"";
        settings.author = "Ä. Author";
        settings.notes = "one\n\ntwo";
        settings.paper = PaperSize::Letter;
        settings.show(ReportPart::Summary, false);
        settings.show(ReportPart::Provenance, false);
        return settings;
    }

private Q_SLOTS:
    void settingsAreKept() {
        const auto path = file("kept.dyngpt");
        {
            const auto project = Project::create(path, samples::network());
            QCOMPARE(project->reportSettings(), ReportSettings());
            project->setReportSettings(everyField());
        }
        const auto project = Project::open(path);
        QCOMPARE(project->reportSettings(), everyField());
        project->saveCopy(file("copy.dyngpt"), true);
        QCOMPARE(Project::open(file("copy.dyngpt"))->reportSettings(), everyField());
        project->setReportSettings({});
        QCOMPARE(project->reportSettings(), ReportSettings());
    }

    void makeNothingStale() {
        const auto project = Project::create(file("stale.dyngpt"), samples::network());
        const std::string before = project->simulationInputHash();
        project->setReportSettings(everyField());
        QCOMPARE(project->simulationInputHash(), before);
        QCOMPARE(project->state(Stage::Network), StageState::Done);
    }

    void filesOfFormat1HaveTheDefaults() {
        const auto path = file("old.dyngpt");
        std::filesystem::copy_file(testdata::own("projects/format_1.dyngpt"), path);
        const auto project = Project::open(path);
        QCOMPARE(project->reportSettings(), ReportSettings());
        QVERIFY(makeReport(*project).sections.size() > 3);
    }

    void theReportFollowsThem() {
        const auto path = file("report.dyngpt");
        const auto project = Project::create(path, samples::network());
        project->setReportSettings(everyField());
        const Report report = makeReport(*project);
        QCOMPARE(report.title, std::string("Bursts \"quoted\""));
        QCOMPARE(report.author, std::string("Ä. Author"));
        QCOMPARE(report.notes, std::vector<std::string>({"one", "two"}));
        QCOMPARE(report.sections.size(), std::size_t{1});
        QCOMPARE(report.sections[0].part, ReportPart::Network);
        // The kept places of the nodes are those of the drawing.
        const auto drawing = [&project] {
            return std::get<ReportFigure>(makeReport(*project).sections[0].blocks[1]);
        };
        const double before = drawing().width;
        NetworkLayout layout;
        double x = 0;
        for (const std::string& state : project->network().stateNames)
            layout.states.push_back({state, x += 300, 0});
        project->setNetworkLayout(layout);
        QVERIFY(drawing().width != before);
    }
};

QTEST_APPLESS_MAIN(ProjectReportTest)
#include "tst_project_report.moc"
