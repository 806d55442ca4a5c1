#pragma once
// A shown Solve page with a solver whose answers are known.

#include "tests/ui/gui_support.h"
#include "tests/ui/stage_fixture.h"
#include "ui/charts/chart_panel.h"
#include "ui/models/answer_models.h"
#include "ui/pages/solve_page.h"

#include <QLabel>
#include <QTableView>
#include <QTest>

#include <atomic>
#include <thread>

namespace dyngpt {

constexpr std::size_t ksynM = 4;

/// ON half of the time, 6 mRNAs, Protein a bell around 10 ksynM; each independent.
class FollowingSolver : public Solver {
public:
    FollowingSolver(const SolverShape& shape, const std::atomic<bool>& held,
                    std::atomic<int>& tables)
        : shape_(shape), held_(held), tables_(tables) {}

    const SolverShape& shape() const override { return shape_; }
    std::vector<double> conditionalLogProbability(std::span<const double>,
                                                  std::span<const std::int32_t>) const override {
        return {};
    }
    JointTable jointTable(std::span<const double> theta) const override {
        while (held_)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        ++tables_;
        JointTable table{shape_.stateBounds, {}};
        const auto mrna = bell(6, shape_.stateBounds[1]);
        const auto protein = bell(10 * std::exp(theta[ksynM]), shape_.stateBounds[2]);
        for (int on = 0; on < 2; ++on)
            for (const double m : mrna)
                for (const double p : protein)
                    table.probability.push_back(0.5 * m * p);
        return table;
    }
    std::vector<std::int32_t> sample(std::span<const double>, int count,
                                     std::uint64_t) const override {
        std::vector<std::int32_t> states;
        for (int i = 0; i < count; ++i)
            states.insert(states.end(), {i % 2, i % 5, i % 7});
        return states;
    }
    std::unique_ptr<Query> prepare(const ObservedStates&) const override { return nullptr; }

private:
    SolverShape shape_;
    const std::atomic<bool>& held_;
    std::atomic<int>& tables_;
};

/// A shown page over the gene expression network with a solver trained in its ranges.
struct Shown {
    explicit Shown(std::vector<int> bounds = fixtureBounds) {
        simulate(200, 150, 0.05); // takes no time
        train(std::move(bounds));
        create();
    }
    void simulate(double tEnd, double window, double interval) {
        SimulationSettings settings = fixture.project().simulationSettings();
        settings.tEnd = tEnd;
        settings.window = window;
        settings.interval = interval;
        fixture.project().setSimulationSettings(settings);
        fixture.addDataset(2, 1);
    }
    void train(std::vector<int> bounds) {
        fixture.addTraining();
        TrainingInfo info = *fixture.project().training();
        for (const Parameter& parameter : fixture.network.parameters) {
            info.shape.lower.push_back(parameter.lower);
            info.shape.upper.push_back(parameter.upper);
        }
        info.shape.stateBounds = std::move(bounds);
        fixture.project().setTraining(info, "not a solver");
    }
    void create() {
        page = std::make_unique<SolvePage>(fixture.session, [this](const Project& project) {
            return std::make_unique<FollowingSolver>(project.training()->shape, held, tables);
        });
        page->resize(1100, 640);
        page->show();
        page->refresh();
    }

    template <typename T> T* child(const char* name) {
        T* found = page->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QString csv(const char* chart = "marginal_Protein") { return child<ChartPanel>(chart)->csv(); }
    QAbstractItemModel* moments() { return child<QTableView>("momentTable")->model(); }
    QAbstractItemModel* sensitivities() { return child<QTableView>("sensitivityTable")->model(); }
    double mean(int row) {
        return moments()->index(row, MomentModel::Mean).data(Qt::UserRole).toDouble();
    }
    QString label(const char* name) {
        auto* found = child<QLabel>(name);
        return found->isVisible() ? found->text() : QString();
    }
    QPushButton* button(const char* name) { return child<QPushButton>(name); }
    void press(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    void type(QWidget* field, const QString& text) {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Tab);
    }

    std::atomic<bool> held = false; ///< the solver has no answer yet
    std::atomic<int> tables = 0;
    StageFixture fixture;
    std::unique_ptr<SolvePage> page;
};

} // namespace dyngpt
