#pragma once
// Pictures of one posterior: the tabs of the Infer page. Each draws itself when it is seen, so
// that choosing a group costs one tab. GUI thread only.

#include "core/inference/posterior.h"
#include "ui/models/network_names.h"

#include <QString>
#include <QWidget>

#include <memory>

namespace dyngpt {

class PosteriorView : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Null: there is none, and `absence` says what to do about it.
    void setPosterior(std::shared_ptr<const Posterior> posterior, const QString& absence);
    /// How the parameters are written.
    void setNames(const NetworkNames& names);

protected:
    const std::shared_ptr<const Posterior>& posterior() const { return posterior_; }
    const QString& absence() const { return absence_; }
    const NetworkNames& names() const { return names_; }
    /// The posterior has changed and the view is seen.
    virtual void draw() = 0;
    void showEvent(QShowEvent* event) override;

private:
    std::shared_ptr<const Posterior> posterior_;
    QString absence_;
    NetworkNames names_;
    bool dirty_ = true;
};

} // namespace dyngpt
