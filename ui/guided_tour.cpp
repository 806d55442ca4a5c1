#include "ui/guided_tour.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace dyngpt {

namespace {

struct Step {
    GuidedTour::Place place;
    const char* target; ///< object name of what is marked
    const char* title;
    const char* text;
};

constexpr std::array<Step, 6> steps{{
    {GuidedTour::Place::Network, "graph", QT_TRANSLATE_NOOP("dyngpt::GuidedTour", "The network"),
     QT_TRANSLATE_NOOP("dyngpt::GuidedTour",
                       "A promoter that switches on and off, mRNA and protein. "
                       "Every cell can be edited, and every edit undone: this is "
                       "a copy.")},
    {GuidedTour::Place::Solve, "slider_kon", QT_TRANSLATE_NOOP("dyngpt::GuidedTour", "The solver"),
     QT_TRANSLATE_NOOP("dyngpt::GuidedTour",
                       "It is trained already. Move a slider: the distribution "
                       "follows at once, for any parameters.")},
    {GuidedTour::Place::Validate, "summaryTable",
     QT_TRANSLATE_NOOP("dyngpt::GuidedTour", "Is it right?"),
     QT_TRANSLATE_NOOP("dyngpt::GuidedTour",
                       "Every held-out set is compared with simulation. The noise "
                       "floor says how far two simulations differ from each "
                       "other.")},
    {GuidedTour::Place::Infer, "loadCounts", QT_TRANSLATE_NOOP("dyngpt::GuidedTour", "Your cells"),
     QT_TRANSLATE_NOOP("dyngpt::GuidedTour",
                       "Counts are loaded here, from tables, 10x folders or h5ad "
                       "files. The example brings 3,000 cells, their gene's state "
                       "not seen.")},
    {GuidedTour::Place::Infer, "primaryAction",
     QT_TRANSLATE_NOOP("dyngpt::GuidedTour", "What the cells say"),
     QT_TRANSLATE_NOOP("dyngpt::GuidedTour",
                       "Press Infer. After a few seconds: estimates with intervals, "
                       "how well they fit, and in words what cannot be told.")},
    {GuidedTour::Place::Report, "primaryAction",
     QT_TRANSLATE_NOOP("dyngpt::GuidedTour", "The report"),
     QT_TRANSLATE_NOOP("dyngpt::GuidedTour",
                       "Everything in one document, with seeds and versions. Then "
                       "File > New begins a network of your own.")},
}};

/// A frame around a widget, above everything and deaf to the mouse.
class Mark : public QWidget {
public:
    explicit Mark(QWidget& target) : QWidget(target.window()), target_(target) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        target.installEventFilter(this);
        follow();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Highlight), width_));
        const double half = width_ / 2.0;
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), 6, 6);
    }
    bool eventFilter(QObject*, QEvent* event) override {
        switch (event->type()) {
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Show:
        case QEvent::Hide:
            follow();
            break;
        default:
            break;
        }
        return false;
    }

private:
    void follow() {
        const QRect at(target_.mapTo(target_.window(), QPoint()), target_.size());
        setGeometry(at.adjusted(-distance_, -distance_, distance_, distance_));
        setVisible(target_.isVisible());
        raise();
    }

    static constexpr int width_ = 3;
    static constexpr int distance_ = 5;
    QWidget& target_;
};

QWidget* visibleChild(const QWidget* window, const char* name) {
    for (auto* widget : window->findChildren<QWidget*>(QLatin1String(name)))
        if (widget->isVisible())
            return widget;
    return nullptr;
}

} // namespace

GuidedTour::GuidedTour(QWidget* parent)
    : QFrame(parent)
    , count_(new QLabel)
    , title_(new QLabel)
    , text_(new QLabel)
    , back_(new QPushButton(tr("&Back")))
    , next_(new QPushButton) {
    setObjectName(QStringLiteral("guidedTour"));
    setFrameShape(QFrame::StyledPanel);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum); // as wide as the side bar above
    setAccessibleName(tr("Guided tour"));
    title_->setWordWrap(true);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    text_->setWordWrap(true);
    text_->setObjectName(QStringLiteral("tourText"));
    back_->setToolTip(tr("The step before"));
    next_->setObjectName(QStringLiteral("tourNext"));
    auto* close = new QToolButton;
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setToolTip(tr("End the tour; Help begins it again"));
    close->setAccessibleName(tr("End the tour"));
    connect(close, &QToolButton::clicked, this, &GuidedTour::end);
    connect(back_, &QPushButton::clicked, this, [this] { showStep(step_ - 1); });
    connect(next_, &QPushButton::clicked, this, [this] {
        if (step_ + 1 < static_cast<int>(steps.size()))
            showStep(step_ + 1);
        else
            end();
    });
    auto* head = new QHBoxLayout;
    head->addWidget(count_, 1);
    head->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->addLayout(head);
    for (QWidget* widget : std::initializer_list<QWidget*>{title_, text_, next_, back_})
        column->addWidget(widget);
    hide();
}

GuidedTour::~GuidedTour() {
    delete mark_;
}

void GuidedTour::start() {
    show();
    showStep(0);
    next_->setFocus();
}

void GuidedTour::end() {
    delete mark_;
    hide();
}

void GuidedTour::showStep(int step) {
    step_ = step;
    const Step& shown = steps[static_cast<std::size_t>(step)];
    const int all = static_cast<int>(steps.size());
    count_->setText(tr("Step %1 of %2").arg(QLocale().toString(step + 1), QLocale().toString(all)));
    title_->setText(tr(shown.title));
    text_->setText(tr(shown.text));
    back_->setEnabled(step > 0);
    next_->setText(step + 1 < all ? tr("&Next step") : tr("&Done"));
    next_->setToolTip(step + 1 < all ? tr("Goes on to the next page of the tour")
                                     : tr("Ends the tour; the project stays open"));
    delete mark_;
    Q_EMIT pageWanted(shown.place);
    if (QWidget* target = visibleChild(window(), shown.target)) {
        mark_ = new Mark(*target);
        mark_->show();
    }
}

} // namespace dyngpt
