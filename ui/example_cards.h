#pragma once
// The bundled examples as cards: title, one sentence, and the distribution of the cells in their
// observed data. GUI thread.

#include <QWidget>

#include <vector>

class QToolButton;

namespace dyngpt {

/// Title and one sentence of a bundled example; the title is without a mnemonic.
struct ExampleText {
    QString title;
    QString sentence;
};
ExampleText exampleText(const QString& name);

class ExampleCards : public QWidget {
    Q_OBJECT
public:
    explicit ExampleCards(QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& name);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintCards();

    struct Card {
        QToolButton* button = nullptr;
        std::vector<double> shares; ///< of cells, by count; empty: no observed data
    };
    std::vector<Card> cards_;
};

} // namespace dyngpt
