#include "ui/dialogs/import_table_panel.h"

#include "ui/paths.h"
#include "ui/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace dyngpt {

namespace {

constexpr std::size_t mostShown = 200;                ///< columns
const QString groupRole = QStringLiteral("\n group"); // no state can be called so
const QString settingsKey = QStringLiteral("import/table/");

QTableWidgetItem* readOnly(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

/// "recognised: comma" for the first entry, which leaves the choice to the program.
void nameRecognised(QComboBox* box, int value) {
    const int at = box->findData(value);
    box->setItemText(0, at > 0 ? ImportTablePanel::tr("recognised: %1").arg(box->itemText(at))
                               : ImportTablePanel::tr("recognised"));
}

} // namespace

ImportTablePanel::ImportTablePanel(const QString& path, const std::vector<std::string>& states,
                                   QWidget* parent)
    : ImportPanel(parent), path_(path), states_(states) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(buildFormat());
    columns_ = new QTableWidget(0, 4);
    columns_->setObjectName(QStringLiteral("importColumns"));
    columns_->setAccessibleName(tr("Columns of the file and the states they hold"));
    columns_->setHorizontalHeaderLabels(
        {tr("Column"), tr("First values"), tr("Holds"), tr("Only the values")});
    columns_->verticalHeader()->hide();
    columns_->setTabKeyNavigation(false);
    columns_->setSelectionMode(QAbstractItemView::NoSelection);
    columns_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    columns_->setColumnWidth(0, 150);
    columns_->setColumnWidth(2, 170);
    columns_->setColumnWidth(3, 130);
    table_ = new QTableWidget;
    table_->setObjectName(QStringLiteral("importPreview"));
    table_->setAccessibleName(tr("First rows of the file"));
    table_->setTabKeyNavigation(false);
    groupPerColumn_ = new QCheckBox(tr("Each column is a group of its own, such as a gene"));
    groupPerColumn_->setObjectName(QStringLiteral("groupPerColumn"));
    groupPerColumn_->setToolTip(tr("Several columns may then hold the same state; each is inferred "
                                   "on its own"));
    auto* above = new QWidget;
    auto* aboveColumn = new QVBoxLayout(above);
    aboveColumn->setContentsMargins(0, 0, 0, 0);
    aboveColumn->addWidget(columns_, 1);
    aboveColumn->addWidget(groupPerColumn_);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(above);
    splitter->addWidget(table_);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    column->addWidget(splitter, 1);

    try {
        preview_ = previewTable(toPath(path_), wantedFormat());
    } catch (const Error&) {
        // What was right for the last file need not be for this one.
        for (QComboBox* box : {delimiter_, decimal_, encoding_, header_, orientation_})
            box->setCurrentIndex(0);
        preview_ = previewTable(toPath(path_), wantedFormat());
    }
    showFormat();
    fillColumns();
    propose();
    fillPreview();
    connect(groupPerColumn_, &QCheckBox::toggled, this, &ImportPanel::changed);
}

QComboBox* ImportTablePanel::addChoice(QGridLayout* grid, int at, const QString& label,
                                       const QString& name, const QString& tip) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setToolTip(tip);
    box->setAccessibleDescription(tip);
    auto* text = new QLabel(label);
    text->setBuddy(box);
    grid->addWidget(text, at / 4, at % 4 * 2);
    grid->addWidget(box, at / 4, at % 4 * 2 + 1);
    connect(box, &QComboBox::activated, this, &ImportTablePanel::readAgain);
    return box;
}

QWidget* ImportTablePanel::buildFormat() {
    auto* area = new QWidget;
    auto* grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    const auto add = [](QComboBox* box, const QString& text, auto value) {
        box->addItem(text, static_cast<int>(value));
    };
    delimiter_ = addChoice(grid, 0, tr("&Delimiter"), QStringLiteral("importDelimiter"),
                           tr("What stands between two fields"));
    add(delimiter_, tr("recognised"), 0);
    add(delimiter_, tr("comma"), ',');
    add(delimiter_, tr("semicolon"), ';');
    add(delimiter_, tr("tab"), '\t');
    add(delimiter_, tr("blanks"), ' ');
    decimal_ = addChoice(grid, 1, tr("D&ecimal mark"), QStringLiteral("importDecimalMark"),
                         tr("How a count written with decimals reads"));
    add(decimal_, tr("recognised"), DecimalMark::Automatic);
    add(decimal_, tr("point (2.0)"), DecimalMark::Point);
    add(decimal_, tr("comma (2,0)"), DecimalMark::Comma);
    encoding_ = addChoice(grid, 2, tr("Enc&oding"), QStringLiteral("importEncoding"),
                          tr("How the file writes letters"));
    add(encoding_, tr("recognised"), TextEncoding::Automatic);
    add(encoding_, QStringLiteral("UTF-8"), TextEncoding::Utf8);
    add(encoding_, QStringLiteral("UTF-16"), TextEncoding::Utf16);
    add(encoding_, QStringLiteral("Latin-1"), TextEncoding::Latin1);
    header_ = addChoice(grid, 3, tr("&First line"), QStringLiteral("importHeader"),
                        tr("Whether the first line names the columns"));
    add(header_, tr("recognised"), HeaderLine::Automatic);
    add(header_, tr("names"), HeaderLine::Present);
    add(header_, tr("counts"), HeaderLine::Absent);
    orientation_ = addChoice(grid, 4, tr("&Cells are"), QStringLiteral("importOrientation"),
                             tr("Whether each line is a cell, or each column"));
    add(orientation_, tr("lines"), Orientation::CellsAsRows);
    add(orientation_, tr("columns"), Orientation::CellsAsColumns);
    missing_ = addChoice(grid, 5, tr("&Missing values"), QStringLiteral("importMissing"),
                         tr("What becomes of cells with an empty field or NA"));
    add(missing_, tr("are refused"), MissingValues::Refuse);
    add(missing_, tr("leave the cell out"), MissingValues::SkipCell);
    add(missing_, tr("count as 0"), MissingValues::CountAsZero);
    skipped_ = new QSpinBox;
    skipped_->setObjectName(QStringLiteral("importSkippedLines"));
    skipped_->setRange(0, 10000);
    skipped_->setToolTip(tr("Lines before the table, such as a title"));
    skipped_->setAccessibleDescription(skipped_->toolTip());
    auto* label = new QLabel(tr("Lines to s&kip"));
    label->setBuddy(skipped_);
    grid->addWidget(label, 1, 4);
    grid->addWidget(skipped_, 1, 5);
    for (int c = 1; c < 8; c += 2)
        grid->setColumnStretch(c, 1);
    const QSettings settings;
    for (QComboBox* box : {delimiter_, decimal_, encoding_, header_, orientation_, missing_}) {
        const QVariant value = settings.value(settingsKey + box->objectName());
        box->setCurrentIndex(std::max(0, value.isValid() ? box->findData(value.toInt()) : 0));
    }
    connect(skipped_, &QSpinBox::valueChanged, this, &ImportTablePanel::readAgain);
    return area;
}

TableFormat ImportTablePanel::wantedFormat() const {
    const auto value = [](const QComboBox* box) { return box->currentData().toInt(); };
    TableFormat format;
    format.delimiter = static_cast<char>(value(delimiter_));
    format.decimalMark = static_cast<DecimalMark>(value(decimal_));
    format.encoding = static_cast<TextEncoding>(value(encoding_));
    format.header = static_cast<HeaderLine>(value(header_));
    format.orientation = static_cast<Orientation>(value(orientation_));
    format.missing = static_cast<MissingValues>(value(missing_));
    format.skippedLines = skipped_->value();
    return format;
}

void ImportTablePanel::showFormat() {
    nameRecognised(delimiter_, preview_.format.delimiter);
    nameRecognised(decimal_, static_cast<int>(preview_.format.decimalMark));
    nameRecognised(encoding_, static_cast<int>(preview_.format.encoding));
    nameRecognised(header_, static_cast<int>(preview_.format.header));
}

void ImportTablePanel::readAgain() {
    const std::vector<std::string> before = preview_.columns;
    try {
        preview_ = previewTable(toPath(path_), wantedFormat());
    } catch (const Error&) {
        // The whole file is read next, which says what is wrong.
        preview_.columns.clear();
        preview_.rows.clear();
        preview_.lines.clear();
    }
    showFormat();
    if (preview_.columns != before) {
        fillColumns();
        propose();
    }
    fillPreview();
    Q_EMIT changed();
}

void ImportTablePanel::fillColumns() {
    const std::size_t shown = std::min(preview_.columns.size(), mostShown);
    columns_->setRowCount(0);
    columns_->setRowCount(static_cast<int>(shown));
    rows_.clear();
    for (std::size_t at = 0; at < shown; ++at) {
        const int r = static_cast<int>(at);
        const QString name = QString::fromStdString(preview_.columns[at]);
        columns_->setItem(r, 0, readOnly(name));
        QStringList first;
        for (std::size_t i = 0; i < std::min<std::size_t>(5, preview_.rows.size()); ++i)
            first << QString::fromStdString(preview_.rows[i][at]);
        columns_->setItem(r, 1, readOnly(first.join(QStringLiteral(", "))));
        ColumnRow row;
        row.role = new QComboBox;
        row.role->setObjectName(QStringLiteral("stateOf_") + name);
        row.role->setAccessibleName(tr("What column %1 holds").arg(name));
        row.role->setToolTip(tr("The recorded state that this column counts, or the name of a "
                                "cell's group (gene, time, condition)"));
        row.role->addItem(tr("not used"));
        for (const std::string& state : states_)
            row.role->addItem(QString::fromStdString(state), QString::fromStdString(state));
        row.role->addItem(tr("groups of cells"), groupRole);
        row.only = new QLineEdit;
        row.only->setObjectName(QStringLiteral("onlyOf_") + name);
        row.only->setPlaceholderText(tr("all"));
        row.only->setAccessibleName(tr("Values of column %1 that are taken").arg(name));
        row.only->setToolTip(tr("Only cells with one of these values, with commas between"));
        columns_->setCellWidget(r, 2, row.role);
        columns_->setCellWidget(r, 3, row.only);
        connect(row.role, &QComboBox::currentIndexChanged, this, &ImportPanel::changed);
        connect(row.only, &QLineEdit::textChanged, this, &ImportPanel::changed);
        rows_.push_back(row);
    }
}

void ImportTablePanel::fillPreview() {
    table_->clear();
    const int columns = static_cast<int>(std::min(preview_.columns.size(), mostShown));
    table_->setRowCount(static_cast<int>(preview_.rows.size()));
    table_->setColumnCount(columns);
    for (int c = 0; c < columns; ++c)
        table_->setHorizontalHeaderItem(c, new QTableWidgetItem(QString::fromStdString(
                                               preview_.columns[static_cast<std::size_t>(c)])));
    for (int r = 0; r < table_->rowCount(); ++r) {
        const auto row = static_cast<std::size_t>(r);
        // Line numbers of the file, as messages name them.
        if (row < preview_.lines.size())
            table_->setVerticalHeaderItem(
                r, new QTableWidgetItem(QLocale().toString(qulonglong(preview_.lines[row]))));
        for (int c = 0; c < columns; ++c)
            table_->setItem(
                r, c,
                readOnly(QString::fromStdString(preview_.rows[row][static_cast<std::size_t>(c)])));
    }
}

void ImportTablePanel::propose() {
    const QSettings settings;
    const QVariantMap roles = settings.value(settingsKey + QStringLiteral("roles")).toMap();
    const auto states = likelyStates(preview_.columns, preview_.countLike, states_);
    for (std::size_t c = 0; c < rows_.size(); ++c) {
        const QString name = QString::fromStdString(preview_.columns[c]);
        const QSignalBlocker blocker(rows_[c].role);
        const int remembered =
            roles.contains(name) ? rows_[c].role->findData(roles.value(name).toString()) : -1;
        if (remembered > 0)
            rows_[c].role->setCurrentIndex(remembered);
        else if (states[c])
            rows_[c].role->setCurrentIndex(
                rows_[c].role->findData(QString::fromStdString(*states[c])));
    }
    // What was remembered for one column may be what another is likely to hold.
    for (std::size_t c = 0; c < rows_.size(); ++c)
        if (!roles.contains(QString::fromStdString(preview_.columns[c])) &&
            statesTwice().contains(rows_[c].role->currentText())) {
            const QSignalBlocker blocker(rows_[c].role);
            rows_[c].role->setCurrentIndex(0);
        }
}

QStringList ImportTablePanel::statesTwice() const {
    QStringList twice;
    std::set<QString> taken;
    for (const ColumnRow& row : rows_)
        if (row.role->currentIndex() > 0 && row.role->currentData().toString() != groupRole &&
            !taken.insert(row.role->currentText()).second)
            twice << row.role->currentText();
    return twice;
}

ImportChoice ImportTablePanel::choice() const {
    ImportChoice choice;
    choice.format = wantedFormat();
    choice.table.groupPerColumn = groupPerColumn_->isChecked();
    for (std::size_t c = 0; c < rows_.size(); ++c) {
        const std::string& name = preview_.columns[c];
        const QString role = rows_[c].role->currentData().toString();
        if (role == groupRole)
            choice.table.groupBy.push_back(name);
        else if (rows_[c].role->currentIndex() > 0)
            choice.table.columnToState[name] = role.toStdString();
        for (const QString& value :
             rows_[c].only->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
            choice.table.where[name].push_back(value.trimmed().toStdString());
    }
    return choice;
}

bool ImportTablePanel::isUsable() const {
    const bool any = std::any_of(rows_.begin(), rows_.end(), [](const ColumnRow& row) {
        return row.role->currentIndex() > 0 && row.role->currentData().toString() != groupRole;
    });
    return any && (groupPerColumn_->isChecked() || statesTwice().isEmpty());
}

QString ImportTablePanel::sentence() const {
    QStringList sentences, noCounts;
    bool any = false;
    for (std::size_t c = 0; c < rows_.size(); ++c)
        if (rows_[c].role->currentIndex() > 0 &&
            rows_[c].role->currentData().toString() != groupRole) {
            any = true;
            if (!preview_.countLike[c])
                noCounts << QString::fromStdString(preview_.columns[c]);
        }
    if (any)
        sentences << tr("States without a column are summed out.");
    else
        sentences << tr("Choose at least one column that holds a recorded state.");
    const QStringList twice = statesTwice();
    if (!twice.isEmpty() && !groupPerColumn_->isChecked())
        sentences
            << tr("More than one column is to hold %1.").arg(twice.join(QStringLiteral(", ")));
    if (!noCounts.isEmpty())
        sentences
            << tr("Not everything in %1 is a count.").arg(noCounts.join(QStringLiteral(", ")));
    if (preview_.allColumns > rows_.size())
        sentences << tr("Only the first %L1 columns are shown; the command line takes them all.")
                         .arg(qulonglong(rows_.size()));
    return sentences.join(u' ');
}

void ImportTablePanel::remember() const {
    QSettings settings;
    for (const QComboBox* box : {delimiter_, decimal_, encoding_, header_, orientation_, missing_})
        settings.setValue(settingsKey + box->objectName(), box->currentData());
    QVariantMap roles = settings.value(settingsKey + QStringLiteral("roles")).toMap();
    if (roles.size() > 1000)
        roles.clear();
    for (std::size_t c = 0; c < rows_.size(); ++c) {
        const QString name = QString::fromStdString(preview_.columns[c]);
        if (rows_[c].role->currentIndex() > 0)
            roles.insert(name, rows_[c].role->currentData());
        else
            roles.remove(name);
    }
    settings.setValue(settingsKey + QStringLiteral("roles"), roles);
}

} // namespace dyngpt
