#include "ui/pages/infer_settings.h"

#include "core/inference/bayesian.h"
#include "core/inference/exact_weighing.h"
#include "core/inference/priors.h"
#include "ui/idle_commit.h"
#include "ui/models/derived_model.h"
#include "ui/models/prior_model.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/settings_form.h"
#include "ui/pages/table_setup.h"
#include "ui/text.h"

#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace dyngpt {

namespace {

constexpr int most = std::numeric_limits<int>::max();
constexpr int mostTableRows = 8;

void makeEditable(QTableView& table) {
    table.setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                          QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table.setSelectionBehavior(QAbstractItemView::SelectItems);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setMinimumWidth(250);
}

QString methodNote(InferenceMethod method) {
    switch (method) {
    case InferenceMethod::Nuts:
        return InferSettings::tr("Bayesian: the whole likelihood, several chains that check one "
                                 "another.");
    case InferenceMethod::Importance:
        return InferSettings::tr("Bayesian and fast: weighed draws around the best point. It says "
                                 "when that is not good enough.");
    case InferenceMethod::Exact:
        return InferSettings::tr("Bayesian, free of the solver's errors: its draws are weighed "
                                 "anew by exact solutions. For networks without waiting times and "
                                 "delays and of few molecules; seconds to minutes.");
    case InferenceMethod::Inferrer:
        return InferSettings::tr("The DynGPT method: gradient paths from random starts. Its "
                                 "intervals are no probabilities.");
    }
    return {};
}

} // namespace

InferSettings::InferSettings(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    createMethod();
    createPriors();
    createCapture();
    createDerived();
    issues_ = new QLabel;
    issues_->setObjectName(QStringLiteral("settingsIssues"));
    issues_->setAccessibleName(tr("Problems of these settings"));
    issues_->setWordWrap(true);
    issues_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    issues_->hide();
    column->addWidget(issues_);
    showMethod();
}

void InferSettings::createMethod() {
    top_ = new SettingsForm;
    method_ = top_->addChoice(tr("&Method"), tr("How the parameters are found"));
    method_->setObjectName(QStringLiteral("inferenceMethod"));
    method_->addItem(tr("Bayesian (NUTS)"), static_cast<int>(InferenceMethod::Nuts));
    method_->addItem(tr("Fast (importance)"), static_cast<int>(InferenceMethod::Importance));
    method_->addItem(tr("Exact (small networks)"), static_cast<int>(InferenceMethod::Exact));
    method_->addItem(tr("DynGPT inferrer"), static_cast<int>(InferenceMethod::Inferrer));
    methodNote_ = new QLabel;
    methodNote_->setWordWrap(true);

    bayes_ = new SettingsForm;
    draws_ = bayes_->addInteger(tr("&Draws"),
                                tr("Draws of each chain after its warm-up. Importance sampling "
                                   "takes as many in all as the chains would."),
                                1, most);
    exact_ = new SettingsForm;
    exactSolutions_ =
        exact_->addInteger(tr("&Exact solutions"),
                           tr("So many of the draws are weighed, one exact solution each; some "
                              "hundredths of a second for a gene, longer for large counts"),
                           20, 1000000);
    nuts_ = new SettingsForm;
    chains_ = nuts_->addInteger(tr("&Chains"), tr("Independent chains; four let R-hat judge them"),
                                1, 1000);
    warmUp_ = nuts_->addInteger(
        tr("&Warm-up"), tr("Draws of each chain that only adapt the sampler and are dropped"), 1,
        most);

    const QString advanced = tr("Ad&vanced");
    const QString rarely = tr("Settings that rarely need to change");
    SettingsForm* sampler = nuts_->addFold(advanced, rarely);
    acceptance_ =
        sampler->addNumber(tr("Target acceptance"),
                           tr("Nearer to 1 means smaller steps, fewer divergences"), 0.1, 0.999);
    treeDepth_ = sampler->addInteger(tr("Tree depth"),
                                     tr("At most 2 to this power gradients a draw"), 1, 20);

    search_ = new SettingsForm;
    loss_ = search_->addChoice(tr("L&oss"), tr("What the search makes small"));
    loss_->addItem(tr("Likelihood"), static_cast<int>(InferenceLoss::Likelihood));
    loss_->addItem(tr("Hellinger distance"), static_cast<int>(InferenceLoss::Hellinger));
    steps_ = search_->addInteger(tr("&Steps"), tr("Steps of each start"), 1, most);
    starts_ = search_->addInteger(tr("S&tarts"), tr("Random starts in the prior box"), 1, 100000);

    SettingsForm* search = search_->addFold(advanced, rarely);
    learningRate_ =
        search->addNumber(tr("Learning rate"), tr("Step in log parameters (Adam)"), 1e-9, 100);
    threshold_ = search->addNumber(
        tr("T&hreshold"),
        tr("Points this close to the best possible loss are accepted into the posterior; 0 chooses "
           "the distance from the number of cells"),
        0, 1e6);

    auto* last = new SettingsForm;
    seed_ = last->addSeed(tr("The same seed gives the same posterior"));
    threads_ = last->addInteger(tr("Threads"), tr("Cores to use; the result does not hang on it"),
                                0, 1024, tr("all"));

    for (QWidget* widget :
         std::initializer_list<QWidget*>{top_, methodNote_, bayes_, exact_, nuts_, search_, last})
        layout()->addWidget(widget);
    for (SettingsForm* form : {top_, bayes_, exact_, nuts_, search_, last})
        connect(form, &SettingsForm::edited, this, &InferSettings::changed);
    connect(method_, &QComboBox::currentIndexChanged, this, &InferSettings::showMethod);
}

void InferSettings::createPriors() {
    priors_ = new PriorModel(this);
    priorTable_ = new QTableView;
    priorTable_->setObjectName(QStringLiteral("priorTable"));
    priorTable_->setModel(priors_);
    setUpTable(*priorTable_, tr("Priors"));
    makeEditable(*priorTable_);
    priorNames_ = new NameDelegate(*priorTable_, PriorModel::Name);
    priorTable_->setItemDelegate(new PriorDelegate(priorTable_));
    priorTable_->setAccessibleDescription(
        tr("What is likely before the data are seen; F2 or typing edits a field"));
    fitColumns(*priorTable_, ColumnFit::Even);
    resetPriors_ = new QPushButton(tr("&Reset priors"));
    resetPriors_->setObjectName(QStringLiteral("resetPriors"));
    resetPriors_->setAutoDefault(false);
    resetPriors_->setToolTip(tr("All parameters over their trained ranges, spread as the training "
                                "points are"));
    connect(resetPriors_, &QPushButton::clicked, priors_, &PriorModel::reset);
    connect(priors_, &PriorModel::edited, this, &InferSettings::changed);
    priorBox_ = new QGroupBox(tr("Priors"));
    auto* column = new QVBoxLayout(priorBox_);
    column->addWidget(priorTable_);
    column->addWidget(resetPriors_, 0, Qt::AlignRight);
    layout()->addWidget(priorBox_);
}

void InferSettings::createCapture() {
    captureForm_ = new SettingsForm;
    capture_ = captureForm_->addChoice(
        tr("Ca&pture"), tr("Single-cell sequencing sees only a share of the molecules; each is "
                           "then seen with this probability, on its own"));
    capture_->setObjectName(QStringLiteral("capture"));
    capture_->addItem(tr("every molecule is seen"), static_cast<int>(CaptureKind::Complete));
    capture_->addItem(tr("a known share"), static_cast<int>(CaptureKind::Fixed));
    capture_->addItem(tr("a share to be estimated"), static_cast<int>(CaptureKind::Estimated));
    fixedCapture_ = new SettingsForm;
    efficiency_ = fixedCapture_->addNumber(tr("Efficiency"),
                                           tr("The share of the molecules that is seen"), 1e-6, 1);
    estimatedCapture_ = new SettingsForm;
    captureLower_ =
        estimatedCapture_->addNumber(tr("At least"), tr("Smallest share that may be"), 1e-6, 1);
    captureUpper_ =
        estimatedCapture_->addNumber(tr("At most"), tr("Largest share that may be"), 1e-6, 1);
    captureBox_ = new QGroupBox(tr("Counting"));
    auto* column = new QVBoxLayout(captureBox_);
    for (SettingsForm* form : {captureForm_, fixedCapture_, estimatedCapture_}) {
        column->addWidget(form);
        connect(form, &SettingsForm::edited, this, &InferSettings::changed);
    }
    connect(capture_, &QComboBox::currentIndexChanged, this, &InferSettings::showMethod);
    layout()->addWidget(captureBox_);
}

void InferSettings::createDerived() {
    derived_ = new DerivedModel(this);
    derivedTable_ = new QTableView;
    derivedTable_->setObjectName(QStringLiteral("derivedTable"));
    derivedTable_->setModel(derived_);
    setUpTable(*derivedTable_, tr("Derived quantities"));
    makeEditable(*derivedTable_);
    derivedTable_->setAccessibleDescription(
        tr("Name and formula of the parameters; the last row adds one, Delete removes one"));
    derivedTable_->setToolTip(tr("Formulas of the parameters, such as ksyn/koff for the burst "
                                 "size; each gets an interval of its own. Delete removes a row."));
    fitColumns(*derivedTable_, ColumnFit::Even);
    fitToRows(*derivedTable_, mostTableRows);
    auto* remove = new QAction(tr("Remove this quantity"), derivedTable_);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this,
            [this] { derived_->removeAt(derivedTable_->currentIndex().row()); });
    derivedTable_->addAction(remove);
    derivedTable_->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(derived_, signal, this, [this] { fitToRows(*derivedTable_, mostTableRows); });
    connect(derived_, &DerivedModel::edited, this, &InferSettings::changed);
    derivedBox_ = new QGroupBox(tr("Derived quantities"));
    auto* column = new QVBoxLayout(derivedBox_);
    column->addWidget(derivedTable_);
    layout()->addWidget(derivedBox_);
}

void InferSettings::showMethod() {
    const auto method = static_cast<InferenceMethod>(method_->currentData().toInt());
    const bool search = method == InferenceMethod::Inferrer;
    methodNote_->setText(methodNote(method));
    bayes_->setVisible(!search);
    exact_->setVisible(method == InferenceMethod::Exact);
    nuts_->setVisible(method == InferenceMethod::Nuts);
    search_->setVisible(search);
    if (!priorBox_ || !captureBox_)
        return;
    priorBox_->setVisible(!search);
    captureBox_->setVisible(!search);
    const auto capture = static_cast<CaptureKind>(capture_->currentData().toInt());
    fixedCapture_->setVisible(capture == CaptureKind::Fixed);
    estimatedCapture_->setVisible(capture == CaptureKind::Estimated);
}

void InferSettings::setModel(const Network& network, const SolverShape& shape) {
    // A solver that was trained meanwhile has its own ranges.
    if (shape.lower != shape_.lower || shape.upper != shape_.upper)
        commitCell(*this);
    shape_ = shape;
    exactObstacles_ = obstaclesToExact(network);
    priorNames_->setNames(NetworkNames(network));
    priors_->setDefaults(defaultPriors(network), shape);
    fitToRows(*priorTable_, mostTableRows);
    check();
}

void InferSettings::setSettings(const InferenceSettings& s) {
    showing_ = true;
    const auto choose = [](QComboBox* box, auto value) {
        box->setCurrentIndex(box->findData(static_cast<int>(value)));
    };
    choose(method_, s.method);
    draws_->setValue(s.draws);
    chains_->setValue(s.chains);
    warmUp_->setValue(s.warmUp);
    acceptance_->setValue(s.targetAcceptance);
    treeDepth_->setValue(s.treeDepth);
    exactSolutions_->setValue(s.exactSolutions);
    choose(loss_, s.loss);
    steps_->setValue(s.steps);
    starts_->setValue(s.starts);
    learningRate_->setValue(s.learningRate);
    threshold_->setValue(s.acceptanceThreshold);
    threads_->setValue(s.threads);
    seed_->setText(QString::number(s.seed));
    choose(capture_, s.capture.kind);
    efficiency_->setValue(s.capture.efficiency);
    captureLower_->setValue(s.capture.lower);
    captureUpper_->setValue(s.capture.upper);
    priors_->setPriors(s.priors);
    derived_->setQuantities(s.derived);
    fitToRows(*derivedTable_, mostTableRows);
    showing_ = false;
    showMethod();
    check();
}

InferenceSettings InferSettings::settings() const {
    InferenceSettings s;
    s.method = static_cast<InferenceMethod>(method_->currentData().toInt());
    s.draws = draws_->value();
    s.chains = chains_->value();
    s.warmUp = warmUp_->value();
    s.targetAcceptance = acceptance_->value();
    s.treeDepth = treeDepth_->value();
    s.exactSolutions = exactSolutions_->value();
    s.loss = static_cast<InferenceLoss>(loss_->currentData().toInt());
    s.steps = steps_->value();
    s.starts = starts_->value();
    s.learningRate = learningRate_->value();
    s.acceptanceThreshold = threshold_->value();
    s.threads = threads_->value();
    s.seed = SettingsForm::seed(*seed_);
    s.capture.kind = static_cast<CaptureKind>(capture_->currentData().toInt());
    s.capture.efficiency = efficiency_->value();
    s.capture.lower = captureLower_->value();
    s.capture.upper = captureUpper_->value();
    s.priors = priors_->chosen();
    s.derived = derived_->quantities();
    return s;
}

std::vector<Issue> InferSettings::check() {
    const InferenceSettings now = settings();
    std::vector<Issue> issues = checkSettings(now);
    // Ranges of a network that is being written may be unfit yet, which its own page says.
    if (now.method != InferenceMethod::Inferrer && hasBox(shape_))
        for (Issue& issue : checkPriors(now, shape_))
            issues.push_back(std::move(issue));
    if (now.method == InferenceMethod::Exact)
        issues.insert(issues.end(), exactObstacles_.begin(), exactObstacles_.end());
    issues_->setText(translated(issues));
    issues_->setVisible(!issues.empty());
    return issues;
}

void InferSettings::changed() {
    if (showing_)
        return;
    check();
    Q_EMIT edited();
}

} // namespace dyngpt
