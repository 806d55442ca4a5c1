#pragma once
// The bundled examples as cards: title, one sentence, and the distribution of the cells in their
// observed data, which is read on a worker once the cards are seen. Arrow keys go from card to
// card. GUI thread.

#include "ui/workers/latest_job.h"

#include <QToolButton>

#include <map>
#include <memory>
#include <vector>

namespace dyngpt {

/// Title and one sentence of a bundled example; the title is without a mnemonic.
struct ExampleText {
    QString title;
    QString sentence;
};
ExampleText exampleText(const QString& name);

class ExampleCard : public QToolButton {
    Q_OBJECT
public:
    ExampleCard(const ExampleText& text, QWidget* parent = nullptr);

    /// Of cells, by count; empty: no picture.
    void setShares(std::vector<double> shares);
    const std::vector<double>& shares() const { return shares_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString sentence_;
    std::vector<double> shares_;
};

class ExampleCards : public QWidget {
    Q_OBJECT
public:
    explicit ExampleCards(QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& name);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void readPictures();

    using Shares = std::map<QString, std::vector<double>>;
    std::vector<std::pair<QString, ExampleCard*>> cards_; ///< by name
    LatestJob job_;
    std::shared_ptr<Shares> found_; ///< null: not asked for yet
};

} // namespace dyngpt
